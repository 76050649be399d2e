/** 一つの取組 — why, who, how far it has come and why, its figures with targets, what was decided and by whom. */
import { textIn } from '#kernel/language'
import { Empty } from '#ui/empty'
import { type Fact, Facts } from '#ui/facts'
import { HistoryList } from '#ui/history-list'
import { Said, T } from '#ui/ruby'
import { Document } from '#ui/shell'
import { stateOf } from './agreement-view.ts'
import { IndicatorSection } from './indicator.page.tsx'
import type { InitiativeWords } from './initiative.words.ja.ts'
import { ItemNames } from './initiatives-table.page.tsx'
import type { PublicAgreement, PublicInitiative } from './public-partnership.ts'
import { ReviewCard } from './review-card.page.tsx'
import { AsWritten, LoudWhen, OnlyJapanese, type PublicFrame, SideName, StateBadge, When } from './state-badge.page.tsx'

export type InitiativePageProps = PublicFrame & {
  readonly municipality: string
  readonly value: PublicAgreement
  readonly initiative: PublicInitiative
  readonly own: InitiativeWords
}

export function InitiativePage(props: InitiativePageProps) {
  const { shell, words, own, to, municipality, value, initiative, terms } = props
  const { agreement, slug } = value
  const title = textIn(initiative.title, shell.language).text
  return (
    <Document
      shell={shell}
      title={title}
      crumbs={[
        { label: municipality, href: to('/') },
        { label: words.partnership, href: to('/partnership/') },
        { label: partnerName(props), href: to(`/partnership/${slug}/`) },
        { label: title },
      ]}
    >
      <LoudWhen {...props} />
      <div class="tight">
        <p class="eyebrow">
          <Said text={agreement.title} />
        </p>
        <h1>
          <Said text={initiative.title} />
        </h1>
        <p class="lead">
          <Said text={initiative.why} /> <OnlyJapanese {...props} text={initiative.why} />
        </p>
      </div>
      <Facts items={factsOf(props)} />
      <section class="flow" id="figures">
        <h2>
          <T text={own.figuresTitle} />
        </h2>
        {initiative.indicators.length === 0 && <Empty title={own.noIndicators}>{own.noIndicatorsSays}</Empty>}
        {initiative.indicators.map((indicator, at) => (
          <IndicatorSection {...props} indicator={indicator} id={`indicator-${at + 1}`} />
        ))}
      </section>
      <section class="flow" id="reviews">
        <h2>
          <T text={own.reviewsTitle} />
        </h2>
        {initiative.reviews.length === 0 && <Empty title={own.noReviews}>{own.noReviewsSays}</Empty>}
        {initiative.reviews.map((review) => (
          <ReviewCard {...props} review={review} />
        ))}
      </section>
      <section class="flow" id="history">
        <h2>
          <T text={own.historyTitle} />
        </h2>
        <OnlyJapanese {...props} />
        <HistoryList
          entries={initiative.history.toReversed().map(({ state, reason, decidedOn, side }) => ({
            at: decidedOn,
            time: terms.day(decidedOn),
            by: side === 'municipality' ? 'municipality' : 'partner',
            who: <SideName side={side} value={value} />,
            text: <StateBadge state={state} terms={terms} />,
            more: (
              <p>
                <AsWritten text={reason} />
              </p>
            ),
          }))}
        />
      </section>
      <p>
        <a href={to(`/partnership/${slug}/`)}>
          <T text={own.back} />
        </a>
      </p>
      {!props.asOf?.old && <When {...props} />}
    </Document>
  )
}

const partnerName = ({ value, shell }: Pick<InitiativePageProps, 'value' | 'shell'>): string =>
  value.agreement.parties
    .filter(({ side }) => side === 'company')
    .map(({ name }) => textIn(name, shell.language).text)
    .join('・')

function factsOf({ value, initiative, own, words, terms }: InitiativePageProps): readonly Fact[] {
  const { owners, ownerSide, thirdParty, history } = initiative
  const since = history.at(-1)?.decidedOn
  return [
    {
      term: own.state,
      value: (
        <span>
          <StateBadge state={stateOf(initiative)} terms={terms} />{' '}
          {since && (
            <small class="sub">
              <T text={own.since(terms.day(since))} />
            </small>
          )}
        </span>
      ),
    },
    { term: own.items, value: <ItemNames value={value} initiative={initiative} /> },
    {
      term: own.owners,
      value: (
        <>
          {(['municipality', 'company'] as const).map((side) => (
            <div>
              <SideName side={side} value={value} />{' '}
              {owners[side] ? (
                <AsWritten text={owners[side]} />
              ) : (
                <span class="sub">
                  <T text={words.unknown} />
                </span>
              )}
            </div>
          ))}
        </>
      ),
      note: own.ownerSide[ownerSide],
    },
    ...(thirdParty ? [{ term: own.thirdParty, value: <AsWritten text={thirdParty} /> }] : []),
  ]
}

/** 一つの取組 — its state and history, who answers for it, what is counted, what was decided, whether residents see it. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { HistoryList } from '#ui/history-list'
import { Note } from '#ui/note'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import type { Item, Side } from '../agreements/agreement.ts'
import type { Taken } from '../agreements/publicity.ts'
import { hasEnded, type LineKind, type State, type StateLine } from '../initiatives/initiative.ts'
import { isUnderWay, type ProgressNow } from '../progress/progress.ts'
import { StateBadge } from '../public/state-badge.page.tsx'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './initiatives.words.ja.ts'
import { ProgressSection } from './progress.page.tsx'
import { ja as progressWords } from './progress.words.ja.ts'
import { TakenNote } from './taken.page.tsx'

export type InitiativePageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly items: readonly Item[]
  readonly initiative: {
    readonly id: Uuid
    readonly title: { readonly ja: string }
    readonly why: { readonly ja: string }
    readonly state: State
    readonly consent: Side | undefined
    readonly shared: boolean
    readonly ownerSide: Side | 'both'
    readonly thirdParty?: string | undefined
  }
  readonly owners: Readonly<Record<Side, string | undefined>>
  /** Oldest first. */
  readonly history: readonly (StateLine & { readonly kind: LineKind; readonly by: string })[]
  readonly indicators: readonly { readonly id: Uuid; readonly name: string }[]
  readonly reviews: number
  readonly progress: ProgressNow
  /** The proposal that has no answer yet. */
  readonly waits: { readonly days: number; readonly forUs: boolean } | undefined
  /** The other side ended it, and nobody here has said to have read so. */
  readonly mustRead: boolean
  readonly isPublic: boolean
  /** Taken back from residents, and not given to them again. */
  readonly taken: Taken | undefined
  readonly isOurs: boolean
  readonly mayWrite: boolean
  readonly mayPublish: boolean
}

export function InitiativePage(props: InitiativePageProps) {
  const { shell, to, done, agreement, initiative, history, indicators, reviews, waits, mayWrite } = props
  const at = `/initiatives/${initiative.id}`
  return (
    <Document
      shell={shell}
      title={initiative.title.ja}
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(agreement.title), href: to(`/agreements/${agreement.id}`) },
        { label: plainText(initiative.title.ja) },
      ]}
    >
      <h1>
        <T text={initiative.title.ja} />
      </h1>
      {done && (words.done[done] ?? progressWords.done[done]) && (
        <Flash>{words.done[done] ?? progressWords.done[done]}</Flash>
      )}
      <p class="lead">
        <T text={initiative.why.ja} />
      </p>
      {waits && (
        <Note kind={waits.forUs ? 'warn' : 'info'}>
          {initiative.consent && words.consentSaid(waits.forUs ? 'theirs' : 'ours')}
          {waits.forUs ? words.waitsUs(waits.days) : `${words.waits(waits.days)}${words.silence}`}
        </Note>
      )}
      {props.mustRead && (
        <Note kind="warn" title={words.endedByThem}>
          <p>{history.at(-1)?.reason}</p>
          {mayWrite && (
            <Form action={to(`${at}/read`)}>
              <Button>{words.haveRead}</Button>
            </Form>
          )}
        </Note>
      )}
      <What {...props} />
      {mayWrite && <Acts {...props} />}
      <ProgressSection
        id={initiative.id}
        now={props.progress}
        isUnderWay={isUnderWay(initiative.state)}
        mayWrite={mayWrite}
        to={to}
      />
      <section class="flow">
        <h2>{words.history}</h2>
        {history.length === 0 ? (
          <Empty title={words.noHistory}>{words.noHistorySays}</Empty>
        ) : (
          <HistoryList
            entries={history.toReversed().map((line) => ({
              at: line.decidedOn,
              time: terms.day(line.decidedOn),
              by: line.side === 'municipality' ? ('municipality' as const) : ('partner' as const),
              who: line.by,
              text: words.line(words.lineKinds[line.kind] ?? plainText(terms.states[line.state]), line.reason),
            }))}
          />
        )}
        {initiative.shared && (
          <p>
            <a href={to(`${at}/as-of`)}>{words.asOf}</a>
          </p>
        )}
      </section>
      <section class="flow">
        <h2>{words.indicators}</h2>
        {indicators.length === 0 ? (
          <Empty title={words.noIndicators}>{words.noIndicatorsSays}</Empty>
        ) : (
          <ul class="list">
            {indicators.map(({ id, name }) => (
              <li>
                <a href={to(`/indicators/${id}`)}>
                  <T text={name} />
                </a>
              </li>
            ))}
          </ul>
        )}
        {mayWrite && initiative.shared && (
          <p>
            <ButtonLink href={to(`${at}/indicators/new`)}>{words.addIndicator}</ButtonLink>
          </p>
        )}
      </section>
      <section class="flow">
        <h2>{words.reviews}</h2>
        <p>
          {words.reviewsCount(reviews)} <a href={to(`${at}/reviews`)}>{words.openReviews}</a>
        </p>
      </section>
      <Publication {...props} />
    </Document>
  )
}

const What = ({ agreement, items, initiative, owners, to, isPublic }: InitiativePageProps) => (
  <Facts
    items={[
      {
        term: words.facts.state,
        value: (
          <>
            <StateBadge state={initiative.state} terms={terms} /> {!initiative.shared && words.draft}
          </>
        ),
      },
      {
        term: words.facts.agreement,
        value: (
          <a href={to(`/agreements/${agreement.id}`)}>
            <T text={agreement.title} />
          </a>
        ),
      },
      { term: words.facts.items, value: items.map(({ no, text }) => `${no}　${plainText(text.ja)}`).join('、') },
      { term: words.facts.owner, value: words.ownerSides[initiative.ownerSide] },
      ...(['municipality', 'company'] as const).map((side) => ({
        term: words.post(side),
        value: owners[side] ?? words.facts.none,
        unknown: owners[side] === undefined,
      })),
      ...(initiative.thirdParty ? [{ term: words.facts.third, value: initiative.thirdParty }] : []),
      { term: words.facts.public, value: isPublic ? words.isPublic : words.notPublic },
    ]}
  />
)

function Acts({ initiative, isOurs, to }: InitiativePageProps) {
  const at = `/initiatives/${initiative.id}`
  const ended = hasEnded(initiative.state)
  return (
    <>
      {ended && <p class="sub">{words.ended}</p>}
      <Actions>
        {!initiative.shared && (
          <ButtonLink kind="go" href={to(`${at}/share`)}>
            {words.share}
          </ButtonLink>
        )}
        {initiative.shared && !ended && (
          <ButtonLink kind="go" href={to(`${at}/state`)}>
            {words.move}
          </ButtonLink>
        )}
        {isOurs && !ended && <ButtonLink href={to(`${at}/edit`)}>{words.edit}</ButtonLink>}
        {initiative.shared && <ButtonLink href={to(`${at}/owners`)}>{words.changeOwner}</ButtonLink>}
      </Actions>
    </>
  )
}

const Publication = ({ initiative, isPublic, taken, mayPublish, to }: InitiativePageProps) =>
  !initiative.shared ? null : isPublic ? (
    mayPublish && (
      <p>
        <ButtonLink kind="stop" href={to(`/initiatives/${initiative.id}/withdraw`)}>
          {words.withdraw}
        </ButtonLink>
      </p>
    )
  ) : (
    <Card kind="firm" labelledBy="publication">
      <h2 id="publication">{words.publishTitle}</h2>
      <TakenNote taken={taken} />
      {mayPublish ? (
        <>
          <p>
            <b>{words.publishWarn}</b>
          </p>
          <Form action={to(`/initiatives/${initiative.id}/publish`)}>
            <Button>{words.publish}</Button>
          </Form>
        </>
      ) : (
        <p>
          {words.notPublic}。{words.publishOnly}
        </p>
      )}
    </Card>
  )

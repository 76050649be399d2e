/** 一つの協定 — as signed, where it stands now, what is done about each item, what is not known, what was decided. */
import { fiscalYearOf, type LocalDate } from '#kernel/calendar'
import { fiscalYearName } from '#kernel/date-name'
import { textIn } from '#kernel/language'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { type Fact, Facts } from '#ui/facts'
import { HistoryList } from '#ui/history-list'
import { Said, T } from '#ui/ruby'
import { Document } from '#ui/shell'
import { SIDES } from '../agreements/agreement.ts'
import {
  Announced,
  Clauses,
  Correspondence,
  Documents,
  ItemsSection,
  NotKnown,
  Reports,
} from './agreement-paper.page.tsx'
import { countedItems, countStates, decisionsOf, itemsWithoutInitiative } from './agreement-view.ts'
import { InitiativesTable } from './initiatives-table.page.tsx'
import { OPEN_DATA_NAMES } from './open-data.ts'
import type { PublicAgreement } from './public-partnership.ts'
import {
  AsWritten,
  LoudWhen,
  OnlyJapanese,
  type PublicFrame,
  SideName,
  StateCounts,
  When,
} from './state-badge.page.tsx'

export type AgreementPageProps = PublicFrame & {
  readonly municipality: string
  readonly value: PublicAgreement
  /** False: made from published papers by others; nobody here knows more than the papers say. */
  readonly official: boolean
  /** Fiscal years of which there is a report, newest first. */
  readonly reports: readonly number[]
  readonly source:
    | {
        readonly title: string
        readonly publisher: string
        readonly url?: string | undefined
        readonly checkedOn: LocalDate
      }
    | undefined
}

export function AgreementPage(props: AgreementPageProps) {
  const { shell, words, to, municipality, value } = props
  const { agreement, initiatives } = value
  const partners = agreement.parties
    .filter(({ side }) => side === 'company')
    .map(({ name }) => textIn(name, shell.language).text)
  const kind = words.kind(agreement.kind)
  return (
    <Document
      shell={shell}
      title={textIn(agreement.title, shell.language).text}
      crumbs={[
        { label: municipality, href: to('/') },
        { label: words.partnership, href: to('/partnership/') },
        { label: partners.join('・') },
      ]}
    >
      <LoudWhen {...props} />
      <div class="tight">
        <p class="eyebrow">{kind ? <T text={kind} /> : <AsWritten text={agreement.kind} />}</p>
        <h1>
          <Said text={agreement.title} />
        </h1>
        <p class="lead">
          <T text={words.lead.before} />
          <Said text={agreement.purpose} />
          <T text={words.lead.after(countedItems(agreement).length)} />
        </p>
      </div>
      <div class="grid side">
        <Facts items={factsOf(props)} />
        <NowCard {...props} />
      </div>
      {initiatives.length > 0 && <InitiativesTable {...props} />}
      <ItemsSection {...props} />
      <Announced {...props} />
      <NotKnown {...props} />
      <Decisions {...props} />
      <Reports {...props} />
      <Clauses {...props} />
      <Correspondence {...props} />
      <section class="flow">
        <h2>
          <T text={words.dataTitle} />
        </h2>
        <ul class="row">
          {OPEN_DATA_NAMES.map((name) => (
            <li>
              <a href={to(`/partnership/open-data/${name}.csv`)}>
                <T text={words.asCsv(words.csv[name])} />
              </a>
            </li>
          ))}
          <li>
            <a href={to(`/partnership/open-data/${value.slug}.json`)}>
              <T text={words.asJson} />
            </a>
          </li>
        </ul>
        <p>
          <a href={to('/partnership/history/')}>
            <T text={words.ledger} />
          </a>
        </p>
        {agreement.translation && (
          <p class="small sub">
            <T text={words.translation} />
          </p>
        )}
      </section>
    </Document>
  )
}

function factsOf({ value, terms, words, official, source, shell }: AgreementPageProps): readonly Fact[] {
  const { agreement, desks } = value
  const { term } = agreement
  const year = fiscalYearName(fiscalYearOf(agreement.signedOn))[shell.language]
  return [
    { term: words.signedOn, value: words.signed(terms.day(agreement.signedOn), year) },
    {
      term: words.parties,
      value: agreement.parties.map(({ name }) => (
        <div>
          <Said text={name} />
        </div>
      )),
    },
    ...(agreement.intent ? [{ term: words.aim, value: <Said text={agreement.intent} /> }] : []),
    term
      ? { term: words.term, value: words.termSays(term, terms.day(term.from), term.until && terms.day(term.until)) }
      : { term: words.term, value: official ? words.unknown : words.unknownTerm, unknown: true },
    desks
      ? {
          term: words.desks,
          value: SIDES.map((side) => (
            <div>
              <SideName side={side} value={value} /> <AsWritten text={desks[side]} />
            </div>
          )),
        }
      : { term: words.desks, value: words.unknown, unknown: true },
    ...(agreement.documents.length > 0
      ? [{ term: words.documents, value: <Documents agreement={agreement} words={words} terms={terms} /> }]
      : []),
    ...(official && source ? [{ term: words.source, value: <AsWritten text={source.title} /> }] : []),
  ]
}

/** Where it stands; for a page made from papers, which papers. */
function NowCard(props: AgreementPageProps) {
  const { value, words, terms, official, source, asOf } = props
  if (!official && source)
    return (
      <Card kind="soft" tight>
        <p class="lead">
          <b>
            <T text={words.sourceTitle} />
          </b>
        </p>
        <p>
          {source.url ? (
            <a href={source.url}>
              <AsWritten text={source.title} />
            </a>
          ) : (
            <AsWritten text={source.title} />
          )}
        </p>
        {value.agreement.clauses.length === 0 && (
          <p>
            <T text={words.notFullText} />
          </p>
        )}
        <p class="small sub">
          <T text={words.checkedOn(terms.day(source.checkedOn))} />
        </p>
      </Card>
    )
  return (
    <Card kind="soft" tight>
      <p class="lead">
        <b>
          <T text={words.now} />
        </b>
      </p>
      {value.initiatives.length > 0 ? (
        <>
          <StateCounts states={countStates(value.initiatives)} terms={terms} words={words} />
          <p class="small sub">
            <T text={words.itemsWithout(itemsWithoutInitiative(value))} />
          </p>
        </>
      ) : (
        <>
          <p>
            <b>
              <T text={words.noInitiatives} />
            </b>
          </p>
          <p class="small sub">
            <T text={words.noInitiativesSays} />
          </p>
        </>
      )}
      {!asOf?.old && <When {...props} />}
    </Card>
  )
}

/** As many as are read in one go; the rest stands in the record of publications. */
const RECENT = 20

function Decisions({ value, shell, words, terms, to }: AgreementPageProps) {
  const decisions = decisionsOf(value.initiatives).slice(0, RECENT)
  return (
    <section class="flow" id="decisions">
      <h2>
        <T text={words.decisionsTitle} />
      </h2>
      {decisions.length === 0 ? (
        <Empty title={words.decisionsEmpty}>{words.decisionsEmptySays}</Empty>
      ) : (
        <>
          <OnlyJapanese words={words} shell={shell} />
          <HistoryList
            entries={decisions.map(({ initiative, review }) => ({
              at: review.publishedAt,
              time: terms.moment(review.publishedAt),
              by: 'system',
              text: (
                <>
                  <a href={to(`/partnership/${value.slug}/${initiative.slug}/`)}>
                    <Said text={initiative.title} />
                  </a>
                  <br />
                  <T text={words.decided(terms.period(review.period), terms.decisions[review.decision])} />
                </>
              ),
              more: (
                <p class="small sub">
                  <T text={words.reason} />
                  <AsWritten text={review.reason} />
                </p>
              ),
            }))}
          />
        </>
      )}
    </section>
  )
}

/** 公表の記録のページ — what was published when, newest first; what was replaced stays and says so. */
import { localDateAt } from '#kernel/instant'
import { Empty } from '#ui/empty'
import { HistoryList } from '#ui/history-list'
import { Pagination } from '#ui/pagination'
import { Said, T } from '#ui/ruby'
import { Document } from '#ui/shell'
import type { Withdrawn } from '../agreements/publicity.ts'
import type { LedgerPage as Page, Publication } from './ledger.ts'
import type { LedgerWords } from './ledger.words.ja.ts'
import { LoudWhen, type PublicFrame, When } from './state-badge.page.tsx'
import { WithdrawnList } from './withdrawn.page.tsx'
import type { WithdrawnWords } from './withdrawn.words.ja.ts'

export type LedgerPageProps = PublicFrame & {
  readonly municipality: string
  readonly ledger: Page
  readonly own: LedgerWords
  readonly withdrawn: readonly Withdrawn[]
  readonly gone: WithdrawnWords
}

export function LedgerPage(props: LedgerPageProps) {
  const { shell, words, own, to, municipality, ledger, terms } = props
  return (
    <Document
      shell={shell}
      title={own.title}
      crumbs={[
        { label: municipality, href: to('/') },
        { label: words.partnership, href: to('/partnership/') },
        { label: own.title },
      ]}
    >
      <LoudWhen {...props} />
      <div class="tight">
        <h1>
          <T text={own.title} />
        </h1>
        <p class="lead">
          <T text={own.lead} />
        </p>
      </div>
      {ledger.total === 0 ? (
        <Empty title={own.empty}>{own.emptySays}</Empty>
      ) : (
        <>
          <p class="sub">
            <T text={own.count(ledger.total)} />
          </p>
          <HistoryList
            entries={ledger.entries.map((entry) => ({
              at: entry.at,
              time: terms.moment(entry.at),
              by: 'system',
              text: (
                <>
                  <a href={to(`/partnership/${entry.agreement.slug}/${entry.initiative.slug}/`)}>
                    <Said text={entry.initiative.title} />
                  </a>
                  {'　'}
                  {entry.what.kind !== 'review' && <Said text={entry.what.indicator.name} />}
                  <br />
                  <What entry={entry} {...props} />
                </>
              ),
              more: <Fate entry={entry} {...props} />,
            }))}
          />
          <Pagination
            page={ledger.page}
            pages={ledger.pages}
            href={(page) => to(`/partnership/history/?page=${page}`)}
            words={own.pages}
          />
        </>
      )}
      {!props.asOf?.old && <When {...props} />}
      <WithdrawnList withdrawn={props.withdrawn} own={props.gone} terms={terms} />
    </Document>
  )
}

type EntryProps = LedgerPageProps & { readonly entry: Publication }

function What({ entry: { what, period }, own, terms }: EntryProps) {
  const span = terms.period(period)
  switch (what.kind) {
    case 'target':
      return <T text={own.target(span, terms.amount(what.value, what.indicator.unit))} />
    case 'figure':
      return <T text={own.figure(span, terms.shown(what.shown, what.indicator.unit))} />
    case 'review':
      return <T text={own.review(span, terms.decisions[what.decision])} />
  }
}

/** Whether it took the place of something, and whether something took its own. */
function Fate({ entry: { what }, own, terms }: EntryProps) {
  if (what.kind === 'target') return null
  const says = [
    what.replaces && own.replaces,
    what.kind === 'figure' && what.supersededAt && own.supersededAt(terms.day(localDateAt(what.supersededAt))),
    what.kind === 'review' && what.superseded && own.superseded,
  ].filter((part) => typeof part === 'string')
  if (says.length === 0) return null
  return (
    <p class="small sub">
      {says.map((part) => (
        <span>
          <T text={part} />{' '}
        </span>
      ))}
    </p>
  )
}

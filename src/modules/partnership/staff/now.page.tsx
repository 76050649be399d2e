/** 協定のいま — one page about all agreements of a side, for whoever has ten seconds; on paper exactly one A4. */
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { AsOf } from '#ui/as-of'
import { Actions, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { PrintHead } from '#ui/print-head'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { type ClauseCheck, severityOf } from '../agreements/clause-check.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { SeverityBadge } from './checks.page.tsx'
import { ja as words } from './now.words.ja.ts'
import { type NowLine, type NowView, ON_PAPER } from './now-view.ts'

export type NowPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly now: Instant
  readonly organisation: string
  readonly view: NowView
}

export function NowPage({ shell, to, now, organisation, view }: NowPageProps) {
  const { lines, totals } = view
  const rest = lines.slice(ON_PAPER)
  return (
    <Document shell={shell} title={words.title}>
      <div class="one-page flow">
        <PrintHead lines={[`${organisation}　${words.title}　${plainText(terms.moment(now))} ${words.now}`]} />
        <div class="row end">
          <h1>{words.title}</h1>
          <AsOf at={now} time={terms.moment(now)} after={words.now} />
        </div>
        {lines.length === 0 ? (
          <Empty title={words.empty}>{words.emptySays}</Empty>
        ) : (
          <>
            <p class="lead off-paper">{words.lead(lines.length)}</p>
            <Facts
              items={[
                { term: words.total.agreements, value: words.count(totals.agreements) },
                { term: words.total.alive, value: words.alive(totals) },
                { term: words.total.none, value: words.none(totals) },
                { term: words.total.renewals, value: words.count(totals.renewals) },
                { term: words.total.figures, value: words.figures(totals) },
                { term: words.total.waits, value: words.waits(totals) },
                { term: words.total.checks, value: words.severities(totals.severities) },
              ]}
            />
            <Lines caption={words.caption} lines={lines.slice(0, ON_PAPER)} to={to} />
            {rest.length > 0 && (
              <>
                <p class="print-only">{words.moreOnPaper(rest.length)}</p>
                <section class="off-paper flow">
                  <h2>{words.more(rest.length)}</h2>
                  <Lines caption={words.more(rest.length)} lines={rest} to={to} />
                </section>
              </>
            )}
            <p class="sub off-paper">
              {words.paper} {words.print}
            </p>
            <Actions>
              <ButtonLink href={to('/now/agreements.csv')} download>
                {words.csv}
              </ButtonLink>
            </Actions>
          </>
        )}
      </div>
    </Document>
  )
}

const isTerm = ({ kind }: ClauseCheck): boolean =>
  kind === 'expired' || kind === 'renewalNear' || kind === 'ending' || kind === 'termUnknown'

const Found = ({ checks, without }: { readonly checks: readonly ClauseCheck[]; readonly without: string }) =>
  checks.length === 0 ? (
    <span>{without}</span>
  ) : (
    <ul class="tight">
      {checks.map((check) => (
        <li>
          <SeverityBadge severity={severityOf(check)} />{' '}
          {severityOf(check) === 'urgent' ? <b>{words.check(check)}</b> : words.check(check)}
        </li>
      ))}
    </ul>
  )

const Alive = ({ alive, behind }: NowLine) => (
  <>
    {words.count(alive)}
    {behind > 0 && (
      <>
        <br />
        <span class="small">{words.behind(behind)}</span>
      </>
    )}
  </>
)

type LinesProps = {
  readonly caption: string
  readonly lines: readonly NowLine[]
  readonly to: (path: string) => string
}
const Lines = ({ caption, lines, to }: LinesProps) => (
  <DataTable<NowLine>
    caption={caption}
    captionHidden
    mode="stack"
    rows={lines}
    empty={words.empty}
    columns={[
      {
        key: 'agreement',
        head: words.columns.agreement,
        names: true,
        cell: ({ path, title }) => <a href={to(path)}>{title}</a>,
      },
      { key: 'alive', head: words.columns.alive, numeric: true, cell: Alive },
      { key: 'items', head: words.columns.items, cell: words.itemsOf },
      { key: 'figures', head: words.columns.figures, cell: ({ figures }) => words.figures(figures) },
      { key: 'waits', head: words.columns.waits, cell: ({ waits }) => words.waits(waits) },
      {
        key: 'checks',
        head: words.columns.checks,
        cell: ({ checks }) => (
          <Found
            checks={checks.filter((check) => !isTerm(check) && check.kind !== 'itemsNothing')}
            without={words.noChecks}
          />
        ),
      },
      {
        key: 'renewal',
        head: words.columns.renewal,
        cell: ({ checks, until }) => <Found checks={checks.filter(isTerm)} without={words.until(until)} />,
      },
    ]}
  />
)

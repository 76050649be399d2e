/** すべてのまち — a company's agreements over its towns: one table, what can be added up, and each town by itself. */
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { AsOf } from '#ui/as-of'
import { Actions, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { Note } from '#ui/note'
import { PrintHead } from '#ui/print-head'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './towns.words.ja.ts'
import { OpenThere, TownSection } from './towns-one.page.tsx'
import { comesNext, SORTS, type TownLine, type TownsView } from './towns-view.ts'

export type TownsPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly now: Instant
  readonly organisation: string
  readonly view: TownsView
}

export function TownsPage({ shell, to, now, organisation, view }: TownsPageProps) {
  const { towns, unread, sort } = view
  const names = unread.join('、')
  const [only] = towns
  return (
    <Document shell={shell} title={words.title}>
      <PrintHead lines={[`${organisation}　${words.title}`, `${plainText(terms.moment(now))} ${words.now}`]} />
      <div class="row end">
        <h1>{words.title}</h1>
        <AsOf at={now} time={terms.moment(now)} after={words.now} />
      </div>
      {unread.length > 0 && (
        <Note kind="bad" title={words.unreadTitle(names)}>
          {words.unreadSays(names)}
        </Note>
      )}
      {towns.length === 1 && only && unread.length === 0 ? (
        <>
          <Empty title={words.onlyOneTitle(only.town.name)}>{words.onlyOneSays}</Empty>
          <Actions>
            <ButtonLink href={to('/agreements')}>{words.toAgreements}</ButtonLink>
          </Actions>
        </>
      ) : (
        <>
          <p class="lead">{words.lead(organisation, towns.length)}</p>
          <p class="sub">{words.says}</p>
          <Totals view={view} />
          <section class="flow" aria-labelledby="agreements">
            <h2 id="agreements">{words.caption}</h2>
            <Chips
              label={words.sortLabel}
              chips={SORTS.map((key) => ({
                label: words.sorts[key],
                href: to(`/towns?sort=${key}`),
                current: key === sort,
              }))}
            />
            <Lines view={view} to={to} />
            <Actions>
              <ButtonLink href={to(`/towns.csv?sort=${sort}`)} download>
                {words.download}
              </ButtonLink>
            </Actions>
          </section>
          {towns.map((each) => (
            <TownSection {...each} to={to} />
          ))}
        </>
      )}
    </Document>
  )
}

function Totals({ view: { towns, unread, totals } }: { readonly view: TownsView }) {
  return (
    <Card kind="soft" labelledBy="totals">
      <h2 id="totals">{unread.length === 0 ? words.totals : words.totalsWithout(unread.join('、'))}</h2>
      <Facts
        items={[
          { term: words.total.towns, value: words.townCount(towns.length) },
          { term: words.total.agreements, value: words.count(totals.agreements) },
          { term: words.total.states, value: words.states(totals.states) },
          { term: words.total.forUs, value: words.waiting(totals.forUs) },
          { term: words.total.forThem, value: words.waiting(totals.forThem) },
        ]}
      />
    </Card>
  )
}

function Lines({ view, to }: { readonly view: TownsView; readonly to: (path: string) => string }) {
  const nameOf = ({ id }: TownLine): string => `agreement-${id}`
  return (
    <DataTable<TownLine>
      caption={words.caption}
      captionHidden
      mode="stack"
      rows={view.lines}
      empty={<Empty title={words.noneTitle}>{words.noneSays}</Empty>}
      columns={[
        {
          key: 'agreement',
          head: words.columns.agreement,
          names: true,
          cell: (line) => (
            <>
              <b>{line.town.name}</b>
              <br />
              <span id={nameOf(line)}>{line.title}</span>
            </>
          ),
        },
        { key: 'until', head: words.columns.until, cell: words.until },
        { key: 'states', head: words.columns.states, cell: ({ states }) => words.states(states) },
        { key: 'forUs', head: words.columns.forUs, cell: ({ forUs }) => words.waiting(forUs.length) },
        { key: 'forThem', head: words.columns.forThem, cell: ({ forThem }) => words.waiting(forThem.length) },
        { key: 'decided', head: words.columns.decided, cell: ({ decided }) => words.decisions(decided) },
        {
          key: 'next',
          head: words.columns.next,
          cell: (line) => {
            const next = comesNext(line)
            return (
              <div class="row">
                {next ? `${words.nextDay(next)} ${words.nextWhat(next)}` : words.nextDay(next)}
                <OpenThere town={line.town} path={line.path} to={to} describedBy={nameOf(line)} />
              </div>
            )
          },
        },
      ]}
    />
  )
}

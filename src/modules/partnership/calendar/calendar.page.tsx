/** 年間の予定の画面 — a fiscal year month by month: what is due, from whom, and what is done already. */
import { Badge, type BadgeKind } from '#ui/badge'
import { Actions, ButtonLink } from '#ui/button'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import type { CalendarEntry, CalendarMonth, EntryState } from './calendar.ts'
import { ja as words } from './staff-calendar.words.ja.ts'

export type CalendarPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly year: number
  readonly years: readonly number[]
  readonly mine: boolean
  readonly months: readonly CalendarMonth[]
  /** As `2026-11`. */
  readonly thisMonth: string
}

const KIND = { done: 'ok', late: 'bad', coming: 'plain', passed: 'gray' } as const satisfies Record<
  EntryState,
  BadgeKind
>

export function CalendarPage({ shell, to, year, years, mine, months, thisMonth }: CalendarPageProps) {
  const href = (asked: { readonly year: number; readonly mine: boolean }) =>
    to(`/calendar?year=${asked.year}${asked.mine ? '&mine=yes' : ''}`)
  const all = months.flatMap(({ entries }) => entries)
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[{ label: words.today, href: to('/') }, { label: words.title }]}
    >
      <h1>
        {words.title}　{words.year(year)}
      </h1>
      <p class="lead off-paper">{words.lead}</p>
      <Chips
        label={words.years}
        chips={years.map((each) => ({
          label: words.year(each),
          href: href({ year: each, mine }),
          current: each === year,
        }))}
      />
      <Chips
        label={words.whose}
        chips={[false, true].map((each) => ({
          label: each ? words.mine : words.everyone,
          href: href({ year, mine: each }),
          current: each === mine,
        }))}
      />
      {all.length > 0 && months.some(({ month }) => month === thisMonth) && (
        <p class="off-paper">
          <a href={`#${idOf(thisMonth)}`}>{words.toThisMonth(thisMonth)}</a>
        </p>
      )}
      {all.length === 0 && <Empty title={words.nothing}>{words.nothingSays}</Empty>}
      {all.some(({ state }) => state === 'passed') && <p class="sub">{words.notTold}</p>}
      {all.length > 0 &&
        months.map(({ month, entries }) => (
          <section class="flow" id={idOf(month)}>
            <h2>{words.month(month)}</h2>
            <Month month={month} entries={entries} to={to} />
          </section>
        ))}
      <p class="sub off-paper">{words.print}</p>
      <Actions>
        <ButtonLink href={to(`/calendar.csv?year=${year}${mine ? '&mine=yes' : ''}`)} download>
          {words.csv}
        </ButtonLink>
      </Actions>
    </Document>
  )
}

const idOf = (month: string): string => `m-${month}`

/** Beyond it a month is no longer read; all of it is in the CSV. */
const SHOWN = 100

const Month = ({ month, entries, to }: CalendarMonth & { readonly to: CalendarPageProps['to'] }) => (
  <>
    <DataTable<CalendarEntry>
      caption={words.month(month)}
      captionHidden
      mode="stack"
      rows={entries.slice(0, SHOWN)}
      empty={<p class="sub">{words.none}</p>}
      columns={[
        {
          key: 'what',
          head: words.columns.what,
          names: true,
          cell: (entry) => (entry.path ? <a href={to(entry.path)}>{words.what(entry)}</a> : words.what(entry)),
        },
        { key: 'on', head: words.columns.on, numeric: true, cell: ({ on }) => words.day(on) },
        { key: 'department', head: words.columns.department, cell: ({ department }) => department || words.whole },
        {
          key: 'state',
          head: words.columns.state,
          cell: (entry) => <Badge kind={KIND[entry.state]}>{words.stateOf(entry)}</Badge>,
        },
      ]}
    />
    {entries.length > SHOWN && <p class="sub">{words.more(entries.length - SHOWN)}</p>}
  </>
)

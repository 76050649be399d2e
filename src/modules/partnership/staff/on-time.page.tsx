/** 数字の出そろい — how complete and how punctual the figures of a fiscal year are, by department, and which have not come. */

import { Badge } from '#ui/badge'
import { Actions, ButtonLink } from '#ui/button'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './on-time.words.ja.ts'
import type { OnTimeFigure, OnTimeView } from './on-time-view.ts'

export type OnTimePageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly within: number
  readonly view: OnTimeView
}
type Department = OnTimeView['departments'][number]

export function OnTimePage({ shell, to, within, view }: OnTimePageProps) {
  const { years, year, total, departments, waiting } = view
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[{ label: words.today, href: to('/') }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(within)}</p>
      <Chips
        label={words.years}
        chips={years.map((each) => ({
          label: words.year(each),
          href: to(`/on-time?year=${each}`),
          current: each === year,
        }))}
      />
      {departments.length === 0 ? (
        <Empty title={words.none}>{words.noneSays}</Empty>
      ) : (
        <>
          <section class="flow">
            <h2>{words.departments}</h2>
            <Departments rows={[...departments, { name: words.total, ...total }]} />
            {total.open > 0 && <p class="sub">{words.open(total.open)}</p>}
          </section>
          <section class="flow">
            <h2>{words.waiting}</h2>
            <Waiting rows={waiting} to={to} />
          </section>
          <Actions>
            <ButtonLink href={to(`/on-time.csv?year=${year}`)} download>
              {words.csv}
            </ButtonLink>
          </Actions>
        </>
      )}
    </Document>
  )
}

const Departments = ({ rows }: { readonly rows: readonly Department[] }) => (
  <DataTable<Department>
    caption={words.caption}
    captionHidden
    mode="stack"
    rows={rows}
    empty={words.none}
    columns={[
      { key: 'name', head: words.columns.name, names: true, cell: ({ name }) => name },
      { key: 'expected', head: words.columns.expected, numeric: true, cell: ({ expected }) => words.count(expected) },
      {
        key: 'reported',
        head: words.columns.reported,
        numeric: true,
        cell: ({ reported, completeness }) => words.shareOf(reported, completeness),
      },
      {
        key: 'onTime',
        head: words.columns.onTime,
        numeric: true,
        cell: ({ onTime, punctuality }) => words.shareOf(onTime, punctuality),
      },
      {
        key: 'missing',
        head: words.columns.missing,
        numeric: true,
        cell: ({ missing, pending }) => (
          <>
            {words.count(missing + pending)}
            {pending > 0 && (
              <>
                <br />
                <span class="small sub">{words.pending(pending)}</span>
              </>
            )}
          </>
        ),
      },
    ]}
  />
)

const Waiting = ({ rows, to }: { readonly rows: readonly OnTimeFigure[]; readonly to: OnTimePageProps['to'] }) => (
  <DataTable<OnTimeFigure>
    caption={words.waitingCaption}
    captionHidden
    mode="stack"
    rows={rows}
    empty={<Empty title={words.allThere}>{words.allThereSays}</Empty>}
    columns={[
      {
        key: 'indicator',
        head: words.figure.indicator,
        names: true,
        cell: ({ path, indicator, initiative }) => (
          <>
            <a href={to(path)}>{indicator}</a>
            <br />
            <span class="small sub">{initiative}</span>
          </>
        ),
      },
      { key: 'period', head: words.figure.period, cell: ({ period }) => <T text={terms.period(period)} /> },
      { key: 'department', head: words.figure.department, cell: ({ department }) => department },
      {
        key: 'due',
        head: words.figure.due,
        cell: ({ due, state, daysLate }) => (
          <>
            <T text={terms.day(due)} />
            <br />
            <Badge kind={daysLate === 0 ? 'plain' : state === 'missing' ? 'bad' : 'warn'}>{words.states[state]}</Badge>{' '}
            {daysLate > 0 && words.late(daysLate)}
          </>
        ),
      },
    ]}
  />
)

/** ある日の数字 — a table for each indicator: what stood in each period on that day, who had confirmed it, and what came since. */
import type { Uuid } from '#kernel/id'
import { localDateAt } from '#kernel/instant'
import { Empty } from '#ui/empty'
import { T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './as-of.words.ja.ts'
import type { FiguresThen, LineThen } from './as-of-view.ts'
import { Confirmed } from './figure-table.page.tsx'
import { measuredText } from './figures.words.ja.ts'
import type { ShownMeasurement, ShownTarget } from './indicator-view.ts'

export type IndicatorThen = {
  readonly id: Uuid
  readonly name: string
  readonly unit: string
  readonly rows: readonly FiguresThen<ShownTarget, ShownMeasurement>[]
}
type Props = { readonly indicators: readonly IndicatorThen[]; readonly to: (path: string) => string }

export const AsOfFigures = ({ indicators, to }: Props) => (
  <section class="flow">
    <h2>{words.figures}</h2>
    {indicators.every(({ rows }) => rows.length === 0) && <Empty title={words.noFigures}>{words.noFiguresSays}</Empty>}
    {indicators
      .filter(({ rows }) => rows.length > 0)
      .map((indicator) => (
        <div class="flow">
          <h3>
            <a href={to(`/indicators/${indicator.id}`)}>
              <T text={indicator.name} />
            </a>
          </h3>
          <Periods {...indicator} />
        </div>
      ))}
  </section>
)

function Periods({ name, unit, rows }: IndicatorThen) {
  const target = ({ value }: ShownTarget) => terms.amount(value, unit)
  const measured = (figure: ShownMeasurement) => measuredText(figure.measured, unit)
  return (
    <DataTable<IndicatorThen['rows'][number]>
      caption={name}
      captionHidden
      mode="stack"
      rows={rows}
      empty={words.noFigures}
      columns={[
        { key: 'period', head: words.columns.period, cell: (row) => <T text={terms.period(row.period)} /> },
        { key: 'target', head: words.columns.target, cell: (row) => <Line line={row.target} value={target} /> },
        {
          key: 'measured',
          head: words.columns.measured,
          cell: (row) => <Line line={row.measurement} value={measured} />,
        },
        {
          key: 'now',
          head: words.columns.now,
          cell: (row) => {
            const since = [
              ...sinceText(row.target, words.target, target),
              ...sinceText(row.measurement, words.measured, measured),
            ]
            return since.length === 0 ? (
              <span class="sub">{words.same}</span>
            ) : (
              since.map((text) => (
                <p>
                  <T text={text} />
                </p>
              ))
            )
          },
        },
      ]}
    />
  )
}

function Line<T>({ line, value }: { readonly line: LineThen<T> | undefined; readonly value: (figure: T) => string }) {
  if (!line) return <span class="sub">{words.none}</span>
  return (
    <div class="tight">
      <p>
        <b>
          <T>{value(line.figure)}</T>
        </b>
      </p>
      <Confirmed confirmation={line.confirmation} />
    </div>
  )
}

function sinceText<T>(line: LineThen<T> | undefined, what: string, value: (figure: T) => string): readonly string[] {
  switch (line?.since.kind) {
    case 'confirmed':
      return [words.confirmedLater(what)]
    case 'changed':
      return [words.changed(what, value(line.since.now), terms.day(localDateAt(line.since.now.recordedAt)))]
    default:
      return []
  }
}

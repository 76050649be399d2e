/**
 * 数字の出そろい — which figures are due, which came, and which came in time.
 *
 * Due       so many days after the last day of the period; on that day it is still in time
 * Came      the first row that says something: 集計中 says nothing yet, 未実施 and 該当なし do. A correction that comes later
 *           makes nothing late
 * Asked     of people, never of a service that counts by itself: every period that has ended since the first one with a target or a figure, until the one in which the
 *           initiative ended
 * Rates     of those whose day has passed or that have come already: what may still come in time counts for nobody
 */
import { addDays, type LocalDate } from '#kernel/calendar'
import { type Instant, localDateAt } from '#kernel/instant'
import {
  comparePeriods,
  firstDay,
  lastDay,
  nextPeriod,
  type Period,
  type PeriodCode,
  type PeriodKind,
  period,
  periodCode,
} from '#kernel/period'
import type { Measured } from './figure.ts'

type Asked = {
  /** Named where a service counts: then nobody is asked. */
  readonly feed?: string | undefined
  readonly periodKind: PeriodKind
  readonly targets: readonly { readonly period: string }[]
  /** Every version. */
  readonly measurements: readonly {
    readonly period: string
    readonly measured: Measured
    readonly recordedAt: Instant
  }[]
}

/** `pending` and `missing`: the day has passed. `open`: it has not. */
export type DueState = 'onTime' | 'late' | 'pending' | 'missing' | 'open'
export type DueFigure = { readonly period: PeriodCode; readonly due: LocalDate; readonly state: DueState }

export function dueFigures(
  { periodKind, targets, measurements, feed }: Asked,
  {
    within,
    today,
    endedOn,
  }: { readonly within: number; readonly today: LocalDate; readonly endedOn?: LocalDate | undefined },
): readonly DueFigure[] {
  if (feed !== undefined) return []
  const [first] = [...targets, ...measurements]
    .map((each) => period(each.period))
    .filter(({ kind }) => kind === periodKind)
    .toSorted(comparePeriods)
  const found: DueFigure[] = []
  for (let at: Period | undefined = first; at && lastDay(at) < today; at = nextPeriod(at)) {
    if (endedOn && firstDay(at) > endedOn) break
    const code = periodCode(at)
    const due = addDays(lastDay(at), within)
    found.push({
      period: code,
      due,
      state: stateOf(
        measurements.filter((each) => each.period === code),
        due,
        today,
      ),
    })
  }
  return found
}

function stateOf(rows: Asked['measurements'], due: LocalDate, today: LocalDate): DueState {
  const [came] = rows
    .filter(({ measured }) => measured.status !== 'pending')
    .map(({ recordedAt }) => localDateAt(recordedAt))
    .toSorted()
  if (came) return came <= due ? 'onTime' : 'late'
  if (today <= due) return 'open'
  return rows.length > 0 ? 'pending' : 'missing'
}

export type OnTime = Readonly<Record<DueState, number>> & {
  /** 出るはず: what has come, and what should have. */
  readonly expected: number
  /** 出た */
  readonly reported: number
  /** 0 to 1; undefined where nothing was expected yet. */
  readonly completeness: number | undefined
  readonly punctuality: number | undefined
}

export function onTimeOf(figures: readonly Pick<DueFigure, 'state'>[]): OnTime {
  const of = (state: DueState): number => figures.filter((each) => each.state === state).length
  const counts = {
    onTime: of('onTime'),
    late: of('late'),
    pending: of('pending'),
    missing: of('missing'),
    open: of('open'),
  }
  const reported = counts.onTime + counts.late
  const expected = reported + counts.pending + counts.missing
  const share = (count: number) => (expected === 0 ? undefined : count / expected)
  return { ...counts, expected, reported, completeness: share(reported), punctuality: share(counts.onTime) }
}

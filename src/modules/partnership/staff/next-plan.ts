/**
 * 次の年度の計画 — where a closed review of a year leads: per indicator which targets there are for the year after it, and
 * which have none yet. A review that ends the initiative leads nowhere.
 */
import type { Uuid } from '#kernel/id'
import { comparePeriods, nextPeriod, type PeriodCode, period, periodCode } from '#kernel/period'
import { type Confirmation, confirmation, inForce, isPartOf, type Sign, type Version } from '../indicators/figure.ts'
import { hasEnded, type State } from '../initiatives/initiative.ts'
import type { ReviewState } from '../reviews/review.ts'

type Target = Version & { readonly period: string; readonly value: number; readonly signs: readonly Sign[] }
type Shown = {
  readonly indicator: { readonly id: Uuid; readonly unit: string }
  readonly figures: { readonly targets: readonly Target[] }
}
export type PlannedTarget = {
  readonly period: string
  readonly value: number
  readonly unit: string
  readonly confirmed: Confirmation['kind']
}
export type NextPlan = {
  readonly year: PeriodCode
  /** By indicator, in the order of their periods. */
  readonly targets: ReadonlyMap<Uuid, readonly PlannedTarget[]>
}

export function nextPlan(
  review: { readonly period: string; readonly state: ReviewState },
  state: State,
  indicators: readonly Shown[],
): NextPlan | undefined {
  const of = period(review.period)
  if (of.kind !== 'year' || review.state.kind !== 'closed' || review.state.decision === 'end' || hasEnded(state))
    return undefined
  const year = periodCode(nextPeriod(of))
  const targets = indicators.map(({ indicator, figures }): readonly [Uuid, readonly PlannedTarget[]] => [
    indicator.id,
    inForce(figures.targets)
      .filter((target) => target.period === year || isPartOf(target.period, year))
      .toSorted((a, b) => comparePeriods(period(a.period), period(b.period)))
      .map(({ period: code, value, signs }) => ({
        period: code,
        value,
        unit: indicator.unit,
        confirmed: confirmation(signs).kind,
      })),
  ])
  return { year, targets: new Map(targets) }
}

/**
 * 引きつぐ期限 — which figures are still to be written, and when an initiative is looked back at next.
 *
 * Figures   of what people record (a service counts by itself): every period that has ended since the first one with a target or a figure; 集計中 is not a figure yet
 * Reviews   the period after the last one that both sides closed, of the same length; before any, the first year in which
 *           it ran. Due two months after the period: until 31 May the money of the year is still open (出納整理期間)
 */
import { addMonths, fiscalYearOf, type LocalDate, lastDayOfMonth, monthOf } from '#kernel/calendar'
import { comparePeriods, lastDay, nextPeriod, type Period, period, periodCode } from '#kernel/period'
import { inForce, numberOf } from '../indicators/figure.ts'
import { hasEnded } from '../initiatives/initiative.ts'
import type { KnownIndicator, KnownInitiative, KnownReview } from './handover-known.ts'

export const REVIEW_WITHIN_MONTHS = 2

export type MissingFigure = { readonly period: string; readonly why: 'missing' | 'pending' }

export function missingFigures(indicator: KnownIndicator, today: LocalDate): readonly MissingFigure[] {
  const { periodKind, targets, measurements, feed } = indicator
  if (feed !== undefined) return []
  const said = inForce(measurements)
  const [first] = [...targets, ...said]
    .map((each) => period(each.period))
    .filter(({ kind }) => kind === periodKind)
    .toSorted(comparePeriods)
  const missing: MissingFigure[] = []
  for (let at: Period | undefined = first; at && lastDay(at) < today; at = nextPeriod(at)) {
    const code = periodCode(at)
    const found = said.find((each) => each.period === code)
    if (!found) missing.push({ period: code, why: 'missing' })
    else if (found.measured.status === 'pending') missing.push({ period: code, why: 'pending' })
  }
  return missing
}

/** Whether anybody has ever written a number for it. */
export const hasFigure = ({ indicators }: Pick<KnownInitiative, 'indicators'>): boolean =>
  indicators.some(({ measurements }) => inForce(measurements).some(({ measured }) => numberOf(measured) !== undefined))

/** Reviews that no other one supersedes, newest period first. */
export const standingReviews = (reviews: readonly KnownReview[]): readonly KnownReview[] =>
  inForce(reviews).toSorted((a, b) => comparePeriods(period(b.period), period(a.period)))

export const lastClosed = (reviews: readonly KnownReview[]): KnownReview | undefined =>
  standingReviews(reviews).find(({ state }) => state.kind === 'closed')

export type NextReview = { readonly period: string; readonly due: LocalDate }

/** Undefined: it has ended, or has not begun. */
export function nextReview(initiative: Pick<KnownInitiative, 'state' | 'history' | 'reviews'>): NextReview | undefined {
  const { state, history, reviews } = initiative
  const began = history.find((line) => line.state === 'running')
  if (hasEnded(state) || !began) return undefined
  const closed = lastClosed(reviews)
  const next: Period = closed
    ? nextPeriod(period(closed.period))
    : { kind: 'year', fiscalYear: fiscalYearOf(began.decidedOn) }
  return { period: periodCode(next), due: reviewDue(next) }
}

export const reviewDue = (of: Period): LocalDate =>
  lastDayOfMonth(addMonths(monthOf(lastDay(of)), REVIEW_WITHIN_MONTHS))

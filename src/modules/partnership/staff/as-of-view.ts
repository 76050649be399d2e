/** ある日の画面に出すもの — the figures of one indicator as they stood on a day, and what became of each since. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { comparePeriods, lastDay, period, periodContaining, previousPeriod } from '#kernel/period'
import type { Side } from '../agreements/agreement.ts'
import { confirmation, inForce, type Sign, stoodOn, type Version } from '../indicators/figure.ts'
import { type FigureLine, linesOf } from './indicator-view.ts'

type Said = Version & { readonly period: string; readonly saidBy: Uuid; readonly signs: readonly Sign[] }
type Party = { readonly organisation: Uuid; readonly side: Side; readonly name: string }

export type Since<T> =
  | { readonly kind: 'same' }
  | { readonly kind: 'confirmed' }
  /** What stands now in its place. */
  | { readonly kind: 'changed'; readonly now: T & { readonly recordedAt: Instant } }

export type LineThen<T> = FigureLine<T> & { readonly since: Since<T> }
export type FiguresThen<T, M> = {
  readonly period: string
  readonly target: LineThen<T> | undefined
  readonly measurement: LineThen<M> | undefined
}

/** Newest period first; a period of which nothing had been said is not there. */
export function figuresOn<T extends Said, M extends Said>(
  figures: { readonly targets: readonly T[]; readonly measurements: readonly M[] },
  parties: readonly Party[],
  side: Side,
  day: LocalDate,
): readonly FiguresThen<T, M>[] {
  const targets = linesThen(figures.targets, parties, side, day)
  const measurements = linesThen(figures.measurements, parties, side, day)
  const periods = new Set([...targets, ...measurements].map(({ figure }) => figure.period))
  return [...periods]
    .toSorted((a, b) => comparePeriods(period(b), period(a)))
    .map((code) => ({
      period: code,
      target: targets.find(({ figure }) => figure.period === code),
      measurement: measurements.find(({ figure }) => figure.period === code),
    }))
}

function linesThen<T extends Said>(rows: readonly T[], parties: readonly Party[], side: Side, day: LocalDate) {
  const now = inForce(rows)
  return linesOf(stoodOn(rows, day), parties, side).map((line): LineThen<T> => {
    const stands = now.find((row) => row.period === line.figure.period)
    return { ...line, since: stands ? sinceOf(line, stands) : { kind: 'same' } }
  })
}

function sinceOf<T extends Said>(then: FigureLine<T>, now: T): Since<T> {
  if (now.id !== then.figure.id) return { kind: 'changed', now }
  const isNew = then.confirmation.kind !== 'confirmed' && confirmation(now.signs).kind === 'confirmed'
  return isNew ? { kind: 'confirmed' } : { kind: 'same' }
}

/** Days that people ask for: the last of the quarter, the half and the fiscal year before, not before the signing. */
export const oftenAsked = (today: LocalDate, signedOn: LocalDate): readonly LocalDate[] =>
  [
    ...new Set(
      (['quarter', 'half', 'year'] as const).map((kind) => lastDay(previousPeriod(periodContaining(kind, today)))),
    ),
  ]
    .filter((day) => day >= signedOn)
    .toSorted()
    .toReversed()

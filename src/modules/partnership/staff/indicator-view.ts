/** 指標の画面に出すもの — figures in force by period, who said them, who confirmed them, what one may do about them. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import {
  comparePeriods,
  type PeriodCode,
  type PeriodKind,
  period,
  periodCode,
  periodContaining,
  previousPeriod,
} from '#kernel/period'
import type { Side } from '../agreements/agreement.ts'
import {
  type Confirmation,
  chainOf,
  confirmation,
  inForce,
  type Measured,
  type Sign,
  type Version,
} from '../indicators/figure.ts'
import type { IndicatorDefinition } from '../indicators/indicator.ts'

export type ShownIndicator = IndicatorDefinition & { readonly id: Uuid }
type Figure = { readonly id: Uuid; readonly period: string; readonly recordedAt: Instant }
export type ShownTarget = Figure & { readonly value: number; readonly rationale: string }
export type ShownMeasurement = Figure & { readonly measured: Measured; readonly source: string; readonly note: string }

type Said = Version & { readonly period: string; readonly saidBy: Uuid; readonly signs: readonly Sign[] }
type Party = { readonly organisation: Uuid; readonly side: Side; readonly name: string }

export type FigureLine<T> = {
  readonly figure: T
  readonly by: string
  readonly confirmation: Confirmation
  /** Our side has not signed the version in force. */
  readonly waitsForUs: boolean
  /** What was said before, newest first. */
  readonly earlier: readonly T[]
}

/** Newest period first: what was said last is what somebody comes to look at. */
export const linesOf = <T extends Said>(
  rows: readonly T[],
  parties: readonly Party[],
  ourSide: Side,
): readonly FigureLine<T>[] =>
  inForce(rows)
    .toSorted((a, b) => comparePeriods(period(b.period), period(a.period)))
    .map((figure) => {
      const confirmed = confirmation(figure.signs)
      return {
        figure,
        by: parties.find(({ organisation }) => organisation === figure.saidBy)?.name ?? '',
        confirmation: confirmed,
        waitsForUs: confirmed.kind === 'waitsFor' && confirmed.sides.includes(ourSide),
        earlier: chainOf(rows, figure.id).slice(1),
      }
    })

/** How many periods stand open in a table; what waits for a confirmation always does. */
const OPEN_PERIODS = 4

export const foldedLines = <T>(lines: readonly FigureLine<T>[]) => {
  const isOpen = ({ confirmation: { kind } }: FigureLine<T>, at: number) => at < OPEN_PERIODS || kind !== 'confirmed'
  return { open: lines.filter(isOpen), older: lines.filter((line, at) => !isOpen(line, at)) }
}

/** The newest period that is over, unless its figure is there already: the one that a clerk comes to record. */
export function periodToRecord(
  kind: PeriodKind,
  today: LocalDate,
  lines: readonly FigureLine<ShownMeasurement>[],
): PeriodCode | undefined {
  const code = periodCode(previousPeriod(periodContaining(kind, today)))
  const said = lines.find(({ figure }) => figure.period === code)
  return said && said.figure.measured.status !== 'pending' ? undefined : code
}

type Standing = { readonly figure: { readonly id: Uuid; readonly period: string } }

/** Which version of each period stood on the screen, carried through the form: a later one is then not written over. */
export const seenOf = (lines: readonly Standing[]): string =>
  lines.map(({ figure }) => `${figure.period}:${figure.id}`).join(',')

export const seenIn = (seen: string, code: string): Uuid | undefined =>
  seen
    .split(',')
    .map((pair) => pair.split(':'))
    .find(([of]) => of === code)?.[1] as Uuid | undefined

/** A figure that cannot be read, or that was refused, beside the field that must be mended. */
export const fieldOfFigure = (why: string): 'period' | 'value' =>
  why === 'notAPeriod' || why === 'otherPeriodKind' || why === 'changedMeanwhile' ? 'period' : 'value'

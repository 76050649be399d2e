/** 引きつぐ期限 — the day on which a figure is missing, and the next review with its day. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import type { PeriodKind } from '#kernel/period'
import type { Measured } from '../indicators/figure.ts'
import type { State } from '../initiatives/initiative.ts'
import { hasFigure, missingFigures, nextReview, standingReviews } from './handover-due.ts'
import type { KnownIndicator, KnownMeasurement, KnownReview, KnownTarget } from './handover-known.ts'

const AT = instant('2026-04-01T00:00:00Z')
let made = 0
const figure = (period: string) => ({
  id: `f${++made}` as Uuid,
  supersedes: undefined,
  recordedAt: AT,
  indicator: 'i' as Uuid,
  period,
  signs: [],
})
const target = (period: string): KnownTarget => ({ ...figure(period), value: 1, rationale: '' })
const said = (period: string, measured: Measured = { status: 'known', value: 1 }): KnownMeasurement => ({
  ...figure(period),
  measured,
})
const indicator = (
  targets: readonly string[],
  measurements: readonly KnownMeasurement[],
  periodKind: PeriodKind = 'quarter',
): KnownIndicator => ({
  id: 'i' as Uuid,
  name: { ja: '人' },
  unit: 'person',
  periodKind,
  targets: targets.map(target),
  measurements,
})
const missing = (of: KnownIndicator, today: string) =>
  missingFigures(of, localDate(today)).map(({ period, why }) => `${period} ${why}`)

test('a figure is missing from the day after its period, not on its last day', () => {
  const one = indicator(['2026-Q1', '2026-Q2'], [said('2026-Q1')])
  deepEqual(missing(one, '2026-09-30'), [])
  deepEqual(missing(one, '2026-10-01'), ['2026-Q2 missing'])
})
test('集計中 is not there yet; 未実施 and 10未満 are said', () => {
  const one = indicator([], [said('2026-Q1', { status: 'pending' }), said('2026-Q2', { status: 'notDone' })])
  deepEqual(missing(one, '2026-10-01'), ['2026-Q1 pending'])
  deepEqual(missing(indicator([], [said('2026-Q1', { status: 'hidden' })]), '2026-07-01'), [])
})
test('every period since the first one is asked for, over the turn of the year', () => {
  deepEqual(missing(indicator(['2025-Q4'], []), '2026-07-01'), ['2025-Q4 missing', '2026-Q1 missing'])
})
test('nothing was ever planned or said: nothing is missing; a target of a whole year asks for no quarter', () => {
  deepEqual(missing(indicator([], []), '2026-10-01'), [])
  deepEqual(missing(indicator(['2025'], []), '2026-10-01'), [])
})
test('a number counts as a figure, a word does not', () => {
  equal(hasFigure({ indicators: [indicator([], [said('2026-Q1')])] }), true)
  equal(hasFigure({ indicators: [indicator([], [said('2026-Q1', { status: 'notDone' })])] }), false)
  equal(hasFigure({ indicators: [] }), false)
})

const review = (period: string, closed: boolean, own: Partial<KnownReview> = {}): KnownReview => ({
  id: `r${++made}` as Uuid,
  initiative: 'i' as Uuid,
  supersedes: undefined,
  recordedAt: AT,
  proposedAt: AT,
  period,
  seen: 'x',
  decision: 'continue',
  reason: 'x',
  nextAction: '',
  nextBy: undefined,
  state: closed
    ? { kind: 'closed', decision: 'continue', signs: {} as never }
    : { kind: 'waitsFor', sides: ['company'], signed: [] },
  ...own,
})
const line = (state: State, decidedOn: string) => ({
  state,
  reason: 'x',
  decidedOn: localDate(decidedOn) as LocalDate,
  side: 'municipality' as const,
  recordedAt: AT,
})
const next = (reviews: readonly KnownReview[], state: State = 'running', began = '2026-03-31') =>
  nextReview({ state, history: [line('running', began)], reviews })

test('the first review is of the year in which it began to run, due on 31 May', () => {
  deepEqual(next([]), { period: '2025', due: '2026-05-31' })
  deepEqual(next([], 'running', '2026-04-01'), { period: '2026', due: '2027-05-31' })
})
test('then the period after the last one that both closed, of the same length', () => {
  deepEqual(next([review('2025', true)]), { period: '2026', due: '2027-05-31' })
  deepEqual(next([review('2025-H2', true)]), { period: '2026-H1', due: '2026-11-30' })
  deepEqual(next([review('2026-H1', true)]), { period: '2026-H2', due: '2027-05-31' })
  // One that waits for a signature is not behind us.
  deepEqual(next([review('2025', true), review('2026', false)]), { period: '2026', due: '2027-05-31' })
})
test('what has ended, or has not begun, is not looked back at again', () => {
  for (const state of ['completed', 'stopped', 'declined'] as const) equal(next([], state), undefined)
  equal(nextReview({ state: 'agreed', history: [line('agreed', '2026-04-01')], reviews: [] }), undefined)
})
test('of two versions the newer stands, newest period first', () => {
  const first = review('2025', true)
  const second = review('2025', true, { supersedes: first.id })
  deepEqual(
    standingReviews([first, second, review('2026', false)]).map(({ period, id }) => [period, id === second.id]),
    [
      ['2026', false],
      ['2025', true],
    ],
  )
})

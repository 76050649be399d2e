import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UNITS } from '#kernel/unit'
import { missingIn, type ReviewText, reviewState } from '../reviews/review.ts'
import { achievementOf, overall } from './achievement.ts'
import { type Measured, readMeasured } from './figure.ts'
import { type IndicatorDefinition, indicatorFaults } from './indicator.ts'

test('a dash is asked about, never turned into 0', () => {
  for (const dash of ['-', '－', '―', 'ー', '—', '…', '＊'])
    deepEqual(readMeasured(dash), { ok: false, error: 'dash' }, dash)
  deepEqual(readMeasured('0'), { ok: true, value: { status: 'known', value: 0 } })
})
test('what a clerk types or a sheet holds', () => {
  const read = (text: string) => {
    const found = readMeasured(text)
    return found.ok ? found.value : found.error
  }
  deepEqual(read('１，２３４'), { status: 'known', value: 1234 })
  deepEqual(read('約 200'), { status: 'approximate', value: 200 })
  deepEqual(read('集計中'), { status: 'pending' })
  deepEqual(read('該当なし'), { status: 'notApplicable' })
  deepEqual(read('未実施'), { status: 'notDone' })
  deepEqual(read('10人未満'), { status: 'hidden' })
  deepEqual(
    [read(' '), read('12人'), read('1e5'), read('constructor')],
    ['empty', 'notANumber', 'notANumber', 'notANumber'],
  )
})

const known = (value: number): Measured => ({ status: 'known', value })
const year = { countKind: 'cumulative', periodKind: 'quarter' } as const
const ratio = (baseline: number | undefined, target: number, actual: number) =>
  achievementOf({
    ...year,
    baseline,
    target: { period: '2026', value: target },
    measured: [{ period: '2026', measured: known(actual) }],
  })

test('from the baseline to the target, upwards and downwards alike', () => {
  deepEqual(ratio(100, 200, 150), { kind: 'achieved', ratio: 0.5, actual: 150, approximate: false })
  deepEqual(ratio(200, 100, 125), { kind: 'achieved', ratio: 0.75, actual: 125, approximate: false })
  deepEqual(ratio(100, 200, 80), { kind: 'achieved', ratio: -0.2, actual: 80, approximate: false })
})
test('no value without a way to go', () => {
  deepEqual(ratio(100, 100, 100), { kind: 'none', why: 'targetIsBaseline' })
  deepEqual(ratio(undefined, 100, 100), { kind: 'none', why: 'noBaseline' })
})
test('a year of quarters: what is not reported is counted aloud, and 集計中 is no 0', () => {
  const measured = [
    { period: '2026-Q1', measured: known(30) },
    { period: '2026-Q2', measured: { status: 'pending' } as const },
  ]
  const target = { period: '2026', value: 100 }
  deepEqual(achievementOf({ ...year, baseline: 0, target, measured }), {
    kind: 'soFar',
    ratio: 0.3,
    actual: 30,
    approximate: false,
    reported: 1,
    unreported: 3,
  })
  deepEqual(achievementOf({ ...year, countKind: 'people', baseline: 0, target, measured }), {
    kind: 'notReported',
    status: undefined,
  })
})
test('weights divide by the sum of what was reported', () => {
  const achieved = (value: number) => ({ kind: 'achieved' as const, ratio: value, actual: 0, approximate: false })
  deepEqual(
    overall([
      { achievement: achieved(1), weight: 3 },
      { achievement: achieved(0), weight: 1 },
      { achievement: { kind: 'notReported', status: undefined }, weight: 9 },
    ]),
    { kind: 'mean', ratio: 0.75, counted: 2, unreported: 1 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
      (parts) => {
        const mean = overall(parts.map(([value, weight]) => ({ achievement: achieved(value), weight })))
        equal(mean.kind === 'mean' && mean.ratio >= -1e-9 && mean.ratio <= 1 + 1e-9, true)
      },
    ),
  )
})

test('every unit that counts people forces a disclosure class', () => {
  const definition = (unit: string): IndicatorDefinition => ({
    name: { ja: 'x' },
    definition: 'x',
    unit,
    countKind: 'cumulative',
    direction: 'up',
    disclosure: 'open',
    periodKind: 'year',
    baseline: undefined,
  })
  for (const { code, countsPeople } of UNITS)
    deepEqual(
      indicatorFaults(definition(code)),
      countsPeople ? [{ field: 'disclosure', why: 'countsPeople' }] : [],
      code,
    )
  deepEqual(indicatorFaults(definition('furlong')), [{ field: 'unit', why: 'unknownUnit' }])
})

test('a review says what is missing, and counts only signs on the version in force', () => {
  const text: ReviewText = {
    period: '2026',
    seen: 'x',
    decision: 'end',
    reason: 'y',
    nextAction: '',
    nextBy: undefined,
  }
  deepEqual(missingIn({ ...text, decision: undefined, seen: ' ' }), ['seen', 'decision'])
  const sign = (side: 'municipality' | 'company', version: number) =>
    ({ side, version, post: '0', at: '2026-11-24T00:00:00.000Z' }) as never
  deepEqual(reviewState(text, 2, [sign('municipality', 1), sign('company', 2)]), {
    kind: 'waitsFor',
    sides: ['municipality'],
    signed: ['company'],
  })
})

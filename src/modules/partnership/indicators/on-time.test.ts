import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type LocalDate, localDate } from '#kernel/calendar'
import { type Instant, instant } from '#kernel/instant'
import type { Measured } from './figure.ts'
import { dueFigures, onTimeOf } from './on-time.ts'

const KNOWN: Measured = { status: 'known', value: 1 }
const row = (period: string, recorded: string, measured: Measured = KNOWN) => ({
  period,
  measured,
  recordedAt: instant(`${recorded}+09:00`),
})
type Row = ReturnType<typeof row>
const due = (
  measurements: readonly Row[],
  today: string,
  more: { targets?: readonly string[]; endedOn?: string } = {},
) =>
  dueFigures(
    { periodKind: 'quarter', targets: (more.targets ?? []).map((period) => ({ period })), measurements },
    { within: 30, today: localDate(today), endedOn: more.endedOn ? localDate(more.endedOn) : undefined },
  ).map(({ period, due: day, state }) => `${period} ${day} ${state}`)

test('the day on which it is due is still in time, to its last second in Japan', () => {
  deepEqual(due([row('2026-Q1', '2026-07-30T23:59:59')], '2026-08-10'), ['2026-Q1 2026-07-30 onTime'])
  deepEqual(due([row('2026-Q1', '2026-07-31T00:00:00')], '2026-08-10'), ['2026-Q1 2026-07-30 late'])
})

test('it is asked for from the day after its period, and missing from the day after it was due', () => {
  const asked = (today: string) => due([], today, { targets: ['2026-Q1'] })
  deepEqual(asked('2026-06-30'), [])
  deepEqual(asked('2026-07-01'), ['2026-Q1 2026-07-30 open'])
  deepEqual(asked('2026-07-30'), ['2026-Q1 2026-07-30 open'])
  deepEqual(asked('2026-07-31'), ['2026-Q1 2026-07-30 missing'])
})

test('集計中 says nothing yet, 未実施 does; the first that says something decides, and no correction makes it late', () => {
  const pending = row('2026-Q1', '2026-07-10T09:00:00', { status: 'pending' })
  deepEqual(due([pending], '2026-07-30'), ['2026-Q1 2026-07-30 open'])
  deepEqual(due([pending], '2026-07-31'), ['2026-Q1 2026-07-30 pending'])
  const notDone = row('2026-Q1', '2026-07-20T09:00:00', { status: 'notDone' })
  deepEqual(due([pending, notDone], '2026-07-31'), ['2026-Q1 2026-07-30 onTime'])
  const corrected = row('2026-Q1', '2026-09-01T09:00:00')
  deepEqual(due([corrected, notDone], '2026-09-02'), ['2026-Q1 2026-07-30 onTime'])
})

test('over the turn of the year every period is asked for, until the one in which it ended', () => {
  const all = due([], '2026-10-01', { targets: ['2025-Q4'] }).map((line) => line.slice(0, 7))
  deepEqual(all, ['2025-Q4', '2026-Q1', '2026-Q2'])
  deepEqual(
    due([], '2026-10-01', { targets: ['2025-Q4'], endedOn: '2026-03-31' }).map((line) => line.slice(0, 7)),
    ['2025-Q4'],
  )
  deepEqual(
    due([], '2026-10-01', { targets: ['2025-Q4'], endedOn: '2026-04-01' }).map((line) => line.slice(0, 7)),
    ['2025-Q4', '2026-Q1'],
  )
  deepEqual(due([], '2026-10-01', { targets: ['2026'] }), [], 'a target of a whole year asks for no quarter')
})

test('what may still come in time counts for nobody, and nothing expected is no rate', () => {
  const state = (...states: readonly ('onTime' | 'late' | 'pending' | 'missing' | 'open')[]) =>
    onTimeOf(states.map((each) => ({ state: each })))
  const { completeness, punctuality, expected, reported, open } = state('onTime', 'late', 'pending', 'missing', 'open')
  deepEqual([expected, reported, open, completeness, punctuality], [4, 2, 1, 0.5, 0.25])
  deepEqual([state('open').completeness, state().punctuality], [undefined, undefined])
})

test('whatever was written when: the counts add up, and waiting a day never makes a figure come', () => {
  const written = fc.array(
    fc.record({
      period: fc.constantFrom('2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'),
      days: fc.integer({ min: 0, max: 400 }),
      measured: fc.constantFrom<Measured>(KNOWN, { status: 'pending' }, { status: 'notApplicable' }),
    }),
    { maxLength: 10 },
  )
  fc.assert(
    fc.property(written, fc.integer({ min: 0, max: 500 }), (rows, later) => {
      const measurements = rows.map(({ period, days, measured }) => ({
        period,
        measured,
        recordedAt: `${addDays(localDate('2025-10-01'), days)}T00:00:00.000Z` as Instant,
      }))
      const on = (today: LocalDate) =>
        dueFigures({ periodKind: 'quarter', targets: [{ period: '2025-Q3' }], measurements }, { within: 30, today })
      const today = addDays(localDate('2025-10-01'), later)
      const now = on(today)
      const counts = onTimeOf(now)
      equal(counts.onTime + counts.late + counts.pending + counts.missing + counts.open, now.length)
      ok(counts.punctuality === undefined || counts.punctuality <= (counts.completeness ?? 0))
      const next = on(addDays(today, 1))
      for (const { period, state } of now) {
        const then = next.find((each) => each.period === period)?.state
        if (state === 'missing' || state === 'pending' || state === 'late' || state === 'onTime') equal(then, state)
      }
    }),
  )
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type LocalDate, localDate } from '#kernel/calendar'
import { instant, localDateAt } from '#kernel/instant'
import { dueOn, lastDayOver, overBefore, type Span } from './span.ts'

const due = (day: string, span: Span): string => dueOn(localDate(day), span)

test('the day itself is not counted, and the last day is kept to its end (民法第140条・第141条)', () => {
  equal(due('2026-11-24', { days: 0 }), '2026-11-25')
  equal(due('2026-11-24', { days: 7 }), '2026-12-02')
  equal(due('2026-11-24', { months: 1 }), '2026-12-25')
  equal(due('2026-11-24', { years: 1 }), '2027-11-25')
})

test('a leap day: what has no such day ends with its month (民法第143条)', () => {
  equal(due('2028-02-29', { years: 1 }), '2029-03-01')
  equal(due('2028-02-28', { years: 1 }), '2029-03-01')
  equal(due('2027-02-28', { years: 1 }), '2028-03-01')
  equal(due('2027-02-27', { years: 1 }), '2028-02-28')
  equal(due('2028-01-30', { months: 1 }), '2028-03-01')
  equal(due('2028-01-28', { months: 1 }), '2028-02-29')
})

test('years of the record rules begin with the 1 April after the fiscal year', () => {
  equal(due('2027-03-31', { fiscalYears: 5 }), '2032-04-01')
  equal(due('2027-04-01', { fiscalYears: 5 }), '2033-04-01')
  equal(due('2028-02-29', { fiscalYears: 1 }), '2029-04-01')
})

test('an instant counts by the day in Japan', () => {
  equal(localDateAt(instant('2027-03-31T15:00:00Z')), '2027-04-01')
  equal(overBefore(localDate('2032-04-01'), { fiscalYears: 5 }), '2027-03-31T15:00:00.000Z')
  equal(overBefore(localDate('2032-03-31'), { fiscalYears: 5 }), '2026-03-31T15:00:00.000Z')
  equal(overBefore(localDate('2026-11-25'), { days: 0 }), '2026-11-24T15:00:00.000Z')
})

test('the last day that is over is over today, and the next one is not: on every day, for every span', () => {
  const span = fc.oneof(
    fc.record({ days: fc.nat(400) }),
    fc.record({ months: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ years: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ fiscalYears: fc.integer({ min: 1, max: 30 }) }),
  )
  const day = fc.integer({ min: 0, max: 8_000 }).map((days): LocalDate => addDays(localDate('2026-01-01'), days))
  fc.assert(
    fc.property(day, span, (today, kept) => {
      const over = lastDayOver(today, kept)
      deepEqual([dueOn(over, kept) <= today, dueOn(addDays(over, 1), kept) <= today], [true, false])
    }),
  )
})

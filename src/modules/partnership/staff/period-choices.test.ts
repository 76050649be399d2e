import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { periodChoices, reviewPeriods } from './period-choices.ts'

test('on 31 March the year that ends is still this year @date', () => {
  deepEqual(periodChoices('year', localDate('2026-03-31')), ['2024', '2025', '2026'])
})
test('on 1 April the new year is this year @date', () => {
  deepEqual(periodChoices('half', localDate('2026-04-01')), [
    '2025-H1',
    '2025-H2',
    '2025',
    '2026-H1',
    '2026-H2',
    '2026',
    '2027-H1',
    '2027-H2',
    '2027',
  ])
})
test('a review looks back, never into the next year @date', () => {
  deepEqual(reviewPeriods(localDate('2026-11-24')), ['2025-H1', '2025-H2', '2025', '2026-H1', '2026-H2', '2026'])
})

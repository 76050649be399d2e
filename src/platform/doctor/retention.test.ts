import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#kernel/calendar'
import { instant } from '#kernel/instant'
import { testDatabase } from '../../../tests/support/database.ts'
import type { KnownDays } from '../retention/clock-suspect.ts'
import { lateFindings, retentionFindings } from './retention.ts'

const { pool, owner } = await testDatabase()
const on = (day: string) => ({ today: () => localDate(day), now: () => instant(`${day}T00:00:00Z`) })
const known = (days: Partial<Record<keyof KnownDays, string>>): KnownDays =>
  ({ ran: undefined, done: undefined, ahead: undefined, began: undefined, ...days }) as KnownDays
const found = (days: Partial<Record<keyof KnownDays, string>>, today: string) =>
  lateFindings(known(days), today as LocalDate)

test('a deletion that did not come to its end for two days is named; one of yesterday is not', async () => {
  await owner.query("insert into platform_retention_day values ('2095-02-28', '2095-02-28T01:00:00Z', 0)")
  try {
    deepEqual(await retentionFindings(pool, on('2095-03-01')), [])
    deepEqual(await retentionFindings(pool, on('2095-03-02')), [{ code: 'retention-late', days: 2 }])
    // A day on which a table failed is no end.
    await owner.query("insert into platform_retention_day values ('2095-03-02', '2095-03-02T01:00:00Z', 0, 1)")
    deepEqual(await retentionFindings(pool, on('2095-03-02')), [{ code: 'retention-late', days: 2 }])
    deepEqual(await retentionFindings(pool, on('2095-02-28')), [
      { code: 'retention-day-ahead', day: '2095-03-02', today: '2095-02-28' },
    ])
  } finally {
    await owner.query("delete from platform_retention_day where day > '2090-01-01'")
  }
})

test('a deletion that fails from the first day is named two days after the house began', () => {
  deepEqual(found({ began: '2026-11-24' }, '2026-11-25'), [])
  deepEqual(found({ began: '2026-11-24' }, '2026-11-26'), [{ code: 'retention-late', days: 2 }])
  deepEqual(found({ began: '2026-11-24', ran: '2026-11-26' }, '2026-11-26'), [{ code: 'retention-late', days: 2 }])
})

test('a day that is too far from the last one is named instead, and so is a recorded day from the future', () => {
  deepEqual(found({ ran: '2027-01-01', done: '2027-01-01' }, '2027-04-01'), [
    { code: 'retention-clock-suspect', since: '2027-01-01', today: '2027-04-01' },
  ])
  deepEqual(found({ ran: '2027-01-01', done: '2027-01-01', ahead: '2031-01-01' }, '2027-01-02'), [
    { code: 'retention-day-ahead', day: '2031-01-01', today: '2027-01-02' },
  ])
})

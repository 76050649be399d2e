import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { instant } from '#kernel/instant'
import { testDatabase } from '../../../tests/support/database.ts'
import { retentionFindings } from './retention.ts'

const { pool, owner } = await testDatabase()
const on = (day: string) => ({ today: () => localDate(day), now: () => instant(`${day}T00:00:00Z`) })

test('a deletion that did not come to its end for two days is named; one of yesterday is not', async () => {
  await owner.query("insert into platform_retention_day values ('2095-02-28', '2095-02-28T01:00:00Z', 0)")
  try {
    deepEqual(await retentionFindings(pool, on('2095-03-01')), [])
    deepEqual(await retentionFindings(pool, on('2095-03-02')), [{ code: 'retention-late', days: 2 }])
  } finally {
    await owner.query("delete from platform_retention_day where day > '2090-01-01'")
  }
})

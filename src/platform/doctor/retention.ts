/** 消していない日を見る — the daily deletion that has not come to its end for two days. */
import { daysBetween } from '#kernel/calendar'
import type { Clock } from '#kernel/instant'
import type { Pool } from '../database/pool.ts'
import { openKysely } from '../database/tx.ts'
import { type RetentionDayTables, retentionDayStore } from '../retention/retention-day.store.ts'
import type { Finding } from './finding.ts'

/** Days. */
const RETENTION_LATE = 2

/** An installation that never deleted is new, not late: its silent worker is told by itself. */
export async function retentionFindings(pool: Pool, clock: Clock): Promise<readonly Finding[]> {
  const last = await retentionDayStore(openKysely<RetentionDayTables>(pool)).last()
  if (!last) return []
  const days = daysBetween(last.day, clock.today())
  return days >= RETENTION_LATE ? [{ code: 'retention-late', days }] : []
}

/** 消していない日を見る — the daily deletion that has not come to its end for two days, or that a clock keeps from it. */
import { daysBetween, type LocalDate } from '#kernel/calendar'
import type { Clock } from '#kernel/instant'
import type { Pool } from '../database/pool.ts'
import { openKysely } from '../database/tx.ts'
import { clockSuspectSince, type KnownDays } from '../retention/clock-suspect.ts'
import { type RetentionDayTables, retentionDayStore } from '../retention/retention-day.store.ts'
import type { Finding } from './finding.ts'

/** Days. */
const RETENTION_LATE = 2

export async function retentionFindings(pool: Pool, clock: Clock): Promise<readonly Finding[]> {
  const today = clock.today()
  return lateFindings(await retentionDayStore(openKysely<RetentionDayTables>(pool)).known(today), today)
}

/** A house that has never deleted is new for two days, and late after them. */
export function lateFindings(known: KnownDays, today: LocalDate): readonly Finding[] {
  const ahead: readonly Finding[] = known.ahead ? [{ code: 'retention-day-ahead', day: known.ahead, today }] : []
  const since = clockSuspectSince(known, today)
  if (since) return [...ahead, { code: 'retention-clock-suspect', since, today }]
  const last = known.done ?? known.began
  const days = last ? daysBetween(last, today) : 0
  return days >= RETENTION_LATE ? [...ahead, { code: 'retention-late', days }] : ahead
}

/** 消した日の行. */
import { type Kysely, sql } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import { type Instant, instant, localDateAt } from '#kernel/instant'
import type { OpenTx } from '../database/tx.ts'
import type { KnownDays } from './clock-suspect.ts'

export type RetentionDayTables = {
  platform_retention_day: { day: LocalDate; finished_at: Instant; rows_erased: number; tables_failed: number }
  platform_migration: { name: string; timestamp: string }
}
type RetentionDay = {
  readonly day: LocalDate
  readonly finishedAt: Instant
  readonly rows: number
  /** How many tables could not be done. */
  readonly failed: number
}

/** On the application's own login, or (`last`) in a transaction of staff who look. */
export const retentionDayStore = (db: Kysely<RetentionDayTables>) => {
  const newest = () => db.selectFrom('platform_retention_day').select('day').orderBy('day', 'desc').limit(1)
  return {
    known: async (today: LocalDate): Promise<KnownDays> => {
      const past = newest().where('day', '<=', today)
      const [ran, done, ahead, first] = [
        await past.executeTakeFirst(),
        await past.where('tables_failed', '=', 0).executeTakeFirst(),
        await newest().where('day', '>', today).executeTakeFirst(),
        await db.selectFrom('platform_migration').select('timestamp').orderBy('timestamp').limit(1).executeTakeFirst(),
      ]
      const began = first && localDateAt(instant(first.timestamp))
      return { ran: ran?.day, done: done?.day, ahead: ahead?.day, began }
    },
    /** The newest day that came to its end and is not ahead, for staff who look. */
    last: async (today: LocalDate): Promise<{ readonly day: LocalDate; readonly rows: number } | undefined> => {
      const row = await newest()
        .select('rows_erased')
        .where('day', '<=', today)
        .where('tables_failed', '=', 0)
        .executeTakeFirst()
      return row && { day: row.day, rows: row.rows_erased }
    },
    /** Again on the same day: the rows are added, and what failed the last time is what counts. */
    finish: async ({ day, finishedAt, rows, failed }: RetentionDay): Promise<void> => {
      await db
        .insertInto('platform_retention_day')
        .values({ day, finished_at: finishedAt, rows_erased: rows, tables_failed: failed })
        .onConflict((on) =>
          on.column('day').doUpdateSet({
            finished_at: finishedAt,
            rows_erased: sql`platform_retention_day.rows_erased + ${rows}`,
            tables_failed: failed,
          }),
        )
        .execute()
    },
  }
}

/** As `yui_keeping`: days that a clock wrote down that was ahead. */
export async function forgetDaysAfter(tx: OpenTx, today: LocalDate): Promise<void> {
  await sql`delete from platform_retention_day where day > ${today}`.execute(tx)
}

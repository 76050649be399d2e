/** 消し終えた日の行. */
import type { Kysely } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import type { Instant } from '#kernel/instant'

export type RetentionDayTables = {
  platform_retention_day: { day: LocalDate; finished_at: Instant; rows_erased: number }
}
export type RetentionDay = { readonly day: LocalDate; readonly finishedAt: Instant; readonly rows: number }

/** On the application's own login, or in a transaction of staff who look. */
export const retentionDayStore = (db: Kysely<RetentionDayTables>) => ({
  last: async (): Promise<RetentionDay | undefined> => {
    const row = await db
      .selectFrom('platform_retention_day')
      .selectAll()
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && { day: row.day, finishedAt: row.finished_at, rows: row.rows_erased }
  },
  finish: async ({ day, finishedAt, rows }: RetentionDay): Promise<void> => {
    await db
      .insertInto('platform_retention_day')
      .values({ day, finished_at: finishedAt, rows_erased: rows })
      .onConflict((on) => on.column('day').doNothing())
      .execute()
  },
})

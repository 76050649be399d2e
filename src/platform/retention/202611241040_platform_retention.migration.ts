/** The days on which the daily deletion ran to its end: once a day, however many processes there are. */
import { type Kysely, sql } from 'kysely'
import { protect } from '../database/protect.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table platform_retention_day (
    day date primary key,
    finished_at timestamptz not null,
    rows_erased int not null,
    tables_failed int not null default 0
  )`.execute(db)
  await protect(db, {
    table: 'platform_retention_day',
    class: 'shared',
    staff: ['select'],
    login: ['select', 'insert', 'update'],
    keeping: ['select', 'delete'],
  })
}

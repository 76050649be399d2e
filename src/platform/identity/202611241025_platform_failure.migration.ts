/** 失敗の行の表 — failures of signing in, counted together by all processes. Only a keyed hash says of what. */
import { type Kysely, sql } from 'kysely'
import { protect } from '../database/protect.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table identity_failure (
    key_hash text primary key,
    times int not null,
    last_at timestamptz not null
  )`.execute(db)
  await protect(db, {
    table: 'identity_failure',
    class: 'shared',
    staff: [],
    login: ['select', 'insert', 'update', 'delete'],
    keeping: ['select', 'delete'],
  })
}

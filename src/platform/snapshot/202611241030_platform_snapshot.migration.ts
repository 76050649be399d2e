/** Published snapshots: the newest value of each topic, and the heartbeat of the worker that makes them. */
import { type Kysely, sql } from 'kysely'
import { protect } from '../database/protect.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table platform_snapshot (
    municipality_id uuid not null,
    topic text not null,
    version bigint not null,
    made_at timestamptz not null,
    value text not null,
    primary key (municipality_id, topic)
  )`.execute(db)
  await protect(db, {
    table: 'platform_snapshot',
    class: 'municipal',
    staff: ['select', 'insert', 'update'],
    publicWhen: 'true',
  })
  await sql`create table platform_heartbeat (worker text primary key, at timestamptz not null)`.execute(db)
  await protect(db, {
    table: 'platform_heartbeat',
    class: 'shared',
    staff: [],
    login: ['select', 'insert', 'update'],
    keeping: ['select', 'delete'],
  })
}

/** The audit log. No role may change or delete a line; only the head of each chain moves. */
import { type Kysely, sql } from 'kysely'
import { protect } from '../database/protect.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table platform_audit (
    municipality_id uuid not null,
    seq bigint not null,
    at timestamptz not null,
    person_id uuid,
    post_id uuid,
    organisation_id uuid,
    task text,
    did text not null,
    object text not null,
    object_id text not null,
    fields text[] not null,
    before_hash text,
    after_hash text,
    key_version int not null,
    previous text not null,
    mac text not null,
    primary key (municipality_id, seq)
  )`.execute(db)
  await protect(db, { table: 'platform_audit', class: 'municipal', staff: ['select', 'insert'] })
  await sql`create index platform_audit_at on platform_audit (municipality_id, at desc)`.execute(db)
  await sql`create index platform_audit_object on platform_audit (municipality_id, object, object_id)`.execute(db)
  await sql`create table platform_audit_head (
    municipality_id uuid primary key,
    seq bigint not null,
    mac text not null
  )`.execute(db)
  await protect(db, { table: 'platform_audit_head', class: 'municipal', staff: ['select', 'insert', 'update'] })
}

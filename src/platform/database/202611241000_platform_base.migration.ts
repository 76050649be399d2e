/**
 * The roles, the register of tables, and the municipalities served here.
 *
 *   yui_app     what the application's login may do before it is known who asks (sign-in, jobs)
 *   yui_public  residents; yui_staff  people with a post, and our jobs; yui_case  people on a case
 *   yui_jobs    the job queue, and nothing else; yui_keeping  the daily deletion of what is over
 */
import { type Kysely, sql } from 'kysely'
import { protect } from './protect.ts'

const ROLES = ['yui_app', 'yui_public', 'yui_staff', 'yui_case', 'yui_jobs', 'yui_keeping'] as const

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const role of ROLES)
    await sql
      .raw(
        `do $$ begin if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} nologin; end if; end $$`,
      )
      .execute(db)
  // Nobody makes tables through the application's login.
  await sql`revoke create on schema public from public`.execute(db)
  await sql`grant usage on schema public to yui_app, yui_public, yui_staff, yui_case, yui_keeping`.execute(db)
  await sql`create table platform_table (name text primary key, class text not null check (class in ('shared', 'municipal', 'sided')))`.execute(
    db,
  )
  await protect(db, { table: 'platform_table', class: 'shared', staff: [], login: ['select'] })
  await sql`create table platform_municipality (
    id uuid primary key,
    code text not null unique check (code ~ '^[0-9]{6}$')
  )`.execute(db)
  await protect(db, { table: 'platform_municipality', class: 'shared', staff: ['select'], login: ['select', 'insert'] })
}

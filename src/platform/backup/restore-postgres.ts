/**
 * PostgreSQL を控えから戻す — as the owner. What is there is emptied first: a table of a newer schema must not stay behind.
 *
 * Roles belong to the whole cluster and are in no dump: they are made here when they are missing.
 */
import { sql } from 'kysely'
import { fail, ok, type Result } from '#kernel/result'
import { admitLogin, ROLES } from '../database/migrate.ts'
import type { Pool } from '../database/pool.ts'
import { openKysely } from '../database/tx.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { libpqEnvironment, runTool, toolFaultLine } from './postgres-tools.ts'
import { openSealed } from './sealed-file.ts'
import { tableNames } from './table-counts.ts'

export type Target = { readonly name: string; readonly tables: number; readonly others: number }

/** `others`: connections of anybody else; a server that runs has some. */
export async function targetOf(pool: Pool): Promise<Target> {
  const { rows } = await pool.query<{ name: string; others: number }>(
    `select current_database() as name,
       (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename is not null) as others`,
  )
  const tables = await tableNames(pool)
  return { name: rows[0]?.name ?? '', others: rows[0]?.others ?? 0, tables: tables.length }
}

export type PostgresRestore = {
  readonly pool: Pool
  readonly adminUrl: string
  /** The application's login, from `DATABASE_URL`. */
  readonly login: string
}

export async function restorePostgres(
  { pool, adminUrl, login }: PostgresRestore,
  sealed: string,
  ring: KeyRing,
): Promise<Result<true, string>> {
  const env = libpqEnvironment(adminUrl, process.env['PATH'])
  // Asked before anything is emptied.
  const there = runTool('pg_restore', ['--version'], env)
  there.stdin.end()
  there.stdout.resume()
  const found = await there.done
  if (!found.ok) return fail(toolFaultLine(found.error))
  await makeRoles(pool)
  await empty(pool)
  const tool = runTool(
    'pg_restore',
    ['--no-owner', '--no-password', '--single-transaction', '--exit-on-error', `--dbname=${env['PGDATABASE']}`],
    env,
  )
  tool.stdout.resume()
  const [opened, done] = await Promise.all([
    openSealed(sealed, ring, tool.stdin).catch(() => ok<true>(true)),
    tool.done,
  ])
  if (!done.ok) return fail(toolFaultLine(done.error))
  if (!opened.ok) return fail(opened.error)
  await admitLogin(pool, login)
  return ok(true)
}

async function makeRoles(pool: Pool): Promise<void> {
  for (const role of ROLES)
    await sql
      .raw(
        `do $$ begin if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} nologin; end if; end $$`,
      )
      .execute(openKysely<unknown>(pool))
}

/** The schema `public` itself stays: not every owner may make it again. */
async function empty(pool: Pool): Promise<void> {
  await pool.query(`do $$ declare one record; begin
    for one in select n.nspname as name from pg_namespace n
      where n.nspname not in ('public', 'information_schema') and n.nspname !~ '^pg_'
        and not exists (select 1 from pg_depend d where d.objid = n.oid and d.deptype = 'e')
    loop execute format('drop schema %I cascade', one.name); end loop;
    for one in select c.relname as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'i', 'a'))
    loop
      execute format('drop %s if exists public.%I cascade',
        case one.kind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, one.name);
    end loop;
    for one in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop execute format('drop routine %s cascade', one.name); end loop;
  end $$`)
}

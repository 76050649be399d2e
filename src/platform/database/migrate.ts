/**
 * 移行 — brings the schema forward, one sequence over all modules (`YYYYMMDDHHMM_module_topic`), never back.
 *
 * Runs as the owner (`DATABASE_ADMIN_URL`). Afterwards the application's own login is made a member of the
 * roles it may take on, so that it is neither owner nor superuser and every row stays behind its wall.
 */
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { fail, ok, type Result } from '#kernel/result'
import type { Pool } from './pool.ts'
import { openKysely } from './tx.ts'

export type MigrationStep = { readonly up: (db: Kysely<unknown>) => Promise<void> }
export type Migrations = Readonly<Record<string, MigrationStep>>

export type Migrated = { readonly applied: readonly string[] }
export type MigrationFault = { readonly step: string; readonly says: string; readonly cause: unknown }

export async function migrate(pool: Pool, steps: Migrations): Promise<Result<Migrated, MigrationFault>> {
  const { error, results = [] } = await migratorOn(pool, steps).migrateToLatest()
  const stuck = results.find(({ status }) => status === 'Error')
  if (error)
    return fail({
      step: stuck?.migrationName ?? '-',
      says: error instanceof Error ? error.message : String(error),
      cause: error,
    })
  return ok({ applied: results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName) })
}

/** Steps that this program knows and the database has not seen: `start` in live refuses to run with any. */
export async function pendingSteps(pool: Pool, steps: Migrations): Promise<readonly string[]> {
  const known = await migratorOn(pool, steps).getMigrations()
  return known.filter(({ executedAt }) => !executedAt).map(({ name }) => name)
}

const migratorOn = (pool: Pool, steps: Migrations): Migrator =>
  new Migrator({
    db: openKysely<unknown>(pool),
    provider: { getMigrations: async () => ({ ...steps }) },
    migrationTableName: 'platform_migration',
    migrationLockTableName: 'platform_migration_lock',
    // A module that arrives later may carry an older number than one that is already here.
    allowUnorderedMigrations: true,
  })

/**
 * Two at once: the second waits until the first has ended, and finds everything done. The steps wait for each other by
 * themselves; the queue's tables and the grants after them do not. Holds a connection, so not on the embedded database,
 * which has one and one process.
 */
export async function oneAtATime<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  client.on('error', () => {})
  try {
    await client.query('set statement_timeout = 0')
    await client.query(`select pg_advisory_lock(hashtext('yuimachi migrate'))`)
    return await work()
  } finally {
    // Its end gives the lock back, whatever happened on it.
    client.release(true)
  }
}

const LOGIN = /^[a-z_][a-z0-9_-]{0,62}$/

/** Each a role without a login of its own. */
export const ROLES = ['yui_app', 'yui_public', 'yui_staff', 'yui_case', 'yui_jobs', 'yui_keeping'] as const

/** Lets the application's login take on the roles. Membership only: the login owns nothing. */
export async function admitLogin(pool: Pool, login: string): Promise<void> {
  if (!LOGIN.test(login)) throw new RangeError('the login name in DATABASE_URL is not one we can quote safely')
  const db = openKysely<unknown>(pool)
  for (const role of ROLES) await sql.raw(`grant ${role} to "${login}"`).execute(db)
  await sql`grant select on platform_migration to yui_app`.execute(db)
}

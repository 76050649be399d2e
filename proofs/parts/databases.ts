/**
 * 二つのデータベース — the embedded one in memory and a throw-away PostgreSQL, both with the whole schema, each with the
 * owner's way in and the application's. The application has one pooled connection, so that whatever a request leaves
 * behind on it meets the next one.
 */
import { admitLogin, migrate } from '#platform/database/migrate'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { prepareOutbox } from '#platform/outbox/outbox'
import { allMigrations, allQueues } from '../../src/server/schema.ts'
import { throwawayPostgres } from '../../tests/support/postgres.ts'

export type Engine = {
  readonly name: 'embedded' | 'postgres'
  /** Sees behind every wall. On the embedded database it is the only way in. */
  readonly owner: Pool
  readonly app: Pool
  /** Undefined on the embedded database: it cannot separate logins. */
  readonly login: string | undefined
  readonly close: () => Promise<void>
}

export async function embeddedEngine(): Promise<Engine> {
  const started = await openDatabase({ folder: undefined })
  if (!started.ok) throw new Error(`embedded database: ${JSON.stringify(started.error)}`)
  const { pool, close } = started.value
  await prepared(pool)
  return { name: 'embedded', owner: pool, app: pool, login: undefined, close }
}

export async function postgresEngine(connections = 1): Promise<Engine> {
  const throwaway = await throwawayPostgres()
  const owner = await poolOn(throwaway.adminUrl)
  await prepared(owner)
  await admitLogin(owner, throwaway.login)
  const app = await poolOn(throwaway.url)
  app.options.max = connections
  return {
    name: 'postgres',
    owner,
    app,
    login: throwaway.login,
    close: async () => {
      await app.end()
      await owner.end()
      await throwaway.drop()
    },
  }
}

async function poolOn(url: string): Promise<Pool> {
  const opened = await openDatabase({ url })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value.pool
}

async function prepared(owner: Pool): Promise<void> {
  const migrated = await migrate(owner, allMigrations)
  if (!migrated.ok) throw migrated.error.cause
  await prepareOutbox(owner, allQueues)
}

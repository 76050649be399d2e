/** 試す場所 — throwaway PostgreSQL databases at any step of the schema, and copies of one that is full of rows. */
import { type Migrations, migrate } from '#platform/database/migrate'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { allMigrations } from '../../src/server/schema.ts'
import { onServer, type Throwaway, throwawayPostgres } from '../../tests/support/postgres.ts'

/** The order in which they are put in. */
export const NAMES: readonly string[] = Object.keys(allMigrations).sort()

export const firstSteps = (count: number): Migrations =>
  Object.fromEntries(Object.entries(allMigrations).filter(([name]) => NAMES.indexOf(name) < count))

export async function stepsOn(owner: Pool, steps: Migrations): Promise<void> {
  const migrated = await migrate(owner, steps)
  if (!migrated.ok) throw migrated.error.cause
}

export type Spot = Throwaway & { readonly pool: Pool }

export const emptySpot = async (): Promise<Spot> => spotOn(await throwawayPostgres())

async function spotOn(throwaway: Throwaway): Promise<Spot> {
  // Ours are told from those of the program by their name.
  const opened = await openDatabase({ url: `${throwaway.adminUrl}?application_name=proof` })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const { pool, close } = opened.value
  return {
    ...throwaway,
    pool,
    drop: async () => {
      await close()
      await throwaway.drop()
    },
  }
}

/** PostgreSQL copies only what nobody is in: what its pool has open and idle is ended by us first. */
export async function copyOf({ adminUrl }: Spot): Promise<Spot> {
  const throwaway = await throwawayPostgres()
  const server = new URL(throwaway.adminUrl)
  const [name, from] = [server.pathname.slice(1), new URL(adminUrl).pathname.slice(1)]
  server.pathname = '/postgres'
  await onServer(server.href, [
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${from}'`,
    `drop database ${name}`,
    `create database ${name} template ${from}`,
  ])
  return spotOn(throwaway)
}

/** What is in the database at one moment: rows per table, the steps it has seen, its version. */
import type { PoolClient } from 'pg'

export type Inventory = {
  readonly tables: Readonly<Record<string, number>>
  readonly migrations: readonly string[]
  readonly database: string
}

export async function inventoryOf(client: Pick<PoolClient, 'query'>): Promise<Inventory> {
  const names = await tableNames(client)
  const tables: Record<string, number> = {}
  for (const name of names) {
    const { rows } = await client.query<{ rows: number }>(`select count(*) as rows from public."${name}"`)
    tables[name] = rows[0]?.rows ?? 0
  }
  const steps = names.includes('platform_migration')
    ? (await client.query<{ name: string }>('select name from platform_migration order by name')).rows
    : []
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return { tables, migrations: steps.map(({ name }) => name), database: rows[0]?.server_version ?? '' }
}

/** Ours are all of this form; a name that is not, is not ours and is not quoted into a statement. */
const OURS = /^[a-z_][a-z0-9_]*$/

export async function tableNames(client: Pick<PoolClient, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => OURS.test(name))
}

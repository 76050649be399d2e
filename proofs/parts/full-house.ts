/** いっぱいにする家 — the whole started house on a small disk: its data folder, and the database's files, whichever it is. */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedFolder } from '#platform/backup/restore-embedded'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { type Cluster, clusterIn, throwawayOn } from '../../tests/support/postgres.ts'
import { type RunningServer, startServer } from '../../tests/support/server.ts'
import type { SmallDisk } from './small-disk.ts'

export type FullHouse = {
  readonly server: RunningServer
  readonly data: string
  readonly cluster: Cluster | undefined
  /** Looks behind every wall. The embedded database is looked at when its server has been stopped. */
  readonly behind: <T>(work: (pool: Pool) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** So much of the log's last segment is left when the disk is filled, so that its end comes soon. */
const LEFT_OF_LOG = 150_000
/** Every row so many times anew: its old versions become the room. */
const ROOM_TIMES = 12
const SEGMENT = 16 * 1024 * 1024
const CLUSTER = ['max_connections=40', 'shared_buffers=32MB', 'min_wal_size=32MB', 'max_wal_size=64MB']

export async function houseOn(disk: SmallDisk, database: 'embedded' | 'postgres'): Promise<FullHouse> {
  const data = join(disk.folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const env = {
    YUIMACHI_DATA: data,
    YUIMACHI_KEYS_FILE: join(data, 'keys.json'),
    YUIMACHI_TRUSTED_PROXIES: '127.0.0.1',
  }
  return database === 'embedded' ? onEmbedded(data, env) : onPostgres(disk, data, env)
}

async function onEmbedded(data: string, env: Readonly<Record<string, string>>): Promise<FullHouse> {
  const first = await startServer({ env })
  await first.stop({ keep: true })
  const behind: FullHouse['behind'] = async (work) => {
    const opened = await openDatabase({ folder: embeddedFolder(data) })
    if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    try {
      return await work(opened.value.pool)
    } finally {
      await opened.value.close()
    }
  }
  await behind(async (pool) => {
    await roomInTables(pool)
    await shortenLog(pool)
  })
  const server = await startServer({ again: first })
  return { server, data, cluster: undefined, behind, close: async () => void (await server.stop()) }
}

async function onPostgres(disk: SmallDisk, data: string, env: Readonly<Record<string, string>>): Promise<FullHouse> {
  const folder = join(disk.folder, 'pg')
  mkdirSync(folder)
  const cluster = await clusterIn(folder, CLUSTER)
  const on = await throwawayOn(cluster.url)
  const server = await startServer({ on, env })
  return {
    server,
    data,
    cluster,
    behind: async (work) => {
      const opened = await openDatabase({ url: on.adminUrl })
      if (!opened.ok) throw new Error(JSON.stringify(opened.error))
      try {
        return await work(opened.value.pool)
      } finally {
        await opened.value.close()
      }
    },
    close: async () => {
      await server.stop({ keep: true })
      await cluster.stop()
    },
  }
}

/** Room inside the tables that a clerk writes to, so that the log comes to its end before they do. */
async function roomInTables(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
      where n.nspname = 'public' and c.relkind = 'r' and c.relname ~ '^(platform_audit|partnership_initiative|identity_session)'`,
  )
  for (const { name, column } of rows) {
    for (let times = 0; times < ROOM_TIMES; times++) await pool.query(`update ${name} set ${column} = ${column}`)
    await pool.query(`vacuum ${name}`)
  }
}

/** Writes into the log, and into nothing else, until only a little of its last segment is left. */
async function shortenLog(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ at: string }>(`select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::text as at`)
  const left = SEGMENT - (Number(rows[0]?.at ?? 0) % SEGMENT)
  if (left > LEFT_OF_LOG)
    await pool.query(`select pg_logical_emit_message(false, 'proof', repeat('x', $1::int))`, [left - LEFT_OF_LOG])
}

/** Segments of the log that the embedded database has made ahead of need: without them its log ends where it stands. */
export function dropSegmentsAhead(data: string): void {
  const folder = join(embeddedFolder(data), 'database', 'pg_wal')
  const segments = readdirSync(folder)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
  const touched = (name: string): number => statSync(join(folder, name)).mtimeMs
  const current = segments.toSorted((a, b) => touched(b) - touched(a))[0] ?? ''
  for (const name of segments) if (name > current) rmSync(join(folder, name))
}

/** Until PostgreSQL cannot write its log any more, and panics. */
export async function endOfLog(pool: Pool): Promise<'ended' | 'goes on'> {
  for (let message = 0; message < 200; message++)
    try {
      await pool.query(`select pg_logical_emit_message(true, 'proof', repeat('x', 1000000))`)
    } catch {
      return 'ended'
    }
  return 'goes on'
}

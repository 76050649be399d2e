/**
 * 送り出し — what happened is written in the same transaction as the rows, and delivered after commit.
 *
 * pg-boss keeps the jobs. A payload holds ids and the municipality only; a handler opens its own
 * transaction there, holds none while it waits for the network, and may be called twice for one happening.
 */
import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Uuid } from '#kernel/id'
import type { Pool } from '../database/pool.ts'
import { type OpenTx, openKysely, settingsOf } from '../database/tx.ts'

/** A Happening (never an Event: that is a 催し). */
export type Happening = { readonly municipality: Uuid } & Readonly<Record<string, string>>

export type Job = {
  readonly queue: string
  readonly handle: (happening: Happening) => Promise<void>
}

export type Outbox = {
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Sends within the transaction of the rows it tells about. */
  readonly happen: (tx: OpenTx, queue: string, ids: Readonly<Record<string, string>>) => Promise<void>
  readonly work: (jobs: readonly Job[]) => Promise<void>
  /** Runs every waiting job now; for tests and for `stop`. */
  readonly drain: () => Promise<void>
}

const POLL_SECONDS = 2

export function openOutbox(pool: Pool, queues: readonly string[], onError: (error: unknown) => void): Outbox {
  const boss = new PgBoss({
    db: dbOn(pool),
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: false,
    reindex: false,
  })
  boss.on('error', onError)
  const workers = new Map<string, string>()
  const handlers = new Map<string, Job['handle']>()
  const kick = (queue: string) => {
    const worker = workers.get(queue)
    if (worker) boss.notifyWorker(worker)
  }
  return {
    start: async () => {
      await boss.start()
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 5_000, close: false })
    },
    happen: async (tx, queue, ids) => {
      if (!queues.includes(queue)) throw new Error(`no such queue: ${queue}`)
      // The queue's rows belong to nobody's municipality: only this role may touch them, and it may touch nothing else.
      await sql`set local role yui_jobs`.execute(tx)
      await boss.send(
        queue,
        { ...ids, municipality: tx.acting.municipality },
        { db: fromKysely(tx), retryLimit: 10, retryBackoff: true },
      )
      await sql.raw(settingsOf(tx.acting)).execute(tx)
      tx.afterCommit(() => kick(queue))
    },
    work: async (jobs) => {
      for (const { queue, handle } of jobs) {
        handlers.set(queue, handle)
        const id = await boss.work<Happening>(
          queue,
          { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 },
          async (batch) => {
            for (const { data } of batch) await handle(data)
          },
        )
        workers.set(queue, id)
      }
    },
    drain: async () => {
      for (const [queue, handle] of handlers)
        for (let jobs = await boss.fetch<Happening>(queue); jobs.length > 0; jobs = await boss.fetch<Happening>(queue))
          for (const { id, data } of jobs) {
            await handle(data)
            await boss.complete(queue, id)
          }
    },
  }
}

/** Makes the queue tables and the queues. Runs as the owner, as part of `migrate`. */
export async function prepareOutbox(pool: Pool, queues: readonly string[]): Promise<void> {
  const boss = new PgBoss({ db: dbOn(pool), supervise: false, schedule: false })
  boss.on('error', () => {})
  try {
    await boss.start()
    for (const queue of queues) await boss.createQueue(queue, { retryLimit: 10, retryBackoff: true })
  } finally {
    // Also after a failure: its timers would keep a command from ending.
    await boss.stop({ graceful: false, close: false })
  }
  const db = openKysely<unknown>(pool)
  for (const statement of [
    'grant usage on schema pgboss to yui_app, yui_jobs',
    'grant select, insert, update, delete on all tables in schema pgboss to yui_app',
    'grant execute on all functions in schema pgboss to yui_app, yui_jobs',
    'grant select on pgboss.queue to yui_jobs',
    'grant select, insert on pgboss.job, pgboss.job_common to yui_jobs',
    'grant select on pgboss.version to yui_jobs',
    'grant usage on schema pgboss to yui_keeping',
    'grant select, delete on pgboss.job to yui_keeping',
  ])
    await sql.raw(statement).execute(db)
}

/** Not so where a kill came between the steps of the schema and the queue: what is made last is looked for. */
export async function isOutboxPrepared(pool: Pool, queues: readonly string[]): Promise<boolean> {
  const last = await pool.query<{ there: boolean | null }>(
    `select has_table_privilege('yui_keeping', to_regclass('pgboss.job'), 'delete') as there`,
  )
  if (!last.rows[0]?.there) return false
  const { rows } = await pool.query<{ name: string }>('select name from pgboss.queue')
  return queues.every((queue) => rows.some(({ name }) => name === queue))
}

/**
 * Not `pool.query`: after an error it throws its client away and opens another, and the embedded database, which admits
 * one connection, refuses that one while the old is still closing. Somebody else's request would fail for it.
 */
const dbOn = (pool: Pool) => ({
  executeSql: async (text: string, values?: unknown[]) => {
    const client = await pool.connect()
    try {
      return await client.query(text, values)
    } finally {
      client.release()
    }
  },
})

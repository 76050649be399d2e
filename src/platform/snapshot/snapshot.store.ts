/** 公表の写しの行. The worker writes the newest version; a web process asks for what it has not seen. */
import { type Kysely, sql } from 'kysely'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import type { Snapshot } from './snapshot.ts'

export type SnapshotTables = {
  platform_snapshot: { municipality_id: Uuid; topic: string; version: number; made_at: Instant; value: string }
}
export type HeartbeatTables = { platform_heartbeat: { worker: string; at: Instant } }

export const snapshotStore = (tx: Tx<SnapshotTables>) => ({
  /**
   * Waits until nobody else publishes this topic, and keeps the turn until the transaction ends. What is read afterwards
   * is newer than what the one before has published.
   */
  takeTurn: async (topic: string): Promise<void> => {
    const name = `${tx.acting.municipality} ${topic}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
  },
  /** Answers the new version; the same value again makes none and answers the one that is there. */
  publish: async (topic: string, value: string, at: Instant): Promise<Snapshot> => {
    const municipality = tx.acting.municipality
    await tx
      .insertInto('platform_snapshot')
      .values({ municipality_id: municipality, topic, version: 1, made_at: at, value })
      .onConflict((on) =>
        on
          .columns(['municipality_id', 'topic'])
          .doUpdateSet({ version: sql`platform_snapshot.version + 1`, made_at: at, value })
          .where('platform_snapshot.value', '<>', value),
      )
      .execute()
    const row = await tx
      .selectFrom('platform_snapshot')
      .selectAll()
      .where('municipality_id', '=', municipality)
      .where('topic', '=', topic)
      .executeTakeFirstOrThrow()
    return snapshotOf(row)
  },
  newerThan: async (known: ReadonlyMap<string, number>): Promise<readonly Snapshot[]> => {
    const heads = await tx
      .selectFrom('platform_snapshot')
      .select(['topic', 'version'])
      .where('municipality_id', '=', tx.acting.municipality)
      .execute()
    const topics = heads.filter(({ topic, version }) => version > (known.get(topic) ?? 0)).map(({ topic }) => topic)
    if (topics.length === 0) return []
    const rows = await tx
      .selectFrom('platform_snapshot')
      .selectAll()
      .where('municipality_id', '=', tx.acting.municipality)
      .where('topic', 'in', topics)
      .execute()
    return rows.map(snapshotOf)
  },
})

const snapshotOf = (row: SnapshotTables['platform_snapshot']): Snapshot => ({
  municipality: row.municipality_id,
  topic: row.topic,
  version: row.version,
  madeAt: row.made_at,
  value: row.value,
})

export const heartbeatStore = (db: Kysely<HeartbeatTables>) => ({
  beat: async (worker: string, at: Instant): Promise<void> => {
    await db
      .insertInto('platform_heartbeat')
      .values({ worker, at })
      .onConflict((on) => on.column('worker').doUpdateSet({ at }))
      .execute()
  },
  last: async (): Promise<Instant | undefined> => {
    const row = await db.selectFrom('platform_heartbeat').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
    return row?.at
  },
})

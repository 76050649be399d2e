/**
 * 公表する — reads, writes a new version of a snapshot, puts it on this process's shelf and tells the other processes.
 *
 * Order     first a turn, then the reading, then the writing, in one transaction: who reads later writes later. Otherwise
 *           a slow reader could put back in public what was taken away while it read
 */
import { sql } from 'kysely'
import type { Clock } from '#kernel/instant'
import { type Acting, type Begin, type OpenTx, settingsOf } from '#platform/database/tx'
import type { ModuleParts } from '#platform/module/module'
import type { Shelf } from '#platform/snapshot/shelf'
import { snapshotStore } from '#platform/snapshot/snapshot.store'

export const SNAPSHOT_CHANNEL = 'yuimachi_snapshot'

export const publisherOn =
  (begin: Begin, shelf: Shelf, clock: Clock, alone: boolean): ModuleParts['publish'] =>
  async (municipality, topic, read) => {
    const acting: Acting = { kind: 'system', municipality, task: `publish ${topic}` }
    const snapshot = await begin(acting, async (tx) => {
      const store = snapshotStore(tx)
      await store.takeTurn(topic)
      const value = await read(readingIn(tx))
      await sql.raw(settingsOf(acting)).execute(tx)
      const made = await store.publish(topic, JSON.stringify(value), clock.now())
      // The embedded database serves this one process: nobody else listens.
      if (!alone) await sql`select pg_notify(${SNAPSHOT_CHANNEL}, '')`.execute(tx)
      return made
    })
    await shelf.put(snapshot)
    return snapshot
  }

/** Begins nothing: it only changes for whom this transaction reads. A second one would wait for the one connection. */
const readingIn =
  (tx: OpenTx): Begin =>
  async (acting, work) => {
    await sql.raw(settingsOf(acting)).execute(tx)
    const { record, happen, afterCommit } = tx
    return work(Object.assign(tx.withoutPlugins(), { acting, record, happen, afterCommit }))
  }

/**
 * 公表する — writes a new version of a snapshot, puts it on this process's shelf and tells the other processes.
 */
import { sql } from 'kysely'
import type { Clock } from '#kernel/instant'
import type { Begin } from '#platform/database/tx'
import type { ModuleParts } from '#platform/module/module'
import type { Shelf } from '#platform/snapshot/shelf'
import { snapshotStore } from '#platform/snapshot/snapshot.store'

export const SNAPSHOT_CHANNEL = 'yuimachi_snapshot'

export const publisherOn =
  (begin: Begin, shelf: Shelf, clock: Clock, alone: boolean): ModuleParts['publish'] =>
  async (municipality, topic, value) => {
    const snapshot = await begin({ kind: 'system', municipality, task: `publish ${topic}` }, async (tx) => {
      const made = await snapshotStore(tx).publish(topic, JSON.stringify(value), clock.now())
      // The embedded database serves this one process: nobody else listens.
      if (!alone) await sql`select pg_notify(${SNAPSHOT_CHANNEL}, '')`.execute(tx)
      return made
    })
    await shelf.put(snapshot)
    return snapshot
  }

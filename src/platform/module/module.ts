/**
 * 部屋の戸口 — what a module offers to the house, and what it is given. `src/server/compose.ts` is the only reader.
 */

import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import type { Command } from '../command/command.ts'
import type { Migrations } from '../database/migrate.ts'
import type { Begin, OpenTx } from '../database/tx.ts'
import type { HomePart } from '../http/pages/home.ts'
import type { Route } from '../http/route.ts'
import type { Door, StaffDoor } from '../http/site.ts'
import type { Job } from '../outbox/outbox.ts'
import type { Region } from '../region-pack/pack.ts'
import type { AnySlot } from '../region-pack/slot-files.ts'
import type { Retention } from '../retention/retention.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** What a module's jobs and beginnings are given. */
export type ModuleParts = {
  readonly begin: Begin
  readonly clock: Clock
  readonly newId: () => Uuid
  readonly regions: readonly Region[]
  /**
   * Makes what `read` finds public: a new version of the snapshot that every web process serves. `read` takes its turn and
   * reads in the transaction that writes, so that of two at once the later reading wins. It only reads.
   */
  readonly publish: (municipality: Uuid, topic: string, read: (begin: Begin) => Promise<unknown>) => Promise<Snapshot>
}

export type ServerModule = {
  readonly name: string
  readonly migrations: Migrations
  readonly queues: readonly string[]
  readonly routes: readonly Route[]
  /** Organisations this module knows in the municipality of the transaction, such as the parties of an agreement. */
  readonly organisations: (tx: OpenTx) => Promise<readonly Uuid[]>
  readonly jobs: (parts: ModuleParts) => readonly Job[]
  readonly regionSlots: readonly AnySlot[]
  readonly doors: readonly Door[]
  /** What the module says on the home page of a municipality. */
  readonly home: readonly HomePart[]
  readonly staffDoors: readonly StaffDoor[]
  readonly commands: readonly Command<ModuleParts>[]
  /** Every table of the module: how long, why, who decided. */
  readonly retention: readonly Retention[]
  /** Runs at every start, after the schema is there: brings what the packs say to where it is served. Idempotent. */
  readonly begins: (parts: ModuleParts) => Promise<void>
  /** Demo only, after the demo people are there: made-up rows of the fictional towns. Idempotent. */
  readonly seedsDemo: (parts: ModuleParts) => Promise<void>
}

/**
 * 棚 — the snapshots this process serves: in memory, with its own file copies, going on when the database is gone.
 *
 * Embedded: handed over in process. PostgreSQL: asks every two seconds (`refresh`), so that N web processes agree.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { troubleOf } from '../database/trouble.ts'
import { fileNameOf, isNewer, type Snapshot } from './snapshot.ts'

const COPY_AGAIN_MILLIS = 5_000

export type Shelf = {
  readonly of: (municipality: Uuid, topic: string) => Snapshot | undefined
  readonly known: (municipality: Uuid) => ReadonlyMap<string, number>
  /** Takes a newer version in and writes the file copy; an older one is left alone. */
  readonly put: (snapshot: Snapshot) => Promise<void>
  readonly heartbeat: () => Instant | undefined
  readonly setHeartbeat: (at: Instant) => void
}

export function openShelf(folder: string): Shelf {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const shelf = new Map<string, Snapshot>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const snapshot = readCopy(join(folder, name))
    if (snapshot) shelf.set(fileNameOf(snapshot), snapshot)
  }
  let heartbeat: Instant | undefined
  /** The newest version of that name, however many had no room: tried again until the disk takes one. */
  const waiting = new Set<string>()
  const copyNewest = async (name: string): Promise<void> => {
    const snapshot = shelf.get(name)
    if (waiting.has(name) || !snapshot) return
    if ((await writeCopy(join(folder, name), snapshot)) === 'written') return
    waiting.add(name)
    const again = () => {
      waiting.delete(name)
      void copied(name).catch(() => {})
    }
    setTimeout(again, COPY_AGAIN_MILLIS).unref()
  }
  /** One copy of a name at a time, each of what is newest when its turn comes: two share one `.part` file. */
  const turns = new Map<string, Promise<void>>()
  const copied = (name: string): Promise<void> => {
    const before = turns.get(name) ?? Promise.resolve()
    const turn = before.catch(() => {}).then(() => copyNewest(name))
    turns.set(name, turn)
    return turn
  }
  return {
    of: (municipality, topic) => shelf.get(fileNameOf({ municipality, topic })),
    known: (municipality) =>
      new Map(
        [...shelf.values()]
          .filter((one) => one.municipality === municipality)
          .map(({ topic, version }) => [topic, version]),
      ),
    put: async (snapshot) => {
      const name = fileNameOf(snapshot)
      if (!isNewer(snapshot, shelf.get(name))) return
      shelf.set(name, snapshot)
      await copied(name)
    },
    heartbeat: () => heartbeat,
    setHeartbeat: (at) => {
      heartbeat = at
    },
  }
}

/** A copy that cannot be read is no copy: the database or the worker brings a new one. */
function readCopy(path: string): Snapshot | undefined {
  try {
    const snapshot = JSON.parse(readFileSync(path, 'utf8')) as Snapshot
    return typeof snapshot.version === 'number' && typeof snapshot.value === 'string' ? snapshot : undefined
  } catch {
    return undefined
  }
}

/** New file, fsync, rename: a reader never sees half a copy. A full disk costs the copy, not the page: `diskFull`. */
async function writeCopy(path: string, snapshot: Snapshot): Promise<'written' | 'diskFull'> {
  const part = `${path}.part`
  try {
    const file = await open(part, 'w', 0o600)
    try {
      await file.writeFile(JSON.stringify(snapshot))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    return 'written'
  } catch (error) {
    await rm(part, { force: true })
    if (troubleOf(error, true) !== 'diskFull') throw error
    return 'diskFull'
  }
}

/**
 * 見回り — what a process does again and again while it runs: the worker's heartbeat, a web process's look at what is
 * new, the backups and the log of the embedded database, keys that were rotated, what is over and has to go.
 *
 * A round that fails is told once and tried again: a database that is gone must not end a process that can still answer
 * from its own copies.
 */
import { keepBackups, nextLookMillis } from '#platform/backup/automatic'
import { openKysely } from '#platform/database/tx'
import { faultOf } from '#platform/http/log'
import { HEARTBEAT_EVERY_MILLIS } from '#platform/snapshot/snapshot'
import { type HeartbeatTables, heartbeatStore, snapshotStore } from '#platform/snapshot/snapshot.store'
import { checkpointAll } from './audit.command.ts'
import type { House } from './house.ts'
import { SNAPSHOT_CHANNEL } from './publisher.ts'
import { eraseToday } from './retention.ts'

const LOOK_EVERY_MILLIS = 2_000
const DAY_MILLIS = 86_400_000
/** The work itself is done once a day; a run that was cut off goes on within the hour. */
const RETENTION_LOOK_MILLIS = 3_600_000
/** PGlite has no process that does this by itself: its log would grow, and a start after a kill would read all of it. */
const WAL_EVERY_MILLIS = 5 * 60_000

export type Rounds = { readonly stop: () => void }

/** `stop` of the worker also writes where the audit log stands: what comes after must follow it. */
export function workerRounds(house: House, worker: string): { readonly stop: () => Promise<void> } {
  const beat = async () => {
    const now = house.clock.now()
    await heartbeatStore(openKysely<HeartbeatTables>(house.database.pool)).beat(worker, now)
    house.shelf.setHeartbeat(now)
  }
  const { embedded } = house.database
  const minutes = house.settings.backupMinutes
  const checkpoint = async () => void (await checkpointAll(house))
  const shorten = async () => void (await house.database.pool.query('checkpoint'))
  const rounds = together([
    repeated(house, 'retention', RETENTION_LOOK_MILLIS, () => eraseToday(house), 'now'),
    repeated(house, 'heartbeat', HEARTBEAT_EVERY_MILLIS, beat, 'now'),
    repeated(house, 'checkpoint', DAY_MILLIS, checkpoint, 'now'),
    repeated(house, 'keys', LOOK_EVERY_MILLIS, house.keys.refresh),
    ...(embedded
      ? [
          repeated(
            house,
            'backup',
            (failures) => nextLookMillis(failures, minutes),
            () => backUp(house),
          ),
          repeated(house, 'wal', WAL_EVERY_MILLIS, shorten),
        ]
      : []),
  ])
  return {
    stop: async () => {
      rounds.stop()
      await once(house, 'checkpoint', checkpoint)
    },
  }
}

export function webRounds(house: House): Rounds {
  const look = async () => {
    await house.keys.refresh()
    for (const { id } of house.regions) {
      const newer = await house.begin({ kind: 'resident', municipality: id }, (tx) =>
        snapshotStore(tx).newerThan(house.shelf.known(id)),
      )
      for (const snapshot of newer) await house.shelf.put(snapshot)
    }
    const last = await heartbeatStore(openKysely<HeartbeatTables>(house.database.pool)).last()
    if (last) house.shelf.setHeartbeat(last)
  }
  const rounds = [repeated(house, 'look', LOOK_EVERY_MILLIS, look, 'now')]
  // One client of the pool is kept to be told at once; asking every two seconds is the net below it.
  if (!house.database.embedded) rounds.push(listening(house, look))
  return together(rounds)
}

function listening(house: House, look: () => Promise<void>): Rounds {
  let release = () => {}
  let stopped = false
  const listen = async () => {
    const client = await house.database.pool.connect()
    release = () => client.release(true)
    client.on('notification', () => void look().catch(() => {}))
    client.on('error', () => {
      release()
      release = () => {}
      if (!stopped) setTimeout(() => void listen().catch(() => {}), LOOK_EVERY_MILLIS).unref()
    })
    await client.query(`listen ${SNAPSHOT_CHANNEL}`)
  }
  void listen().catch(() => {})
  return {
    stop: () => {
      stopped = true
      release()
    },
  }
}

async function backUp(house: House): Promise<void> {
  const { database, settings, clock } = house
  const parts = { database, settings, ring: house.keys.current(), clock, nodeVersion: process.version }
  const kept = await keepBackups(parts, async () => void (await checkpointAll(house)))
  if (kept === 'noRoom') throw Object.assign(new Error('automatic backup'), { code: 'noRoom' })
}

async function once(house: House, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    house.log({ at: house.clock.now(), kind: 'fault', route: name, ...faultOf(error) })
  }
}

/** Never two at once: a slow round makes the next one wait. `every` in milliseconds, or by failures in a row. */
export function repeated(
  house: Pick<House, 'log' | 'clock'>,
  name: string,
  every: number | ((failures: number) => number),
  work: () => Promise<void>,
  first?: 'now',
): Rounds {
  const pause = () => (typeof every === 'number' ? every : every(failures))
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await work()
      failures = 0
    } catch (error) {
      if (failures === 0 && !stopped)
        house.log({ at: house.clock.now(), kind: 'fault', route: name, ...faultOf(error) })
      failures += 1
    }
    if (!stopped) timer = setTimeout(() => void round(), pause()).unref()
  }
  if (first === 'now') void round()
  else timer = setTimeout(() => void round(), pause()).unref()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const together = (rounds: readonly Rounds[]): Rounds => ({
  stop: () => {
    for (const { stop } of rounds) stop()
  },
})

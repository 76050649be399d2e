import { deepEqual, equal, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { tempFolder } from '../../../tests/support/left-over.ts'
import { beginLife } from './embedded-life.ts'
import type { ThreadStart } from './embedded-thread.ts'

const HOW = { skip: process.env['DATABASE_URL'] === undefined ? false : 'the embedded database only' }

/** The real threads, counted; and a disk that is full when we say so. */
function counted() {
  const begun: { readonly thread: Worker; readonly readOnly: boolean }[] = []
  const alive = new Set<Worker>()
  const ready = new Set<Worker>()
  const disk = { full: false, broken: 0 }
  let most = 0
  const parts = {
    reserve: {
      isShort: async () => {
        if (disk.broken-- > 0) throw new Error('the folder does not answer')
        return disk.full
      },
      keep: async () => !disk.full,
      spend: async () => {},
    },
    newThread: (start: ThreadStart) => {
      const thread = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: start })
      begun.push({ thread, readOnly: start.readOnly })
      alive.add(thread)
      most = Math.max(most, alive.size)
      thread.once('message', () => void ready.add(thread))
      thread.once('exit', () => void alive.delete(thread))
      return thread
    },
  }
  return { parts, begun, alive, ready, disk, most: () => most, modes: () => begun.map(({ readOnly }) => readOnly) }
}

async function opened(name: string) {
  const home = tempFolder(name)
  const counts = counted()
  const life = await beginLife(home, join(home, '.s.PGSQL.5432'), counts.parts)
  ok(life.ok, JSON.stringify(life))
  const kill = () => counts.begun.at(-1)?.thread.terminate()
  const until = async (what: () => boolean) => {
    for (let waited = 0; !what(); waited += 20) {
      ok(waited < 20_000, `threads so far: ${JSON.stringify(counts.modes())}`)
      await setTimeout(20)
    }
  }
  const isReady = (nth: number) => until(() => counts.ready.size === nth)
  return { ...counts, life: life.value, kill, until, isReady }
}

test('a thread that ends while it only reads is followed by one thread, and never by two at once', HOW, async () => {
  const { life, disk, kill, isReady, modes, alive, most } = await opened('life')
  disk.full = true
  await kill()
  await isReady(2)
  await kill()
  await isReady(3)
  disk.full = false
  await isReady(4)
  // Longer than the pause between two looks: nobody else is still waiting for room.
  await setTimeout(2_500)
  deepEqual([modes(), alive.size, most()], [[false, true, true, false], 1, 1])
  await life.end()
  equal(alive.size, 0)
})

test('a folder that does not answer once is no reason to stay dead', HOW, async () => {
  const { life, disk, kill, isReady, modes, alive } = await opened('lifefault')
  disk.broken = 1
  await kill()
  await isReady(2)
  deepEqual(modes(), [false, false])
  await life.end()
  equal(alive.size, 0)
})

test('an end while a new thread begins leaves none behind', HOW, async () => {
  const { life, kill, until, modes, alive } = await opened('lifeend')
  await kill()
  await until(() => modes().length === 2)
  await life.end()
  equal(alive.size, 0)
  await setTimeout(1_500)
  deepEqual([modes().length, alive.size], [2, 0])
})

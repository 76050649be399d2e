/**
 * 組み込みのデータベースの命 — its thread, begun again by itself when it has given up.
 *
 * It gives up when its log cannot grow: the disk is full. Then the reserve (`disk-reserve.ts`) is spent on the repair, and
 * it goes on for reading only until there is room for a new reserve; so reading never depends on the disk being emptied.
 *
 * Left out  in memory (`home` undefined): nothing is left to begin from
 */
import { rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '#kernel/result'
import { openReserve, type Reserve } from './disk-reserve.ts'
import type { FromThread, ThreadStart, ToThread } from './embedded-thread.ts'

type Life = {
  readonly ask: (message: ToThread, within: number) => Promise<FromThread>
  readonly end: () => Promise<void>
}

/** What a test puts something of its own in place of. */
type LifeParts = {
  readonly reserve: Reserve | undefined
  readonly newThread: (start: ThreadStart) => Worker
}

const LOOK_EVERY_MILLIS = 1_000

const partsOf = (home: string | undefined): LifeParts => ({
  reserve: home === undefined ? undefined : openReserve(home),
  newThread: (start) => new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: start }),
})

export async function beginLife(
  home: string | undefined,
  socket: string,
  { reserve, newThread }: LifeParts = partsOf(home),
): Promise<Result<Life, string>> {
  const ending = new AbortController()
  let living: { readonly thread: Worker; readonly readOnly: boolean } | undefined
  let reviving: Promise<void> | undefined

  /** Only where nothing lives: two databases on one folder would destroy it. */
  const begin = async (readOnly: boolean): Promise<Result<true, string>> => {
    await rm(socket, { force: true })
    const begun = newThread({ folder: home === undefined ? undefined : `${home}/database`, socket, readOnly })
    begun.on('error', () => {})
    const ready = await hear(begun, 60_000)
    if (ready.told !== 'ready') {
      await begun.terminate()
      return fail(ready.told === 'failed' ? ready.why : ready.told)
    }
    // From here on it must not keep a process alive that has nothing else to do.
    begun.unref()
    living = { thread: begun, readOnly }
    begun.once('exit', () => {
      if (living?.thread === begun) living = undefined
      revive()
    })
    return ok(true)
  }

  /** Never two at once, whatever ends meanwhile: the one that goes on sees by itself that nothing lives. */
  const revive = (): void => {
    reviving ??= untilWhole().finally(() => {
      reviving = undefined
    })
  }
  const untilWhole = async (): Promise<void> => {
    while (reserve && !ending.signal.aborted && (living === undefined || living.readOnly)) {
      // What the folder cannot do now, it may do later: a fault here is no reason to stay dead.
      const isDone = await nextStep(reserve).catch(() => false)
      if (!isDone) await pause(ending.signal)
    }
  }
  const nextStep = async (room: Reserve): Promise<boolean> => {
    if (living) {
      if (!(await room.keep()) || ending.signal.aborted) return false
      // It may have ended while the room was taken.
      if (living) await endOf(living.thread)
      living = undefined
    }
    const readOnly = await room.isShort()
    if (readOnly) await room.spend()
    if (ending.signal.aborted) return false
    return (await begin(readOnly)).ok
  }

  const first = await begin(false)
  if (!first.ok) return first
  await reserve?.keep()
  return ok({
    ask: async (message, within) => {
      if (!living) return { told: 'failed', why: 'ended' }
      living.thread.postMessage(message)
      return hear(living.thread, within)
    },
    end: async () => {
      ending.abort()
      // One that is just beginning is waited for: it must not outlive the lock on the folder.
      await reviving
      if (living) await endOf(living.thread)
      living = undefined
    },
  })
}

async function endOf(thread: Worker): Promise<void> {
  thread.ref()
  thread.postMessage({ ask: 'stop' } satisfies ToThread)
  await hear(thread, 5_000)
  await thread.terminate()
}

const pause = (ending: AbortSignal): Promise<void> =>
  setTimeout(LOOK_EVERY_MILLIS, undefined, { ref: false, signal: ending }).catch(() => {})

function hear(thread: Worker, within: number): Promise<FromThread> {
  return new Promise((done) => {
    const settle = (message: FromThread) => {
      clearTimeout(timer)
      thread.off('message', settle)
      thread.off('error', failed)
      thread.off('exit', gone)
      done(message)
    }
    const failed = (error: unknown) =>
      settle({ told: 'failed', why: error instanceof Error ? error.message : String(error) })
    const gone = () => settle({ told: 'failed', why: 'ended' })
    const timer = globalThis.setTimeout(() => settle({ told: 'failed', why: 'no answer' }), within)
    thread.on('message', settle)
    thread.on('error', failed)
    thread.on('exit', gone)
  })
}

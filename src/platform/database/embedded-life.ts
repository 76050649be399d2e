/**
 * 組み込みのデータベースの命 — its thread, begun again by itself when it has given up.
 *
 * It gives up when its log cannot grow: the disk is full. Then the reserve (`disk-reserve.ts`) is spent on the repair, and
 * it goes on for reading only until there is room for a new reserve; so reading never depends on the disk being emptied.
 *
 * Left out  in memory (`home` undefined): nothing is left to begin from
 */
import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '#kernel/result'
import { openReserve } from './disk-reserve.ts'
import type { FromThread, ThreadStart, ToThread } from './embedded-thread.ts'

type Life = {
  readonly ask: (message: ToThread, within: number) => Promise<FromThread>
  readonly end: () => Promise<void>
}

const LOOK_EVERY_MILLIS = 1_000

export async function beginLife(home: string | undefined, socket: string): Promise<Result<Life, string>> {
  const reserve = home === undefined ? undefined : openReserve(home)
  let thread: Worker
  let ending = false
  let changing = false

  const begin = async (readOnly: boolean): Promise<Result<true, string>> => {
    await rm(socket, { force: true })
    const start: ThreadStart = { folder: home === undefined ? undefined : `${home}/database`, socket, readOnly }
    const begun = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: start })
    const ready = await hear(begun, 60_000)
    if (ready.told !== 'ready') {
      await begun.terminate()
      return fail(ready.told === 'failed' ? ready.why : ready.told)
    }
    // From here on it must not keep a process alive that has nothing else to do.
    begun.unref()
    thread = begun
    thread.on('error', () => {})
    thread.once('exit', () => {
      if (!ending && !changing) void revive()
    })
    return ok(true)
  }

  const revive = async (): Promise<void> => {
    if (!reserve) return
    const readOnly = await reserve.isShort()
    if (readOnly) await reserve.spend()
    while (!ending) {
      if ((await begin(readOnly)).ok) break
      await pause()
    }
    while (readOnly && !ending) {
      await pause()
      if (!(await reserve.keep()) || ending) continue
      changing = true
      await endOf(thread)
      changing = false
      return revive()
    }
  }

  const first = await begin(false)
  if (!first.ok) return first
  await reserve?.keep()
  return ok({
    ask: (message, within) => {
      thread.postMessage(message)
      return hear(thread, within)
    },
    end: async () => {
      ending = true
      await endOf(thread)
    },
  })
}

async function endOf(thread: Worker): Promise<void> {
  thread.ref()
  thread.postMessage({ ask: 'stop' } satisfies ToThread)
  await hear(thread, 5_000)
  await thread.terminate()
}

const pause = (): Promise<void> => new Promise((done) => void setTimeout(done, LOOK_EVERY_MILLIS).unref())

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
    const timer = setTimeout(() => settle({ told: 'failed', why: 'no answer' }), within)
    thread.on('message', settle)
    thread.on('error', failed)
    thread.on('exit', gone)
  })
}

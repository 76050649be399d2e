/**
 * 組み込みのデータベース — PGlite in a worker thread behind a Unix socket in the data folder.
 *
 * For a trial, the demo, tests and one small office. It never fsyncs, has no lock of its own and
 * cannot separate roles (decisions/2026-11-24-database.md), so this file adds a lock that is never
 * stolen from a living process and an hourly dump with a real fsync; `embedded-life.ts` begins it again
 * when it has given up.
 */
import { mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fail, ok, type Result } from '#kernel/result'
import { beginLife } from './embedded-life.ts'
import { EMBEDDED_PORT } from './pool.ts'

export type Embedded = {
  readonly socketFolder: string
  /** Writes a whole copy of the data folder (tar.gz), fsynced, then renamed into place. */
  readonly dump: (to: string) => Promise<void>
  readonly stop: () => Promise<void>
}

export type EmbeddedFault =
  | { readonly why: 'inUse'; readonly pid: number }
  | { readonly why: 'broken'; readonly says: string }

/** A Unix socket path must fit into 107 bytes, whatever folder the operator chose. */
const LONGEST_SOCKET = 100

/** `folder` undefined: in memory, for tests. */
export async function startEmbedded(folder: string | undefined): Promise<Result<Embedded, EmbeddedFault>> {
  const home = folder === undefined ? undefined : resolve(folder)
  const lock = home === undefined ? undefined : await takeLock(home)
  if (lock && !lock.ok) return lock
  const socketFolder = await socketFolderFor(home)
  const socket = join(socketFolder, `.s.PGSQL.${EMBEDDED_PORT}`)
  await rm(socket, { force: true })
  const begun = await beginLife(home, socket)
  if (!begun.ok) {
    await lock?.value.release()
    return fail({ why: 'broken', says: begun.error })
  }
  const life = begun.value
  return ok({
    socketFolder,
    dump: async (to) => {
      const answer = await life.ask({ ask: 'dump', to: `${to}.part` }, 600_000)
      if (answer.told !== 'dumped') throw new Error(`dump failed: ${JSON.stringify(answer)}`)
      await rename(`${to}.part`, to)
    },
    stop: async () => {
      await life.end()
      await rm(socket, { force: true })
      if (home === undefined || socketFolder !== home) await rm(socketFolder, { recursive: true, force: true })
      await lock?.value.release()
    },
  })
}

async function socketFolderFor(home: string | undefined): Promise<string> {
  if (home && Buffer.byteLength(home) + 20 <= LONGEST_SOCKET) return home
  return mkdtemp(join(tmpdir(), 'yuimachi-'))
}

type Lock = { readonly release: () => Promise<void> }

/** Two processes on one folder would lose each other's rows without a word, so only one may enter. */
async function takeLock(home: string): Promise<Result<Lock, EmbeddedFault>> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const path = join(home, 'database.lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(String(process.pid))
      await file.close()
      return ok({ release: () => rm(path, { force: true }) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const pid = Number(await readFile(path, 'utf8').catch(() => ''))
      if (isAlive(pid)) return fail({ why: 'inUse', pid })
      // Left behind by a process that was killed: nobody is there any more.
      await rm(path, { force: true })
    }
  }
  return fail({ why: 'inUse', pid: 0 })
}

const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

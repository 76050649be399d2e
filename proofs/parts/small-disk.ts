/**
 * 小さなディスク — a file system of its own that can really be filled to its last byte, and emptied again.
 *
 * Left out  where this process may not mount anything (not root): then there is no such disk, and the answer says why
 */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, realpathSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '#kernel/result'

export type SmallDisk = {
  readonly folder: string
  readonly free: () => number
  /** Until not one byte more can be written. */
  readonly fill: () => void
  readonly empty: () => void
  readonly close: () => void
}

const MEBI = 1024 * 1024

export function smallDisk(mebi: number): Result<SmallDisk, string> {
  // Short, because a Unix socket inside it must fit into 107 bytes.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yui-df-')))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebi}m,mode=0755`, 'yui-proof', folder], { stdio: 'pipe' })
  } catch (error) {
    rmdirSync(folder)
    return fail(error instanceof Error ? (error.message.split('\n').at(-2) ?? error.message) : String(error))
  }
  let mounted = true
  const close = (): void => {
    if (!mounted) return
    mounted = false
    // Lazily: what still has a file open in it is on its way out.
    execFileSync('umount', ['-l', folder])
    rmdirSync(folder)
  }
  process.once('exit', close)
  const ballast = join(folder, 'ballast')
  return ok({
    folder,
    free: () => {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize
    },
    fill: () => {
      const file = openSync(ballast, 'a')
      const zeros = Buffer.alloc(MEBI)
      for (let size = MEBI; size >= 1; )
        try {
          const written = writeSync(file, zeros, 0, size)
          if (written < size) size = Math.floor(size / 2)
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
          size = Math.floor(size / 2)
        }
      closeSync(file)
    },
    empty: () => rmSync(ballast, { force: true }),
    close,
  })
}

/**
 * 予備 — room on the disk that is taken while there is plenty, so that a database on a full disk can still be repaired.
 *
 * Unit  bytes: two segments of the log of the embedded database, what its repair may need
 */
import { open, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

const MEBI = 1024 * 1024
const RESERVE_BYTES = 32 * MEBI

/** Below this a disk counts as full: a repair would not fit, nor soon the next page of a table. */
export const FULL_BELOW_BYTES = RESERVE_BYTES

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Not knowing is no reason to say it is full: what else is wrong with the folder is told elsewhere. */
export const isFull = (folder: string): Promise<boolean> =>
  freeBytes(folder).then(
    (free) => free < FULL_BELOW_BYTES,
    () => false,
  )

export type Reserve = {
  /** Whether there is less room than a repair needs, the reserve itself not counted. */
  readonly isShort: () => Promise<boolean>
  /** Takes the room unless it is taken. It must leave as much again, or the disk would be full because of us. */
  readonly keep: () => Promise<boolean>
  readonly spend: () => Promise<void>
}

export function openReserve(folder: string): Reserve {
  const path = join(folder, 'reserve')
  const isKept = (): Promise<boolean> =>
    stat(path).then(
      ({ size }) => size === RESERVE_BYTES,
      () => false,
    )
  return {
    isShort: async () => (await freeBytes(folder)) < RESERVE_BYTES,
    keep: async () => {
      if (await isKept()) return true
      if ((await freeBytes(folder)) < 2 * RESERVE_BYTES) return false
      const part = `${path}.part`
      try {
        const file = await open(part, 'w', 0o600)
        try {
          const zeros = new Uint8Array(MEBI)
          for (let written = 0; written < RESERVE_BYTES; written += MEBI) await file.writeFile(zeros)
        } finally {
          await file.close()
        }
        await rename(part, path)
        return true
      } catch {
        await rm(part, { force: true })
        return false
      }
    },
    spend: () => rm(path, { force: true }),
  }
}

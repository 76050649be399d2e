/**
 * 鍵を持つ — the key ring of this process, read again when the file has changed, so that rotating under load needs no
 * restart and no process signs with a key that another does not know yet.
 */
import { stat } from 'node:fs/promises'
import { ok, type Result } from '#kernel/result'
import { loadKeyRing, saveKeyRing } from './key-file.ts'
import type { KeyRing } from './key-ring.ts'

export type Keys = {
  readonly current: () => KeyRing
  /** Reads the file when it is newer. A file that is gone or broken leaves the ring as it is. */
  readonly refresh: () => Promise<void>
  /** The same for whoever meets what no key here has signed; the file is looked at a few times a second at most. */
  readonly catchUp: () => Promise<void>
  readonly replace: (ring: KeyRing) => Promise<void>
}

/** Between two looks for the sake of strangers: whoever sends made-up cookies must not keep the disk busy. */
const CATCH_UP_EVERY_MILLIS = 200

export async function openKeys(path: string): Promise<Result<Keys, string>> {
  const first = await loadKeyRing(path)
  if (!first.ok) return first
  let ring = first.value
  let seen = await changedAt(path)
  const refresh = async (): Promise<void> => {
    const changed = await changedAt(path)
    if (changed === undefined || changed === seen) return
    const read = await loadKeyRing(path)
    if (!read.ok) return
    ring = read.value
    seen = changed
  }
  let looked = Number.NEGATIVE_INFINITY
  let looking = Promise.resolve()
  return ok({
    current: () => ring,
    refresh,
    catchUp: () => {
      if (performance.now() - looked >= CATCH_UP_EVERY_MILLIS) {
        looked = performance.now()
        looking = refresh()
      }
      return looking
    },
    replace: async (next) => {
      await saveKeyRing(path, next)
      ring = next
      seen = await changedAt(path)
    },
  })
}

const changedAt = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return undefined
  }
}

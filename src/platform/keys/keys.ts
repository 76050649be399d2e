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
  readonly replace: (ring: KeyRing) => Promise<void>
}

export async function openKeys(path: string): Promise<Result<Keys, string>> {
  const first = await loadKeyRing(path)
  if (!first.ok) return first
  let ring = first.value
  let seen = await changedAt(path)
  return ok({
    current: () => ring,
    refresh: async () => {
      const changed = await changedAt(path)
      if (changed === undefined || changed === seen) return
      const read = await loadKeyRing(path)
      if (!read.ok) return
      ring = read.value
      seen = changed
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

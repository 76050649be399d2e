/** The key ring as a file (0600): written whole to a new file, fsynced, renamed, so that a crash never leaves half of it. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Instant } from '#kernel/instant'
import { fail, type Result } from '#kernel/result'
import { type KeyRing, newKeyRing, readKeyRing, rotated } from './key-ring.ts'

export const newSecret = (): string => randomBytes(32).toString('base64')

export async function loadKeyRing(path: string): Promise<Result<KeyRing, string>> {
  try {
    const { mode } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return fail(`鍵のファイルをほかの利用者も読めます。chmod 600 ${path} としてください`)
    return readKeyRing(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return fail(`鍵のファイルがありません: ${path}（yuimachi keys new で作ります）`)
    throw error
  }
}

export async function saveKeyRing(path: string, ring: KeyRing): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.part`
  const file = await open(part, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(ring, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
}

export const makeKeyRing = (now: Instant): KeyRing => newKeyRing(now, newSecret)
export const rotateKeyRing = (ring: KeyRing, now: Instant): KeyRing => rotated(ring, now, newSecret)

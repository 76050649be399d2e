/** The key ring as a file (0600): written whole to a new file, fsynced, renamed, so that a crash never leaves half of it. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
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

/** Replaces what is there. For a ring that must not take another's place, `addKeyRing`. */
export async function saveKeyRing(path: string, ring: KeyRing): Promise<void> {
  const part = await written(path, ring)
  await rename(part, path)
  await settled(path)
}

/** Refuses when a file is already there, also when another process makes one at the same moment. */
export async function addKeyRing(path: string, ring: KeyRing): Promise<'added' | 'alreadyHere'> {
  const part = await written(path, ring)
  try {
    await link(part, path)
    await settled(path)
    return 'added'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'alreadyHere'
    throw error
  } finally {
    await rm(part, { force: true })
  }
}

async function written(path: string, ring: KeyRing): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.${randomBytes(6).toString('hex')}.part`
  const file = await open(part, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(ring, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return part
}

/** The name of a new file is safe on the disk only when its folder is. */
async function settled(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export const makeKeyRing = (now: Instant): KeyRing => newKeyRing(now, newSecret)
export const rotateKeyRing = (ring: KeyRing, now: Instant): KeyRing => rotated(ring, now, newSecret)

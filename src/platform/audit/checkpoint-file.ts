/**
 * 監査の控え点 — one file per municipality (`UUID.jsonl`), outside the database; lines are appended and never changed.
 *
 * Whoever can write the whole database can write its head row too. These lines are signed with a key that is not in the
 * database, and an operator copies the folder to where that person cannot reach. Hashes only, no personal data.
 */
import { createHmac } from 'node:crypto'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import { type KeyRing, keyOf, newest } from '../keys/key-ring.ts'
import { type Checkpoint, checkpointText, type Mark } from './chain.ts'
import { FIRST } from './entry.ts'

export const checkWith =
  (ring: KeyRing) =>
  (point: Omit<Checkpoint, 'check'>): string | undefined => {
    const key = keyOf(ring, 'audit', point.keyVersion)
    return key && createHmac('sha256', Buffer.from(key.secret, 'base64')).update(checkpointText(point)).digest('hex')
  }

const pathOf = (folder: string, municipality: Uuid): string => join(folder, `${municipality}.jsonl`)

/** A line that cannot be read is `undefined`: it keeps its place, so that the fault can name it. */
export async function readCheckpoints(
  folder: string,
  municipality: Uuid,
): Promise<readonly (Checkpoint | undefined)[]> {
  const text = await readFile(pathOf(folder, municipality), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').filter(Boolean).map(readLine)
}

function readLine(line: string): Checkpoint | undefined {
  try {
    const point = JSON.parse(line) as Checkpoint
    return Number.isInteger(point.seq) && typeof point.mac === 'string' ? point : undefined
  } catch {
    return undefined
  }
}

/** Of which municipalities there are checkpoints, also those the database does not know any more. */
export async function checkpointed(folder: string): Promise<readonly Uuid[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^[0-9a-f-]{36}\.jsonl$/.test(name)).map((name) => name.slice(0, 36) as Uuid)
}

/** Writes where the chain stands; says nothing when the last checkpoint already says so. */
export async function addCheckpoint(
  folder: string,
  municipality: Uuid,
  head: Mark,
  ring: KeyRing,
  clock: Clock,
): Promise<'added' | 'alreadyHere'> {
  const last = (await readCheckpoints(folder, municipality)).findLast((point) => point !== undefined)
  if (last?.seq === head.seq && last.mac === head.mac) return 'alreadyHere'
  const point = {
    municipality,
    seq: head.seq,
    mac: head.mac,
    at: clock.now(),
    keyVersion: newest(ring, 'audit').version,
    previous: last?.check ?? FIRST,
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(pathOf(folder, municipality), 'a', 0o600)
  try {
    await file.writeFile(`${JSON.stringify({ ...point, check: checkWith(ring)(point) })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return 'added'
}

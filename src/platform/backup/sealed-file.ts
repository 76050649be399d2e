/** Sealed files on the disk: written with fsync and hash, read back with every chunk checked. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fail, ok, type Result } from '#kernel/result'
import type { Key, KeyRing } from '../keys/key-ring.ts'
import type { BackupFile } from './manifest.ts'
import { opening, type SealFault, sealFaultOf, sealing } from './seal.ts'

/** Writes `source` sealed to a new file (0600) and answers what the manifest says of it. */
export async function writeSealed(
  to: string,
  source: AsyncIterable<Uint8Array>,
  key: Key,
): Promise<Omit<BackupFile, 'path'>> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const file = await open(to, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of sealing(key)(source)) {
      hash.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Opens a sealed file into `sink`. Whoever takes it in learns of a cut end only at the end: check the file first. */
export async function openSealed(from: string, ring: KeyRing, sink: Writable): Promise<Result<true, SealFault>> {
  try {
    await pipeline(createReadStream(from), opening(ring), sink)
    return ok(true)
  } catch (error) {
    const fault = sealFaultOf(error)
    if (!fault) throw error
    return fail(fault)
  }
}

export async function sealedBytes(from: string, ring: KeyRing): Promise<Result<Buffer, SealFault>> {
  const chunks: Buffer[] = []
  const opened = await openSealed(from, ring, intoArray(chunks))
  return opened.ok ? ok(Buffer.concat(chunks)) : opened
}

const intoArray = (chunks: Buffer[]): Writable =>
  new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk)
      done()
    },
  })

export const nowhere = (): Writable => new Writable({ write: (_, __, done) => done() })

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export const sourceOf = (bytes: Uint8Array): AsyncIterable<Uint8Array> => Readable.from([bytes])

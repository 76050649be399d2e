import { deepEqual, equal, notDeepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import { makeKeyRing, rotateKeyRing } from '../keys/key-file.ts'
import { newest } from '../keys/key-ring.ts'
import { madeAtOf, readManifest, signedManifest } from './manifest.ts'
import { opening, sealFaultOf, sealing } from './seal.ts'

const now = instant('2026-11-24T12:00:00Z')
const ring = makeKeyRing(now)

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const collected = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const piece of source) all.push(piece)
  return Buffer.concat(all)
}
const sealed = (plain: Buffer, size = 1_000_003) => collected(sealing(newest(ring, 'backup'))(pieces(plain, size)))
const opened = async (bytes: Buffer, size = 77_777, keys = ring): Promise<Buffer | string> => {
  try {
    return await collected(opening(keys)(pieces(bytes, size)))
  } catch (error) {
    return sealFaultOf(error) ?? String(error)
  }
}
const CHUNK = 64 * 1024
const plainOf = (length: number) => Buffer.from(Array.from({ length }, (_, at) => (at * 31) % 251))

test('what was sealed opens again, at every length around a chunk and in pieces of any size', async () => {
  for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 300_000])
    for (const size of [500, CHUNK, 1_000_000])
      deepEqual(await opened(await sealed(plainOf(length), size), size), plainOf(length), `${length} ${size}`)
})

test('a sealed file shows nothing of what it holds, and no two are alike', async () => {
  const plain = Buffer.from('みほん太郎'.repeat(2_000))
  const [one, two] = [await sealed(plain), await sealed(plain)]
  equal(one.includes('みほん'), false)
  notDeepEqual(one, two)
})

test('a file cut anywhere, also between two chunks, does not open', async () => {
  const whole = await sealed(plainOf(3 * CHUNK + 10))
  const header = 44
  const edges = [header + 1, header + CHUNK + 16, header + 2 * (CHUNK + 16), whole.length - 1, whole.length - 26]
  for (const end of edges) equal(await opened(whole.subarray(0, end)), 'altered', `${end}`)
  for (const end of [0, 10, 43]) equal(await opened(whole.subarray(0, end)), 'notSealed', `${end}`)
})

test('a changed byte, a chunk in another place and a byte too many are found', async () => {
  const whole = await sealed(plainOf(3 * CHUNK))
  for (const at of [13, 60, CHUNK, whole.length - 1]) {
    const changed = Buffer.from(whole)
    changed.writeUInt8(whole.readUInt8(at) ^ 1, at)
    equal(await opened(changed), 'altered', `${at}`)
  }
  const [first, second] = [44, 44 + CHUNK + 16]
  const swapped = Buffer.concat([
    whole.subarray(0, first),
    whole.subarray(second, second + CHUNK + 16),
    whole.subarray(first, second),
    whole.subarray(second + CHUNK + 16),
  ])
  equal(await opened(swapped), 'altered')
  equal(await opened(Buffer.concat([whole, Buffer.from('x')])), 'altered')
})

test('another key does not open it; a key that was rotated since does', async () => {
  const whole = await sealed(plainOf(10))
  equal(await opened(whole, 100, makeKeyRing(now)), 'altered')
  deepEqual(await opened(whole, 100, rotateKeyRing(ring, now)), plainOf(10))
  const later = await collected(sealing(newest(rotateKeyRing(ring, now), 'backup'))(pieces(plainOf(10), 10)))
  equal(await opened(later), 'unknownKey')
})

test('a manifest that was changed, or signed with another key, is refused', () => {
  const manifest = signedManifest(
    {
      madeAt: now,
      mode: 'demo',
      engine: 'embedded',
      versions: { node: 'v24', database: '18' },
      migrations: ['a'],
      tables: { identity_person: 3 },
      files: [{ path: 'database.sealed', bytes: 1, sha256: 'x' }],
    },
    ring,
  )
  const text = JSON.stringify(manifest, null, 2)
  const read = (changed: string, keys = ring) => {
    const result = readManifest(changed, keys)
    return result.ok ? 'whole' : result.error
  }
  equal(read(text), 'whole')
  equal(read(text, rotateKeyRing(ring, now)), 'whole')
  equal(read(text.replace('"identity_person": 3', '"identity_person": 2')), 'altered')
  equal(read(text, makeKeyRing(now)), 'otherKey')
  equal(read('{}'), 'notAManifest')
  equal(read('null'), 'notAManifest')
})

test('the name of a backup says when it was begun', () => {
  equal(madeAtOf('yuimachi-backup-20261124T120000Z'), '2026-11-24T12:00:00.000Z')
  equal(madeAtOf('yuimachi-backup-20261124T120000Z.part'), undefined)
})

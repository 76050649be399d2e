/**
 * 控えの封 — a file of a backup, readable only with the `backup` key: AES-256-GCM in chunks, so that its size does not
 * matter and a change, a swap of chunks or a cut end is noticed.
 *
 * Format  `YUISEAL1`, key version (4 bytes), salt (32 bytes), then chunks of 64 KiB and their 16-byte tags.
 *         Each file has a key of its own (HKDF over the salt), so a counter is nonce enough; its last byte marks the end.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { type Key, type KeyRing, keyOf } from '../keys/key-ring.ts'

const MAGIC = Buffer.from('YUISEAL1')
const HEADER_BYTES = MAGIC.length + 4 + 32
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const ALGORITHM = 'aes-256-gcm'

export type SealFault = 'notSealed' | 'unknownKey' | 'altered'

/** Thrown inside a stream, because nothing else ends one; `openedOrFault` makes a value of it again. */
type SealError = Error & { readonly seal: SealFault }
const sealError = (seal: SealFault): SealError => Object.assign(new Error(`sealed file: ${seal}`), { seal })

export const sealFaultOf = (error: unknown): SealFault | undefined => (error as Partial<SealError> | undefined)?.seal

const derived = (secret: string, salt: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), salt, `yuimachi backup ${purpose}`, 32))

/** Tells two keys of one version apart without telling anything about them. */
export const keyMark = ({ secret }: Key): string =>
  derived(secret, new Uint8Array(0), 'mark').toString('hex').slice(0, 16)

export const signWith = ({ secret }: Key, text: string): string =>
  createHmac('sha256', derived(secret, new Uint8Array(0), 'manifest'))
    .update(text)
    .digest('hex')

const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(index), 0)
  nonce[11] = last ? 1 : 0
  return nonce
}

export const sealing = (key: Key) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    const salt = randomBytes(32)
    const version = Buffer.alloc(4)
    version.writeUInt32BE(key.version)
    const header = Buffer.concat([MAGIC, version, salt])
    const secret = derived(key.secret, salt, 'file')
    let index = 0
    const chunk = (plain: Uint8Array, last: boolean): Buffer => {
      const cipher = createCipheriv(ALGORITHM, secret, nonceOf(index++, last))
      cipher.setAAD(header)
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    }
    yield header
    let waiting = Buffer.alloc(0)
    for await (const piece of source) {
      waiting = Buffer.concat([waiting, piece])
      // One chunk is always kept back: only at the end is it known to be the last.
      while (waiting.length > CHUNK_BYTES) {
        yield chunk(waiting.subarray(0, CHUNK_BYTES), false)
        waiting = waiting.subarray(CHUNK_BYTES)
      }
    }
    yield chunk(waiting, true)
  }

export const opening = (ring: KeyRing) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let waiting = Buffer.alloc(0)
    let header: Buffer | undefined
    let secret: Buffer | undefined
    let index = 0
    const chunk = (sealed: Buffer, last: boolean): Buffer => {
      if (!secret || !header || sealed.length < TAG_BYTES) throw sealError('altered')
      const decipher = createDecipheriv(ALGORITHM, secret, nonceOf(index++, last), { authTagLength: TAG_BYTES })
      decipher.setAAD(header)
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
      } catch {
        throw sealError('altered')
      }
    }
    for await (const piece of source) {
      waiting = Buffer.concat([waiting, piece])
      if (!header && waiting.length >= HEADER_BYTES) {
        header = Buffer.from(waiting.subarray(0, HEADER_BYTES))
        waiting = waiting.subarray(HEADER_BYTES)
        if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw sealError('notSealed')
        const key = keyOf(ring, 'backup', header.readUInt32BE(MAGIC.length))
        if (!key) throw sealError('unknownKey')
        secret = derived(key.secret, header.subarray(MAGIC.length + 4), 'file')
      }
      while (header && waiting.length > CHUNK_BYTES + TAG_BYTES) {
        yield chunk(waiting.subarray(0, CHUNK_BYTES + TAG_BYTES), false)
        waiting = waiting.subarray(CHUNK_BYTES + TAG_BYTES)
      }
    }
    if (!header) throw sealError('notSealed')
    yield chunk(waiting, true)
  }

/** ZIP を作る — parts as an archive that is the same for the same parts: no clock, no names of machines. */
import { crc32, deflateRawSync } from 'node:zlib'
import type { ZipPart } from './zip-check.ts'

/** 1980-01-01, the first day that an archive can name. */
const DAY = 0x21
const VERSION = 20
const DEFLATED = 8
const NAMES_ARE_UTF8 = 0x800

/** `level` 0 packs nothing: for whoever unpacks it at once. */
export function pack(parts: readonly ZipPart[], level = 6): Uint8Array<ArrayBuffer> {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of parts) {
    const packed = deflateRawSync(bytes, { level })
    const title = Buffer.from(name)
    // What both records of a part say of it, in the same order.
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(VERSION, 0)
    facts.writeUInt16LE(NAMES_ARE_UTF8, 2)
    facts.writeUInt16LE(DEFLATED, 4)
    facts.writeUInt16LE(DAY, 8)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\u0003\u0004'), facts, title, packed)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([VERSION, 0]), facts, place, title)
    at += 30 + title.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...bodies, ...directory, end]))
}

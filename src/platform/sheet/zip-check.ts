/**
 * ZIP の中身の検査 — before any library opens a workbook, each of its parts is really unpacked, up to a limit: what the file
 * says of its own sizes is not believed, and what unpacks to more than a workbook may be is refused.
 *
 * Left out  ZIP64 and spanned archives: no workbook of this size is one
 */
import { inflateRawSync } from 'node:zlib'
import { fail, ok, type Result } from '#kernel/result'

export type ZipPart = { readonly name: string; readonly bytes: Uint8Array }

const END_OF_DIRECTORY = 0x06054b50
const IN_DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
/** The record that ends an archive, with the longest comment behind it. */
const LONGEST_END = 22 + 65_535

export function unpack(
  file: Uint8Array,
  limits: { readonly bytes: number; readonly parts: number },
): Result<readonly ZipPart[], 'broken' | 'tooLarge'> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return fail('broken')
  const count = view.getUint16(end + 10, true)
  if (count > limits.parts) return fail('tooLarge')
  const parts: ZipPart[] = []
  const names = new Set<string>()
  let left = limits.bytes
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > file.length || view.getUint32(at, true) !== IN_DIRECTORY) return fail('broken')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength))
    const method = view.getUint16(at + 10, true)
    const packed = bodyOf(view, file, view.getUint32(at + 42, true), view.getUint32(at + 20, true))
    if (!packed || names.has(name) || /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(name)) return fail('broken')
    names.add(name)
    const bytes = inflate(packed, method, left)
    if (!bytes.ok) return bytes
    left -= bytes.value.length
    parts.push({ name, bytes: bytes.value })
    at += 46 + nameLength + extra + comment
  }
  return ok(parts)
}

function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return undefined
}

function bodyOf(view: DataView, file: Uint8Array, at: number, size: number): Uint8Array | undefined {
  if (at + 30 > file.length || view.getUint32(at, true) !== LOCAL) return undefined
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return from + size <= file.length ? file.subarray(from, from + size) : undefined
}

function inflate(packed: Uint8Array, method: number, most: number): Result<Uint8Array, 'broken' | 'tooLarge'> {
  if (method === STORED) return packed.length > most ? fail('tooLarge') : ok(packed)
  if (method !== DEFLATED) return fail('broken')
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }))
  } catch (error) {
    return fail((error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken')
  }
}

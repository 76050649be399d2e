/** 番号 — ids made where the thing is made, sortable by time (UUIDv7, RFC 9562). */
export type Uuid = string & { readonly unit: 'uuid' }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: string): text is Uuid => UUID.test(text)

/** The largest count of ids within one millisecond. */
export const MOST_IN_A_MILLISECOND = 0xfff

/** `random`: 16 bytes, of which 62 bits are used. `count`: of this id within its millisecond, so that ids sort as made. */
export function uuidv7(millis: number, random: Uint8Array, count: number): Uuid {
  const bytes = Uint8Array.from(random.subarray(0, 16))
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(millis / 2 ** (8 * (5 - index))) % 256
  bytes[6] = (count >> 8) | 0x70
  bytes[7] = count & 0xff
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid
}

/** 名前から作る番号 — an id that is the same wherever it is made: of what a pack names by a key, never of anything secret. */
import { createHash } from 'node:crypto'
import type { Uuid } from '#kernel/id'

/** UUID version 8 (RFC 9562): its bits are a hash of the name. */
export function madeId(kind: string, ...names: readonly string[]): Uuid {
  const hex = createHash('sha256')
    .update(JSON.stringify([kind, ...names]))
    .digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid
}

export const demoOrganisationId = (key: string): Uuid => madeId('demo organisation', key)
export const demoPersonId = (key: string): Uuid => madeId('demo person', key)
export const demoPostId = (municipality: Uuid, key: string): Uuid => madeId('demo post', municipality, key)

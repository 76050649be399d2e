/**
 * 鍵の束 — the keys of this installation: named, versioned, outside the database.
 *
 * The newest version of a name signs and seals; older ones still check and open, so that rotating
 * never makes yesterday's records unreadable. Part of the backup set, kept apart from it.
 */
import { fail, ok, type Result } from '#kernel/result'

/** `audit` chains the audit log, `session` signs cookies, `backup` seals backups. */
export const KEY_NAMES = ['audit', 'session', 'backup'] as const
export type KeyName = (typeof KEY_NAMES)[number]

export type Key = { readonly name: KeyName; readonly version: number; readonly madeAt: string; readonly secret: string }
export type KeyRing = { readonly schema: 1; readonly keys: readonly Key[] }

/** 256 bits, base64. */
const SECRET = /^[A-Za-z0-9+/]{43}=$/

export const newKeyRing = (madeAt: string, secret: () => string): KeyRing => ({
  schema: 1,
  keys: KEY_NAMES.map((name) => ({ name, version: 1, madeAt, secret: secret() })),
})

/** Adds a version to every name; nothing is removed. */
export const rotated = (ring: KeyRing, madeAt: string, secret: () => string): KeyRing => ({
  schema: 1,
  keys: [
    ...ring.keys,
    ...KEY_NAMES.map((name) => ({ name, version: newest(ring, name).version + 1, madeAt, secret: secret() })),
  ],
})

export function newest(ring: KeyRing, name: KeyName): Key {
  const key = versionsOf(ring, name)[0]
  if (!key) throw new Error(`no key named ${name}`)
  return key
}

/** Newest first. */
export const versionsOf = (ring: KeyRing, name: KeyName): readonly Key[] =>
  ring.keys.filter((key) => key.name === name).sort((a, b) => b.version - a.version)

export const keyOf = (ring: KeyRing, name: KeyName, version: number): Key | undefined =>
  ring.keys.find((key) => key.name === name && key.version === version)

export function readKeyRing(text: string): Result<KeyRing, string> {
  try {
    const ring = JSON.parse(text) as KeyRing
    if (ring.schema !== 1 || !Array.isArray(ring.keys)) return fail('鍵のファイルの形が違います')
    for (const name of KEY_NAMES)
      if (!ring.keys.some((key) => key.name === name)) return fail(`鍵 ${name} がありません`)
    for (const key of ring.keys)
      if (!SECRET.test(key.secret) || !Number.isInteger(key.version)) return fail(`鍵 ${key.name} が壊れています`)
    return ok(ring)
  } catch {
    return fail('鍵のファイルを読めません（JSON ではありません）')
  }
}

/** 合言葉 — the secret part of a one-time link: 256 bits, of which the database keeps a hash. */
import { createHash, randomBytes } from 'node:crypto'

export type Token = { readonly token: string; readonly hash: string }

/** 43 letters of base64url. */
export const TOKEN = /^[A-Za-z0-9_-]{43}$/

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export const newToken = (): Token => {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

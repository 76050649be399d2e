/**
 * クッキー — which cookies of a request are ours, and their signatures brought up to the newest key.
 *
 * The library checks with one key only; a cookie signed before the key was rotated would sign everybody out.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, millisOf } from '#kernel/instant'
import type { Key } from '../keys/key-ring.ts'

export type Cookies = readonly (readonly [string, string])[]

export const cookiesOf = (headers: Headers): Cookies =>
  (headers.get('cookie') ?? '').split(/;\s*/).flatMap((pair) => {
    const at = pair.indexOf('=')
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : []
  })

const sign = (value: string, secret: string): string => createHmac('sha256', secret).update(value).digest('base64')

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** `value.signature`, percent-encoded, as the library writes it. */
export function resigned(raw: string, keys: readonly Key[]): string {
  const [newest, ...older] = keys
  const text = decoded(raw)
  const at = text.lastIndexOf('.')
  if (!newest || at < 1) return raw
  const [value, signature] = [text.slice(0, at), text.slice(at + 1)]
  return older.some(({ secret }) => same(sign(value, secret), signature))
    ? encodeURIComponent(`${value}.${sign(value, newest.secret)}`)
    : raw
}

const decoded = (raw: string): string => {
  try {
    return decodeURIComponent(raw)
  } catch {
    return ''
  }
}

/** One of our cookies is signed by no key of these: it is made up, or another process knows a newer key already. */
export const isStrange = (headers: Headers, prefix: string, keys: readonly Key[]): boolean =>
  cookiesOf(headers)
    .filter(([name]) => name.startsWith(`${prefix}.`))
    .some(([name, raw]) => {
      const text = decoded(raw)
      const at = text.lastIndexOf('.')
      const [value, signature] = [text.slice(0, at), text.slice(at + 1)]
      const ofNote = Buffer.from(signature, 'base64url').toString('base64')
      return !keys.some(
        ({ secret }) => same(sign(value, secret), signature) || same(sign(`${name} ${value}`, secret), ofNote),
      )
    })

/** What the library is shown of a request: our cookies and the browser's name, nothing else. */
export function headersForLibrary(headers: Headers, prefix: string, keys: readonly Key[], without?: string): Headers {
  const own = cookiesOf(headers).filter(([name]) => name.startsWith(`${prefix}.`) && name !== without)
  const shown = new Headers()
  if (own.length > 0) shown.set('cookie', own.map(([name, value]) => `${name}=${resigned(value, keys)}`).join('; '))
  const agent = headers.get('user-agent')
  if (agent) shown.set('user-agent', agent.slice(0, 300))
  return shown
}

export type NoteCookie = { readonly name: string; readonly secure: boolean; readonly keys: readonly Key[] }

/** What we must remember between two requests of one browser before there is a session: signed, short-lived, not secret from it. */
export function writeNote(cookie: NoteCookie, note: unknown, until: Instant, now: Instant): string {
  const [newest] = cookie.keys
  const value = Buffer.from(JSON.stringify({ note, until })).toString('base64url')
  const signature = sign(`${cookie.name} ${value}`, newest?.secret ?? '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  const seconds = Math.max(0, Math.round((millisOf(until) - millisOf(now)) / 1_000))
  return `${cookie.name}=${value}.${signature.replaceAll('=', '')}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${cookie.secure ? '; Secure' : ''}`
}

export function readNote(cookie: NoteCookie, headers: Headers, now: Instant): unknown {
  const raw = cookiesOf(headers).find(([name]) => name === cookie.name)?.[1] ?? ''
  const [value = '', signature = ''] = raw.split('.')
  const signed = Buffer.from(signature, 'base64url').toString('base64')
  if (!cookie.keys.some(({ secret }) => same(sign(`${cookie.name} ${value}`, secret), signed))) return undefined
  const { note, until } = JSON.parse(Buffer.from(value, 'base64url').toString()) as { note: unknown; until: Instant }
  return now < until ? note : undefined
}

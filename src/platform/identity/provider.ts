/**
 * 組織のサインインの判断 — whose provider it is, whether it may be asked at all, and whether it stated more than one factor.
 */
import type { Uuid } from '#kernel/id'

export type Provider = {
  readonly id: Uuid
  readonly organisation: Uuid
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly multiFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] }
}

export type Claims = {
  readonly sub: string
  readonly nonce?: unknown
  readonly acr?: unknown
  readonly amr?: unknown
}

/** Only what the provider states in so many words counts; silence is one factor. */
export function statesMultiFactor({ acr, amr }: Claims, counts: Provider['multiFactor']): boolean {
  if (typeof acr === 'string' && counts.acr.includes(acr)) return true
  return Array.isArray(amr) && amr.some((value) => typeof value === 'string' && counts.amr.includes(value))
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** A request leaves only for hosts the pack names; to our own machine only in a demo. */
export function mayAsk(address: string, outboundHosts: readonly string[], mode: 'demo' | 'live'): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  if (LOOPBACK.includes(url.hostname)) return mode === 'demo'
  return url.protocol === 'https:' && outboundHosts.includes(url.hostname)
}

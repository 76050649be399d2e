/**
 * 上限 — how often one caller may ask, kept in memory by token bucket. Whoever is signed in is a caller by themselves, so
 * that a town hall behind one address is as many callers as it has people; everybody else is an address.
 *
 * Unit      requests a minute; `burst` may come at once
 * Left out  sharing between processes: with N web processes a caller may get N times as much, and a proxy in
 *           front limits the rest
 */
import type { LimitName } from './route.ts'

export type Limit = { readonly perMinute: number; readonly burst: number }

export const LIMITS = {
  page: { perMinute: 600, burst: 120 },
  asset: { perMinute: 1_200, burst: 300 },
  form: { perMinute: 120, burst: 60 },
  // Of whom nothing is known. A school or a town hall behind one address still gets through at the pace of a queue.
  visitor: { perMinute: 20, burst: 20 },
  search: { perMinute: 60, burst: 20 },
  export: { perMinute: 10, burst: 5 },
  // By address: hundreds of clerks sign in at half past eight, with three requests each. What guesses at one account is
  // stopped by its failures (identity/failures.ts).
  signIn: { perMinute: 300, burst: 150 },
  // By address, before it is looked up who asks: so that a flood at the staff's doors costs no more than this.
  door: { perMinute: 6_000, burst: 1_500 },
} as const satisfies Record<LimitName | 'door', Limit>

export const callerOf = (address: string, person: string | undefined): string =>
  person === undefined ? `address ${address}` : `person ${person}`

export type Limiter = {
  /** Seconds to wait, or 0 when the request may go on. */
  readonly take: (name: LimitName | 'door', caller: string, nowMillis: number) => number
}

/** More callers than this are forgotten oldest first, so that a flood of addresses cannot eat the memory. */
const MOST_CALLERS = 50_000

type Bucket = { tokens: number; at: number }

export function openLimiter(limits: Readonly<Record<LimitName | 'door', Limit>> = LIMITS): Limiter {
  const buckets = new Map<string, Bucket>()
  return {
    take: (name, caller, nowMillis) => {
      const { perMinute, burst } = limits[name]
      const key = `${name} ${caller}`
      const old = buckets.get(key)
      const refilled = old ? Math.min(burst, old.tokens + ((nowMillis - old.at) * perMinute) / 60_000) : burst
      buckets.delete(key)
      const tokens = refilled >= 1 ? refilled - 1 : refilled
      buckets.set(key, { tokens, at: nowMillis })
      if (buckets.size > MOST_CALLERS) {
        const [oldest] = buckets.keys()
        if (oldest !== undefined) buckets.delete(oldest)
      }
      return refilled >= 1 ? 0 : Math.ceil(((1 - refilled) * 60) / perMinute)
    },
  }
}

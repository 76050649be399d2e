/**
 * 上限 — how often one caller may ask, kept in memory by token bucket.
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
  // By address, and a town hall is one address: ten clerks who save at once must not stop each other.
  form: { perMinute: 300, burst: 100 },
  search: { perMinute: 60, burst: 20 },
  export: { perMinute: 10, burst: 5 },
  // A town hall stands behind one address. What guesses at one account is stopped by its failures (identity/failures.ts).
  signIn: { perMinute: 60, burst: 30 },
} as const satisfies Record<LimitName, Limit>

export type Limiter = {
  /** Seconds to wait, or 0 when the request may go on. */
  readonly take: (name: LimitName, caller: string, nowMillis: number) => number
}

/** More callers than this are forgotten oldest first, so that a flood of addresses cannot eat the memory. */
const MOST_CALLERS = 50_000

type Bucket = { tokens: number; at: number }

export function openLimiter(limits: Readonly<Record<LimitName, Limit>> = LIMITS): Limiter {
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

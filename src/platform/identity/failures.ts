/**
 * 失敗の数え方 — after repeated failures an account, or an address, waits. Only failures count, never a success.
 *
 * Unit      seconds of waiting: 30 after the 5th failure of an account, doubled by each further one, 15 minutes at most
 * Left out  sharing between processes: kept in memory, so N web processes allow N times as many (see limits.ts)
 */
export type Failures = {
  /** Seconds to wait; 0: may try. */
  readonly waitFor: (keys: readonly string[], nowMillis: number) => number
  readonly failed: (keys: readonly string[], nowMillis: number) => void
  readonly succeeded: (keys: readonly string[]) => void
}

const FREE = { account: 5, address: 20 } as const
const FIRST_SECONDS = 30
const MOST_SECONDS = 900
const MOST_KEYS = 20_000

export const accountKey = (name: string): string => `account ${name.trim().toLowerCase()}`
export const addressKey = (address: string): string => `address ${address}`

type Count = { readonly times: number; readonly last: number }

export function waitAfter(count: Count, free: number, nowMillis: number): number {
  if (count.times < free) return 0
  const seconds = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (count.times - free))
  return Math.max(0, Math.ceil(seconds - (nowMillis - count.last) / 1_000))
}

const freeFor = (key: string): number => (key.startsWith('address ') ? FREE.address : FREE.account)

export function openFailures(): Failures {
  const counts = new Map<string, Count>()
  return {
    waitFor: (keys, now) =>
      Math.max(
        0,
        ...keys.map((key) => {
          const count = counts.get(key)
          return count ? waitAfter(count, freeFor(key), now) : 0
        }),
      ),
    failed: (keys, now) => {
      for (const key of keys) {
        const times = (counts.get(key)?.times ?? 0) + 1
        counts.delete(key)
        counts.set(key, { times, last: now })
      }
      while (counts.size > MOST_KEYS) {
        const [oldest] = counts.keys()
        if (oldest === undefined) break
        counts.delete(oldest)
      }
    },
    // An address is shared by an office: one colleague's success says nothing about another's guesses.
    succeeded: (keys) => {
      for (const key of keys) if (key.startsWith('account ')) counts.delete(key)
    },
  }
}

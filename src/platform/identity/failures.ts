/**
 * 失敗の数え方 — after repeated failures an account, or an address, waits. Only failures count, never a success.
 *
 * Unit      seconds of waiting: 30 after the 5th failure of an account, doubled by each further one, 15 minutes at most
 * Order     after a day without a failure the count begins anew
 */
import { type Instant, instantFromMillis, millisOf } from '#kernel/instant'

const FREE = { account: 5, address: 20 } as const
const FIRST_SECONDS = 30
const MOST_SECONDS = 900
const FORGET_MILLIS = 86_400_000

export const accountKey = (name: string): string => `account ${name.trim().toLowerCase()}`
export const addressKey = (address: string): string => `address ${address}`
export const isAccountKey = (key: string): boolean => key.startsWith('account ')

export type Count = { readonly times: number; readonly last: Instant }

/** What failed last before this counts no more. */
export const forgottenBefore = (now: Instant): Instant => instantFromMillis(millisOf(now) - FORGET_MILLIS)

/** Seconds to wait; 0: may try. */
export function waitAfter(key: string, count: Count | undefined, now: Instant): number {
  const free = isAccountKey(key) ? FREE.account : FREE.address
  if (!count || count.times < free || count.last < forgottenBefore(now)) return 0
  const seconds = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (count.times - free))
  return Math.max(0, Math.ceil(seconds - (millisOf(now) - millisOf(count.last)) / 1_000))
}

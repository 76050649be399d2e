/**
 * 失敗の数え方 — who guesses waits: strictly one account from one address, loosely an account, or an address, as a whole.
 * Only failures count in the end: a try is counted before it is looked at and given back when it was right, so that a
 * burst at once passes no more than one by one. A try that is refused because of the wait counts nothing and renews
 * nothing. Passkeys are not counted: nobody can guess them.
 *
 * Unit      seconds of waiting. `pair` and `code`: 30 after the 5th failure, doubled by each further one, 15 minutes at
 *           most. `account`: the same way from the 50th on, one minute at most, so that a stranger who knows an email
 *           keeps nobody away from it. `address`: 120 failures in a minute, then the rest of that minute: an office
 *           shares one, and without trusted proxies so does everybody
 * Order     after a day without a failure the count begins anew; that of an address, with each minute
 */
import { type Instant, instantFromMillis, millisOf } from '#kernel/instant'

type Rule = {
  readonly free: number
  readonly first: number
  readonly most: number
  readonly forget: number
  /** `last` stays where the count began, so that nothing renews it. */
  readonly window: boolean
}

const DAY = 86_400
const RULES = {
  pair: { free: 5, first: 30, most: 900, forget: DAY, window: false },
  account: { free: 50, first: 30, most: 60, forget: DAY, window: false },
  // Whoever gets as far as a code has the password already: a stranger cannot keep anybody away by it.
  code: { free: 5, first: 30, most: 900, forget: DAY, window: false },
  address: { free: 120, first: 60, most: 60, forget: 60, window: true },
} as const satisfies Record<string, Rule>

const sameName = (name: string): string => name.trim().toLowerCase()

export const pairKey = (name: string, address: string): string => `pair ${sameName(name)} ${address}`
export const accountKey = (name: string): string => `account ${sameName(name)}`
export const codeKey = (person: string): string => `code ${person}`
export const addressKey = (address: string): string => `address ${address}`

const ruleOf = (key: string): Rule => RULES[key.slice(0, key.indexOf(' ')) as keyof typeof RULES]

/** `last`: the last failure; for an address, the first of its minute. */
export type Count = { readonly times: number; readonly last: Instant }

const isForgotten = ({ forget }: Rule, { last }: Count, now: Instant): boolean =>
  last <= instantFromMillis(millisOf(now) - forget * 1_000)

/** Seconds to wait; 0: may try. */
export function waitAfter(key: string, count: Count | undefined, now: Instant): number {
  const rule = ruleOf(key)
  if (!count || count.times < rule.free || isForgotten(rule, count, now)) return 0
  const seconds = Math.min(rule.most, rule.first * 2 ** (count.times - rule.free))
  return Math.max(0, Math.ceil(seconds - (millisOf(now) - millisOf(count.last)) / 1_000))
}

export function oneMore(key: string, count: Count, now: Instant): Count {
  const rule = ruleOf(key)
  if (count.times === 0 || isForgotten(rule, count, now)) return { times: 1, last: now }
  return { times: count.times + 1, last: rule.window ? count.last : now }
}

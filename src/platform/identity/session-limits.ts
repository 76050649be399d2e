/** サインインの期限 — how long a session lives: 30 minutes without use, 12 hours at most. Unit: seconds. */
import { type Instant, millisOf } from '#kernel/instant'

export const SESSION_SECONDS = {
  idle: 30 * 60,
  most: 12 * 3_600,
  /** That somebody was here is written down once in this time, so that a page does not cost a write. */
  writeEvery: 60,
} as const

export type SessionTimes = { readonly openedAt: Instant; readonly expiresAt: Instant }

/** `expiresAt` moves on with every use; `openedAt` never does. */
export const isLive = ({ openedAt, expiresAt }: SessionTimes, now: Instant): boolean =>
  now < expiresAt && millisOf(now) - millisOf(openedAt) < SESSION_SECONDS.most * 1_000

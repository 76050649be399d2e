/**
 * 一度だけのリンク — how long one lives, and when it is spent. A link that is used, withdrawn, too old or another
 * town's answers exactly like one that never was.
 */
import type { Instant } from '#kernel/instant'

export type OneTime = {
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly withdrawnAt: Instant | null
}

/** Hours. An invitation may lie over a long weekend; a reset is handed over the same day; a demo link is printed at start. */
export const LINK_HOURS = { invitation: 72, reset: 24, demo: 12 } as const

export const isOpen = (link: OneTime, now: Instant): boolean =>
  link.usedAt === null && link.withdrawnAt === null && now < link.expiresAt

export type LinkState = 'open' | 'used' | 'withdrawn' | 'expired'

/** For those who made it; whoever opens it is not told which. */
export function linkState(link: OneTime, now: Instant): LinkState {
  if (link.usedAt !== null) return 'used'
  if (link.withdrawnAt !== null) return 'withdrawn'
  return now < link.expiresAt ? 'open' : 'expired'
}

/** 開いているサインイン — one open session, as its owner and who manages people see it. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Way } from './who.ts'

export type SessionLine = {
  readonly id: Uuid
  readonly person: Uuid
  readonly way: Way
  readonly openedAt: Instant
  /** To the minute: it is written once a minute at most. */
  readonly seenAt: Instant
  readonly userAgent: string
}

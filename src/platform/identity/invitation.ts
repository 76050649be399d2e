/** 招待 — a one-time link to a post, as those see it who made it. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { OneTime } from './one-time-link.ts'

export type Invitation = OneTime & {
  readonly id: Uuid
  readonly post: Uuid
  /** The name of the one invited, as the inviter typed it. */
  readonly name: string
  readonly madeAt: Instant
  /** Null: by the operator, on the command line. */
  readonly madeBy: Uuid | null
  readonly usedBy: Uuid | null
}

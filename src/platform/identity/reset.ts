/** 鍵のやり直し — somebody lost their keys: one asks, another approves. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'

export type Reset = {
  readonly id: Uuid
  readonly person: Uuid
  /** Null: the operator, on the command line. */
  readonly requestedBy: Uuid | null
  readonly requestedAt: Instant
  readonly approvedBy: Uuid | null
  readonly approvedAt: Instant | null
  /** Null until it is approved. */
  readonly expiresAt: Instant | null
  readonly usedAt: Instant | null
  readonly withdrawnAt: Instant | null
}

/** Who may approve: neither who asked nor whose keys they are. */
export const mayApprove = (reset: Pick<Reset, 'requestedBy' | 'person'>, approver: Uuid): boolean =>
  approver !== reset.requestedBy && approver !== reset.person

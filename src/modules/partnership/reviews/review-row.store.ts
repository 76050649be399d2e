/**
 * ふり返りの行の形 — the table of reviews, a row as the rules know it, and what can come of writing one.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Sided } from '../agreements/party.store.ts'
import type { Sign } from '../indicators/figure.ts'
import type { IndicatorTables } from '../indicators/indicator.store.ts'
import type { SignTables } from '../indicators/sign.store.ts'
import {
  type BeforeState,
  type Decision,
  type Missing,
  type ReviewState,
  type ReviewText,
  reviewState,
} from './review.ts'

export type ReviewTable = Sided & {
  id: Uuid
  initiative_id: Uuid
  period: string
  seen: string
  decision: Decision | null
  reason: string
  next_action: string
  next_by: LocalDate | null
  before_state: BeforeState | null
  before_note: string
  proposed_at: Instant | null
  version: number
  supersedes: Uuid | null
  recorded_at: Instant
  recorded_by: Uuid
}
export type ReviewTables = IndicatorTables & SignTables & { partnership_review: ReviewTable }

export type StoredReview = ReviewText & {
  readonly id: Uuid
  readonly initiative: Uuid
  readonly version: number
  readonly writtenBy: Uuid
  readonly proposedAt: Instant | undefined
  readonly supersedes: Uuid | undefined
  readonly recordedAt: Instant
  readonly signs: readonly Sign[]
  readonly state: ReviewState
}

export type ReviewChanged = { readonly kind: 'changedMeanwhile'; readonly now: StoredReview }
export type ReviewMissing = { readonly kind: 'missing' }

export type ReviewAdded =
  | { readonly kind: 'added' }
  | ReviewMissing
  | { readonly kind: 'notShared' }
  | { readonly kind: 'notAPeriod' }
  /** What it should supersede is not a closed review of the same period in force. */
  | { readonly kind: 'nothingToSupersede' }
export type ReviewSaved =
  | { readonly kind: 'saved'; readonly version: number; readonly voided: readonly Sign[] }
  | ReviewMissing
  | { readonly kind: 'notOurs' }
  | { readonly kind: 'unfinished'; readonly missing: readonly Missing[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'notAPeriod' }
  | { readonly kind: 'alreadyProposed' }
  | ReviewChanged
export type ReviewProposed =
  | { readonly kind: 'proposed' }
  | ReviewMissing
  | { readonly kind: 'notOurs' }
  | { readonly kind: 'unfinished'; readonly missing: readonly Missing[] }
  | { readonly kind: 'alreadyProposed' }
  | ReviewChanged
export type ReviewSigned =
  | { readonly kind: 'signed'; readonly state: ReviewState }
  | ReviewMissing
  | { readonly kind: 'notProposed' }
  | { readonly kind: 'unfinished'; readonly missing: readonly Missing[] }
  | { readonly kind: 'alreadySigned' }
  | ReviewChanged

export const textOf = ({
  period,
  seen,
  decision,
  reason,
  nextAction,
  nextBy,
  beforeState,
  beforeNote,
}: ReviewText) => ({
  period,
  seen,
  decision,
  reason,
  nextAction,
  nextBy,
  beforeState,
  beforeNote,
})
export const columnsOf = ({
  period,
  seen,
  decision,
  reason,
  nextAction,
  nextBy,
  beforeState,
  beforeNote,
}: ReviewText) => ({
  period,
  seen,
  decision: decision ?? null,
  reason,
  next_action: nextAction,
  next_by: nextBy ?? null,
  before_state: beforeState ?? null,
  before_note: beforeNote ?? '',
})

export function reviewOf(row: ReviewTable, signs: readonly Sign[]): StoredReview {
  const text: ReviewText = {
    period: row.period,
    seen: row.seen,
    decision: row.decision ?? undefined,
    reason: row.reason,
    nextAction: row.next_action,
    nextBy: row.next_by ?? undefined,
    beforeState: row.before_state ?? undefined,
    beforeNote: row.before_note,
  }
  return {
    ...text,
    id: row.id,
    initiative: row.initiative_id,
    version: row.version,
    writtenBy: row.side_org,
    proposedAt: row.proposed_at ?? undefined,
    supersedes: row.supersedes ?? undefined,
    recordedAt: row.recorded_at,
    signs,
    state: reviewState(text, row.version, signs),
  }
}

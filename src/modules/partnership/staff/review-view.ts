/** ふり返りの画面に出すもの — a review as a screen shows it. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Sign } from '../indicators/figure.ts'
import type { ReviewState, ReviewText } from '../reviews/review.ts'

export type ShownReview = ReviewText & {
  readonly id: Uuid
  readonly version: number
  readonly proposedAt: Instant | undefined
  readonly signs: readonly Sign[]
  readonly state: ReviewState
}

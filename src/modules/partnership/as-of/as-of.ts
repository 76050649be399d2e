/**
 * ある日のこと — what both sides had said to each other about one initiative by the end of a day in Japan.
 *
 * What counts is when something was written down, not the day that it names: a line of 6月25日 recorded in July had not
 * been said in June. Nothing later counts: no correction, no signature, no change of who answers for it. What one side had
 * written for itself alone (a draft, a review not yet proposed) had not been said.
 * A text that was rewritten in place after that day is gone: this is told, and what stands now is never shown as if it had
 * stood then.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Sign } from '../indicators/figure.ts'
import { type Reached, reached, type StateLine } from '../initiatives/initiative.ts'
import { type ReviewState, type ReviewText, reviewState } from '../reviews/review.ts'

type Line = StateLine & { readonly recordedAt: Instant }
type Charge = { readonly at: Instant }
type Review = ReviewText & {
  readonly id: Uuid
  readonly version: number
  readonly proposedAt: Instant | undefined
  readonly recordedAt: Instant
  readonly supersedes: Uuid | undefined
  readonly signs: readonly Sign[]
}

export type ReviewThen<R> =
  | { readonly kind: 'said'; readonly review: R; readonly state: ReviewState }
  /** It lay before the other side, in words that are no longer there. */
  | { readonly kind: 'rewritten'; readonly id: Uuid; readonly period: string }

export type AsOf<L, C, R> =
  /** Nobody had put it before the other side yet. */
  | { readonly kind: 'notShared' }
  | ({
      readonly kind: 'said'
      /** Oldest first. */
      readonly history: readonly L[]
      readonly charges: readonly C[]
      /** Title and purpose were written anew after that day. */
      readonly textIsLater: boolean
      readonly reviews: readonly ReviewThen<R>[]
    } & Reached)

export function asOf<L extends Line, C extends Charge, R extends Review>(
  {
    history,
    charges,
    recordedAt,
    reviews,
  }: {
    readonly history: readonly L[]
    readonly charges: readonly C[]
    /** When the text of the initiative was last written. */
    readonly recordedAt: Instant
    readonly reviews: readonly R[]
  },
  day: LocalDate,
): AsOf<L, C, R> {
  const lines = history.filter((line) => isBy(line.recordedAt, day))
  if (lines.length === 0) return { kind: 'notShared' }
  return {
    kind: 'said',
    ...reached(lines),
    history: lines,
    charges: charges.filter(({ at }) => isBy(at, day)),
    textIsLater: !isBy(recordedAt, day),
    reviews: reviewsOn(reviews, day),
  }
}

const isBy = (at: Instant, day: LocalDate): boolean => localDateAt(at) <= day

function reviewsOn<R extends Review>(reviews: readonly R[], day: LocalDate): readonly ReviewThen<R>[] {
  const then = reviews
    .filter(({ proposedAt }) => proposedAt !== undefined && isBy(proposedAt, day))
    .map((review): ReviewThen<R> => {
      if (!isBy(review.recordedAt, day)) return { kind: 'rewritten', id: review.id, period: review.period }
      const signs = review.signs.filter(({ at }) => isBy(at, day))
      return { kind: 'said', review, state: reviewState(review, review.version, signs) }
    })
  // A correction takes the place of what it corrects when both have signed it, not before.
  const gone = new Set(
    then.map((each) => (each.kind === 'said' && each.state.kind === 'closed' ? each.review.supersedes : undefined)),
  )
  return then.filter((each) => !gone.has(each.kind === 'said' ? each.review.id : each.id))
}

/**
 * 待っているもの — what waits for a confirmation, a signature or an answer, and for which side.
 *
 * Silence of a side is shown with the day since when, and never becomes consent.
 * Order  longest waiting first
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Side } from '../agreements/agreement.ts'
import { confirmation, inForce, type Sign, type Version } from '../indicators/figure.ts'
import { hasEnded, type State } from '../initiatives/initiative.ts'
import type { ReviewState } from '../reviews/review.ts'

export type Waiting = {
  readonly what: 'target' | 'measurement' | 'review' | 'proposal' | 'consent' | 'ending'
  readonly id: Uuid
  readonly initiative: Uuid
  /** Of a figure. */
  readonly indicator: Uuid | undefined
  /** Empty where it is the initiative as a whole: a proposal, a 合意 to answer, an ending to read. */
  readonly period: string
  readonly sides: readonly Side[]
  readonly since: Instant
}

type Figure = Version & { readonly indicator: Uuid; readonly period: string; readonly signs: readonly Sign[] }
type Review = {
  readonly id: Uuid
  readonly initiative: Uuid
  readonly period: string
  readonly proposedAt: Instant | undefined
  readonly state: ReviewState
}

export const waitingFigures = (
  what: 'target' | 'measurement',
  initiative: Uuid,
  figures: readonly Figure[],
): readonly Waiting[] =>
  inForce(figures).flatMap(({ id, indicator, period, recordedAt, signs }) => {
    const confirmed = confirmation(signs)
    return confirmed.kind === 'confirmed'
      ? []
      : [{ what, id, initiative, indicator, period, sides: confirmed.sides, since: recordedAt }]
  })

export const waitingReviews = (reviews: readonly Review[]): readonly Waiting[] =>
  reviews.flatMap(({ id, initiative, period, proposedAt, state }) =>
    proposedAt && state.kind === 'waitsFor'
      ? [
          {
            what: 'review' as const,
            id,
            initiative,
            indicator: undefined,
            period,
            sides: state.sides,
            since: proposedAt,
          },
        ]
      : [],
  )

/** 検討中: the side that did not say the last word is asked for an answer. Ended: the other side is asked to read it. */
export function waitingProposal(initiative: {
  readonly id: Uuid
  readonly state: State
  readonly consent: Side | undefined
  readonly endingReadBy: readonly Side[]
  readonly history: readonly { readonly side: Side; readonly recordedAt: Instant }[]
}): readonly Waiting[] {
  const { id, state, consent, endingReadBy } = initiative
  const last = initiative.history.at(-1)
  if (!last || (state !== 'considered' && !hasEnded(state))) return []
  const side: Side = last.side === 'municipality' ? 'company' : 'municipality'
  const what = hasEnded(state) ? 'ending' : consent ? 'consent' : 'proposal'
  if (what === 'ending' && endingReadBy.includes(side)) return []
  return [{ what, id, initiative: id, indicator: undefined, period: '', sides: [side], since: last.recordedAt }]
}

export const longestFirst = (waiting: readonly Waiting[]): readonly Waiting[] =>
  waiting.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))

export const waitsForUs = (waiting: readonly Waiting[], side: Side): readonly Waiting[] =>
  waiting.filter(({ sides }) => sides.includes(side))
/** Only the other side is still to act. */
export const waitsForThem = (waiting: readonly Waiting[], side: Side): readonly Waiting[] =>
  waiting.filter(({ sides }) => !sides.includes(side))

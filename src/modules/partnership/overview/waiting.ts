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
import type { ReviewState } from '../reviews/review.ts'

export type Waiting = {
  readonly what: 'target' | 'measurement' | 'review' | 'proposal'
  readonly id: Uuid
  readonly initiative: Uuid
  /** Of a figure. */
  readonly indicator: Uuid | undefined
  /** Empty for a proposal: it is the initiative as a whole. */
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

/** 検討中: the side that did not put it forward is asked for an answer. */
export function waitingProposal(initiative: {
  readonly id: Uuid
  readonly history: readonly { readonly state: string; readonly side: Side; readonly recordedAt: Instant }[]
}): readonly Waiting[] {
  const last = initiative.history.at(-1)
  if (last?.state !== 'considered') return []
  const side: Side = last.side === 'municipality' ? 'company' : 'municipality'
  const { id } = initiative
  return [
    { what: 'proposal', id, initiative: id, indicator: undefined, period: '', sides: [side], since: last.recordedAt },
  ]
}

export const longestFirst = (waiting: readonly Waiting[]): readonly Waiting[] =>
  waiting.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))

export const waitsForUs = (waiting: readonly Waiting[], side: Side): readonly Waiting[] =>
  waiting.filter(({ sides }) => sides.includes(side))
/** Only the other side is still to act. */
export const waitsForThem = (waiting: readonly Waiting[], side: Side): readonly Waiting[] =>
  waiting.filter(({ sides }) => !sides.includes(side))

/**
 * 引きつぎのもと — what is known of an agreement to one side: its text, what stands under it, every figure and review.
 *
 * Left out  the other side's drafts: nobody who reads for this side can see them
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import type { PeriodKind } from '#kernel/period'
import type { Agreement, Side } from '../agreements/agreement.ts'
import type { RenewalLine } from '../agreements/renewal.ts'
import type { Measured, Sign, Version } from '../indicators/figure.ts'
import type { Owners, State, StateLine } from '../initiatives/initiative.ts'
import type { ProgressLine } from '../progress/progress.ts'
import type { ReviewState, ReviewText } from '../reviews/review.ts'

export type KnownFigure = Version & {
  readonly indicator: Uuid
  readonly period: string
  readonly signs: readonly Sign[]
}
export type KnownTarget = KnownFigure & { readonly value: number; readonly rationale: string }
export type KnownMeasurement = KnownFigure & { readonly measured: Measured }

export type KnownIndicator = {
  readonly id: Uuid
  readonly name: Texts
  readonly unit: string
  readonly periodKind: PeriodKind
  /** The feed that counts it; nobody is asked for its figures. */
  readonly feed?: string | undefined
  readonly targets: readonly KnownTarget[]
  readonly measurements: readonly KnownMeasurement[]
}
export type KnownReview = ReviewText & {
  readonly id: Uuid
  readonly initiative: Uuid
  readonly supersedes: Uuid | undefined
  readonly recordedAt: Instant
  readonly proposedAt: Instant | undefined
  readonly state: ReviewState
}
export type KnownInitiative = {
  readonly id: Uuid
  readonly title: Texts
  readonly why: Texts
  readonly items: readonly number[]
  readonly owners: Owners
  readonly thirdParty?: string | undefined
  readonly shared: boolean
  readonly history: readonly (StateLine & { readonly recordedAt: Instant })[]
  readonly state: State
  readonly consent: Side | undefined
  readonly endingReadBy: readonly Side[]
  readonly indicators: readonly KnownIndicator[]
  /** Oldest first. */
  readonly progress: readonly ProgressLine[]
  readonly reviews: readonly KnownReview[]
}
export type KnownAgreement = {
  readonly id: Uuid
  readonly agreement: Agreement
  /** The side that reads. */
  readonly side: Side
  readonly parties: readonly { readonly side: Side; readonly name: string }[]
  readonly desks: Owners
  /** What was said about its term, oldest first. */
  readonly renewals?: readonly RenewalLine[] | undefined
  readonly initiatives: readonly KnownInitiative[]
}

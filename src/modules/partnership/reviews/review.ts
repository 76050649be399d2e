/**
 * ふり返り — the look back at an initiative over a half or a year. It cannot close without a decision, a reason and the
 * signature of both sides on the very same text.
 *
 * A signature is for one version: whoever changes the text after a side signed has that side sign again.
 * A closed review is not edited; another one may supersede it.
 */
import type { LocalDate } from '#kernel/calendar'
import { readPeriod } from '#kernel/period'
import type { Side } from '../agreements/agreement.ts'
import { confirmation, type Sign } from '../indicators/figure.ts'
import type { Decision } from '../public/public-partnership.ts'

export type { Decision }

export type ReviewText = {
  readonly period: string
  readonly seen: string
  readonly decision: Decision | undefined
  readonly reason: string
  readonly nextAction: string
  readonly nextBy: LocalDate | undefined
}

export type Missing = 'seen' | 'decision' | 'reason'

export type ReviewState =
  /** What is still to be written before anybody can sign. */
  | { readonly kind: 'unfinished'; readonly missing: readonly Missing[] }
  | { readonly kind: 'waitsFor'; readonly sides: readonly Side[]; readonly signed: readonly Side[] }
  | { readonly kind: 'closed'; readonly decision: Decision; readonly signs: Readonly<Record<Side, Sign>> }

export function missingIn({ seen, decision, reason }: ReviewText): readonly Missing[] {
  return [
    ...(seen.trim() === '' ? (['seen'] as const) : []),
    ...(decision === undefined ? (['decision'] as const) : []),
    ...(reason.trim() === '' ? (['reason'] as const) : []),
  ]
}

export function reviewState(text: ReviewText, version: number, signs: readonly Sign[]): ReviewState {
  const missing = missingIn(text)
  if (text.decision === undefined || missing.length > 0) return { kind: 'unfinished', missing }
  const confirmed = confirmation(signs, version)
  return confirmed.kind === 'confirmed'
    ? { kind: 'closed', decision: text.decision, signs: confirmed.signs }
    : { kind: 'waitsFor', sides: confirmed.sides, signed: confirmed.signs.map(({ side }) => side) }
}

/** A year or a half; shorter ones are meetings, not reviews. */
export const isReviewPeriod = (code: string): boolean => {
  const read = readPeriod(code)
  return read.ok && (read.value.kind === 'year' || read.value.kind === 'half')
}

/** Whether the same words stand there: what does not change the text does not void a signature. */
export const isSameText = (one: ReviewText, other: ReviewText): boolean =>
  (['period', 'seen', 'decision', 'reason', 'nextAction', 'nextBy'] as const).every((key) => one[key] === other[key])

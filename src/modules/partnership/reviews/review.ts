/**
 * ふり返り — the look back at an initiative over a half or a year. It cannot close without a decision, a reason and the
 * signature of both sides on the very same text. Where the review before it decided on something to do, it first says
 * what became of that.
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

/** 済んだ, 途中, やめた, まだ: what became of what was decided last time. */
export const BEFORE_STATES = ['done', 'partly', 'stopped', 'notYet'] as const
export type BeforeState = (typeof BEFORE_STATES)[number]

export type ReviewText = {
  readonly period: string
  readonly seen: string
  readonly decision: Decision | undefined
  readonly reason: string
  readonly nextAction: string
  readonly nextBy: LocalDate | undefined
  /** Undefined: not asked, or not answered yet. */
  readonly beforeState?: BeforeState | undefined
  readonly beforeNote?: string | undefined
}

export type Missing = 'beforeState' | 'beforeNote' | 'seen' | 'decision' | 'reason'

export type ReviewState =
  /** What is still to be written before anybody can sign. */
  | { readonly kind: 'unfinished'; readonly missing: readonly Missing[] }
  | { readonly kind: 'waitsFor'; readonly sides: readonly Side[]; readonly signed: readonly Side[] }
  | { readonly kind: 'closed'; readonly decision: Decision; readonly signs: Readonly<Record<Side, Sign>> }

/** `asked`: the last closed review before it decided on something to do. */
export function missingIn({ seen, decision, reason, ...text }: ReviewText, asked = false): readonly Missing[] {
  return [
    ...(asked ? missingBefore(text) : []),
    ...(seen.trim() === '' ? (['seen'] as const) : []),
    ...(decision === undefined ? (['decision'] as const) : []),
    ...(reason.trim() === '' ? (['reason'] as const) : []),
  ]
}

/** What is done speaks for itself; what is not needs a sentence. */
function missingBefore({
  beforeState,
  beforeNote = '',
}: Pick<ReviewText, 'beforeState' | 'beforeNote'>): readonly Missing[] {
  if (beforeState === undefined) return ['beforeState']
  return beforeState !== 'done' && beforeNote.trim() === '' ? ['beforeNote'] : []
}

/** The last review that both sides closed before this period, if it decided on something to do next. */
export const decidedBefore = <R extends ReviewText & { readonly state: ReviewState }>(
  reviews: readonly R[],
  of: string,
): R | undefined => {
  const [last] = reviews
    .filter((each) => each.state.kind === 'closed' && each.period < of)
    .toSorted((a, b) => (a.period < b.period ? 1 : -1))
  return last && last.nextAction.trim() !== '' ? last : undefined
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
  (['period', 'seen', 'decision', 'reason', 'nextAction', 'nextBy', 'beforeState'] as const).every(
    (key) => one[key] === other[key],
  ) && (one.beforeNote ?? '') === (other.beforeNote ?? '')

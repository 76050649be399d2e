/**
 * 進み具合 — the word that a person of each side chooses for an initiative, beside what is reckoned from its figures:
 * neither takes the place of the other. Each side has its own word; where they differ, both are shown.
 *
 * Order     the last word of a side stands; what it said before stays readable
 * Left out  drafts, what is only considered, what has ended: there is nothing to go well or badly
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { SIDES, type Side } from '../agreements/agreement.ts'
import type { State } from '../initiatives/initiative.ts'

export const PROGRESS_WORDS = ['onTrack', 'mostlyOnTrack', 'behind', 'notBegun'] as const
export type ProgressWord = (typeof PROGRESS_WORDS)[number]

export type ProgressSaid = { readonly word: ProgressWord; readonly comment: string }
export type ProgressLine = ProgressSaid & {
  readonly initiative: Uuid
  readonly side: Side
  readonly post: Uuid
  readonly at: Instant
}

export type ProgressNow = Readonly<Partial<Record<Side, ProgressLine>>>

/** `lines`: oldest first. */
export const progressNow = (lines: readonly ProgressLine[]): ProgressNow =>
  Object.fromEntries(
    SIDES.flatMap((side) => {
      const last = lines.findLast((line) => line.side === side)
      return last ? [[side, last]] : []
    }),
  )

/** The word of both, where they say the same. */
export function sharedWord({ municipality, company }: ProgressNow): ProgressWord | undefined {
  return municipality && municipality.word === company?.word ? municipality.word : undefined
}

/** One voice is enough: a worry of either side is worth a look. */
export const isBehind = (now: ProgressNow): boolean =>
  SIDES.some((side) => now[side]?.word === 'behind' || now[side]?.word === 'notBegun')

export type ProgressFault =
  | 'notUnderWay'
  /** 遅れ and 未着手 alone help nobody: why, and what is needed. */
  | 'noComment'
  /** The very words that stand already. */
  | 'same'

const UNDER_WAY: ReadonlySet<State> = new Set(['agreed', 'preparing', 'running'])
export const isUnderWay = (state: State): boolean => UNDER_WAY.has(state)

export function progressFault(
  { word, comment }: ProgressSaid,
  state: State,
  before: ProgressSaid | undefined,
): ProgressFault | undefined {
  if (!isUnderWay(state)) return 'notUnderWay'
  if ((word === 'behind' || word === 'notBegun') && comment.trim() === '') return 'noComment'
  return before?.word === word && before.comment.trim() === comment.trim() ? 'same' : undefined
}

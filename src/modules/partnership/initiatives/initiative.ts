/**
 * 取組 — something both sides do together under one or more items of an agreement.
 *
 * Order     検討 → 合意 → 準備 → 実施中 → 完了; 中止 ends what has begun, 見送り what was only considered
 * The state is the last line of the history and stands nowhere else; each line has a reason and who decided it.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Side } from '../agreements/agreement.ts'

export const STATES = ['considered', 'agreed', 'preparing', 'running', 'completed', 'stopped', 'declined'] as const
export type State = (typeof STATES)[number]

export type StateLine = {
  readonly state: State
  readonly reason: string
  readonly decidedOn: LocalDate
  readonly side: Side
}

const NEXT: Readonly<Record<State, readonly State[]>> = {
  considered: ['agreed', 'declined'],
  agreed: ['preparing', 'running', 'stopped'],
  preparing: ['running', 'stopped'],
  running: ['completed', 'stopped'],
  completed: [],
  stopped: [],
  declined: [],
}

/** What an initiative may become next; nothing for one that has ended. */
export const nextStates = (state: State): readonly State[] => NEXT[state]

export const hasEnded = (state: State): boolean => NEXT[state].length === 0

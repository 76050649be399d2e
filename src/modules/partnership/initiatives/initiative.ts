/**
 * 取組 — something both sides do together under one or more items of an agreement.
 *
 * Order     検討 → 合意 → 準備 → 実施中 → 完了; 中止 ends what has begun, 見送り what was only considered
 * The state is the last line of the history and stands nowhere else; each line has a reason and who decided it.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
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

/** The posts that answer for it. Work hangs on posts, so a transfer of staff moves one row elsewhere. */
export type Owners = { readonly municipality?: Uuid | undefined; readonly company?: Uuid | undefined }

export type MoveFault =
  | { readonly why: 'notNext'; readonly next: readonly State[] }
  | { readonly why: 'noReason' }
  /** Decided before the line above it. */
  | { readonly why: 'beforeLast'; readonly last: LocalDate }
  | { readonly why: 'inFuture' }
  /** From 合意 on somebody answers for it on the side that owns it. */
  | { readonly why: 'noOwner'; readonly side: Side }

/** Whether a line may follow the history so far. An empty history admits only 検討. */
export function move(
  {
    history,
    ownerSide,
    owners,
  }: { readonly history: readonly StateLine[]; readonly ownerSide: Side | 'both'; readonly owners: Owners },
  line: StateLine,
  today: LocalDate,
): Result<StateLine, MoveFault> {
  const last = history.at(-1)
  const next: readonly State[] = last ? NEXT[last.state] : ['considered']
  if (!next.includes(line.state)) return fail({ why: 'notNext', next })
  if (line.reason.trim() === '') return fail({ why: 'noReason' })
  if (last && line.decidedOn < last.decidedOn) return fail({ why: 'beforeLast', last: last.decidedOn })
  if (line.decidedOn > today) return fail({ why: 'inFuture' })
  const missing = needsOwner(line.state) ? sidesOf(ownerSide).find((side) => owners[side] === undefined) : undefined
  return missing ? fail({ why: 'noOwner', side: missing }) : ok(line)
}

const needsOwner = (state: State): boolean => state === 'agreed' || state === 'preparing' || state === 'running'
const sidesOf = (owner: Side | 'both'): readonly Side[] => (owner === 'both' ? ['municipality', 'company'] : [owner])

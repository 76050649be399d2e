/**
 * 取組 — something both sides do together under one or more items of an agreement.
 *
 * Order     検討 → 合意 → 準備 → 実施中 → 完了; 中止 ends what has begun, 見送り what was only considered
 * 合意      is said by each side for itself: until both have, the initiative is still 検討 and waits for the other. The
 *           other side may answer 検討 instead (talk on), the first may take its word back in the same way
 * 中止・見送り  are facts once one side says so: nobody can be held to it. The other side is told, not asked
 * The state follows from the history and stands nowhere else; each line has a reason and who decided it.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
import { SIDES, type Side } from '../agreements/agreement.ts'

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

export type Reached = {
  readonly state: State
  /** The side that has said 合意 while the other has not answered. */
  readonly consent: Side | undefined
}

export function reached(history: readonly Pick<StateLine, 'state' | 'side'>[]): Reached {
  let now: Reached = { state: 'considered', consent: undefined }
  for (const { state, side } of history)
    now =
      state === 'agreed' && (now.consent ?? side) === side
        ? { state: now.state, consent: side }
        : { state, consent: undefined }
  return now
}

/** What both sides have behind them. A 合意 that was not answered by another is talk, and so is the answer to it. */
export function settledLines<L extends Pick<StateLine, 'state' | 'side'>>(history: readonly L[]): readonly L[] {
  const settled: L[] = []
  const asked: L[] = []
  for (const line of history) {
    const { consent } = reached([...settled, ...asked])
    if (line.state === 'agreed' && (consent ?? line.side) === line.side) asked.push(line)
    else {
      const isAnswer = asked.length > 0
      if (line.state === 'agreed') settled.push(...asked)
      asked.length = 0
      if (!(isAnswer && line.state === 'considered')) settled.push(line)
    }
  }
  return settled
}

/** What a line did: `consent` said 合意 for one side only, `talkOn` answered or took that back. */
export type LineKind = State | 'consent' | 'talkOn'

export function lineKind(history: readonly Pick<StateLine, 'state' | 'side'>[], at: number): LineKind {
  const line = history[at]
  if (line?.state === 'considered' && at > 0) return 'talkOn'
  return line && reached(history.slice(0, at + 1)).consent ? 'consent' : (line?.state ?? 'considered')
}

/** What a side may say next; nothing of an initiative that has ended. */
export function nextStates(history: readonly Pick<StateLine, 'state' | 'side'>[], side: Side): readonly State[] {
  if (history.length === 0) return ['considered']
  const { state, consent } = reached(history)
  if (consent === undefined) return NEXT[state]
  return consent === side ? ['considered', 'declined'] : ['agreed', 'considered', 'declined']
}

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
  const next = nextStates(history, line.side)
  if (!next.includes(line.state)) return fail({ why: 'notNext', next })
  if (line.reason.trim() === '') return fail({ why: 'noReason' })
  if (last && line.decidedOn < last.decidedOn) return fail({ why: 'beforeLast', last: last.decidedOn })
  if (line.decidedOn > today) return fail({ why: 'inFuture' })
  const missing = SIDES.find((side) => needsOwner(line.state, ownerSide, side) && owners[side] === undefined)
  return missing ? fail({ why: 'noOwner', side: missing }) : ok(line)
}

/** From 合意 until it has ended, a post of every side that carries it answers for it. */
export const needsOwner = (state: State, ownerSide: Side | 'both', side: Side): boolean =>
  (state === 'agreed' || state === 'preparing' || state === 'running') && (ownerSide === 'both' || ownerSide === side)

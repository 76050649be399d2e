/**
 * 提案 — what one side asks of the other under an agreement, how it was answered, and how long that took.
 *
 * Order     受付 → 協議中 → 採択 / 見送り, by the side that received it; 取り下げ by the side that made it, while undecided
 * Unit      calendar days in Japan, counted from the day it arrived, which is day 0: day 14 is in time, day 15 is late
 * Left out  whether silence means anything: a late proposal stays 受付 until somebody answers
 */
import { daysBetween, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
import type { Side } from '../agreements/agreement.ts'

export const PROPOSAL_STATES = ['received', 'talking', 'adopted', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** The last day on which a first answer is in time. */
export const ANSWER_DAYS = 14

export type ProposalLine = {
  readonly state: ProposalState
  readonly reason: string
  readonly side: Side
  readonly on: LocalDate
  /** What came of it, on a line of 採択. */
  readonly initiative?: Uuid | undefined
}
/** Oldest first; the first line is the arrival, said by the side that proposes. */
export type ProposalHistory = readonly ProposalLine[]

export const proposalState = (history: ProposalHistory): ProposalState => history.at(-1)?.state ?? 'received'

export const outcomeOf = (history: ProposalHistory): Uuid | undefined =>
  history.findLast(({ initiative }) => initiative !== undefined)?.initiative

const RECEIVER: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  received: ['talking', 'adopted', 'declined'],
  talking: ['adopted', 'declined'],
  adopted: [],
  declined: [],
  withdrawn: [],
}

export const isDecided = (state: ProposalState): boolean => RECEIVER[state].length === 0

/** What a side may say next. */
export function nextProposalStates(history: ProposalHistory, side: Side): readonly ProposalState[] {
  const state = proposalState(history)
  if (history[0]?.side !== side) return RECEIVER[state]
  return isDecided(state) ? [] : ['withdrawn']
}

export type ProposalFault =
  | { readonly why: 'notNext'; readonly next: readonly ProposalState[] }
  | { readonly why: 'noReason' }

export function moveProposal(history: ProposalHistory, line: ProposalLine): Result<ProposalLine, ProposalFault> {
  const next = nextProposalStates(history, line.side)
  if (!next.includes(line.state)) return fail({ why: 'notNext', next })
  return line.reason.trim() === '' ? fail({ why: 'noReason' }) : ok(line)
}

export type ProposalClock =
  | { readonly kind: 'waiting'; readonly days: number; readonly left: number }
  | { readonly kind: 'late'; readonly days: number; readonly over: number }
  /** `days` until the first answer. */
  | { readonly kind: 'answered'; readonly days: number }
  /** Taken back before anybody answered. */
  | { readonly kind: 'withdrawn' }

export function proposalClock(history: ProposalHistory, today: LocalDate): ProposalClock {
  const [arrival] = history
  const from = arrival?.on ?? today
  const answer = history.find(({ side }) => side !== arrival?.side)
  if (answer) return { kind: 'answered', days: daysBetween(from, answer.on) }
  if (proposalState(history) === 'withdrawn') return { kind: 'withdrawn' }
  const days = daysBetween(from, today)
  return days > ANSWER_DAYS
    ? { kind: 'late', days, over: days - ANSWER_DAYS }
    : { kind: 'waiting', days, left: ANSWER_DAYS - days }
}

export type Funnel = {
  readonly all: number
  /** How many stand in each state now. */
  readonly states: Readonly<Record<ProposalState, number>>
  readonly late: number
  readonly answered: number
  /** Until the first answer, of those that were answered; undefined when none was. */
  readonly medianDays: number | undefined
}

export function funnelOf(histories: readonly ProposalHistory[], today: LocalDate): Funnel {
  const states = histories.map(proposalState)
  const clocks = histories.map((history) => proposalClock(history, today))
  const days = clocks.flatMap((clock) => (clock.kind === 'answered' ? [clock.days] : []))
  return {
    all: histories.length,
    states: Object.fromEntries(
      PROPOSAL_STATES.map((state) => [state, states.filter((each) => each === state).length]),
    ) as Record<ProposalState, number>,
    late: clocks.filter(({ kind }) => kind === 'late').length,
    answered: days.length,
    medianDays: medianOf(days),
  }
}

/** Of an even number the mean of the two in the middle. */
function medianOf(days: readonly number[]): number | undefined {
  const sorted = days.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

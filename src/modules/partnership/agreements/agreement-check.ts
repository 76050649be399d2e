/**
 * 協定の点検 — each item beside what has and has not happened under it, and when the agreement has to be renewed.
 *
 * Order     items in the order of the paper
 * Unit      days until the last day on which notice can be given; negative once it has passed
 * Left out  whether an agreement that renews by talks was renewed: only the parties know
 */
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOfMonth,
  fiscalYearOf,
  type LocalDate,
  lastDayOfMonth,
  monthOf,
} from '#kernel/calendar'
import { hasEnded, type State } from '../initiatives/initiative.ts'
import type { Agreement, Item, Term } from './agreement.ts'
import { type RenewalLine, termInForce } from './renewal.ts'

export type UnderItem = {
  readonly item: Item
  /**
   * `moving`    at least one initiative is agreed, prepared or running
   * `done`      nothing is moving, and at least one was completed
   * `waiting`   only considered
   * `ended`     every one was stopped or declined
   * `nothing`   no initiative at all
   * `notNeeded` the catch-all without one
   */
  readonly kind: 'moving' | 'done' | 'waiting' | 'ended' | 'nothing' | 'notNeeded'
  /** How many initiatives are in which state; states without any are left out. */
  readonly states: Readonly<Partial<Record<State, number>>>
}

export function itemsSideBySide(
  { items }: Pick<Agreement, 'items'>,
  initiatives: readonly { readonly items: readonly number[]; readonly state: State }[],
): readonly UnderItem[] {
  return items.map((item) => {
    const states = initiatives.filter(({ items }) => items.includes(item.no)).map(({ state }) => state)
    return { item, kind: kindOf(item, states), states: counted(states) }
  })
}

function kindOf({ catchAll }: Item, states: readonly State[]): UnderItem['kind'] {
  if (states.length === 0) return catchAll ? 'notNeeded' : 'nothing'
  if (states.some((state) => state !== 'considered' && !hasEnded(state))) return 'moving'
  if (states.includes('completed')) return 'done'
  return states.includes('considered') ? 'waiting' : 'ended'
}

function counted(states: readonly State[]): Partial<Record<State, number>> {
  const counts: Partial<Record<State, number>> = {}
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

export const fiscalYearSigned = ({ signedOn }: Pick<Agreement, 'signedOn'>): number => fiscalYearOf(signedOn)

export type Renewal =
  /** The file does not say the term: ask the parties. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'notYet'; readonly from: LocalDate }
  | { readonly kind: 'withoutEnd' }
  /** `due`: last day to give notice (yearly), to agree anew (byTalks), or simply the last day (none). */
  | {
      readonly kind: 'due'
      readonly how: Term['renewal']['kind']
      readonly due: LocalDate
      readonly days: number
      /** Last day of the term that runs today. */
      readonly until: LocalDate
      /** How often it has renewed itself. */
      readonly renewed: number
    }
  | { readonly kind: 'over'; readonly until: LocalDate }

/** A yearly agreement goes on by itself year after year unless somebody gives notice in time. */
export function renewalOf({ term }: Pick<Agreement, 'term'>, today: LocalDate): Renewal {
  if (!term) return { kind: 'unknown' }
  if (today < term.from) return { kind: 'notYet', from: term.from }
  if (term.until === undefined) return { kind: 'withoutEnd' }
  const { kind: how, noticeMonths = 0 } = term.renewal
  let renewed = 0
  let until = term.until
  while (how === 'yearly' && until < today) {
    renewed += 1
    until = monthsLater(term.until, 12 * renewed)
  }
  if (until < today) return { kind: 'over', until }
  const due = how === 'none' ? until : monthsLater(until, -noticeMonths)
  return { kind: 'due', how, due, days: daysBetween(today, due), until, renewed }
}

/** By the term that runs now, which both sides may have moved since the paper was signed. */
export const renewalNow = (
  {
    agreement,
    renewals = [],
  }: { readonly agreement: Agreement; readonly renewals?: readonly RenewalLine[] | undefined },
  today: LocalDate,
): Renewal => renewalOf(termInForce(agreement, renewals), today)

/** The last day of a month stays the last day. */
const monthsLater = (date: LocalDate, months: number): LocalDate =>
  date === lastDayOfMonth(monthOf(date)) ? lastDayOfMonth(addMonths(monthOf(date), months)) : sameDayLater(date, months)

/** A day that the other month does not have becomes its last. */
export function sameDayLater(date: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(date), months)
  const last = lastDayOfMonth(month)
  const day = addDays(firstDayOfMonth(month), Number(date.slice(8)) - 1)
  return day < last ? day : last
}

/**
 * 条項の点検 — what an agreement and its practice ask for and what is not there: items with nothing under them, too few
 * initiatives, a meeting that is overdue, a term that nears its end.
 *
 * Law       none: the parties' own clauses, and where they give no number the practice of towns (目安)
 * Unit      days, in Japan's civil dates; a day that has come is not yet late, the day after it is
 * Order     the gravest first
 * Left out  whether a meeting was held that nobody recorded: only the parties know, and the words say so
 * What is not known is a finding of its own. It is never counted as being in order.
 */
import { daysBetween, type LocalDate } from '#kernel/calendar'
import { hasEnded, type State } from '../initiatives/initiative.ts'
import type { Agreement, Clause, Term } from './agreement.ts'
import { itemsSideBySide, renewalOf, sameDayLater } from './agreement-check.ts'
import { type RenewalLine, termInForce } from './renewal.ts'

/** Before the last day on which one can act, and before the end itself. */
export const RENEWAL_DAYS = 180

/** 協議の場: months from one to the next. */
const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const satisfies Record<
  NonNullable<Clause['every']>,
  number
>

export type ClauseCheck =
  /** The term ran out, and nobody recorded that it was renewed or that it ended. */
  | { readonly kind: 'expired'; readonly until: LocalDate; readonly days: number }
  | {
      readonly kind: 'renewalNear'
      readonly how: Term['renewal']['kind']
      /** Last day to say no (yearly), to agree anew (byTalks), or the end itself (none). Negative: passed. */
      readonly due: LocalDate
      readonly days: number
      readonly until: LocalDate
    }
  /** Both sides decided that it is not renewed. */
  | { readonly kind: 'ending'; readonly until: LocalDate; readonly days: number }
  | { readonly kind: 'termUnknown' }
  | {
      readonly kind: 'itemsNothing'
      /** Numbers of items without any initiative. */
      readonly none: readonly number[]
      /** Numbers of items whose every initiative was 見送り or 中止. */
      readonly ended: readonly number[]
    }
  | {
      readonly kind: 'fewInitiatives'
      readonly alive: number
      readonly least: number
      readonly by: 'clause' | 'practice'
    }
  | {
      readonly kind: 'meetingOverdue'
      readonly due: LocalDate
      readonly days: number
      /** Undefined: none was recorded since the signing. */
      readonly last: LocalDate | undefined
    }
  | { readonly kind: 'meetingUnknown'; readonly why: 'noClauses' | 'noClause' | 'noFrequency' }

export const SEVERITIES = ['urgent', 'warn', 'unknown', 'note'] as const
/** 急ぐ、注意、分からない、知らせ */
export type Severity = (typeof SEVERITIES)[number]

export function severityOf(check: ClauseCheck): Severity {
  switch (check.kind) {
    case 'expired':
      return 'urgent'
    case 'renewalNear':
      if (check.days >= 0) return 'warn'
      return check.how === 'yearly' ? 'note' : 'urgent'
    case 'fewInitiatives':
      return check.by === 'clause' ? 'warn' : 'note'
    case 'itemsNothing':
    case 'meetingOverdue':
      return 'warn'
    case 'termUnknown':
    case 'meetingUnknown':
      return 'unknown'
    case 'ending':
      return 'note'
  }
}

export type Checked = {
  readonly agreement: Pick<Agreement, 'signedOn' | 'items' | 'clauses' | 'term'>
  readonly initiatives: readonly { readonly items: readonly number[]; readonly state: State }[]
  /** Those that stand: none that was corrected. */
  readonly meetings: readonly { readonly heldOn: LocalDate }[]
  readonly renewals: readonly RenewalLine[]
  /** 目安, of the region pack. */
  readonly practice: number
}

/** An agreement that both sides let end asks for nothing any more. */
export function clauseChecks(checked: Checked, today: LocalDate): readonly ClauseCheck[] {
  const { term, ends } = termInForce(checked.agreement, checked.renewals)
  if (ends && term?.until !== undefined && term.until < today) return []
  const checks = [
    ...termChecks(term, ends, today),
    ...itemChecks(checked),
    ...initiativeChecks(checked),
    ...meetingChecks(checked, today),
  ]
  return checks.toSorted((a, b) => SEVERITIES.indexOf(severityOf(a)) - SEVERITIES.indexOf(severityOf(b)))
}

const isNear = (days: number): boolean => days >= 0 && days <= RENEWAL_DAYS

function termChecks(term: Term | undefined, ends: boolean, today: LocalDate): readonly ClauseCheck[] {
  const renewal = renewalOf({ term }, today)
  switch (renewal.kind) {
    case 'unknown':
      return [{ kind: 'termUnknown' }]
    case 'notYet':
    case 'withoutEnd':
      return []
    case 'over':
      return [{ kind: 'expired', until: renewal.until, days: daysBetween(renewal.until, today) }]
    case 'due': {
      const { how, due, days, until } = renewal
      const left = daysBetween(today, until)
      if (!isNear(days) && !isNear(left)) return []
      return [ends ? { kind: 'ending', until, days: left } : { kind: 'renewalNear', how, due, days, until }]
    }
  }
}

function itemChecks({ agreement, initiatives }: Checked): readonly ClauseCheck[] {
  const under = itemsSideBySide(agreement, initiatives).filter(({ item }) => !item.catchAll)
  const of = (kind: 'nothing' | 'ended') => under.filter((each) => each.kind === kind).map(({ item }) => item.no)
  const [none, ended] = [of('nothing'), of('ended')]
  return none.length + ended.length === 0 ? [] : [{ kind: 'itemsNothing', none, ended }]
}

/** 合意、準備、実施中: what is only considered is not done yet. */
export const isAlive = (state: State): boolean => state !== 'considered' && !hasEnded(state)

function initiativeChecks({ agreement, initiatives, practice }: Checked): readonly ClauseCheck[] {
  const promised = agreement.clauses.flatMap(({ leastInitiatives }) => leastInitiatives ?? [])
  const least = promised.length > 0 ? Math.max(...promised) : practice
  const alive = initiatives.filter(({ state }) => isAlive(state)).length
  if (alive >= least) return []
  return [{ kind: 'fewInitiatives', alive, least, by: promised.length > 0 ? 'clause' : 'practice' }]
}

function meetingChecks({ agreement, meetings }: Checked, today: LocalDate): readonly ClauseCheck[] {
  const clauses = agreement.clauses.filter(({ kind }) => kind === 'meeting')
  const every = clauses.map((clause) => clause.every).find((each) => each !== undefined)
  if (every === undefined) {
    const why = agreement.clauses.length === 0 ? 'noClauses' : clauses.length === 0 ? 'noClause' : 'noFrequency'
    return [{ kind: 'meetingUnknown', why }]
  }
  const last = meetings
    .map(({ heldOn }) => heldOn)
    .toSorted()
    .at(-1)
  const due = sameDayLater(last ?? agreement.signedOn, MONTHS[every])
  return due < today ? [{ kind: 'meetingOverdue', due, days: daysBetween(due, today), last }] : []
}

/**
 * 年間の予定 — what is due on which day of a fiscal year, from whom, and what is done already: figures, reviews, what reviews
 * decided, meetings, terms, and the days that the town itself keeps.
 *
 * Order     by day; on one day the town's own first, then as the agreements stand
 * Figures   one line for an initiative and a day: how many of those that are due then have come
 * Left out  drafts: what one side considers for itself is due to nobody
 */
import { addDays, fiscalYearOf, type LocalDate, lastDayOfMonth, yearMonth } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { firstDay, lastDay, partsOf, period, periodCode } from '#kernel/period'
import { plainText } from '#kernel/ruby'
import type { Side } from '../agreements/agreement.ts'
import { renewalNow } from '../agreements/agreement-check.ts'
import { nextReview, reviewDue, standingReviews } from '../handover/handover-due.ts'
import type { KnownAgreement, KnownIndicator, KnownInitiative } from '../handover/handover-known.ts'
import { dueFigures } from '../indicators/on-time.ts'
import { hasEnded } from '../initiatives/initiative.ts'

/** `passed`: its day is over, and whether it was done is written nowhere. */
export type EntryState = 'done' | 'late' | 'coming' | 'passed'
export type CalendarEntry = {
  readonly on: LocalDate
  readonly state: EntryState
  readonly name: string
  /** Below the staff pages of the region; undefined of the town's own days. */
  readonly path: string | undefined
  readonly department: string
} & (
  | { readonly kind: 'town' | 'renewal' | 'meeting' }
  | { readonly kind: 'figures'; readonly reported: number; readonly expected: number }
  | { readonly kind: 'review'; readonly period: string }
  | { readonly kind: 'action'; readonly action: string }
)

/** A day that the town keeps every year: the last of its month where it names the 31st of a shorter one. */
export type TownDay = { readonly month: number; readonly day: number; readonly title: string }
type Meeting = { readonly agreement: Uuid; readonly heldOn: LocalDate; readonly nextOn: LocalDate | undefined }

export type CalendarGiven = {
  readonly known: readonly KnownAgreement[]
  /** Those that stand, of all agreements. */
  readonly meetings: readonly Meeting[]
  readonly town: readonly TownDay[]
  /** Days after a period within which its figures are to come. */
  readonly within: number
  readonly departmentOf: (of: Pick<KnownInitiative, 'owners'>) => string
  readonly today: LocalDate
  readonly fiscalYear: number
  /** Only what this post answers for. */
  readonly post: Uuid | undefined
}

export function calendarOf(given: CalendarGiven): readonly CalendarEntry[] {
  const { known, town, today, fiscalYear, post } = given
  const year = { kind: 'year', fiscalYear } as const
  const entries = [
    ...town.map((day) => townEntry(day, fiscalYear, today)),
    ...known.flatMap((agreement) => [
      ...(isFor(agreement.desks, agreement.side, post) ? agreementEntries(agreement, given) : []),
      ...agreement.initiatives
        .filter(({ shared, owners }) => shared && isFor(owners, agreement.side, post))
        .flatMap((initiative) => initiativeEntries(initiative, given)),
    ]),
  ]
  return entries
    .filter(({ on }) => firstDay(year) <= on && on <= lastDay(year))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const isFor = (posts: { readonly [side in Side]?: Uuid | undefined }, side: Side, post: Uuid | undefined): boolean =>
  post === undefined || posts[side] === post

const comingOr = (late: 'late' | 'passed', on: LocalDate, today: LocalDate): EntryState =>
  on < today ? late : 'coming'

function townEntry({ month, day, title }: TownDay, fiscalYear: number, today: LocalDate): CalendarEntry {
  const within = yearMonth(`${month >= 4 ? fiscalYear : fiscalYear + 1}-${String(month).padStart(2, '0')}`)
  const last = lastDayOfMonth(within)
  const named = `${within}-${String(day).padStart(2, '0')}` as LocalDate
  const on = named > last ? last : named
  return { kind: 'town', on, state: comingOr('passed', on, today), name: title, path: undefined, department: '' }
}

function agreementEntries(known: KnownAgreement, { meetings, today }: CalendarGiven): readonly CalendarEntry[] {
  const name = plainText(known.agreement.title.ja)
  const path = `/agreements/${known.id}`
  const own = meetings.filter(({ agreement }) => agreement === known.id)
  const last = own.reduce<Meeting | undefined>((a, b) => (a && a.heldOn > b.heldOn ? a : b), undefined)
  const renewal = renewalNow(known, today)
  const common = { name, department: '' }
  const meeting = { ...common, kind: 'meeting' as const, path: `${path}/meetings` }
  return [
    ...own.map(({ heldOn }) => ({ ...meeting, on: heldOn, state: 'done' as const })),
    ...(last?.nextOn ? [{ ...meeting, on: last.nextOn, state: comingOr('late', last.nextOn, today) }] : []),
    ...(renewal.kind === 'due'
      ? [{ ...common, kind: 'renewal' as const, path, on: renewal.due, state: comingOr('late', renewal.due, today) }]
      : []),
  ]
}

function initiativeEntries(one: KnownInitiative, given: CalendarGiven): readonly CalendarEntry[] {
  const { today, departmentOf } = given
  const common = { name: plainText(one.title.ja), department: departmentOf(one) }
  const reviews = `/initiatives/${one.id}/reviews`
  const closed = standingReviews(one.reviews).filter(({ state }) => state.kind === 'closed')
  const next = nextReview(one)
  return [
    ...figureEntries(one, given).map((entry) => ({ ...common, ...entry })),
    ...closed.map(({ period: code }) => ({
      ...{ ...common, kind: 'review' as const, path: reviews, period: code },
      ...{ on: reviewDue(period(code)), state: 'done' as const },
    })),
    ...(next
      ? [
          {
            ...{ ...common, kind: 'review' as const, path: reviews, period: next.period },
            ...{ on: next.due, state: comingOr('late', next.due, today) },
          },
        ]
      : []),
    ...closed.flatMap(({ nextAction, nextBy }) =>
      nextAction !== '' && nextBy
        ? [
            {
              ...{ ...common, kind: 'action' as const, path: reviews, action: nextAction },
              ...{ on: nextBy, state: comingOr('passed', nextBy, today) },
            },
          ]
        : [],
    ),
  ]
}

function figureEntries(one: KnownInitiative, { within, today, fiscalYear }: CalendarGiven) {
  const endedOn = hasEnded(one.state) ? one.history.at(-1)?.decidedOn : undefined
  const due = one.indicators.flatMap((indicator) => [
    ...dueFigures(indicator, { within, today, endedOn }).map((each) => ({
      on: each.due,
      came: each.state === 'onTime' || each.state === 'late',
    })),
    ...(endedOn ? [] : comingFigures(indicator, within, today, fiscalYear)),
  ])
  return [...Map.groupBy(due, ({ on }) => on)].map(([on, figures]) => {
    const reported = figures.filter(({ came }) => came).length
    const state = reported === figures.length ? ('done' as const) : comingOr('late', on, today)
    return { kind: 'figures' as const, path: `/initiatives/${one.id}`, on, state, reported, expected: figures.length }
  })
}

/** Of periods that are not over yet, as long as the initiative goes on. A year before whose figures are due in this one too. */
const comingFigures = (
  { periodKind, feed }: KnownIndicator,
  within: number,
  today: LocalDate,
  fiscalYear: number,
): readonly { readonly on: LocalDate; readonly came: boolean }[] =>
  (feed === undefined ? [fiscalYear - 1, fiscalYear] : [])
    .flatMap((each) => partsOf({ kind: 'year', fiscalYear: each }, periodKind))
    .filter((each) => lastDay(each) >= today)
    .map((each) => ({ on: addDays(lastDay(each), within), came: false }))

export type CalendarMonth = { readonly month: string; readonly entries: readonly CalendarEntry[] }

/** From April to March; a month in which nothing is due is there too. */
export const monthsOf = (entries: readonly CalendarEntry[], fiscalYear: number): readonly CalendarMonth[] =>
  partsOf({ kind: 'year', fiscalYear }, 'month').map((each) => {
    const month = periodCode(each)
    return { month, entries: entries.filter(({ on }) => on.startsWith(month)) }
  })

/** From the year of the first signing to the one after this; newest first. */
export function yearsOf(known: readonly KnownAgreement[], today: LocalDate): readonly number[] {
  const last = fiscalYearOf(today) + 1
  const first = Math.min(last - 1, ...known.map(({ agreement }) => fiscalYearOf(agreement.signedOn)))
  return Array.from({ length: last - first + 1 }, (_, at) => last - at)
}

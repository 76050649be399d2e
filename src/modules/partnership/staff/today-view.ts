/**
 * 今日の仕事に出すもの — what waits for us, what waits for the other side, what has a day of its own.
 *
 * Order     longest waiting first; what is due by its day
 * Unit      days, in Japan's civil dates
 * Silence is not consent: the days that pass are counted and shown, and nothing else follows from them.
 */
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import { type Agreement, type Side, slugOf } from '../agreements/agreement.ts'
import { itemsSideBySide, renewalNow } from '../agreements/agreement-check.ts'
import { RENEWAL_DAYS } from '../agreements/clause-check.ts'
import { openRenewal, type RenewalLine } from '../agreements/renewal.ts'
import type { CalendarEntry } from '../calendar/calendar.ts'
import type { State } from '../initiatives/initiative.ts'
import { type Waiting, waitsForThem, waitsForUs } from '../overview/waiting.ts'

/** What the parties decided to do next, this long before its day and after it. */
export const ACTION_DAYS = { before: 60, after: 120 } as const
/** What the calendar asks of a post, this long before its day; what is late stays until it is done. */
export const CALENDAR_DAYS = 30
/** From here on a wait is shown as a long one. */
export const LONG_WAIT = 14

type Initiative = {
  readonly id: Uuid
  readonly title: Texts
  readonly items: readonly number[]
  readonly state: State
}
export type Overview = {
  readonly agreement: {
    readonly id: Uuid
    readonly agreement: Agreement
    readonly side: Side
    readonly parties: readonly { readonly side: Side; readonly name: string }[]
    /** What was said about its term, oldest first. */
    readonly renewals?: readonly (RenewalLine & { readonly at: Instant })[] | undefined
  }
  readonly initiatives: readonly Initiative[]
  readonly waiting: readonly Waiting[]
}
/** What a closed review says is to be done next. */
type NextAction = { readonly initiative: Uuid; readonly action: string; readonly by: LocalDate }

export type WaitingTask = {
  /** `renewal`: what one side said about the term of an agreement. */
  readonly what: Waiting['what'] | 'renewal'
  /** Below the staff pages of the region. */
  readonly path: string
  /** Its title; of a renewal that of the agreement. */
  readonly initiative: string
  /** The name of the indicator, of a figure. */
  readonly indicator: string
  readonly period: string
  readonly days: number
  readonly others: string
}
export type DueTask =
  | {
      readonly kind: 'renewal'
      readonly path: string
      readonly name: string
      readonly due: LocalDate
      readonly days: number
    }
  | {
      readonly kind: 'action'
      readonly path: string
      readonly name: string
      readonly action: string
      readonly due: LocalDate
      readonly days: number
    }

/** Asked of the reader's own post by the calendar. */
export type PostTask = { readonly entry: CalendarEntry; readonly days: number }

const ASKED_BY_CALENDAR: ReadonlySet<CalendarEntry['kind']> = new Set(['figures', 'review', 'meeting'])

/** Nearest first, what is late before everything. What reviews decided and renewals stand in the list of all already. */
export const postTasks = (entries: readonly CalendarEntry[], today: LocalDate): readonly PostTask[] =>
  entries
    .filter(({ kind, state }) => ASKED_BY_CALENDAR.has(kind) && (state === 'late' || state === 'coming'))
    .map((entry) => ({ entry, days: daysBetween(today, entry.on) }))
    .filter(({ days }) => days <= CALENDAR_DAYS)
    .toSorted((a, b) => a.days - b.days)

export type TodayView = {
  readonly forUs: readonly WaitingTask[]
  readonly forThem: readonly WaitingTask[]
  readonly due: readonly DueTask[]
  readonly counts: {
    readonly agreements: number
    readonly moving: number
    /** Of those that move: what residents may see. */
    readonly movingPublic: number
    readonly itemsWithout: number
    readonly renewals: number
  }
}

export function todayView(
  overviews: readonly Overview[],
  indicators: readonly { readonly id: Uuid; readonly name: Texts }[],
  next: readonly NextAction[],
  today: LocalDate,
  published: ReadonlySet<Uuid> = new Set(),
): TodayView {
  const names = new Map(indicators.map(({ id, name }) => [id, plainText(name.ja)]))
  const titles = new Map(
    overviews.flatMap(({ initiatives }) => initiatives.map(({ id, title }) => [id, title] as const)),
  )
  const titleOf = (id: Uuid): string => plainText(titles.get(id)?.ja ?? '')
  const tasks = (choose: typeof waitsForUs): readonly WaitingTask[] =>
    overviews
      .flatMap(({ agreement, waiting }): readonly WaitingTask[] => [
        ...renewalWait(agreement, choose === waitsForUs, today),
        ...choose(waiting, agreement.side).map((each) => ({
          what: each.what,
          path: pathOf(each),
          initiative: titleOf(each.initiative),
          indicator: (each.indicator && names.get(each.indicator)) ?? '',
          period: each.period,
          days: daysBetween(localDateAt(each.since), today),
          others: othersOf(agreement),
        })),
      ])
      .toSorted((a, b) => b.days - a.days)
  const renewals = overviews.flatMap((each) => renewalTask(each, today))
  const actions = next
    .filter(({ by }) => addDays(by, -ACTION_DAYS.before) <= today && today <= addDays(by, ACTION_DAYS.after))
    .map(({ initiative, action, by }) => ({
      kind: 'action' as const,
      path: `/initiatives/${initiative}/reviews`,
      name: titleOf(initiative),
      action,
      due: by,
      days: daysBetween(today, by),
    }))
  return {
    forUs: tasks(waitsForUs),
    forThem: tasks(waitsForThem),
    due: [...renewals, ...actions].toSorted((a, b) => a.days - b.days),
    counts: { ...countsOf(overviews, published), renewals: renewals.length },
  }
}

/** The side that said it waits for the other. */
function renewalWait(agreement: Overview['agreement'], forUs: boolean, today: LocalDate): readonly WaitingTask[] {
  const open = openRenewal(agreement.renewals ?? [])
  if (!open || (open.side !== agreement.side) !== forUs) return []
  return [
    {
      what: 'renewal',
      path: `/agreements/${agreement.id}/renewal`,
      initiative: nameOf(agreement.agreement),
      indicator: '',
      period: '',
      days: daysBetween(localDateAt(open.at), today),
      others: othersOf(agreement),
    },
  ]
}

const nameOf = (agreement: Agreement): string => plainText(agreement.title.ja) || slugOf(agreement)

const pathOf = ({ what, indicator, initiative }: Waiting): string =>
  what === 'review'
    ? `/initiatives/${initiative}/reviews`
    : what === 'proposal' || what === 'consent' || what === 'ending'
      ? `/initiatives/${initiative}`
      : `/indicators/${indicator ?? ''}`

export const othersOf = ({ side, parties }: Overview['agreement']): string =>
  parties
    .filter((party) => party.side !== side)
    .map(({ name }) => name)
    .join('・')

function renewalTask({ agreement: stored }: Overview, today: LocalDate): readonly DueTask[] {
  const { id, agreement } = stored
  const renewal = renewalNow(stored, today)
  if (renewal.kind !== 'due' || renewal.days > RENEWAL_DAYS || renewal.days < 0) return []
  const name = nameOf(agreement)
  return [{ kind: 'renewal', path: `/agreements/${id}`, name, due: renewal.due, days: renewal.days }]
}

function countsOf(overviews: readonly Overview[], published: ReadonlySet<Uuid>) {
  const moving = overviews
    .flatMap(({ initiatives }) => initiatives)
    .filter(({ state }) => state === 'agreed' || state === 'preparing' || state === 'running')
  const items = overviews.flatMap(({ agreement, initiatives }) => itemsSideBySide(agreement.agreement, initiatives))
  return {
    agreements: overviews.length,
    moving: moving.length,
    movingPublic: moving.filter(({ id }) => published.has(id)).length,
    itemsWithout: items.filter(({ kind }) => kind === 'nothing').length,
  }
}

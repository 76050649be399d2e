/**
 * すべてのまちに出すもの — the agreements of one company in each town, side by side, and what can be added up over towns.
 *
 * Unit      days, in Japan's civil dates; counts of agreements, initiatives and of what waits
 * Order     as asked: towns as they come, nearest end, longest list that waits, nearest day of what comes next
 * Left out  sums of figures: people counted in two towns may be the same ones, and units differ
 * A town that could not be read is in no sum, and the view names it.
 */
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { localDateAt } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import { type Renewal, renewalNow } from '../agreements/agreement-check.ts'
import { hasEnded, type State } from '../initiatives/initiative.ts'
import type { ReviewState, ReviewText } from '../reviews/review.ts'
import { ACTION_DAYS, type Overview, othersOf, todayView, type WaitingTask } from './today-view.ts'

/** A draft of our own side is not yet considered by both. */
export type Progress = State | 'draft'

export type Decided = {
  /** Below the staff pages of its town. */
  readonly path: string
  readonly initiative: string
  readonly period: string
  readonly decision: NonNullable<ReviewText['decision']>
  readonly closedOn: LocalDate
}
export type Next = {
  readonly kind: 'renewal' | 'action'
  readonly path: string
  /** The initiative, or the agreement itself. */
  readonly name: string
  readonly action: string
  readonly by: LocalDate
  /** Negative: the day has passed. */
  readonly days: number
}
export type TownAgreement = {
  readonly id: Uuid
  readonly agreementId: string
  readonly path: string
  readonly title: string
  readonly others: string
  readonly term: { readonly from: LocalDate; readonly until: LocalDate | undefined } | undefined
  readonly renewal: Renewal
  /** Until the last day of the term that runs; negative once it is over, undefined without a known end. */
  readonly daysLeft: number | undefined
  readonly states: Readonly<Partial<Record<Progress, number>>>
  readonly forUs: readonly WaitingTask[]
  readonly forThem: readonly WaitingTask[]
  /** Latest first. */
  readonly decided: readonly Decided[]
  /** Soonest first; a day that has passed stays for a while. */
  readonly next: readonly Next[]
}

type Begun = Overview['initiatives'][number] & { readonly history: readonly unknown[] }
type Review = ReviewText & { readonly initiative: Uuid; readonly state: ReviewState }
export type ReadTown = {
  readonly overviews: readonly (Overview & { readonly initiatives: readonly Begun[] })[]
  readonly indicators: readonly { readonly id: Uuid; readonly name: Texts }[]
  readonly closed: ReadonlyMap<Uuid, Review>
}

export const agreementsIn = ({ overviews, indicators, closed }: ReadTown, today: LocalDate): readonly TownAgreement[] =>
  overviews.map((overview) => {
    const { agreement: stored } = overview
    const initiatives: readonly Begun[] = overview.initiatives
    const { agreement } = stored
    const renewal = renewalNow(stored, today)
    const until = renewal.kind === 'due' || renewal.kind === 'over' ? renewal.until : agreement.term?.until
    const { forUs, forThem } = todayView([overview], indicators, [], today)
    const reviews = initiatives.flatMap(({ id, title, state }) => {
      const review = closed.get(id)
      return review ? [{ review, name: plainText(title.ja), goesOn: !hasEnded(state) }] : []
    })
    const path = `/agreements/${stored.id}`
    const title = plainText(agreement.title.ja)
    return {
      id: stored.id,
      agreementId: agreement.agreementId,
      path,
      title,
      others: othersOf(stored),
      term: agreement.term && { from: agreement.term.from, until },
      renewal,
      daysLeft: until && daysBetween(today, until),
      states: progressOf(initiatives),
      forUs,
      forThem,
      decided: reviews
        .flatMap(({ review, name }) => decidedIn(review, name))
        .toSorted((a, b) => compare(b.closedOn, a.closedOn)),
      next: [
        ...(renewal.kind === 'due' && renewal.days >= 0
          ? [{ kind: 'renewal' as const, path, name: title, action: '', by: renewal.due, days: renewal.days }]
          : []),
        ...reviews.flatMap(({ review, name, goesOn }) => (goesOn ? actionIn(review, name, today) : [])),
      ].toSorted((a, b) => a.days - b.days),
    }
  })

function progressOf(
  initiatives: readonly { readonly state: State; readonly history: readonly unknown[] }[],
): TownAgreement['states'] {
  const counts: Partial<Record<Progress, number>> = {}
  for (const { state, history } of initiatives) {
    const progress = history.length === 0 ? 'draft' : state
    counts[progress] = (counts[progress] ?? 0) + 1
  }
  return counts
}

const reviewsPath = ({ initiative }: Review): string => `/initiatives/${initiative}/reviews`

function decidedIn(review: Review, initiative: string): readonly Decided[] {
  const { state, period } = review
  if (state.kind !== 'closed') return []
  const { municipality, company } = state.signs
  const closedOn = localDateAt(municipality.at > company.at ? municipality.at : company.at)
  return [{ path: reviewsPath(review), initiative, period, decision: state.decision, closedOn }]
}

function actionIn(review: Review, name: string, today: LocalDate): readonly Next[] {
  const { nextAction: action, nextBy: by } = review
  if (!by || addDays(by, ACTION_DAYS.after) < today) return []
  return [{ kind: 'action', path: reviewsPath(review), name, action, by, days: daysBetween(today, by) }]
}

/** A town with the post that acts there. */
export type Town = {
  readonly municipality: Uuid
  readonly name: string
  readonly slug: string
  readonly code: string
  readonly post: { readonly id: Uuid; readonly name: string }
  /** The one in which the person stands now. */
  readonly current: boolean
}
export type InTown = { readonly town: Town; readonly agreements: readonly TownAgreement[] }
export type TownLine = TownAgreement & { readonly town: Town }

export const SORTS = ['town', 'until', 'us', 'them', 'next'] as const
export type SortKey = (typeof SORTS)[number]

export type TownsView = {
  readonly towns: readonly InTown[]
  /** Names of the towns that could not be read. */
  readonly unread: readonly string[]
  readonly sort: SortKey
  readonly lines: readonly TownLine[]
  readonly totals: {
    readonly agreements: number
    readonly states: TownAgreement['states']
    readonly forUs: number
    readonly forThem: number
  }
}

/** What has no day stands behind everything that has one. */
const LAST = Number.POSITIVE_INFINITY
export const comesNext = ({ next }: Pick<TownAgreement, 'next'>): Next | undefined => next.find(({ days }) => days >= 0)

const RANK: Readonly<Record<SortKey, (line: TownLine) => number>> = {
  town: () => 0,
  until: ({ daysLeft }) => daysLeft ?? LAST,
  us: ({ forUs }) => -forUs.length,
  them: ({ forThem }) => -forThem.length,
  next: (line) => comesNext(line)?.days ?? LAST,
}

export function townsView(towns: readonly InTown[], unread: readonly string[], sort: SortKey): TownsView {
  const lines = towns.flatMap(({ town, agreements }) => agreements.map((agreement) => ({ ...agreement, town })))
  const rank = RANK[sort]
  const states: Partial<Record<Progress, number>> = {}
  for (const line of lines)
    for (const [progress, count] of Object.entries(line.states) as [Progress, number][])
      states[progress] = (states[progress] ?? 0) + count
  const sum = (of: (line: TownLine) => number): number => lines.reduce((total, line) => total + of(line), 0)
  return {
    towns,
    unread,
    sort,
    lines: lines.toSorted((a, b) => compare(rank(a), rank(b))),
    totals: {
      agreements: lines.length,
      states,
      forUs: sum(({ forUs }) => forUs.length),
      forThem: sum(({ forThem }) => forThem.length),
    },
  }
}

/** Two that have no day are equal, which a difference of infinities would not say. */
const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

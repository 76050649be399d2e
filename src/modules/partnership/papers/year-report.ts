/**
 * 年度の報告 — what residents may read of one agreement in one fiscal year, chosen from what is public and from nothing else.
 *
 * Unit      a fiscal year; a figure, a target and a review belong to the year in which their period begins
 * State     as it stood on the last day of the year, or at the moment of the snapshot while the year runs
 * Left out  numbers and decisions that were replaced: a paper goes from hand to hand, so it holds what is in force and says
 *           that something was replaced; what stood before is on the page
 */
import { fiscalYearOf, type LocalDate } from '#kernel/calendar'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { comparePeriods, firstDay, lastDay, type Period, period } from '#kernel/period'
import type { Agreement, Item } from '../agreements/agreement.ts'
import type { Withdrawn } from '../agreements/publicity.ts'
import { hasEnded, type State, type StateLine } from '../initiatives/initiative.ts'
import { catchAllOf, countedItems, stateOf } from '../public/agreement-view.ts'
import { type Remark, remarksOn, targetFor, targetsAhead } from '../public/figure-text.ts'
import { monthsOf } from '../public/period-label.ts'
import type {
  PublicAgreement,
  PublicFigure,
  PublicIndicator,
  PublicInitiative,
  PublicReview,
} from '../public/public-partnership.ts'

export type YearRow = {
  readonly indicator: PublicIndicator
  /** A code of `#kernel/period`. Where nothing is known of an indicator in the year: the year. */
  readonly period: string
  readonly target: number | undefined
  /** Undefined: nothing is published for the period. */
  readonly figure: PublicFigure | undefined
}

export type YearInitiative = {
  readonly initiative: PublicInitiative
  readonly state: State
  /** Where it has come to since the year ended; undefined while nothing has changed. */
  readonly now: State | undefined
  /** What was decided within the year. */
  readonly lines: readonly StateLine[]
  readonly rows: readonly YearRow[]
  /** What must be said below the figures of each indicator. */
  readonly remarks: readonly { readonly name: Texts; readonly remark: Remark }[]
  readonly reviews: readonly PublicReview[]
}

export type YearItem = {
  readonly item: Item
  readonly initiatives: readonly YearInitiative[]
  /** Ideas announced for it. An idea is no initiative. */
  readonly announced: number
}

export type YearReport = {
  readonly agreement: Agreement
  readonly slug: string
  readonly desks: PublicAgreement['desks']
  readonly year: number
  readonly asOf: Instant
  /** False: at that moment the year was still running. */
  readonly over: boolean
  readonly items: readonly YearItem[]
  readonly rest: Item | undefined
  readonly initiatives: readonly YearInitiative[]
  /** Had ended before the year began, with nothing published for it. */
  readonly endedBefore: readonly PublicInitiative[]
  /** Initiatives of the agreement that were public and are not any more. */
  readonly withdrawn: number
}

const yearOf = (code: string): number => monthsOf(code).fiscalYear
const spanOf = (year: number): Period => ({ kind: 'year', fiscalYear: year })
const isOf = (year: number) => (of: { readonly period: string }) => yearOf(of.period) === year

/** Years with a published figure, a review or the beginning of an initiative, newest first. */
export function reportYears({ initiatives }: Pick<PublicAgreement, 'initiatives'>): readonly number[] {
  const years = initiatives.flatMap(({ indicators, reviews, history }) => [
    ...indicators.flatMap(({ figures }) => figures.map(({ period }) => yearOf(period))),
    ...reviews.map(({ period }) => yearOf(period)),
    ...history.filter(({ state }) => state === 'running').map(({ decidedOn }) => fiscalYearOf(decidedOn)),
  ])
  return [...new Set(years)].toSorted((a, b) => b - a)
}

export function yearReportOf(
  { agreement, slug, desks, initiatives }: PublicAgreement,
  { year, asOf, withdrawn = [] }: { year: number; asOf: Instant; withdrawn?: readonly Withdrawn[] | undefined },
): YearReport {
  const all = initiatives.filter(({ history }) => history.some(({ decidedOn }) => decidedOn <= lastDay(spanOf(year))))
  const told = all.filter((initiative) => !isBehind(initiative, year))
  const listed = told.map((initiative) => yearInitiative(initiative, year))
  return {
    agreement,
    slug,
    desks,
    year,
    asOf,
    over: localDateAt(asOf) > lastDay(spanOf(year)),
    items: countedItems(agreement).map((item) => ({
      item,
      initiatives: listed.filter(({ initiative }) => initiative.items.includes(item.no)),
      announced: agreement.announced.filter((idea) => idea.item === item.no).length,
    })),
    rest: catchAllOf(agreement),
    initiatives: listed.toSorted((a, b) => Math.min(...a.initiative.items) - Math.min(...b.initiative.items)),
    endedBefore: all.filter((initiative) => !told.includes(initiative)),
    withdrawn: withdrawn.filter((one) => one.agreement === slug && one.initiative !== undefined).length,
  }
}

const until = (history: readonly StateLine[], day: LocalDate): readonly StateLine[] =>
  history.filter(({ decidedOn }) => decidedOn <= day)

function isBehind({ history, indicators, reviews }: PublicInitiative, year: number): boolean {
  const before = history.filter(({ decidedOn }) => decidedOn < firstDay(spanOf(year)))
  return (
    before.length > 0 &&
    hasEnded(stateOf({ history: before })) &&
    !reviews.some(isOf(year)) &&
    !indicators.some(({ figures }) => figures.some(isOf(year)))
  )
}

function yearInitiative(initiative: PublicInitiative, year: number): YearInitiative {
  const { history, indicators, reviews } = initiative
  const state = stateOf({ history: until(history, lastDay(spanOf(year))) })
  const now = stateOf(initiative)
  return {
    initiative,
    state,
    now: now === state ? undefined : now,
    lines: until(history, lastDay(spanOf(year))).filter(({ decidedOn }) => decidedOn >= firstDay(spanOf(year))),
    rows: indicators.flatMap((indicator) => yearRows(indicator, year)),
    remarks: indicators.flatMap((indicator) =>
      remarksOn({ ...indicator, figures: indicator.figures.filter(isOf(year)) })
        // About the line in a drawing, and there is none on this paper.
        .filter(({ kind }) => kind !== 'targetsDiffer')
        .map((remark) => ({ name: indicator.name, remark })),
    ),
    reviews: reviews.filter(isOf(year)).toSorted(inTime),
  }
}

/** In order of time: what was published, and targets for which nothing is published yet. */
function yearRows(indicator: PublicIndicator, year: number): readonly YearRow[] {
  const rows: readonly YearRow[] = [
    ...indicator.figures.filter(isOf(year)).map((figure) => ({
      ...{ indicator, figure, period: figure.period },
      target: targetFor(indicator, figure.period),
    })),
    ...targetsAhead(indicator)
      .filter(isOf(year))
      .map(({ period, value }) => ({ indicator, period, target: value, figure: undefined })),
  ]
  return rows.length > 0
    ? rows.toSorted(inTime)
    : [{ indicator, period: String(year), target: undefined, figure: undefined }]
}

const inTime = (a: { readonly period: string }, b: { readonly period: string }): number =>
  comparePeriods(period(a.period), period(b.period))

/**
 * 数字の見せ方 — which figures of an indicator a chart and its table show, beside which target, with which remarks.
 *
 * Left out  words and formats of numbers; a target of another period: a year's target says nothing about its quarters
 */
import type { Instant } from '#kernel/instant'
import type { PublicFigure, PublicIndicator, Shown, Withheld } from './public-partnership.ts'

export const targetFor = ({ targets }: Pick<PublicIndicator, 'targets'>, period: string): number | undefined =>
  targets.find((target) => target.period === period)?.value

export const latestFigure = ({ figures }: Pick<PublicIndicator, 'figures'>): PublicFigure | undefined => figures.at(-1)

/** One line through the whole chart only where every period shown has that same target. */
export function commonTarget(indicator: PublicIndicator): number | undefined {
  const values = indicator.figures.map(({ period }) => targetFor(indicator, period))
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : undefined
}

/** Published for periods that have no figure yet. */
export const targetsAhead = ({ targets, figures }: PublicIndicator): PublicIndicator['targets'] =>
  targets.filter(({ period }) => figures.every((figure) => figure.period !== period))

/** What must be said below a chart so that nobody misreads it, each once, with the periods it is about. */
export type Remark =
  | { readonly kind: 'hidden'; readonly below: number }
  | { readonly kind: 'approximate'; readonly periods: readonly string[] }
  | { readonly kind: 'merged'; readonly period: string; readonly into: string }
  | { readonly kind: 'withheld'; readonly why: Withheld }
  | { readonly kind: 'pending' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'notDone' }
  /** People may be in several periods: their numbers have no sum. */
  | { readonly kind: 'noSum' }
  | { readonly kind: 'targetsDiffer' }

export function remarksOn(indicator: PublicIndicator): readonly Remark[] {
  const { figures, countKind } = indicator
  const approximate = figures.filter(({ shown }) => shown.kind === 'value' && shown.approximate)
  const all: readonly Remark[] = [
    ...figures.flatMap(({ period, shown }) => remarkOn(period, shown)),
    ...(approximate.length > 0
      ? [{ kind: 'approximate' as const, periods: approximate.map(({ period }) => period) }]
      : []),
    ...(countKind === 'people' && figures.length > 1 ? [{ kind: 'noSum' as const }] : []),
    ...(hasTargets(indicator) && commonTarget(indicator) === undefined ? [{ kind: 'targetsDiffer' as const }] : []),
  ]
  const seen = new Set<string>()
  return all.filter((remark) => {
    const key = JSON.stringify(remark)
    return seen.has(key) ? false : seen.add(key)
  })
}

const remarkOn = (period: string, shown: Shown): readonly Remark[] => {
  switch (shown.kind) {
    case 'value':
      return []
    case 'hidden':
      return [{ kind: 'hidden', below: shown.below }]
    case 'merged':
      return [{ kind: 'merged', period, into: shown.into }]
    case 'withheld':
      return [{ kind: 'withheld', why: shown.why }]
    case 'pending':
    case 'notApplicable':
    case 'notDone':
      return [{ kind: shown.kind }]
  }
}

/** Does any period that is shown have a target? */
export const hasTargets = (indicator: PublicIndicator): boolean =>
  indicator.figures.some(({ period }) => targetFor(indicator, period) !== undefined)

/** The later of the two: from then on both have confirmed it. */
export const bothConfirmedOn = ({ confirmedOn }: PublicFigure): PublicFigure['confirmedOn']['company'] =>
  confirmedOn.municipality > confirmedOn.company ? confirmedOn.municipality : confirmedOn.company

export type Replaced = {
  readonly period: string
  readonly now: Shown
  readonly before: Shown
  readonly publishedAt: Instant
  readonly supersededAt: Instant
}

/** Numbers that were public and are not any more, newest replacement first. */
export const replacedFigures = ({ figures }: Pick<PublicIndicator, 'figures'>): readonly Replaced[] =>
  figures
    .flatMap(({ period, shown, earlier }) =>
      earlier.map((old, at) => ({
        period,
        now: earlier[at - 1]?.shown ?? shown,
        before: old.shown,
        publishedAt: old.publishedAt,
        supersededAt: old.supersededAt,
      })),
    )
    .toSorted((a, b) => (a.supersededAt < b.supersededAt ? 1 : -1))

/** 取りこむ前に見せるもの — what is left out, by its reason and by its unit, each with where it stands. */
import type { ForeignPlan } from '../sheets/foreign-plan.ts'
import type { ForeignNotice, Left, LeftWhy } from '../sheets/foreign-read.ts'
import type { ForeignUnitFault } from '../sheets/foreign-unit.ts'

/** As many examples as a reader compares at a glance. */
const EXAMPLES = 3
const UNIT_FAULTS: ReadonlySet<string> = new Set([
  'noUnit',
  'powerOfTen',
  'compoundUnit',
  'unknownUnit',
] satisfies ForeignUnitFault[])

export type Group<W> = {
  readonly why: W
  readonly count: number
  readonly examples: readonly { readonly at: string; readonly text: string }[]
}
export type UnitLeft = { readonly text: string; readonly count: number; readonly why: LeftWhy }

export type ForeignView = {
  readonly counts: {
    readonly initiatives: number
    readonly indicators: number
    readonly targets: number
    readonly figures: number
    readonly left: number
  }
  readonly left: readonly Group<LeftWhy>[]
  readonly units: readonly UnitLeft[]
  readonly notices: readonly Group<ForeignNotice['why']>[]
}

export function foreignView({ initiatives, left, notices }: ForeignPlan): ForeignView {
  const indicators = initiatives.flatMap((each) => each.indicators)
  const values = indicators.flatMap((each) => each.values)
  const targets = values.filter(({ what }) => what === 'target').length
  return {
    counts: {
      initiatives: initiatives.length,
      indicators: indicators.length,
      targets,
      figures: values.length - targets,
      left: left.length,
    },
    left: grouped(left),
    units: unitsOf(left),
    notices: grouped(notices),
  }
}

/** The most frequent first. */
const grouped = <W extends string>(
  all: readonly { readonly why: W; readonly at: string; readonly text: string }[],
): readonly Group<W>[] =>
  [...Map.groupBy(all, ({ why }) => why)]
    .map(([why, own]) => ({
      why,
      count: own.length,
      examples: own.slice(0, EXAMPLES).map(({ at, text }) => ({ at, text })),
    }))
    .toSorted((a, b) => b.count - a.count)

const unitsOf = (left: readonly Left[]): readonly UnitLeft[] =>
  [
    ...Map.groupBy(
      left.filter(({ why }) => UNIT_FAULTS.has(why)),
      ({ text, why }) => `${why} ${text}`,
    ).values(),
  ]
    .flatMap((own) => (own[0] ? [{ text: own[0].text, why: own[0].why, count: own.length }] : []))
    .toSorted((a, b) => b.count - a.count)

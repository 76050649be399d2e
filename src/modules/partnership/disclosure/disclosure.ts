/**
 * 秘匿 — what residents may be shown of the figures of one indicator, so that nobody is found by them.
 *
 * Order     merge with a neighbour of the same year → hide what is small → hide what would give it back → attack
 * Unit      `threshold`: people; a cell of 1 to threshold − 1 is small
 * Rules     people: 0 is shown. sensitive: years only, and neither nobody, nor few, nor (nearly) everybody is shown.
 *           Only 延べ may be added up, so only 延べ is merged. What residents were once shown cannot be hidden any
 *           more: where it would give something back, nothing further is published (`wouldGiveBack`)
 * Left out  several indicators about the same people; dominance; rounding
 */
import { comparePeriods, partsOf, period, periodCode } from '#kernel/period'
import { type Measured, numberOf } from '../indicators/figure.ts'
import { type CountKind, type Disclosure, mayBeAdded } from '../indicators/indicator.ts'
import type { Shown } from '../public/public-partnership.ts'
import { type Bounds, type Equation, isGivenAway, narrowed } from './attack.ts'
import { alone, type Group, isSmall, merged, valueIn, yearOf } from './merging.ts'

export type Cell = {
  /** Of the version in force. */
  readonly id: string
  readonly period: string
  readonly measured: Measured
  /** How many people a share or a mean stands on, or could have been counted. */
  readonly base?: number | undefined
}

export type DisclosureRule = {
  readonly disclosure: Disclosure
  readonly countKind: CountKind
  readonly threshold: number
}

/** A number that residents were once shown, and the versions whose sum it is. */
export type Said = { readonly covers: readonly string[]; readonly value: number }

export type Told = {
  readonly id: string
  readonly period: string
  readonly shown: Shown
  /** Ids whose sum the value is; itself alone unless others were merged into it. Empty where no value is shown. */
  readonly covers: readonly string[]
}

export type Disclosed =
  | { readonly kind: 'decided'; readonly cells: readonly Told[] }
  /** Something once shown would give these away; only a correction of the published figures helps. */
  | { readonly kind: 'wouldGiveBack'; readonly periods: readonly string[] }

export function disclose(cells: readonly Cell[], rule: DisclosureRule, said: readonly Said[] = []): Disclosed {
  if (rule.disclosure === 'open') return { kind: 'decided', cells: cells.map(asCounted) }
  if (rule.countKind === 'ratio' || rule.countKind === 'score')
    return { kind: 'decided', cells: cells.map((cell) => ofBase(cell, rule)) }
  const ordered = [...cells].sort((a, b) => comparePeriods(period(a.period), period(b.period)))
  const years = Map.groupBy(ordered, (cell) => yearOf(cell.period))
  const told: Told[] = []
  const givenBack: string[] = []
  for (const [year, inYear] of years) {
    const decided = discloseYear(year, inYear, rule, said)
    if (decided.kind === 'decided') told.push(...decided.cells)
    else givenBack.push(...decided.periods)
  }
  return givenBack.length > 0 ? { kind: 'wouldGiveBack', periods: givenBack } : { kind: 'decided', cells: told }
}

function asCounted({ id, period, measured }: Cell): Told {
  switch (measured.status) {
    case 'known':
    case 'approximate': {
      const approximate = measured.status === 'approximate'
      return { id, period, shown: { kind: 'value', value: measured.value, approximate }, covers: [id] }
    }
    case 'hidden':
      return { id, period, shown: { kind: 'withheld', why: 'source' }, covers: [] }
    default:
      return { id, period, shown: { kind: measured.status }, covers: [] }
  }
}

/** A share or a mean tells of a few people where it stands on a few, or where a few are left over. */
function ofBase(cell: Cell, { disclosure, countKind, threshold }: DisclosureRule): Told {
  const value = numberOf(cell.measured)
  if (value === undefined) return asCounted(cell)
  const withheld = (why: Extract<Shown, { kind: 'withheld' }>['why']): Told => ({
    ...asCounted(cell),
    shown: { kind: 'withheld', why },
    covers: [],
  })
  if (disclosure === 'sensitive' && period(cell.period).kind !== 'year') return withheld('yearOnly')
  if (cell.base === undefined) return withheld('baseUnknown')
  if (cell.base < threshold) return withheld('smallBase')
  if (countKind === 'score') return asCounted(cell)
  const some = Math.round((value / 100) * cell.base)
  const sides = [some, cell.base - some]
  if (disclosure === 'sensitive' && sides.some((side) => side < threshold)) return withheld('sensitive')
  return sides.some((side) => isSmall(side, threshold)) ? withheld('smallBase') : asCounted(cell)
}

function discloseYear(year: string, cells: readonly Cell[], rule: DisclosureRule, said: readonly Said[]): Disclosed {
  const numbers = cells.filter(({ measured }) => numberOf(measured) !== undefined)
  const groups =
    mayBeAdded(rule.countKind) && rule.disclosure === 'people' ? merged(numbers, rule, said) : alone(numbers, said)
  const sayable = groups.filter((group) => group.wasSaid || !mustHide(group, rule))
  const hidden = new Set<Group>()
  // 「少ない」 is itself a clue (1 to threshold − 1). Where it would give a number away, not even that is said.
  let saysSmall = true
  for (;;) {
    const open = sayable.filter((group) => !hidden.has(group))
    const leaks = leaksOf(year, cells, open, rule, said, saysSmall)
    if (leaks.length === 0)
      return { kind: 'decided', cells: cells.map((cell) => tell(cell, groups, open, rule, saysSmall)) }
    const mayGo = open.filter(({ wasSaid }) => !wasSaid).sort(cheapest)
    const mends = mayGo.find(
      (group) =>
        leaksOf(
          year,
          cells,
          open.filter((each) => each !== group),
          rule,
          said,
          saysSmall,
        ).length === 0,
    )
    const goes = mends ?? mayGo[0]
    if (goes) hidden.add(goes)
    else if (saysSmall) {
      saysSmall = false
      hidden.clear()
    } else return { kind: 'wouldGiveBack', periods: leaks }
  }
}

/** Parts before the whole, the smaller number before the larger; nobody is hidden last. */
const cheapest = (a: Group, b: Group): number =>
  Number(a.sum === 0) - Number(b.sum === 0) || lengthOf(a) - lengthOf(b) || a.sum - b.sum
const lengthOf = ({ cells }: Group): number => partsOf(period(cells[0]?.period ?? ''), 'month').length

function mustHide({ cells, sum }: Group, { disclosure, threshold }: DisclosureRule): boolean {
  if (disclosure === 'people') return cells.length === 1 && isSmall(sum, threshold)
  return cells.some(
    (cell) =>
      period(cell.period).kind !== 'year' ||
      sum < threshold ||
      (cell.base !== undefined && cell.base - sum < threshold),
  )
}

function tell(
  cell: Cell,
  groups: readonly Group[],
  open: readonly Group[],
  rule: DisclosureRule,
  saysSmall: boolean,
): Told {
  const own = asCounted(cell)
  const group = groups.find(({ cells }) => cells.includes(cell))
  if (!group) return own
  const say = (shown: Shown, covers: readonly string[] = []): Told => ({ ...own, shown, covers })
  if (open.includes(group)) {
    const last = group.cells.at(-1) ?? cell
    if (cell !== last) return say({ kind: 'merged', into: last.period })
    const approximate = group.cells.some(({ measured }) => measured.status === 'approximate')
    return say(
      { kind: 'value', value: group.sum, approximate },
      group.cells.map(({ id }) => id),
    )
  }
  if (rule.disclosure === 'sensitive')
    return say({ kind: 'withheld', why: period(cell.period).kind === 'year' ? 'sensitive' : 'yearOnly' })
  return saysSmall && isSmall(valueIn(cell), rule.threshold)
    ? say({ kind: 'hidden', below: rule.threshold })
    : say({ kind: 'withheld', why: 'protectsOther' })
}

/** Periods whose number a reader could work out although it is not shown. */
function leaksOf(
  year: string,
  cells: readonly Cell[],
  open: readonly Group[],
  rule: DisclosureRule,
  said: readonly Said[],
  saysSmall: boolean,
): readonly string[] {
  const { threshold } = rule
  const nameOf = (code: string): string => cells.find((cell) => cell.period === code)?.id ?? `?${code}`
  const here = new Set(cells.map(({ id }) => id))
  const known = [
    ...open.map(({ cells, sum }) => ({ covers: cells.map(({ id }) => id), value: sum })),
    ...said.filter(({ covers }) => covers.some((id) => here.has(id))),
  ]
  const exact = new Set(known.flatMap(({ covers }) => (covers.length === 1 ? covers : [])))
  const bounds = new Map<string, Bounds>()
  for (const cell of cells)
    bounds.set(cell.id, saysSmall ? boundsOf(cell, exact, open, rule) : { low: 0, high: Infinity })
  const equations: Equation[] = known.map(({ covers, value }) => ({
    terms: new Map(covers.map((id) => [id, 1])),
    sum: value,
    is: 'equal',
  }))
  for (const { whole, parts } of sums([year, ...cells.map((cell) => cell.period)], cells)) {
    const names = parts.map(nameOf)
    const terms = new Map([...names.map((name) => [name, 1] as const), [nameOf(whole), -1] as const])
    if (mayBeAdded(rule.countKind)) equations.push({ terms, sum: 0, is: 'equal' })
    else if (rule.countKind === 'people') {
      // Different people of the whole: not fewer than of any part, not more than of all parts together.
      equations.push({ terms, sum: 0, is: 'atLeast' })
      for (const name of names)
        equations.push({ terms: new Map([[nameOf(whole), 1] as const, [name, -1] as const]), sum: 0, is: 'atLeast' })
    }
  }
  const found = narrowed(bounds, equations)
  return [...found].flatMap(([name, its]) => {
    if (exact.has(name) || !isGivenAway(its)) return []
    const cell = cells.find(({ id }) => id === name)
    if (!cell || numberOf(cell.measured) === undefined)
      return isSmall(its.low, threshold) ? [cell?.period ?? name.replace('?', '')] : []
    return [cell.period]
  })
}

function boundsOf(cell: Cell, exact: ReadonlySet<string>, open: readonly Group[], rule: DisclosureRule): Bounds {
  const value = numberOf(cell.measured)
  const isMerged = open.some(({ cells }) => cells.length > 1 && cells.includes(cell))
  if (value === undefined || exact.has(cell.id) || isMerged || rule.disclosure === 'sensitive')
    return { low: 0, high: Infinity }
  return isSmall(value, rule.threshold) ? { low: 1, high: rule.threshold - 1 } : { low: 0, high: Infinity }
}

/** Each whole with the parts of one length that fill it, where any of those parts is among the cells. */
function sums(wholes: readonly string[], cells: readonly Cell[]) {
  const codes = new Set(cells.map((cell) => cell.period))
  return [...new Set(wholes)]
    .filter((whole) => codes.has(whole))
    .flatMap((whole) =>
      (['half', 'quarter', 'month'] as const).flatMap((kind) => {
        const parts = partsOf(period(whole), kind).map(periodCode)
        return parts.some((part) => codes.has(part)) ? [{ whole, parts }] : []
      }),
    )
}

/**
 * 指標 — what is counted for an initiative: in which unit, how, from where to where, and who could be recognised by it.
 *
 * `countKind`   cumulative 延べ (parts of a year add up), people 実人数 (they do not: one person counts once), stock
 *               その時の数, ratio 割合, score 点
 * `disclosure`  open: nobody can be recognised; people: small numbers are hidden; sensitive: besides nobody and
 *               everybody are hidden, and only years are shown (ヤングケアラー, 不登校, 貧困, 障がい)
 * A definition is never edited: a changed one is another indicator, or old and new figures would stand in one line.
 */
import type { Texts } from '#kernel/language'
import { PERIOD_KINDS, type PeriodKind } from '#kernel/period'
import { isUnitCode, unitOf } from '#kernel/unit'

export const COUNT_KINDS = ['cumulative', 'people', 'stock', 'ratio', 'score'] as const
export type CountKind = (typeof COUNT_KINDS)[number]
export const DIRECTIONS = ['up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const DISCLOSURES = ['open', 'people', 'sensitive'] as const
export type Disclosure = (typeof DISCLOSURES)[number]
export { PERIOD_KINDS, type PeriodKind }

export type IndicatorDefinition = {
  readonly name: Texts
  readonly definition: string
  /** A code of `#kernel/unit`. */
  readonly unit: string
  readonly countKind: CountKind
  readonly direction: Direction
  readonly disclosure: Disclosure
  readonly periodKind: PeriodKind
  readonly baseline: number | undefined
  /** The feed that counts it; undefined: people record it. */
  readonly feed?: string | undefined
}

export type IndicatorFault =
  | { readonly field: 'unit'; readonly why: 'unknownUnit' }
  | { readonly field: 'disclosure'; readonly why: 'countsPeople' }
  | { readonly field: 'countKind'; readonly why: 'notOfThisUnit' }
  | { readonly field: 'name' | 'definition'; readonly why: 'empty' }
  | { readonly field: 'baseline'; readonly why: 'notANumber' }

/** Every reason why this cannot be an indicator. */
export function indicatorFaults(given: IndicatorDefinition): readonly IndicatorFault[] {
  const faults: IndicatorFault[] = []
  if (given.name.ja.trim() === '') faults.push({ field: 'name', why: 'empty' })
  if (given.definition.trim() === '') faults.push({ field: 'definition', why: 'empty' })
  if (given.baseline !== undefined && !Number.isFinite(given.baseline))
    faults.push({ field: 'baseline', why: 'notANumber' })
  if (!isUnitCode(given.unit)) return [...faults, { field: 'unit', why: 'unknownUnit' }]
  if (countsPeople(given) && given.disclosure === 'open') faults.push({ field: 'disclosure', why: 'countsPeople' })
  if (given.countKind === 'people' && !unitOf(given.unit).countsPeople)
    faults.push({ field: 'countKind', why: 'notOfThisUnit' })
  return faults
}

/** People are counted by the unit, or by the way of counting: 実人数 counts people whatever the unit is called. */
export const countsPeople = ({ unit, countKind }: Pick<IndicatorDefinition, 'unit' | 'countKind'>): boolean =>
  countKind === 'people' || (isUnitCode(unit) && unitOf(unit).countsPeople)

/** May the figures of the parts of a year be added up to one of the year? */
export const mayBeAdded = (countKind: CountKind): boolean => countKind === 'cumulative'

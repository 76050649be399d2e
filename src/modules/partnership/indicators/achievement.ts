/**
 * 達成の度合い — how far from the baseline to the target: (実績 − 基準値) ÷ (目標 − 基準値). A falling target works alike.
 *
 * Unit      1 is the whole way; below 0 is further away than the baseline
 * Left out  any judgement: the word 順調 or 遅れ is a person's, beside the number
 */
import { type PeriodKind, partsOf, period, periodCode } from '#kernel/period'
import { type Measured, numberOf } from './figure.ts'
import type { CountKind } from './indicator.ts'

export type Achievement =
  | { readonly kind: 'achieved'; readonly ratio: number; readonly actual: number; readonly approximate: boolean }
  /** The target is one of a longer period whose parts add up, and not all of them are reported yet. */
  | {
      readonly kind: 'soFar'
      readonly ratio: number
      readonly actual: number
      readonly approximate: boolean
      readonly reported: number
      readonly unreported: number
    }
  | { readonly kind: 'none'; readonly why: 'noTarget' | 'noBaseline' | 'targetIsBaseline' }
  /** Nothing that is a number was reported; `status` says why where somebody said so. */
  | { readonly kind: 'notReported'; readonly status: Measured['status'] | undefined }

type Asked = {
  readonly baseline: number | undefined
  readonly target: { readonly period: string; readonly value: number } | undefined
  /** In force, one a period. */
  readonly measured: readonly { readonly period: string; readonly measured: Measured }[]
  readonly countKind: CountKind
  readonly periodKind: PeriodKind
}

export function achievementOf({ baseline, target, measured, countKind, periodKind }: Asked): Achievement {
  if (!target) return { kind: 'none', why: 'noTarget' }
  if (baseline === undefined) return { kind: 'none', why: 'noBaseline' }
  if (target.value === baseline) return { kind: 'none', why: 'targetIsBaseline' }
  const ratioOf = (actual: number) => (actual - baseline) / (target.value - baseline)
  const same = measured.find((each) => each.period === target.period)?.measured
  const whole = same && numberOf(same)
  if (same && whole !== undefined)
    return { kind: 'achieved', ratio: ratioOf(whole), actual: whole, approximate: same.status === 'approximate' }
  const parts = countKind === 'cumulative' ? partsOf(period(target.period), periodKind).map(periodCode) : []
  const known = measured.filter(
    (each) => parts.some((part) => part === each.period) && numberOf(each.measured) !== undefined,
  )
  if (known.length === 0) return { kind: 'notReported', status: same?.status }
  const actual = known.reduce((sum, each) => sum + (numberOf(each.measured) ?? 0), 0)
  const approximate = known.some((each) => each.measured.status === 'approximate')
  const found = { ratio: ratioOf(actual), actual, approximate }
  const unreported = parts.length - known.length
  return unreported === 0
    ? { kind: 'achieved', ...found }
    : { kind: 'soFar', ...found, reported: known.length, unreported }
}

export type Overall =
  | { readonly kind: 'mean'; readonly ratio: number; readonly counted: number; readonly unreported: number }
  | { readonly kind: 'nothing'; readonly unreported: number }

/** Over several indicators. Weights divide by the sum of those that were reported; the others are counted aloud. */
export function overall(parts: readonly { readonly achievement: Achievement; readonly weight?: number }[]): Overall {
  const found = parts.flatMap(({ achievement, weight = 1 }) =>
    achievement.kind === 'achieved' && weight > 0 ? [{ ratio: achievement.ratio, weight }] : [],
  )
  const unreported = parts.length - found.length
  const sum = found.reduce((total, { weight }) => total + weight, 0)
  if (sum === 0) return { kind: 'nothing', unreported }
  const ratio = found.reduce((total, { ratio, weight }) => total + ratio * weight, 0) / sum
  return { kind: 'mean', ratio, counted: found.length, unreported }
}

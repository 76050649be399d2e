/**
 * 数字 — a target and a measurement, as each side said it, and when both said the same.
 *
 * A row is never edited: a correction is a new row that supersedes it, so what was said on any day stays answerable.
 * Confirmed (確定) is a sign of each side on the very version in force; silence of a side is shown, never assumed consent.
 * A dash is never 0: it may mean not yet, not at all or nobody, and only who wrote it knows.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import { type Period, type PeriodKind, partsOf, period, readPeriod } from '#kernel/period'
import { fail, ok, type Result } from '#kernel/result'
import { fitsUnit, unitOf } from '#kernel/unit'
import { SIDES, type Side } from '../agreements/agreement.ts'

export const STATUSES = ['known', 'approximate', 'pending', 'notApplicable', 'notDone', 'hidden'] as const
export type Status = (typeof STATUSES)[number]

export type Measured =
  | { readonly status: 'known' | 'approximate'; readonly value: number }
  /** 集計中, 該当なし, 未実施, and 「10未満」 as it came: the source gives no number. */
  | { readonly status: 'pending' | 'notApplicable' | 'notDone' | 'hidden' }

export const numberOf = (measured: Measured): number | undefined => ('value' in measured ? measured.value : undefined)

export type Sign = {
  readonly side: Side
  readonly post: Uuid
  readonly at: Instant
  /** Of the text that was signed; figures have no other version than themselves. */
  readonly version: number
}

export type Version = { readonly id: Uuid; readonly supersedes: Uuid | undefined; readonly recordedAt: Instant }

/** Rows that no other row supersedes. */
export function inForce<T extends Version>(rows: readonly T[]): readonly T[] {
  const gone = new Set(rows.map(({ supersedes }) => supersedes))
  return rows.filter(({ id }) => !gone.has(id))
}

/** What was in force at the end of a day in Japan: what came later, corrections too, had not been said. */
export const saidBy = <T extends Version>(rows: readonly T[], day: LocalDate): readonly T[] =>
  inForce(rows.filter(({ recordedAt }) => localDateAt(recordedAt) <= day))

/** The same, with the signs that had been given by then. */
export const stoodOn = <T extends Version & { readonly signs: readonly Sign[] }>(
  rows: readonly T[],
  day: LocalDate,
): readonly T[] =>
  saidBy(rows, day).map((row) => ({ ...row, signs: row.signs.filter(({ at }) => localDateAt(at) <= day) }))

/** One row and those before it, newest first. */
export function chainOf<T extends Version>(rows: readonly T[], id: Uuid): readonly T[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const chain: T[] = []
  for (let row = byId.get(id); row && chain.length <= rows.length; row = row.supersedes && byId.get(row.supersedes))
    chain.push(row)
  return chain
}

export type Confirmation =
  | { readonly kind: 'confirmed'; readonly signs: Readonly<Record<Side, Sign>> }
  | { readonly kind: 'waitsFor'; readonly sides: readonly Side[]; readonly signs: readonly Sign[] }

/** `version` of the text in force; a sign on another one is no sign. */
export function confirmation(signs: readonly Sign[], version = 1): Confirmation {
  const valid = signs.filter((sign) => sign.version === version)
  const of = (side: Side) => valid.find((sign) => sign.side === side)
  const municipality = of('municipality')
  const company = of('company')
  return municipality && company
    ? { kind: 'confirmed', signs: { municipality, company } }
    : { kind: 'waitsFor', sides: SIDES.filter((side) => !of(side)), signs: valid }
}

export type FigureFault =
  | { readonly why: 'notAPeriod' }
  /** The indicator counts by another kind of period; a whole year is always welcome. */
  | { readonly why: 'otherPeriodKind'; readonly kind: PeriodKind }
  | { readonly why: 'notOfUnit'; readonly decimals: number }
  | { readonly why: 'negative' }
  /** A service counts this one: nobody records it. */
  | { readonly why: 'fed' }

/** Largest number that a figure may be: beyond it a slip of the keyboard is more likely than a fact. */
export const MAX_VALUE = 1_000_000_000_000

export function figureFault(
  {
    unit,
    periodKind,
    countKind,
  }: { readonly unit: string; readonly periodKind: PeriodKind; readonly countKind: string },
  periodCode: string,
  value: number | undefined,
): FigureFault | undefined {
  const read = readPeriod(periodCode)
  if (!read.ok) return { why: 'notAPeriod' }
  if (read.value.kind !== periodKind && read.value.kind !== 'year') return { why: 'otherPeriodKind', kind: periodKind }
  if (value === undefined) return undefined
  const { decimals } = unitOf(unit)
  if (!fitsUnit(value, { ...unitOf(unit) }) || Math.abs(value) > MAX_VALUE) return { why: 'notOfUnit', decimals }
  return value < 0 && countKind !== 'score' ? { why: 'negative' } : undefined
}

export type UnreadFigure = 'empty' | 'dash' | 'notANumber'

const WORDS: Readonly<Record<string, Measured['status'] & ('pending' | 'notApplicable' | 'notDone')>> = {
  集計中: 'pending',
  未集計: 'pending',
  未定: 'pending',
  該当なし: 'notApplicable',
  対象外: 'notApplicable',
  未実施: 'notDone',
  実施なし: 'notDone',
  中止: 'notDone',
}
const DASHES = /^[-.−‐–―ー—*＊※xX×…・/]+$/

/** What a clerk types or a sheet holds. Full width, commas and 約 are read; a dash is asked about, never turned into 0. */
export function readMeasured(text: string): Result<Measured, UnreadFigure> {
  const plain = text.normalize('NFKC').replaceAll(/[\s,、]/g, '')
  if (plain === '') return fail('empty')
  const word = Object.hasOwn(WORDS, plain) ? WORDS[plain] : undefined
  if (word) return ok({ status: word })
  if (DASHES.test(plain)) return fail('dash')
  if (/^\d+(人|名|件)?未満$/.test(plain)) return ok({ status: 'hidden' })
  const about = /^(?:約|およそ|おおよそ)/.exec(plain)?.[0] ?? ''
  const number = plain.slice(about.length).replace(/^[−‐–]/, '-')
  if (!/^-?\d+(\.\d+)?$/.test(number)) return fail('notANumber')
  return ok({ status: about ? 'approximate' : 'known', value: Number(number) })
}

/** Is the first period one of the parts that fill the second? */
export const isPartOf = (part: string, whole: string): boolean => {
  const inner: Period = period(part)
  return partsOf(period(whole), inner.kind).some((each) => JSON.stringify(each) === JSON.stringify(inner))
}

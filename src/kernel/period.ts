/**
 * 期間 — a fiscal year (年度), half (上半期・下半期), quarter or calendar month, as plans and figures name them.
 *
 * Code   what the database and files hold: '2026', '2026-H1', '2026-Q3', '2026-11'. A month is a month of the
 *        calendar; everything else is named after the calendar year in which its April lies, so 2026-Q4 is
 *        January to March 2027
 * Limit  1900 to 2199: a code further away is a slip of the keyboard
 */
import {
  addMonths,
  firstDayOfMonth,
  fiscalYearOf,
  type LocalDate,
  lastDayOfMonth,
  monthFromOrdinal,
  monthOf,
  monthOrdinal,
  type YearMonth,
  yearMonth,
} from './calendar.ts'
import { fail, ok, type Result } from './result.ts'

export const PERIOD_KINDS = ['year', 'half', 'quarter', 'month'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
export type PeriodCode = string & { readonly unit: 'period' }

export type Period =
  | { readonly kind: 'year'; readonly fiscalYear: number }
  | { readonly kind: 'half'; readonly fiscalYear: number; readonly half: 1 | 2 }
  /** Quarter 1: April to June. */
  | { readonly kind: 'quarter'; readonly fiscalYear: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: 'month'; readonly month: YearMonth }

const CODE = /^(?:19|20|21)\d\d(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/

export function readPeriod(code: string): Result<Period, 'notAPeriod'> {
  if (!CODE.test(code)) return fail('notAPeriod')
  const fiscalYear = Number(code.slice(0, 4))
  const number = Number(code.slice(6))
  switch (code[5]) {
    case undefined:
      return ok({ kind: 'year', fiscalYear })
    case 'H':
      return ok({ kind: 'half', fiscalYear, half: number as 1 | 2 })
    case 'Q':
      return ok({ kind: 'quarter', fiscalYear, quarter: number as 1 | 2 | 3 | 4 })
    default:
      return ok({ kind: 'month', month: yearMonth(code) })
  }
}

/** For codes that are ours already, such as those of the database. */
export function period(code: string): Period {
  const read = readPeriod(code)
  if (!read.ok) throw new RangeError(`${read.error}: ${code}`)
  return read.value
}

export function periodCode(of: Period): PeriodCode {
  switch (of.kind) {
    case 'year':
      return `${of.fiscalYear}` as PeriodCode
    case 'half':
      return `${of.fiscalYear}-H${of.half}` as PeriodCode
    case 'quarter':
      return `${of.fiscalYear}-Q${of.quarter}` as PeriodCode
    case 'month':
      return of.month as string as PeriodCode
  }
}

/** Months. */
const LENGTH: Readonly<Record<PeriodKind, number>> = { year: 12, half: 6, quarter: 3, month: 1 }

export function firstMonth(of: Period): YearMonth {
  switch (of.kind) {
    case 'year':
      return yearMonth(`${of.fiscalYear}-04`)
    case 'half':
      return addMonths(yearMonth(`${of.fiscalYear}-04`), (of.half - 1) * 6)
    case 'quarter':
      return addMonths(yearMonth(`${of.fiscalYear}-04`), (of.quarter - 1) * 3)
    case 'month':
      return of.month
  }
}

export const firstDay = (of: Period): LocalDate => firstDayOfMonth(firstMonth(of))
export const lastDay = (of: Period): LocalDate => lastDayOfMonth(addMonths(firstMonth(of), LENGTH[of.kind] - 1))
export const isIn = (date: LocalDate, of: Period): boolean => firstDay(of) <= date && date <= lastDay(of)

/** The year, half, quarter or month in which a day lies. */
export const periodContaining = (kind: PeriodKind, date: LocalDate): Period => beginningIn(kind, monthOf(date))

function beginningIn(kind: PeriodKind, month: YearMonth): Period {
  if (kind === 'month') return { kind, month }
  const fiscalYear = fiscalYearOf(firstDayOfMonth(month))
  const sinceApril = monthOrdinal(month) - monthOrdinal(yearMonth(`${fiscalYear}-04`))
  switch (kind) {
    case 'year':
      return { kind, fiscalYear }
    case 'half':
      return { kind, fiscalYear, half: sinceApril < 6 ? 1 : 2 }
    case 'quarter':
      return { kind, fiscalYear, quarter: (Math.floor(sinceApril / 3) + 1) as 1 | 2 | 3 | 4 }
  }
}

const shifted = (of: Period, steps: number): Period =>
  beginningIn(of.kind, addMonths(firstMonth(of), steps * LENGTH[of.kind]))
export const nextPeriod = (of: Period): Period => shifted(of, 1)
export const previousPeriod = (of: Period): Period => shifted(of, -1)

/** The shorter periods that fill a period, in order: a year's halves, quarters or months. None are shorter than a month. */
export function partsOf(of: Period, kind: PeriodKind): readonly Period[] {
  const first = monthOrdinal(firstMonth(of))
  const count = Math.floor(LENGTH[of.kind] / LENGTH[kind])
  if (count < 2) return []
  return Array.from({ length: count }, (_, index) => beginningIn(kind, monthFromOrdinal(first + index * LENGTH[kind])))
}

/** In order of time; of two that begin together the longer one first, as a table of contents would have it. */
export const comparePeriods = (one: Period, other: Period): number =>
  monthOrdinal(firstMonth(one)) - monthOrdinal(firstMonth(other)) || LENGTH[other.kind] - LENGTH[one.kind]

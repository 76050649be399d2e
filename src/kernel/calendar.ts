/**
 * 暦 — civil dates in Japan, as text that compares with < and <=. Never a Date: an instant has no birthday.
 */
import { fail, ok, type Result } from './result.ts'

export type LocalDate = string & { readonly unit: 'date' }
export type YearMonth = string & { readonly unit: 'month' }

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** Refuses days that do not exist, such as 2023-02-29. */
export function readLocalDate(text: string): Result<LocalDate, 'notADate' | 'noSuchDay'> {
  if (!DATE.test(text)) return fail('notADate')
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) ? ok(text as LocalDate) : fail('noSuchDay')
}

export function localDate(text: string): LocalDate {
  const read = readLocalDate(text)
  if (!read.ok) throw new RangeError(`${read.error}: ${text}`)
  return read.value
}

export function yearMonth(text: string): YearMonth {
  if (!MONTH.test(text)) throw new RangeError(`not a month: ${text}`)
  return text as YearMonth
}

export const monthOf = (date: LocalDate): YearMonth => date.slice(0, 7) as YearMonth
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** Months after year 0: 2026-04 is 2026 × 12 + 3. Two months differ by as much as their ordinals. */
export const monthOrdinal = (month: YearMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
export const monthFromOrdinal = (ordinal: number): YearMonth =>
  yearMonth(`${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`)
export const addMonths = (month: YearMonth, months: number): YearMonth => monthFromOrdinal(monthOrdinal(month) + months)
export const firstDayOfMonth = (month: YearMonth): LocalDate => `${month}-01` as LocalDate
export const lastDayOfMonth = (month: YearMonth): LocalDate => addDays(firstDayOfMonth(addMonths(month, 1)), -1)

/** 年度: 1 April to 31 March, named after the year in which it begins. */
export const fiscalYearOf = (date: LocalDate): number => Math.floor((monthOrdinal(monthOf(date)) - 3) / 12)

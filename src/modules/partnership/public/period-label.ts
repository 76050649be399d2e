/** 期間の短い呼び方 — the numbers from which a language names a period below a bar: '2025-Q4' is 1 to 3 of 2026. */
import { fiscalYearOf } from '#kernel/calendar'
import { firstDay, lastDay, period } from '#kernel/period'

export type PointLabel = { readonly label: string; readonly group: string | undefined }

export type Months = {
  /** 1 to 12 */
  readonly first: number
  readonly last: number
  /** Of the first month. */
  readonly calendarYear: number
  readonly fiscalYear: number
}

export function monthsOf(code: string): Months {
  const of = period(code)
  const [from, until] = [firstDay(of), lastDay(of)]
  return {
    first: Number(from.slice(5, 7)),
    last: Number(until.slice(5, 7)),
    calendarYear: Number(from.slice(0, 4)),
    fiscalYear: fiscalYearOf(from),
  }
}

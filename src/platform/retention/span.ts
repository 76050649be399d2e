/**
 * 保存期間 — how long something is kept after a day on which something happened, and from which day it may go.
 *
 * Law    民法第140条・第141条・第143条: the day itself is not counted, and the period ends with its last day. Where the
 *        month has no such day, it ends with the month
 * Years  of the record rules (文書管理規程) begin with the 1 April after the fiscal year of the event
 * Unit   civil days in Japan; an instant is taken by the day it lies in there
 */
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOfMonth,
  fiscalYearOf,
  type LocalDate,
  lastDayOfMonth,
  monthOf,
} from '#kernel/calendar'
import { type Instant, instant } from '#kernel/instant'

export type Span =
  | { readonly days: number }
  | { readonly months: number }
  | { readonly years: number }
  | { readonly fiscalYears: number }

/** The first day on which what happened on `day` is kept no more. */
export function dueOn(day: LocalDate, span: Span): LocalDate {
  const begins = addDays(day, 1)
  if ('days' in span) return addDays(begins, span.days)
  if ('fiscalYears' in span) return `${fiscalYearOf(day) + 1 + span.fiscalYears}-04-01` as LocalDate
  return sameDayLater(begins, 'months' in span ? span.months : span.years * 12)
}

function sameDayLater(day: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(day), months)
  const wanted = `${month}-${day.slice(8)}` as LocalDate
  return wanted <= lastDayOfMonth(month) ? wanted : firstDayOfMonth(addMonths(month, 1))
}

/** Longer than any span that a table may name. Unit: days. */
const FAR = 400 * 366

/** The latest day whose events are due today. `dueOn` never goes back as days go on, so halving finds it. */
export function lastDayOver(today: LocalDate, span: Span): LocalDate {
  let over = addDays(today, -FAR)
  let kept = today
  while (daysBetween(over, kept) > 1) {
    const middle = addDays(over, Math.floor(daysBetween(over, kept) / 2))
    if (dueOn(middle, span) <= today) over = middle
    else kept = middle
  }
  return over
}

/** What happened before this instant is due today. */
export const overBefore = (today: LocalDate, span: Span): Instant =>
  instant(`${addDays(lastDayOver(today, span), 1)}T00:00:00+09:00`)

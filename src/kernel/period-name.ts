/**
 * 期間の呼び方 — a period as people say it, with readings. Easy Japanese names the months, because 年度 and 上半期 are
 * words of offices.
 */
import { addMonths, type YearMonth } from './calendar.ts'
import type { Language } from './language.ts'
import { firstMonth, type Period, partsOf } from './period.ts'

export function periodName(of: Period): Readonly<Record<Language, string>> {
  const first = firstMonth(of)
  const months = partsOf(of, 'month').length || 1
  const last = addMonths(first, months - 1)
  return { ja: japanese(of), 'ja-easy': easy(first, last), en: english(of, first, last) }
}

const yearOf = (month: YearMonth): number => Number(month.slice(0, 4))
const numberOf = (month: YearMonth): number => Number(month.slice(5))

function japanese(of: Period): string {
  switch (of.kind) {
    case 'year':
      return `${of.fiscalYear}{年度|ねんど}`
    case 'half':
      return `${of.fiscalYear}{年度|ねんど}{${of.half === 1 ? '上半期|かみはんき' : '下半期|しもはんき'}}`
    case 'quarter':
      return `${of.fiscalYear}{年度|ねんど}{第|だい}${of.quarter}{四半期|しはんき}`
    case 'month':
      return monthWords(of.month)
  }
}

const monthWords = (month: YearMonth): string => `${yearOf(month)}{年|ねん}${numberOf(month)}{月|がつ}`

const easy = (first: YearMonth, last: YearMonth): string => {
  if (first === last) return monthWords(first)
  const end = yearOf(first) === yearOf(last) ? `${numberOf(last)}{月|がつ}` : monthWords(last)
  return `${monthWords(first)}から ${end}まで`
}

/** 'April 2026 to March 2027': the year is said once where both ends share it. */
function english(of: Period, first: YearMonth, last: YearMonth): string {
  const name = (month: YearMonth) => MONTHS[numberOf(month) - 1] ?? ''
  if (of.kind === 'month') return `${name(first)} ${yearOf(first)}`
  const begin = yearOf(first) === yearOf(last) ? name(first) : `${name(first)} ${yearOf(first)}`
  const span = `${begin} to ${name(last)} ${yearOf(last)}`
  return of.kind === 'year' ? `fiscal year ${of.fiscalYear} (${span})` : span
}
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

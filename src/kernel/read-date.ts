/**
 * 日付を読む — what a clerk types or pastes, as a civil date: 「2027年1月31日」「令和9.1.31」「R9/1/31」
 * 「２０２７／１／３１」「令和九年一月三十一日」「20270131」.
 *
 * Order     year, month, day, always; a year of two digits without an era is not guessed
 * Left out  weekdays behind the date, and months without a day
 */
import { type LocalDate, readLocalDate } from './calendar.ts'
import { fail, ok, type Result } from './result.ts'
import { ERAS, type Era, SOLAR_CALENDAR_FROM, warekiText } from './wareki.ts'

export type DateFault =
  | { readonly why: 'notADate' }
  /** 2023-02-29, 4月31日, 13月 */
  | { readonly why: 'noSuchDay' }
  | { readonly why: 'noSuchEra'; readonly era: string }
  /** 平成35年1月1日: the era was over. `right` is the same day in the era it lies in, for the clerk to confirm. */
  | { readonly why: 'outsideEra'; readonly right: string; readonly date: LocalDate }
  /** 明治1–5年: days of the lunar calendar. */
  | { readonly why: 'lunarCalendar' }

const EIGHT = /^(\d{4})(\d{2})(\d{2})$/
const SPELLED =
  /^(?<era>[^\d年./-]*)(?<year>元|\d{1,4})(?:年(?<month>\d{1,2})月(?<day>\d{1,2})日|(?<mark>[./-])(?<m>\d{1,2})\k<mark>(?<d>\d{1,2}))$/

export function readDate(text: string): Result<LocalDate, DateFault> {
  if (text.length > 40) return fail({ why: 'notADate' })
  const plain = withPlainDigits(
    text
      .normalize('NFKC')
      .replaceAll(/\s/g, '')
      .replaceAll(/[−‐–―ー]/g, '-'),
  )
  const solid = EIGHT.exec(plain)
  if (solid) return western(solid[1] ?? '', solid[2] ?? '', solid[3] ?? '')
  const found = SPELLED.exec(plain)?.groups
  if (!found) return fail({ why: 'notADate' })
  const { era = '', year = '', month = found['m'] ?? '', day = found['d'] ?? '' } = found
  if (era === '' || era === '西暦') return year.length === 4 ? western(year, month, day) : fail({ why: 'notADate' })
  const named = ERAS.find(({ name, letter }) => [name, name[0], letter].includes(era.toUpperCase()))
  if (!named) return fail({ why: 'noSuchEra', era })
  return year.length > 2 || Number(year) === 0 ? fail({ why: 'notADate' }) : inEra(named, year, month, day)
}

function western(year: string, month: string, day: string): Result<LocalDate, DateFault> {
  const read = readLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  // Month 13 and day 32 look like no date to the calendar; here the form is right and the day is missing.
  return read.ok ? read : fail({ why: 'noSuchDay' })
}

function inEra(era: Era, written: string, month: string, day: string): Result<LocalDate, DateFault> {
  const year = era.firstYear + (written === '元' ? 1 : Number(written)) - 1
  if (`${year}-12-31` < SOLAR_CALENDAR_FROM) return fail({ why: 'lunarCalendar' })
  const read = western(String(year), month, day)
  if (!read.ok) return read
  const date = read.value
  const inside = era.from <= date && (era.until === undefined || date <= era.until)
  return inside ? ok(date) : fail({ why: 'outsideEra', right: warekiText(date), date })
}

const DIGITS = '〇一二三四五六七八九'

/** 三十一 → 31, 二〇二七 → 2027; anything that is neither stays as it is, and so will not be a date. */
const withPlainDigits = (text: string): string =>
  text.replaceAll('零', '〇').replaceAll(/[〇一二三四五六七八九十]+/g, (run) => {
    if (!run.includes('十')) return [...run].map((digit) => DIGITS.indexOf(digit)).join('')
    const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(run)
    if (!tens) return run
    return String((tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0))
  })

/**
 * 日付の見え方 — what a serial number is in a format of days or hours: the date, counted in whole days so that no time zone of
 * any machine moves it, or the time as text.
 *
 * Left out  the time of a day that has a date: a sheet of figures means the day
 */
import { readLocalDate } from '#kernel/calendar'
import type { Cell } from '#kernel/grid'

const DAY = 86_400_000
/** Days from the day that a serial number of 0 means to 1970-01-01, in either of Excel's two calendars. */
const TO_1970 = { in1900: 25_569, in1904: 24_107 } as const
/** Excel's 29 February 1900, a day that there never was; numbers below it are one day off. */
const PHANTOM = 60
/** 9999-12-31. */
const LAST = 2_958_465

export type Moment = 'day' | 'time' | 'elapsed'

export function momentOf(format: string | undefined): Moment | undefined {
  const signs = (format ?? 'General').replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? ''
  if (/\[(h+|m+|s+)\]/i.test(signs)) return 'elapsed'
  const bare = signs.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/AM\/PM|A\/P|(?<=s)\.0+/gi, '')
  if (/[0#?@]|general|標準/i.test(bare)) return undefined
  if (/[ydeg]|aaa/i.test(bare)) return 'day'
  if (/[hs]/i.test(bare)) return 'time'
  return /m/i.test(bare) ? 'day' : undefined
}

export function momentCell(serial: number, moment: Moment, is1904: boolean): Cell {
  if (serial < 0 || serial >= LAST + 1) return { kind: 'broken', shown: '#####' }
  if (moment === 'elapsed') return timeCell(serial)
  if (moment === 'time' || (serial < 1 && !is1904)) return timeCell(serial % 1)
  // A second before midnight is kept as a fraction that is no second.
  const day = Math.floor(serial + 1e-9)
  if (!is1904 && day === PHANTOM) return { kind: 'text', text: '1900-02-29' }
  const days = (!is1904 && day < PHANTOM ? day + 1 : day) - (is1904 ? TO_1970.in1904 : TO_1970.in1900)
  const shown = new Date(days * DAY).toISOString().slice(0, 10)
  const read = readLocalDate(shown)
  return read.ok ? { kind: 'date', date: read.value, shown } : { kind: 'broken', shown: '#####' }
}

/** 36:00 is a day and a half. */
function timeCell(serial: number): Cell {
  const minutes = Math.round(serial * 1_440)
  return { kind: 'text', text: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` }
}

/** The number that Excel keeps for a day; nothing for a day before its calendar begins. */
export function serialOf(date: string): number | undefined {
  const read = readLocalDate(date)
  if (!read.ok) return undefined
  const serial = Date.parse(`${read.value}T00:00:00Z`) / DAY + TO_1970.in1900
  return serial > PHANTOM ? serial : serial > 1 ? serial - 1 : undefined
}

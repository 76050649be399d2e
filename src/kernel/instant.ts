/**
 * 時点 — a moment, as ISO text in UTC with milliseconds. Not a civil date: that is `LocalDate`.
 */
import type { LocalDate } from './calendar.ts'

export type Instant = string & { readonly unit: 'instant' }

/** Time is always given, never taken. `today` is the civil date in Japan. */
export type Clock = { readonly now: () => Instant; readonly today: () => LocalDate }

export const instantFromMillis = (millis: number): Instant => new Date(millis).toISOString() as Instant
export const millisOf = (instant: Instant): number => Date.parse(instant)

export function instant(text: string): Instant {
  const millis = Date.parse(text)
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(millis)) throw new RangeError(`not an instant: ${text}`)
  return instantFromMillis(millis)
}

/** Japan is at +09:00 all year since 1951-09-08; earlier instants do not occur here (birthdays are civil dates). */
const TOKYO_MILLIS = 9 * 3_600_000
export const localDateAt = (at: Instant): LocalDate =>
  instantFromMillis(millisOf(at) + TOKYO_MILLIS).slice(0, 10) as LocalDate
/** 'HH:MM' in Japan. */
export const localTimeAt = (at: Instant): string => instantFromMillis(millisOf(at) + TOKYO_MILLIS).slice(11, 16)

/**
 * 予定のファイル — one event as iCalendar, for the calendar of a phone.
 *
 * Law    RFC 5545: lines end in CRLF, none longer than 75 octets, a fold never goes through a character
 * Unit   times in UTC: Japan is at +09:00 all year, and no reader needs our time zone
 */
import { type Instant, instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import type { PublicEvent } from './public-events.ts'

export function calendarFile(event: PublicEvent, page: string, host: string): string {
  const at = (time: string): string => stamp(instant(`${event.day}T${time}:00+09:00`))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yuimachi//events//JA',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.id}@${host}`,
    `SEQUENCE:${event.version}`,
    `DTSTAMP:${stamp(event.changedAt)}`,
    `DTSTART:${at(event.begins)}`,
    `DTEND:${at(event.ends)}`,
    `SUMMARY:${escaped(plainText(event.title.ja))}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(`${event.body}\n${event.contact}`)}`,
    `URL:${page}`,
    `STATUS:${event.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const stamp = (at: Instant): string => at.replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '')

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')

const OCTETS = 75
const octets = (text: string): number => new TextEncoder().encode(text).length

function folded(line: string): string {
  const parts: string[] = []
  let now = ''
  for (const character of line) {
    if (octets(now) + octets(character) > OCTETS) {
      parts.push(now)
      now = ' '
    }
    now += character
  }
  return [...parts, now].join('\r\n')
}

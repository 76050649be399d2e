import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#kernel/calendar'
import { clockSuspectSince } from './clock-suspect.ts'

const known = (days: { readonly ran?: string; readonly began?: string }) => ({
  ran: days.ran as LocalDate | undefined,
  began: days.began as LocalDate | undefined,
  done: undefined,
  ahead: undefined,
})
const since = (days: Parameters<typeof known>[0], today: string) => clockSuspectSince(known(days), localDate(today))

test('a day up to forty days after the last deletion is believed, and not a later one', () => {
  equal(since({ ran: '2027-03-31', began: '2026-11-24' }, '2027-05-10'), undefined)
  equal(since({ ran: '2027-03-31', began: '2026-11-24' }, '2027-05-11'), '2027-03-31')
})

test('a house that never deleted is measured by its first day; one that began later than today is not suspect', () => {
  equal(since({ began: '2026-11-24' }, '2026-11-24'), undefined)
  equal(since({ began: '2026-11-24' }, '2031-01-01'), '2026-11-24')
  equal(since({ began: '2031-01-01' }, '2026-11-24'), undefined)
  equal(since({}, '2026-11-24'), undefined)
})

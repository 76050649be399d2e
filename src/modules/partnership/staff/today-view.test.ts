import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { readAgreement } from '../agreements/agreement.shape.ts'
import type { Side } from '../agreements/agreement.ts'
import type { CalendarEntry } from '../calendar/calendar.ts'
import { type Overview, postTasks, todayView } from './today-view.ts'

const read = readAgreement(readFileSync('regions/990019-mihon/agreements/shinkin-2025.json', 'utf8'))
if (!read.ok) throw new Error(JSON.stringify(read.error))
const agreement = read.value
const AT = instant('2026-11-10T00:00:00+09:00')
const said = { act: 'renewed', until: localDate('2030-03-31'), reason: '続けるため', side: 'company', at: AT } as const
const answer = { act: 'agreed', reason: '', side: 'municipality', at: AT } as const

const seenBy = (side: Side, renewals: Overview['agreement']['renewals']) => {
  const parties = [
    { side: 'municipality', name: '見本市' },
    { side: 'company', name: '見本の会社' },
  ] as const
  const overview = { agreement: { id: 'a' as Uuid, agreement, side, parties, renewals }, initiatives: [], waiting: [] }
  const { forUs, forThem } = todayView([overview], [], [], localDate('2026-11-24'))
  return [forUs, forThem].map((tasks) => tasks.map(({ what, path, days, others }) => [what, path, days, others]))
}

test('what one side said about the term waits for the answer of the other, since the day it was said', () => {
  const task = (others: string) => ['renewal', '/agreements/a/renewal', 14, others]
  deepEqual(seenBy('municipality', [said]), [[task('見本の会社')], []])
  deepEqual(seenBy('company', [said]), [[], [task('見本市')]])
})

test('answered, or never asked, it waits for nobody', () => {
  for (const side of ['municipality', 'company'] as const) {
    deepEqual(seenBy(side, [said, answer]), [[], []])
    deepEqual(seenBy(side, []), [[], []])
    deepEqual(seenBy(side, undefined), [[], []])
  }
})

test('of the calendar a post is asked what is late and what is due within thirty days, and nothing twice', () => {
  const entry = (on: string, kind: CalendarEntry['kind'], state: CalendarEntry['state']): CalendarEntry =>
    ({ on: localDate(on), kind, state, name: '', path: '/', department: '', ...FIGURES }) as CalendarEntry
  const FIGURES = { reported: 0, expected: 1, period: '2026', action: '' }
  const today = localDate('2026-11-24')
  const asked = postTasks(
    [
      entry('2026-12-24', 'meeting', 'coming'),
      entry('2026-12-25', 'review', 'coming'),
      entry('2026-10-31', 'figures', 'late'),
      entry('2026-11-24', 'review', 'coming'),
      // Done, no task of anybody's, or in the list of what was decided already.
      entry('2026-11-25', 'figures', 'done'),
      entry('2026-11-25', 'town', 'coming'),
      entry('2026-11-25', 'action', 'coming'),
      entry('2026-11-25', 'renewal', 'coming'),
    ],
    today,
  )
  deepEqual(
    asked.map(({ entry: { kind }, days }) => [kind, days]),
    [
      ['figures', -24],
      ['review', 0],
      ['meeting', 30],
    ],
  )
})

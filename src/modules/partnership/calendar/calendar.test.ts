/** 年間の予定: each day on its side of the turning of the year, each thing in the state that its day gives it. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { actingAs, begin, postOf, posts, TODAY } from '../../../../tests/support/handover-town.tsx'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { handoverStore } from '../handover/handover.store.ts'
import { departmentOf } from '../staff/on-time-view.ts'
import { type CalendarGiven, calendarOf, monthsOf, type TownDay, yearsOf } from './calendar.ts'

const town: readonly TownDay[] = [
  { month: 4, day: 1, title: '人事異動' },
  { month: 2, day: 31, title: '二月の末' },
  { month: 3, day: 31, title: '年度の終わり' },
]
const given = await begin(
  actingAs('mihon-kikaku-staff'),
  async (tx): Promise<CalendarGiven> => ({
    known: await handoverStore(tx).known(),
    meetings: standingMeetings(await meetingStore(tx).all()),
    town,
    within: 30,
    departmentOf: departmentOf(posts, '受け持ちなし'),
    today: TODAY,
    fiscalYear: 2026,
    post: undefined,
  }),
)
const entries = (more: Partial<CalendarGiven> = {}) => calendarOf({ ...given, ...more })

test('the days that the town keeps fall into their fiscal year, the last of a short month where it has no 31st', () => {
  const days = (fiscalYear: number) =>
    entries({ fiscalYear, known: [] }).map(({ on, name, state }) => [on, name, state])
  deepEqual(days(2026), [
    ['2026-04-01', '人事異動', 'passed'],
    ['2027-02-28', '二月の末', 'coming'],
    ['2027-03-31', '年度の終わり', 'coming'],
  ])
  equal(days(2027)[1]?.[0], '2028-02-29')
  // On its own day it has not passed.
  equal(entries({ known: [], today: localDate('2026-04-01') })[0]?.state, 'coming')
  equal(entries({ known: [], today: localDate('2026-04-02') })[0]?.state, 'passed')
})

test('figures stand on the day on which they are due, with how many have come', () => {
  const room = entries().filter(({ kind, name }) => kind === 'figures' && name.includes('ゆいルーム'))
  deepEqual(
    room.map((each) => [each.on, each.state, each.kind === 'figures' && `${each.reported}/${each.expected}`]),
    [
      // The quarter and the half of 2025 that end in March are due in April.
      ['2026-04-30', 'done', '2/2'],
      ['2026-07-30', 'done', '1/1'],
      ['2026-10-30', 'done', '2/2'],
      ['2027-01-30', 'coming', '0/1'],
    ],
  )
  const money = entries().find(
    ({ on, name, kind }) => kind === 'figures' && name.includes('お金の学び') && on === '2026-10-30',
  )
  equal(money?.state, 'late')
})

test('reviews, what they decided, meetings and terms have their days', () => {
  const of = (kind: string) => entries().filter((each) => each.kind === kind)
  ok(of('review').some(({ on, state }) => on === '2026-05-31' && state === 'done'))
  ok(of('action').every(({ on, state }) => state === (on < TODAY ? 'passed' : 'coming')))
  deepEqual(
    of('meeting')
      .map(({ on, state }) => [on, state])
      .at(-1),
    ['2027-01-13', 'coming'],
  )
  equal(
    entries({ today: localDate('2027-01-14') }).find(({ kind, on }) => kind === 'meeting' && on === '2027-01-13')
      ?.state,
    'late',
  )
  ok(of('renewal').some(({ on }) => on === '2026-12-31'))
  deepEqual(
    entries(),
    entries().toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  )
})

test('only what a post answers for, and never a draft', () => {
  const bousai = entries({ post: postOf('mihon-bousai').id }).filter(({ kind }) => kind !== 'town')
  ok(bousai.length > 0)
  deepEqual([...new Set(bousai.map(({ name }) => name))].toSorted(), ['家族の防災カード', '防災の本と訓練の日'])
  deepEqual(
    entries({ post: 'nobody' as Uuid }).filter(({ kind }) => kind !== 'town'),
    [],
  )
  ok(entries().every(({ name }) => !name.includes('金庫の中の案')))
})

test('twelve months from April, empty ones too; years from the first signing to the next one', () => {
  const months = monthsOf(entries(), 2026)
  deepEqual([months.length, months[0]?.month, months[11]?.month], [12, '2026-04', '2027-03'])
  equal(months.flatMap((each) => each.entries).length, entries().length)
  deepEqual(yearsOf(given.known, TODAY), [2027, 2026, 2025, 2024])
  deepEqual(yearsOf([], TODAY), [2027, 2026])
})

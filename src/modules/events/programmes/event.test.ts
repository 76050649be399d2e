import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, localDate } from '#kernel/calendar'
import {
  EVENT_STATES,
  type EventText,
  moveFault,
  nextStates,
  readTime,
  splitByDay,
  standingOf,
  textFault,
} from './event.ts'

const day = localDate('2026-12-12')
const [before, after] = [addDays(day, -1), addDays(day, 1)]
const move = (state: (typeof EVENT_STATES)[number], to: (typeof EVENT_STATES)[number], today = before, reason = 'x') =>
  moveFault({ state, day }, to, { reason, today })

test('下書き → 公開 → 受付終了 → 実施, and 中止 from what was announced', () => {
  const ways = EVENT_STATES.flatMap((from) =>
    EVENT_STATES.filter((to) => move(from, to, day) === undefined).map((to) => `${from} ${to}`),
  )
  deepEqual(ways, [
    ...['draft published', 'published closed', 'published held', 'published cancelled'],
    ...['closed published', 'closed held', 'closed cancelled'],
  ])
})
test('it took place from its own day on, and nobody announces a day that is over', () => {
  equal(move('published', 'held', before), 'tooEarly')
  equal(move('published', 'held', day), undefined)
  equal(move('draft', 'published', day), undefined)
  equal(move('draft', 'published', after), 'dayOver')
  deepEqual(nextStates({ state: 'published', day }, before), ['closed', 'cancelled'])
  deepEqual(nextStates({ state: 'closed', day }, after), ['held', 'cancelled'])
})
test('residents are told why it was called off', () => equal(move('published', 'cancelled', before, ''), 'noReason'))

test('applications open and close on whole days', () => {
  const event = { state: 'published', day, applyFrom: addDays(day, -20), applyUntil: addDays(day, -3) } as const
  const on = (days: number) => standingOf(event, addDays(day, days))
  deepEqual([-21, -20, -3, -2, 0, 1].map(on), ['notYet', 'open', 'open', 'over', 'over', 'unknown'])
  equal(standingOf({ ...event, state: 'closed' }, addDays(day, -10)), 'over')
  equal(standingOf({ ...event, state: 'held' }, after), 'held')
  equal(standingOf({ ...event, state: 'cancelled' }, before), 'cancelled')
  equal(standingOf({ state: 'published', day, applyFrom: undefined, applyUntil: undefined }, day), 'open')
})
test('a time as people write it', () => {
  for (const [typed, read] of [
    ['13:30', '13:30'],
    ['9:05', '09:05'],
    ['９時５分', '09:05'],
    ['14時', '14:00'],
    ['24:00', undefined],
    ['12:60', undefined],
    ['1330', undefined],
    ['', undefined],
  ] as const)
    equal(readTime(typed), read, typed)
})
test('every minute of a day is read back as it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      const [hour, rest] = [Math.floor(minute / 60), minute % 60]
      const text = `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
      equal(readTime(text), text)
      equal(readTime(`${hour}時${rest}分`), text)
    }),
  )
})
test('what does not fit together is named', () => {
  const text = { begins: '10:00', ends: '11:00', day, applyFrom: before, applyUntil: day } as EventText
  equal(textFault(text), undefined)
  deepEqual(textFault({ ...text, ends: '10:00' }), { field: 'ends', why: 'notAfter' })
  deepEqual(textFault({ ...text, applyFrom: day, applyUntil: before }), { field: 'applyUntil', why: 'notAfter' })
  deepEqual(textFault({ ...text, applyUntil: after }), { field: 'applyUntil', why: 'afterDay' })
  deepEqual(textFault({ ...text, applyFrom: after, applyUntil: undefined }), { field: 'applyFrom', why: 'afterDay' })
})
test('what comes first stands first, what is over stands last first', () => {
  const at = (date: string, begins = '10:00') => ({ day: localDate(date), begins })
  const { coming, past } = splitByDay(
    [at('2026-12-13'), at('2026-12-12', '13:00'), at('2026-12-12'), at('2026-12-10'), at('2026-12-11')],
    day,
  )
  deepEqual(
    coming.map((each) => `${each.day} ${each.begins}`),
    ['2026-12-12 10:00', '2026-12-12 13:00', '2026-12-13 10:00'],
  )
  deepEqual(
    past.map((each) => each.day),
    ['2026-12-11', '2026-12-10'],
  )
})

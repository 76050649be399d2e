/** Room, and what speaks against an application. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate } from '#kernel/calendar'
import { applyFault, roomOf } from './application.ts'
import { cameTo } from './arrival.ts'

const today = localDate('2026-11-24')
const EVENT = {
  day: localDate('2026-12-12'),
  applyFrom: localDate('2026-11-16'),
  applyUntil: localDate('2026-12-09'),
  places: 20,
  appliesHere: true,
  state: 'published' as const,
}

test('the word for the room says free, few and full, and of a small event not how many', () => {
  deepEqual(
    [0, 1, 14, 15, 19, 20, 21].map((taken) => roomOf(20, taken)),
    ['free', 'free', 'free', 'few', 'few', 'full', 'full'],
  )
  // Five places and nobody there: "few" would be no news.
  deepEqual([roomOf(5, 0), roomOf(5, 1), roomOf(undefined, 10_000)], ['free', 'few', 'free'])
})
test('an application is refused where none is taken, before, after, without room and for more than there is room', () => {
  const ask = (more: object, people = 2, taken = 0, on = today) =>
    applyFault({ ...EVENT, ...more }, { people, taken, today: on })
  equal(ask({}), undefined)
  deepEqual(ask({ appliesHere: false }), { why: 'notHere' })
  deepEqual(ask({}, 1, 0, addDays(EVENT.applyFrom, -1)), { why: 'notYet' })
  equal(ask({}, 1, 0, EVENT.applyFrom), undefined)
  equal(ask({}, 1, 0, EVENT.applyUntil), undefined)
  deepEqual(ask({}, 1, 0, addDays(EVENT.applyUntil, 1)), { why: 'over' })
  for (const state of ['closed', 'held', 'cancelled'] as const) deepEqual(ask({ state }), { why: 'over' })
  deepEqual(ask({}, 1, 20), { why: 'full' })
  deepEqual(ask({}, 3, 18), { why: 'tooMany', left: 2 })
  equal(ask({}, 2, 18), undefined)
  equal(ask({ places: undefined }, 10, 99_999), undefined)
})
test('nobody having counted is not nobody having come', () => {
  equal(cameTo([]), undefined)
  equal(cameTo([{ people: 3, undoneAt: EVENT.day as never }]), undefined)
  equal(cameTo([{ people: 0, undoneAt: undefined }]), 0)
  equal(cameTo([2, 3].map((people) => ({ people, undoneAt: undefined }))), 5)
})

/** 着任してすぐの仕事 — the first and the last day on which they are shown. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { assignmentOn, FIRST_DAY_TASKS, firstDays } from './first-day.ts'

const APRIL = localDate('2027-04-01')

test('shown from the day the post is taken up to the 30th day after it, and not on the 31st', () => {
  const on = (days: number) => firstDays(APRIL, [], addDays(APRIL, days))?.tasks.length
  deepEqual([on(-1), on(0), on(29), on(30), on(31)], [undefined, 3, 3, 3, undefined])
  equal(firstDays(APRIL, [], APRIL)?.until, '2027-05-01')
})
test('what is ticked is gone, and with the last tick all of it', () => {
  deepEqual(firstDays(APRIL, ['seeWaiting'], APRIL)?.tasks, ['readPack', 'meetCounterpart'])
  equal(firstDays(APRIL, FIRST_DAY_TASKS, APRIL), undefined)
})
test('somebody who does not hold the post today has none', () => {
  const [post, person] = ['a' as Uuid, 'b' as Uuid]
  const held = { id: post, person, from: APRIL, until: localDate('2027-04-30') }
  equal(assignmentOn([held], person, APRIL), held)
  equal(assignmentOn([held], person, localDate('2027-04-30')), held)
  equal(assignmentOn([held], person, localDate('2027-05-01')), undefined)
  equal(assignmentOn([held], person, localDate('2027-03-31')), undefined)
  equal(assignmentOn([held], 'c' as Uuid, APRIL), undefined)
  equal(firstDays(undefined, [], APRIL), undefined)
})

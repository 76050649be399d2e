import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#kernel/instant'
import { isDue, newestOf, surplus } from './automatic.ts'
import { backupName } from './manifest.ts'

const at = (time: string) => `2026-11-24T${time}.000Z` as Instant

test('one is due when there is none, and early enough that the next is begun within the hour', () => {
  equal(isDue(undefined, at('12:00:00'), 60), true)
  equal(isDue(at('11:00:00'), at('11:59:49'), 60), false)
  equal(isDue(at('11:00:00'), at('11:59:50'), 60), true)
})

test('a half one, a strange name and one from the future do not count as the newest', () => {
  const names = [backupName(at('11:00:00')), `${backupName(at('11:30:00'))}.part`, backupName(at('13:00:00')), 'other']
  equal(newestOf(names, at('12:00:00')), at('11:00:00'))
  equal(newestOf([], at('12:00:00')), undefined)
})

test('the oldest go first, and what is not a backup stays', () => {
  const names = ['12:00:00', '10:00:00', '11:00:00'].map((time) => backupName(at(time)))
  deepEqual(surplus([...names, 'keys.json'], 2), [backupName(at('10:00:00'))])
  deepEqual(surplus(names, 3), [])
})

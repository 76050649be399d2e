import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#kernel/instant'
import { isDue, newestOf, nextLookMillis, surplus } from './automatic.ts'
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

const just = (time: string) => ({ made: backupName(at(time)), now: at(time) })

test('the oldest go first, and what is not a backup stays', () => {
  const names = ['12:00:00', '10:00:00', '11:00:00'].map((time) => backupName(at(time)))
  deepEqual(surplus([...names, 'keys.json'], 2, just('12:00:00')), [backupName(at('10:00:00'))])
  deepEqual(surplus(names, 3, just('12:00:00')), [])
})

test('names from the future go before all others, and the one just made never goes', () => {
  const [past, made, ...ahead] = ['11:00:00', '12:00:00', '13:00:00', '14:00:00'].map((time) => backupName(at(time)))
  const names = [past ?? '', made ?? '', ...ahead]
  deepEqual(surplus(names, 2, just('12:00:00')), ahead)
  deepEqual(surplus(names, 1, just('12:00:00')), [...ahead, past])
  // The clock was set back while it was being made.
  deepEqual(surplus(names, 1, { made: made ?? '', now: at('11:30:00') }), [...ahead, past])
})

test('after failures in a row the pause grows up to the time between two backups, and a success ends it', () => {
  const seconds = (minutes: number) => [0, 1, 2, 3, 4, 9].map((failures) => nextLookMillis(failures, minutes) / 1_000)
  deepEqual(seconds(60), [10, 10, 60, 600, 3_600, 3_600])
  deepEqual(seconds(5), [10, 10, 60, 300, 300, 300])
})

/** Ids are unique, of version 7, and sort in the order in which they were made. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid } from '#kernel/id'
import { newUuid } from './clock.ts'

test('ids made one after the other sort so, however many a millisecond has', () => {
  const before = Date.now()
  const made = Array.from({ length: 50_000 }, newUuid)
  deepEqual(made.toSorted(), made)
  equal(new Set(made).size, made.length)
  const [first = ''] = made
  ok(isUuid(first))
  match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
  const millis = Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)
  ok(before <= millis && millis <= Date.now() + 1_000)
})

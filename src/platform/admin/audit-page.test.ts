import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { ASKED_FOR, cursorOf, PAGE, pageOf } from './audit-page.ts'

/** Newest first, as the store gives them. */
const lines = (newest: number, count: number) => Array.from({ length: count }, (_, back) => ({ seq: newest - back }))
const shown = (page: ReturnType<typeof pageOf>) =>
  page === 'startOver'
    ? page
    : { from: page.lines[0]?.seq, count: page.lines.length, newer: page.newer, older: page.older }

test('a short log is one page without a way to others', () => {
  deepEqual(shown(pageOf(lines(50, PAGE), { kind: 'newest' })), {
    from: 50,
    count: PAGE,
    newer: undefined,
    older: undefined,
  })
  deepEqual(pageOf([], { kind: 'newest' }), { lines: [], newer: undefined, older: undefined })
})
test('one line more, and there is an older page that begins below the last line', () => {
  deepEqual(shown(pageOf(lines(51, ASKED_FOR), { kind: 'newest' })), {
    from: 51,
    count: PAGE,
    newer: undefined,
    older: { kind: 'before', seq: 2 },
  })
})
test('an older page leads back up, and the last one no further down', () => {
  deepEqual(shown(pageOf(lines(1, 1), { kind: 'before', seq: 2 })), {
    from: 1,
    count: 1,
    newer: { kind: 'after', seq: 1 },
    older: undefined,
  })
})
test('going up leaves out the one line too many at the top', () => {
  deepEqual(shown(pageOf(lines(151, ASKED_FOR), { kind: 'after', seq: 100 })), {
    from: 150,
    count: PAGE,
    newer: { kind: 'after', seq: 150 },
    older: { kind: 'before', seq: 101 },
  })
})
test('going up to less than a page shows the newest page instead', () => {
  equal(pageOf(lines(150, PAGE), { kind: 'after', seq: 100 }), 'startOver')
})
test('asked both ways, the page goes back in time', () => {
  deepEqual(cursorOf({ before: 5, after: 9 }), { kind: 'before', seq: 5 })
  deepEqual(cursorOf({}), { kind: 'newest' })
})

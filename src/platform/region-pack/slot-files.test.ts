import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { fail, ok } from '#kernel/result'
import type { RegionSlot } from './pack.ts'
import { isDraft, readSlots, slotTakes } from './slot-files.ts'

test('one file, or one star in the last segment, never across folders', () => {
  const takes = (pattern: string, ...paths: string[]) => paths.map((path) => slotTakes(pattern, path))
  deepEqual(takes('demo/people.yaml', 'demo/people.yaml', 'demo/people.yml', 'x/demo/people.yaml'), [
    true,
    false,
    false,
  ])
  deepEqual(
    takes(
      'agreements/*.{json,yaml}',
      'agreements/a.json',
      'agreements/a.yaml',
      'agreements/a.csv',
      'agreements/x/a.json',
    ),
    [true, true, false, false],
  )
  deepEqual(takes('agreements/*.json', 'agreements/.json', 'agreements/a.json.json', 'agreements/'), [
    false,
    true,
    false,
  ])
})
test('drafts begin with a line below', () => {
  deepEqual(['agreements/_a.json', 'agreements/a_.json', '_x/a.json', '_a.json'].map(isDraft), [
    true,
    false,
    false,
    true,
  ])
})

const pack = {
  folder: 'p',
  code: '990019',
  fictional: true,
  sources: new Set<string>(),
  today: localDate('2026-11-24'),
}
const file = (path: string, text = '') => ({ file: `p/${path}`, path, text })
const slot: RegionSlot<unknown> = {
  name: 'things',
  path: 'things/*.yaml',
  read: (given) => (given.text === 'bad' ? fail([{ file: given.file, line: 7, says: '悪い。' }]) : ok(given.text)),
}

test('each slot gets its files; a fault of one does not hide the others', () => {
  const read = readSlots(
    [file('things/a.yaml', 'A'), file('things/b.yaml', 'bad'), file('things/c.yaml', 'C')],
    [slot],
    pack,
  )
  deepEqual(read.entries, {
    things: [
      { file: 'p/things/a.yaml', path: 'things/a.yaml', folder: 'p', value: 'A' },
      { file: 'p/things/c.yaml', path: 'things/c.yaml', folder: 'p', value: 'C' },
    ],
  })
  deepEqual(read.faults, [{ file: 'p/things/b.yaml', line: 7, says: '悪い。' }])
})
test('a file without a slot is told, a draft is not, and a slot without files is empty', () => {
  const read = readSlots([file('other/a.yaml'), file('things/_a.yaml', 'bad')], [slot], pack)
  equal(read.faults.length, 1)
  equal(read.faults[0]?.file, 'p/other/a.yaml')
  deepEqual(read.entries, { things: [] })
})
test('made-up people and figures never lie in the pack of a real town, not even as a draft', () => {
  const real = { ...pack, fictional: false }
  const demo: RegionSlot<unknown> = { ...slot, path: 'demo/people.yaml' }
  deepEqual(
    readSlots([file('demo/people.yaml'), file('demo/_a.yaml')], [demo], real).faults.map((fault) => fault.file),
    ['p/demo/people.yaml', 'p/demo/_a.yaml'],
  )
})

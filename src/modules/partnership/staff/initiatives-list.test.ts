import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { askedPath, type InitiativeLine, initiativeList, type ListAsked } from './initiatives-list.ts'

const NOTHING: ListAsked = { q: '', state: '', item: '', side: '', agreement: '', sort: 'item', page: 1 }
const line = (no: number, more: Partial<InitiativeLine> = {}): InitiativeLine => ({
  id: `id-${no}` as Uuid,
  title: `取組${String(no).padStart(4, '0')}`,
  agreement: 'a' as Uuid,
  agreementTitle: '協定',
  items: [1],
  state: 'running',
  ownerSide: 'both',
  owners: { municipality: '企画課', company: undefined },
  shared: true,
  progress: {},
  decidedOn: localDate('2026-04-01'),
  reason: '',
  ...more,
})

test('nothing gives one empty page, a thousand give twenty, and a page past the end is the last', () => {
  deepEqual([initiativeList([], NOTHING).pages, initiativeList([], NOTHING).total], [1, 0])
  const thousand = Array.from({ length: 1000 }, (_, at) => line(at))
  const last = initiativeList(thousand, { ...NOTHING, page: 99 })
  deepEqual([last.page, last.pages, last.lines.length, last.lines.at(-1)?.title], [20, 20, 50, '取組0999'])
})
test('searched as people write, filtered, and each state counted with the rest as asked', () => {
  const all = [
    line(1, { title: 'ＡＢＣ 教室', items: [2], state: 'agreed' }),
    line(2, { title: '朗読', ownerSide: 'company' }),
    line(3, { title: '教室の会', items: [2] }),
  ]
  const titles = (asked: Partial<ListAsked>) =>
    initiativeList(all, { ...NOTHING, ...asked }).lines.map(({ title }) => title)
  deepEqual(titles({ q: 'abc教' }), ['ＡＢＣ 教室'])
  deepEqual(titles({ side: 'company' }), ['朗読'])
  deepEqual(titles({ item: '2', state: 'running' }), ['教室の会'])
  equal(initiativeList(all, { ...NOTHING, item: '2', state: 'running' }).states.agreed, 1)
  deepEqual(titles({ q: 'ありません' }), [])
})
test('an address holds only what was asked for, and a new question starts at the first page', () => {
  equal(askedPath(NOTHING, {}), '')
  equal(askedPath({ ...NOTHING, page: 3, state: 'agreed' }, { sort: 'title' }), '?state=agreed&sort=title')
  equal(askedPath(NOTHING, { page: 2 }), '?page=2')
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { peopleView } from './people-view.ts'

const id = (text: string) => text as Uuid
const today = localDate('2026-04-01')
const post = (name: string, until: string | null = null) => ({
  id: id(name),
  organisation: id('city'),
  organisationName: 'みほん市',
  department: '企画課',
  title: name,
  authorities: [],
  until: until === null ? null : localDate(until),
})
const holder = (of: string, name: string, from: string, until: string | null, deactivated = false) => ({
  post: id(of),
  person: id(name),
  name,
  from: localDate(from),
  until: until === null ? null : localDate(until),
  deactivated,
})

test('on the day of the change the successor holds the post, not the one who left the day before', () => {
  const view = peopleView(
    [post('係')],
    [holder('係', '前任', '2025-04-01', '2026-03-31'), holder('係', '後任', '2026-04-01', null)],
    new Set(),
    today,
  )
  equal(view.organisations[0]?.posts[0]?.holder?.name, '後任')
})
test('the last day of a post still counts; the day after it stands among the ended', () => {
  const posts = [post('今日まで', '2026-04-01'), post('昨日まで', '2026-03-31')]
  const view = peopleView(posts, [], new Set(), today)
  deepEqual(
    view.organisations[0]?.posts.map(({ label }) => label),
    ['企画課 今日まで'],
  )
  deepEqual(
    view.ended.map(({ label }) => label),
    ['みほん市 企画課 昨日まで'],
  )
})
test('somebody who was deactivated holds nothing', () => {
  const view = peopleView([post('係')], [holder('係', '人', '2025-04-01', null, true)], new Set(), today)
  equal(view.organisations[0]?.posts[0]?.holder, undefined)
})
test('a post without a holder says when an invitation is out', () => {
  equal(peopleView([post('係')], [], new Set([id('係')]), today).organisations[0]?.posts[0]?.waiting, true)
})
test('who begins next is named with the first day, the soonest of several, and nobody who was shut out', () => {
  const holders = [
    holder('係', '前任', '2025-04-01', '2026-04-30'),
    holder('係', '次の次', '2026-07-01', null),
    holder('係', '後任', '2026-05-01', '2026-06-30'),
    holder('係', '退いた', '2026-04-15', null, true),
  ]
  const [found] = peopleView([post('係')], holders, new Set(), today).organisations[0]?.posts ?? []
  deepEqual([found?.holder?.name, found?.next], ['前任', { name: '後任', from: '2026-05-01' }])
  equal(peopleView([post('係')], holders.slice(0, 1), new Set(), today).organisations[0]?.posts[0]?.next, undefined)
})

/** 人事異動の決まり — the day on which a post changes hands, and everything that is refused. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Authority } from './authority.ts'
import type { Holder } from './holder.ts'
import { candidatesOf, freeFrom, planTransfer, postsOn, type Situation, type Wish } from './transfer.ts'
import type { Post } from './who.ts'

const id = (name: string) => name as Uuid
const day = localDate
const TODAY = day('2027-03-20')
const APRIL = day('2027-04-01')

const post = (name: string, own: Partial<Post> = {}): Post => ({
  id: id(name),
  municipality: id('town'),
  organisation: id('ward'),
  organisationName: 'みほん市',
  organisationKind: 'municipality',
  department: '企画課',
  title: name,
  authorities: [],
  providerOnly: false,
  from: day('2020-04-01'),
  until: null,
  ...own,
})
const held = (of: string, person: string, from = '2025-04-01', own: Partial<Holder> = {}): Holder => ({
  id: id(`${of}-${person}`),
  post: id(of),
  person: id(person),
  from: day(from),
  until: null,
  name: person,
  kana: person,
  deactivated: false,
  demo: false,
  ...own,
})
const managing: readonly Authority[] = ['people.manage']
const town = (own: Partial<Situation> = {}): Situation => ({
  posts: [
    post('係'),
    post('課長'),
    post('人事', { authorities: managing }),
    post('室長', { organisation: id('company') }),
  ],
  holders: [held('係', '花子'), held('課長', 'みどり'), held('人事', '正'), held('室長', '学')],
  ...own,
})
const plan = (wishes: Readonly<Record<string, Wish>>, own: { situation?: Situation; from?: LocalDate } = {}) =>
  planTransfer(own.situation ?? town(), {
    organisation: id('ward'),
    from: own.from ?? APRIL,
    today: TODAY,
    wishes: new Map(Object.entries(wishes).map(([name, wish]) => [id(name), wish])),
  })
const to = (person: string): Wish => ({ kind: 'to', person: id(person) })
const why = (planned: ReturnType<typeof plan>) => (planned.ok ? 'ok' : planned.error.map((fault) => fault.why))

test('one person moves on, another takes over, a post waits for somebody new', () => {
  const planned = plan({ 係: to('みどり'), 課長: { kind: 'new' }, 人事: { kind: 'stays' } })
  equal(planned.ok, true)
  if (!planned.ok) return
  deepEqual(
    planned.value.changes.map(({ post, kind, ends, begins }) => [post.id, kind, ends?.name, begins?.name]),
    [
      ['係', 'to', '花子', 'みどり'],
      ['課長', 'new', 'みどり', undefined],
    ],
  )
})
test('today is a day to begin, yesterday is not', () => {
  equal(why(plan({ 係: to('みどり') }, { from: TODAY })), 'ok')
  deepEqual(why(plan({ 係: to('みどり') }, { from: day('2027-03-19') })), ['pastDate'])
})
test('whoever already holds it stays, and a table without a change is no transfer', () => {
  deepEqual(why(plan({ 係: to('花子'), 課長: { kind: 'stays' } })), ['nothing'])
})
test('left empty only when somebody says so', () => {
  deepEqual(why(plan({ 係: { kind: 'empty', sure: false } })), ['notSure'])
  equal(why(plan({ 係: { kind: 'empty', sure: true } })), 'ok')
})
test('a post of another organisation, and a person of another one, are not there', () => {
  deepEqual(why(plan({ 室長: to('花子') })), ['notOurs'])
  deepEqual(why(plan({ 係: to('学') })), ['unknownPerson'])
})
test('who has left takes over nothing', () => {
  const situation = town({
    holders: [...town().holders, held('係', '太郎', '2024-04-01', { until: day('2025-03-31'), deactivated: true })],
  })
  deepEqual(why(plan({ 課長: to('太郎') }, { situation })), ['leftPerson'])
})
test('no two holders: somebody who begins on the day or later is already fixed', () => {
  const ended = held('係', '花子', '2025-04-01', { until: day('2027-03-31') })
  for (const [from, expected] of [
    ['2027-03-31', ['ahead']],
    ['2027-04-01', ['ahead']],
    ['2027-04-02', 'ok'],
  ] as const) {
    const others = town().holders.slice(1)
    const situation = town({ holders: [ended, held('係', '太郎', '2027-04-01'), ...others] })
    deepEqual(why(plan({ 係: to('みどり') }, { situation, from: day(from) })), expected, from)
  }
})
test('a post that has ended by then, or is not there yet, is not moved', () => {
  const posts = [...town().posts, post('元', { until: day('2027-03-31') }), post('新', { from: day('2027-04-02') })]
  for (const name of ['元', '新'])
    deepEqual(why(plan({ [name]: to('花子') }, { situation: town({ posts }) })), ['notOurs'])
})
test('somebody who looks after people and posts is left on the day', () => {
  deepEqual(why(plan({ 人事: { kind: 'new' } })), ['noManager'])
  deepEqual(why(plan({ 人事: { kind: 'empty', sure: true } })), ['noManager'])
  equal(why(plan({ 人事: to('花子') })), 'ok')
})
test('the table shows who holds each post on the day, and everybody of the organisation once', () => {
  const holders = [
    held('係', '太郎', '2024-04-01', { until: day('2025-03-31') }),
    ...town().holders,
    held('課長', '花子', '2020-04-01', { until: day('2021-03-31') }),
  ]
  deepEqual(
    postsOn(town({ holders }), id('ward'), day('2025-03-31')).map(({ holder }) => holder?.name),
    ['太郎', undefined, undefined],
  )
  deepEqual(
    candidatesOf(town({ holders }), id('ward'))
      .map(({ name }) => name)
      .toSorted(),
    ['みどり', '太郎', '正', '花子'].toSorted(),
  )
})
test('who is invited begins today, or on the day after a known last day', () => {
  equal(freeFrom([], TODAY), TODAY)
  equal(freeFrom([{ from: day('2025-04-01'), until: day('2027-03-31') }], TODAY), '2027-04-01')
  equal(freeFrom([{ from: day('2025-04-01'), until: TODAY }], TODAY), '2027-03-21')
  // Still held without an end: taking it up is refused elsewhere.
  equal(freeFrom([{ from: day('2025-04-01'), until: null }], TODAY), TODAY)
  equal(freeFrom([{ from: day('2024-04-01'), until: day('2025-03-31') }], TODAY), TODAY)
})

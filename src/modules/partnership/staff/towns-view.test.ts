import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import type { Agreement } from '../agreements/agreement.ts'
import type { State } from '../initiatives/initiative.ts'
import { COLUMNS, townsTable } from './towns-csv.ts'
import { agreementsIn, comesNext, type InTown, type ReadTown, type TownAgreement, townsView } from './towns-view.ts'

const TODAY = localDate('2026-11-24')
const id = (): Uuid => crypto.randomUUID() as Uuid

const paper = (term: Agreement['term']): Agreement => ({
  agreementId: 'jp-990019-a-2025',
  title: { ja: '{協定|きょうてい}' },
  kind: '包括連携協定',
  signedOn: localDate('2025-04-01'),
  purpose: { ja: 'まち' },
  parties: [],
  items: [],
  clauses: [],
  term,
  announced: [],
  unknown: [],
  documents: [],
})
const until = (last: string, kind: 'none' | 'yearly' = 'none'): Agreement['term'] => ({
  from: localDate('2025-04-01'),
  until: localDate(last),
  renewal: { kind, ...(kind === 'yearly' ? { noticeMonths: 3 } : {}) },
})
type Told = { readonly state: State; readonly draft?: boolean; readonly nextBy?: string }

function oneIn(term: Agreement['term'], told: readonly Told[] = []): TownAgreement {
  const closed: ReadTown['closed'] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never = new Map()
  const sign = (side: 'municipality' | 'company', at: string) => ({ side, post: id(), at: instant(at), version: 1 })
  const initiatives = told.map(({ state, draft, nextBy }, index) => {
    const initiative = id()
    if (nextBy)
      closed.set(initiative, {
        initiative,
        period: '2025',
        seen: '見た',
        decision: 'expand',
        reason: 'わけ',
        nextAction: `すること${index}`,
        nextBy: localDate(nextBy),
        state: {
          kind: 'closed',
          decision: 'expand',
          signs: {
            municipality: sign('municipality', '2026-04-01T01:00:00.000Z'),
            company: sign('company', '2026-04-02T16:00:00.000Z'),
          },
        },
      })
    return { id: initiative, title: { ja: `取組${index}` }, items: [], state, history: draft ? [] : ['x'] }
  })
  const agreement = { id: id(), agreement: paper(term), side: 'company' as const, parties: [] }
  const [one] = agreementsIn({ overviews: [{ agreement, initiatives, waiting: [] }], indicators: [], closed }, TODAY)
  if (!one) throw new Error('no agreement')
  return one
}
const townOf = (name: string, ...agreements: readonly TownAgreement[]): InTown => ({
  town: { municipality: id(), name, slug: name, code: '', post: { id: id(), name: '' }, current: false },
  agreements,
})

test('the last day of the term is no day left, the day after it is over', () => {
  equal(oneIn(until('2026-11-24')).daysLeft, 0)
  equal(oneIn(until('2026-11-23')).daysLeft, -1)
  equal(oneIn(until('2026-11-23', 'yearly')).daysLeft, 364)
  equal(oneIn(undefined).daysLeft, undefined)
})
test('a draft of our own side is told apart from what both consider', () => {
  deepEqual(oneIn(undefined, [{ state: 'considered', draft: true }, { state: 'considered' }]).states, {
    draft: 1,
    considered: 1,
  })
})
test('what comes next is the soonest day that has not passed; what has passed stays for 120 days', () => {
  const one = oneIn(until('2028-03-31', 'yearly'), [
    { state: 'running', nextBy: '2026-07-26' },
    { state: 'running', nextBy: '2026-07-27' },
    { state: 'running', nextBy: '2026-11-24' },
    { state: 'completed', nextBy: '2026-12-01' },
  ])
  deepEqual(
    one.next.map(({ kind, days }) => [kind, days]),
    [
      ['action', -120],
      ['action', 0],
      ['renewal', 402],
    ],
  )
  equal(comesNext(one)?.action, 'すること2')
  equal(comesNext(oneIn(undefined)), undefined)
})
test('a review was closed on the day of the later sign, by the calendar of Japan', () => {
  equal(oneIn(undefined, [{ state: 'running', nextBy: '2026-12-01' }]).decided[0]?.closedOn, '2026-04-03')
})
test('sorted as asked, with what has no day last; the sums are over the towns that were read', () => {
  const near = oneIn(until('2026-12-01'), [{ state: 'running' }])
  const never = oneIn(undefined, [{ state: 'running' }, { state: 'considered' }])
  const towns = [townOf('x', never), townOf('y', near, oneIn(undefined))]
  const names = (sort: 'town' | 'until' | 'next') => townsView(towns, [], sort).lines.map(({ town }) => town.name)
  deepEqual(names('town'), ['x', 'y', 'y'])
  deepEqual(names('until'), ['y', 'x', 'y'])
  deepEqual(names('next'), ['y', 'x', 'y'])
  deepEqual(townsView(towns, ['z'], 'town').totals, {
    agreements: 3,
    states: { running: 2, considered: 1 },
    forUs: 0,
    forThem: 0,
  })
})
test('a town without an agreement and one that was not read have a row that says so', () => {
  const rows = townsTable(townsView([townOf('x')], ['z'], 'town'), String, '更新')
  deepEqual(
    rows.map((row) => row.length),
    [COLUMNS.length, COLUMNS.length, COLUMNS.length],
  )
  deepEqual(
    rows.slice(1).map(([name, , says]) => [name, says]),
    [
      ['x', '協定はありません'],
      ['z', '読めませんでした'],
    ],
  )
})

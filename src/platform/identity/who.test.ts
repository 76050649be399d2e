import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { isFactorFresh, may, mayAct, type Post, type Session } from './who.ts'

const today = localDate('2026-11-24')
const [a, b] = ['a', 'b'].map((letter) => `0000000${letter}-0000-4000-8000-000000000000` as Uuid) as [Uuid, Uuid]

const session = (own: Partial<Session> = {}): Session => ({
  id: 'session',
  person: a,
  name: '見本 花子',
  way: 'passkey',
  provider: null,
  factorAt: instant('2026-11-24T00:00:00Z'),
  madePersonDemo: false,
  ...own,
})

const post = (organisation: Uuid, own: Partial<Post> = {}): Post => ({
  id: organisation,
  municipality: a,
  organisation,
  organisationName: '株式会社みほん',
  organisationKind: 'company',
  department: '自治体連携室',
  title: '担当',
  authorities: ['partnership.read'],
  providerOnly: false,
  from: localDate('2026-04-01'),
  until: null,
  ...own,
})

const throughA = session({ way: 'provider', provider: a })

test('a session that came through the provider of A acts for A', () => {
  deepEqual(mayAct(throughA, post(a), today, 'live'), { kind: 'yes' })
})

test('a session that came through the provider of A never acts for B', () => {
  for (const mode of ['demo', 'live'] as const)
    for (const providerOnly of [true, false])
      deepEqual(mayAct(throughA, post(b, { providerOnly }), today, mode), {
        kind: 'no',
        why: 'otherOrganisationsProvider',
      })
})

test('where an organisation lets in only through its own provider, our own ways are not enough', () => {
  deepEqual(mayAct(session(), post(b, { providerOnly: true }), today, 'live'), { kind: 'no', why: 'needsItsProvider' })
  deepEqual(mayAct(session({ way: 'password' }), post(b), today, 'live'), { kind: 'yes' })
})

test('without a second factor nobody acts', () => {
  for (const way of ['password', 'provider', 'passkey', 'demo'] as const)
    deepEqual(mayAct(session({ way, factorAt: null }), post(a), today, 'demo'), { kind: 'no', why: 'needsFactor' })
})

test('a post holds from its first day to its last day', () => {
  const held = post(a, { from: localDate('2026-04-01'), until: localDate('2027-03-31') })
  const on = (day: string) => mayAct(session(), held, localDate(day), 'live')
  deepEqual(on('2026-03-31'), { kind: 'no', why: 'notYet' })
  deepEqual(on('2026-04-01'), { kind: 'yes' })
  deepEqual(on('2027-03-31'), { kind: 'yes' })
  deepEqual(on('2027-04-01'), { kind: 'no', why: 'over' })
})

test('demo people and demo sessions act nowhere in live', () => {
  deepEqual(mayAct(session({ way: 'demo' }), post(a), today, 'live'), { kind: 'no', why: 'demoInLive' })
  deepEqual(mayAct(session({ madePersonDemo: true }), post(a), today, 'live'), { kind: 'no', why: 'demoInLive' })
  deepEqual(mayAct(session({ way: 'demo' }), post(a), today, 'demo'), { kind: 'yes' })
})

test('authority belongs to the post', () => {
  equal(may({ session: session(), post: post(a) }, 'partnership.read'), true)
  equal(may({ session: session(), post: post(a) }, 'people.manage'), false)
})

test('a factor is fresh up to the minute and not a millisecond longer', () => {
  const at = Date.parse('2026-11-24T00:10:00Z')
  equal(isFactorFresh(session(), 10, at), true)
  equal(isFactorFresh(session(), 10, at + 1), false)
  equal(isFactorFresh(session({ factorAt: null }), 10, at), false)
})

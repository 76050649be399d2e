/** Applications of many at once, each with a number of its own and never more people than places; who must not see whom. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import type { OpenTx } from '#platform/database/tx'
import { freshId, freshTown, testDatabase } from '../../../../tests/support/database.ts'
import { publicEventStore } from '../public/public.store.ts'
import { applicationStore } from './application.store.ts'
import { arrivalStore } from './arrival.store.ts'
import { eventStore } from './event.store.ts'
import type { EventText } from './event.ts'

const { begin } = await testDatabase()
const at = instant('2026-11-24T03:00:00Z')
const today = localDate('2026-11-24')
const TEXT: EventText = {
  title: { ja: '朗読の会' },
  ...{ body: '読みます', place: '会館', access: '', helps: [], begins: '13:30', ends: '15:00', places: 20 },
  ...{ day: localDate('2026-12-12'), forWhom: '', applyFrom: undefined, applyUntil: undefined, fee: 0 },
  ...{ contact: '企画課', appliesHere: true },
}

async function town() {
  const municipality = freshTown()
  const staff = (organisation = freshId()) =>
    ({ kind: 'staff', municipality, organisation, person: freshId(), post: freshId() }) as const
  const [ward, company] = [staff(), staff()]
  const initiative = { id: freshId(), title: { ja: '取組' }, path: 'a/b', others: [company.organisation] }
  const event = { ...TEXT, id: freshId(), state: 'published' as const }
  await begin(ward, async (tx) => {
    await eventStore(tx).add({ ...TEXT, id: event.id, initiative, at })
    await eventStore(tx).move({ id: event.id, version: 1, to: 'published', reason: '', initiative, today, at })
  })
  const service = <T>(work: (tx: OpenTx) => Promise<T>) =>
    begin({ kind: 'system', municipality, task: 'events.apply' }, work)
  const apply = (people: number, hash: string = freshId()) =>
    service((tx) => applicationStore(tx).apply({ id: freshId(), event, people, hash, today, at }))
  const room = () =>
    begin({ kind: 'resident', municipality }, async (tx) => (await publicEventStore(tx).all())[0]?.room)
  return { municipality, ward, company, event, service, apply, room }
}

test('thirty at once: twenty places are given, each number once, and the word for the room follows', async () => {
  const { event, service, apply, room } = await town()
  equal(await room(), 'free')
  const answers = await Promise.all(Array.from({ length: 30 }, () => apply(1)))
  const numbers = answers.flatMap((each) => (each.kind === 'applied' ? each.number : []))
  deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
  equal(await room(), 'full')
  const first = (await service((tx) => applicationStore(tx).ofEvent(event.id)))[0]
  ok(first)
})
test('who presses twice has applied once, and who withdraws makes room', async () => {
  const { event, service, apply, room } = await town()
  const hash = freshId()
  deepEqual(await apply(3, hash), { kind: 'applied', number: 1 })
  deepEqual(await apply(3, hash), { kind: 'applied', number: 1 })
  equal((await service((tx) => applicationStore(tx).ofEvent(event.id))).length, 1)
  deepEqual(await apply(10), { kind: 'applied', number: 2 })
  equal(await room(), 'free')
  deepEqual(await apply(10), { kind: 'refused', fault: { why: 'tooMany', left: 7 } })
  const cancel = () => service((tx) => applicationStore(tx).cancel({ event, hash, at }))
  equal(await cancel(), 'cancelled')
  equal(await cancel(), 'cancelled')
  deepEqual(await apply(10), { kind: 'applied', number: 3 })
  equal(await room(), 'full')
  equal(await service((tx) => applicationStore(tx).cancel({ event, hash: freshId(), at })), 'missing')
})
test('a resident reads how many and nobody’s number; another town and the other side see nothing', async () => {
  const { municipality, company, ward, event, apply } = await town()
  await apply(2)
  const asResident = (column: string) =>
    begin({ kind: 'resident', municipality }, (tx) => tx.selectFrom('events_application').select(column).execute())
  equal((await asResident('people')).length, 1)
  for (const column of ['number', 'link_hash', 'applied_at', 'id']) await rejects(asResident(column), /permission/)
  const resident = { kind: 'resident', municipality } as const
  await rejects(
    begin(resident, (tx) => tx.deleteFrom('events_application').execute()),
    /permission/,
  )
  const other = { ...ward, municipality: freshTown() }
  deepEqual(await begin(other, (tx) => applicationStore(tx).ofEvent(event.id)), [])
  const count = (id: Uuid, application?: Uuid) =>
    begin(ward, (tx) => arrivalStore(tx).add({ id, event: event.id, application, people: 2, at }))
  const [line] = await begin(ward, (tx) => applicationStore(tx).ofEvent(event.id))
  equal(await count(freshId(), line?.id), 'added')
  equal(await count(freshId(), line?.id), 'alreadyThere')
  for (const who of [company, other]) deepEqual(await begin(who, (tx) => arrivalStore(tx).ofEvents([event.id])), [])
})

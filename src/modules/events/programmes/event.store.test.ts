/** Whose an event is: a draft its own side's, published the other side's to read, and residents' as far as they are told. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import type { Acting } from '#platform/database/tx'
import { freshId, freshTown, testDatabase } from '../../../../tests/support/database.ts'
import { publicEventStore } from '../public/public.store.ts'
import { eventStore } from './event.store.ts'
import type { EventState, EventText } from './event.ts'

const { begin, owner } = await testDatabase()
const at = instant('2026-11-24T03:00:00Z')
const today = localDate('2026-11-24')
const TEXT: EventText = {
  title: { ja: '朗読の会', en: 'Reading' },
  ...{ body: '読みます', place: '会館', access: '', helps: ['captions'], begins: '13:30', ends: '15:00', places: 40 },
  ...{ day: localDate('2026-12-12'), forWhom: 'だれでも', applyFrom: undefined, applyUntil: undefined, fee: 0 },
  appliesHere: false,
  contact: '企画課',
}

function town() {
  const municipality = freshTown()
  const staff = (organisation = freshId()) =>
    ({ kind: 'staff', municipality, organisation, person: freshId(), post: freshId() }) as const
  const [ward, company, rival] = [staff(), staff(), staff()]
  const initiative = { id: freshId(), title: { ja: '取組' }, path: 'a/b', others: [company.organisation] }
  const add = async (who = ward): Promise<Uuid> => {
    const id = freshId()
    await begin(who, (tx) => eventStore(tx).add({ ...TEXT, id, initiative, at }))
    return id
  }
  const move = (id: Uuid, version: number, to: EventState, reason = '', who = ward) =>
    begin(who, (tx) => eventStore(tx).move({ id, version, to, reason, initiative, today, at }))
  const seen = (who: Extract<Acting, { kind: 'staff' }>, id: Uuid) => begin(who, (tx) => eventStore(tx).find(id))
  const residents = () => begin({ kind: 'resident', municipality }, (tx) => publicEventStore(tx).all())
  return { municipality, ward, company, rival, initiative, add, move, seen, residents }
}

test('a draft is seen by its own side alone', async () => {
  const { ward, company, rival, add, seen, residents } = town()
  const id = await add()
  equal((await seen(ward, id))?.state, 'draft')
  for (const other of [company, rival, town().ward]) equal(await seen(other, id), undefined)
  deepEqual(await residents(), [])
})
test('published it is read by the other side and by residents, never by a third, and changed by its own side alone', async () => {
  const { ward, company, rival, initiative, add, move, seen, residents } = town()
  const id = await add()
  equal((await move(id, 1, 'published')).kind, 'saved')
  equal((await seen(company, id))?.state, 'published')
  equal(await seen(rival, id), undefined)
  const [shown] = await residents()
  equal(shown?.title.en, 'Reading')
  deepEqual(
    Object.keys(shown ?? {}).filter((key) => /post|by|person|organisation/.test(key)),
    [],
  )
  equal((await move(id, 2, 'closed', '', company)).kind, 'missing')
  const edit = (who: typeof ward, version: number) =>
    begin(who, (tx) => eventStore(tx).edit({ ...TEXT, place: '公民館', id, version, initiative, at }))
  equal((await edit(company, 2)).kind, 'missing')
  equal((await edit(ward, 1)).kind, 'changedMeanwhile')
  equal((await edit(ward, 2)).kind, 'saved')
  equal((await residents())[0]?.place, '公民館')
})
test('another municipality is answered as if there were none', async () => {
  const { ward, add, move, municipality } = town()
  const id = await add()
  await move(id, 1, 'published')
  const foreign = { ...ward, municipality: freshTown() }
  equal(await begin(foreign, (tx) => eventStore(tx).find(id)), undefined)
  const elsewhere = { kind: 'resident', municipality: freshTown() } as const
  deepEqual(await begin(elsewhere, (tx) => publicEventStore(tx).all()), [])
  equal((await begin({ kind: 'resident', municipality }, (tx) => publicEventStore(tx).all())).length, 1)
})
test('called off with a reason that residents read, and then nothing changes any more', async () => {
  const { add, move, residents } = town()
  const id = await add()
  await move(id, 1, 'published')
  deepEqual(await move(id, 2, 'cancelled'), { kind: 'refused', why: 'noReason' })
  equal((await move(id, 2, 'cancelled', '工事のため')).kind, 'saved')
  equal((await residents())[0]?.reason, '工事のため')
  equal((await move(id, 3, 'published')).kind, 'done')
})
test('of two who move it at once one is told that the other was quicker', async () => {
  const { add, move } = town()
  const id = await add()
  await move(id, 1, 'published')
  const kinds = (await Promise.all([move(id, 2, 'closed'), move(id, 2, 'cancelled', 'x')])).map(({ kind }) => kind)
  deepEqual(kinds.toSorted(), ['changedMeanwhile', 'saved'])
})
test('every write leaves one line in the audit log', async () => {
  const { municipality, ward, initiative, add, move } = town()
  const id = await add()
  await begin(ward, (tx) => eventStore(tx).edit({ ...TEXT, id, version: 1, initiative, at }))
  await move(id, 2, 'published')
  const { rows } = await owner.query<{ did: string }>(
    'select did from platform_audit where municipality_id = $1 and object_id = $2 order by seq',
    [municipality, id],
  )
  deepEqual(
    rows.map(({ did }) => did),
    ['event.add', 'event.edit', 'event.move'],
  )
})

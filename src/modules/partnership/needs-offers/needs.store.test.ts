/** Who sees a need, an offer and a proposal; what is refused; that nothing of one company reaches another. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, instant } from '#kernel/instant'
import { freshId } from '../../../../tests/support/database.ts'
import { auditOf, type SampleTown, type Staff, sampleTown, tick } from '../sample-town.test.ts'
import { menuStore } from './menu.store.ts'
import type { MenuKind } from './menu.ts'
import { proposalStore } from './proposal.store.ts'
import { type ProposalState, proposalClock } from './proposal.ts'

const write = async (town: SampleTown, who: Staff, kind: MenuKind, more: object = {}) => {
  const id = freshId()
  const text = {
    title: '夕方の居場所',
    body: '足りません',
    cost: '',
    since: undefined,
    under: undefined,
    post: who.post,
  }
  const added = await town.as(who, (tx) => menuStore(tx).add({ ...text, id, kind, at: tick(), ...more }))
  return { id, added }
}
const shareWith = (town: SampleTown, who: Staff, id: Uuid, readers: readonly Uuid[], version = 1) =>
  town.as(who, (tx) => menuStore(tx).share({ id, version, with: readers, at: tick() }))
const sees = (town: SampleTown, who: Staff, id: Uuid) =>
  town.as(who, async (tx) => (await menuStore(tx).find(id)) !== undefined)
const propose = async (town: SampleTown, who: Staff, to: Uuid, more: object = {}, at: Instant = tick()) => {
  const id = freshId()
  const given = { id, line: freshId(), agreement: town.agreement, to, answers: undefined, title: '提案', body: '内容' }
  const added = await town.as(who, (tx) => proposalStore(tx).add({ ...given, at, ...more }))
  return { id, added }
}
const move = (town: SampleTown, who: Staff, id: Uuid, state: ProposalState, more: object = {}) =>
  town.as(who, (tx) =>
    proposalStore(tx).move({
      ...{ id, line: freshId(), seq: 1, state, reason: '理由', initiative: undefined, at: tick() },
      ...more,
    }),
  )
const proposals = (town: SampleTown, who: Staff) =>
  town.as(who, async (tx) => (await proposalStore(tx).all()).map(({ id }) => id))

test('a draft need is the town’s own; shown to one company, the other still does not see it', async () => {
  const town = await sampleTown()
  const { id } = await write(town, town.ward, 'need')
  for (const who of [town.company, town.rival]) equal(await sees(town, who, id), false)
  deepEqual(await shareWith(town, town.ward, id, [town.company.organisation]), { kind: 'saved' })
  equal(await sees(town, town.company, id), true)
  equal(await sees(town, town.rival, id), false)
  deepEqual(await shareWith(town, town.ward, id, [town.rival.organisation], 2), { kind: 'saved' })
  equal(await sees(town, town.company, id), true)
  equal(await sees(town, town.rival, id), true)
  deepEqual((await auditOf(town)).slice(-3), ['need.add', 'need.share', 'need.share'])
})
test('an offer goes to the town and can never be shown to another company', async () => {
  const town = await sampleTown()
  const { id } = await write(town, town.company, 'offer')
  deepEqual(await shareWith(town, town.company, id, [town.rival.organisation]), { kind: 'unknownReader' })
  deepEqual(await shareWith(town, town.company, id, []), { kind: 'unknownReader' })
  deepEqual(await shareWith(town, town.company, id, [town.ward.organisation]), { kind: 'saved' })
  equal(await sees(town, town.ward, id), true)
  equal(await sees(town, town.rival, id), false)
})
test('each side writes its own kind, for a post of its own, under an item of its own agreement', async () => {
  const town = await sampleTown()
  const added = async (who: Staff, kind: MenuKind, more = {}) => (await write(town, who, kind, more)).added.kind
  equal(await added(town.company, 'need'), 'missing')
  equal(await added(town.ward, 'offer'), 'missing')
  equal(await added(town.ward, 'need', { post: town.company.post }), 'unknownPost')
  equal(await added(town.ward, 'need', { under: { agreement: town.agreement, item: 9 } }), 'unknownItem')
  equal(await added(town.company, 'offer', { under: { agreement: town.rivalAgreement, item: 1 } }), 'unknownItem')
  equal(await added(town.ward, 'need', { under: { agreement: town.agreement, item: 1 } }), 'added')
})
test('a stale edit writes nothing, the other side edits nothing, and what is closed stays as it is', async () => {
  const town = await sampleTown()
  const { id } = await write(town, town.ward, 'need')
  await shareWith(town, town.ward, id, [town.company.organisation])
  const text = { title: '別の名', body: 'b', cost: '', since: undefined, under: undefined, post: town.ward.post }
  const edit = (who: Staff, version: number) =>
    town.as(who, (tx) => menuStore(tx).edit({ ...text, post: who.post, id, version, at: tick() }))
  equal((await edit(town.ward, 1)).kind, 'changedMeanwhile')
  equal((await edit(town.company, 2)).kind, 'missing')
  equal((await edit(town.ward, 2)).kind, 'saved')
  const close = (version: number) =>
    town.as(town.ward, (tx) =>
      menuStore(tx).close({ id, version, reason: '解けました', on: localDate('2026-11-24'), at: tick() }),
    )
  equal((await close(2)).kind, 'changedMeanwhile')
  equal((await close(3)).kind, 'saved')
  equal((await edit(town.ward, 4)).kind, 'closed')
  equal((await shareWith(town, town.ward, id, [town.rival.organisation], 4)).kind, 'closed')
  equal((await propose(town, town.company, town.ward.organisation, { answers: id })).added.kind, 'notOpen')
})

test('a proposal is read by the two organisations it is between, and by no other company', async () => {
  const town = await sampleTown()
  const fromCompany = await propose(town, town.company, town.ward.organisation)
  const fromWard = await propose(town, town.ward, town.company.organisation)
  deepEqual([fromCompany.added.kind, fromWard.added.kind], ['added', 'added'])
  deepEqual((await proposals(town, town.ward)).toSorted(), [fromCompany.id, fromWard.id].toSorted())
  equal((await proposals(town, town.company)).length, 2)
  deepEqual(await proposals(town, town.rival), [])
  equal((await move(town, town.rival, fromCompany.id, 'declined')).kind, 'missing')
})
test('a proposal goes to the other side of an agreement that is one’s own, to what that side wrote', async () => {
  const town = await sampleTown()
  const added = async (who: Staff, to: Uuid, more = {}) => (await propose(town, who, to, more)).added.kind
  equal(await added(town.rival, town.ward.organisation), 'missing')
  equal(await added(town.company, town.rival.organisation), 'unknownReceiver')
  equal(await added(town.company, town.company.organisation), 'unknownReceiver')
  equal(await added(town.ward, town.rival.organisation), 'unknownReceiver')
  const hidden = await write(town, town.ward, 'need')
  equal(await added(town.company, town.ward.organisation, { answers: hidden.id }), 'notOpen')
  const own = await write(town, town.company, 'offer')
  equal(await added(town.company, town.ward.organisation, { answers: own.id }), 'notOpen')
})
test('it is asked of the post that has the need, else of the desk of the agreement', async () => {
  const town = await sampleTown()
  const need = await write(town, town.ward, 'need')
  await shareWith(town, town.ward, need.id, [town.company.organisation])
  const answer = await propose(town, town.company, town.ward.organisation, { answers: need.id })
  const alone = await propose(town, town.ward, town.company.organisation)
  const found = await town.as(town.ward, (tx) => proposalStore(tx).all())
  const postOf = (id: Uuid) => found.find((each) => each.id === id)?.to.post
  equal(postOf(answer.id), town.ward.post)
  equal(postOf(alone.id), town.company.post)
})

test('received, talked about, adopted with what came of it; each line by its side, each in the audit log', async () => {
  const town = await sampleTown()
  const { id } = await propose(town, town.company, town.ward.organisation)
  equal((await move(town, town.company, id, 'adopted')).kind, 'refused')
  equal((await move(town, town.ward, id, 'talking', { reason: ' ' })).kind, 'refused')
  equal((await move(town, town.ward, id, 'talking')).kind, 'moved')
  equal((await move(town, town.ward, id, 'declined')).kind, 'changedMeanwhile')
  const foreign = await town.addDraft(town.ward, 'yoso', town.rivalAgreement)
  equal((await move(town, town.ward, id, 'adopted', { seq: 2, initiative: foreign })).kind, 'unknownInitiative')
  equal((await move(town, town.ward, id, 'adopted', { seq: 2 })).kind, 'moved')
  const link = (initiative: Uuid) =>
    town.as(town.company, (tx) =>
      proposalStore(tx).link({ id, line: freshId(), initiative, reason: '結ぶ', at: tick() }),
    )
  equal(await link(foreign), 'unknownInitiative')
  equal(await link(town.initiative), 'linked')
  equal(await link(town.initiative), 'alreadyLinked')
  const found = await town.as(town.ward, (tx) => proposalStore(tx).find(id))
  deepEqual(
    found?.history.map(({ state, side, initiative }) => [state, side, initiative]),
    [
      ['received', 'company', undefined],
      ['talking', 'municipality', undefined],
      ['adopted', 'municipality', undefined],
      ['adopted', 'company', town.initiative],
    ],
  )
  deepEqual(
    (await auditOf(town)).filter((did) => did.startsWith('proposal')),
    ['proposal.add', 'proposal.move', 'proposal.move', 'proposal.link'],
  )
})
test('the day it arrived is the day in Japan', async () => {
  const town = await sampleTown()
  const late = instant('2026-10-31T23:30:00+09:00')
  const { id } = await propose(town, town.company, town.ward.organisation, {}, late)
  const found = await town.as(town.ward, (tx) => proposalStore(tx).find(id))
  equal(found?.history[0]?.on, '2026-10-31')
  equal(proposalClock(found?.history ?? [], localDate('2026-11-14')).kind, 'waiting')
  equal(proposalClock(found?.history ?? [], localDate('2026-11-15')).kind, 'late')
})
test('whoever made it takes it back while it is undecided, and no longer', async () => {
  const town = await sampleTown()
  const [first, second] = [
    await propose(town, town.company, town.ward.organisation),
    await propose(town, town.company, town.ward.organisation),
  ]
  equal((await move(town, town.ward, first.id, 'withdrawn')).kind, 'refused')
  equal((await move(town, town.company, first.id, 'withdrawn')).kind, 'moved')
  equal((await move(town, town.ward, second.id, 'declined')).kind, 'moved')
  equal((await move(town, town.company, second.id, 'withdrawn', { seq: 2 })).kind, 'refused')
})

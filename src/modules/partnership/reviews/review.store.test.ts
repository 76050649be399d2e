import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { freshId } from '../../../../tests/support/database.ts'
import { auditOf, type SampleTown, type Staff, sampleTown, tick } from '../sample-town.test.ts'
import { reviewStore } from './review.store.ts'
import type { ReviewText } from './review.ts'

const TEXT: ReviewText = {
  period: '2026-H1',
  seen: '参加が増えた',
  decision: 'continue',
  reason: '目標に届いたため',
  nextAction: '続ける',
  nextBy: undefined,
}
const add = async (town: SampleTown, text: Partial<ReviewText> = {}, who = town.ward) => {
  const id = freshId()
  const added = await town.as(who, (tx) =>
    reviewStore(tx).add({
      ...TEXT,
      ...text,
      id,
      initiative: town.initiative,
      supersedes: undefined,
      at: tick(),
    }),
  )
  return { id, added }
}
type Id = Awaited<ReturnType<typeof add>>['id']
const propose = (town: SampleTown, id: Id, who = town.ward, version = 1) =>
  town.as(who, (tx) => reviewStore(tx).propose(id, version, tick()))
const sign = (town: SampleTown, review: Id, who: Staff, version = 1) =>
  town.as(who, (tx) => reviewStore(tx).sign({ id: freshId(), review, version, at: tick() }))
const edit = (town: SampleTown, id: Id, version: number, text: Partial<ReviewText>, who = town.ward) =>
  town.as(who, (tx) => reviewStore(tx).edit({ ...TEXT, ...text, id, version, at: tick() }))

test('it closes with a decision, a reason and the signatures of both', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  deepEqual(await propose(town, id), { kind: 'proposed' })
  const first = await sign(town, id, town.company)
  deepEqual(first.kind === 'signed' && first.state, { kind: 'waitsFor', sides: ['municipality'], signed: ['company'] })
  const second = await sign(town, id, town.ward)
  equal(second.kind === 'signed' && second.state.kind, 'closed')
  deepEqual(await edit(town, id, 1, { reason: '別の理由' }), { kind: 'closed' })
  const audit = await auditOf(town)
  for (const did of ['review.add', 'review.propose', 'review.sign']) ok(audit.includes(did), did)
})
test('without a decision or a reason nobody can sign', async () => {
  const town = await sampleTown()
  const { id } = await add(town, { decision: undefined, reason: ' ' })
  deepEqual(await propose(town, id), { kind: 'unfinished', missing: ['decision', 'reason'] })
  deepEqual(await sign(town, id, town.ward), { kind: 'notProposed' })
})
test('a draft may lie half written; before the other side it may not become so', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  deepEqual(await edit(town, id, 1, { seen: '' }), { kind: 'saved', version: 2, voided: [] })
  deepEqual(await edit(town, id, 2, { seen: '夏は少なかった' }), { kind: 'saved', version: 3, voided: [] })
  await propose(town, id, town.ward, 3)
  deepEqual(await edit(town, id, 3, { seen: '', reason: ' ' }), { kind: 'unfinished', missing: ['seen', 'reason'] })
})
test('a changed text voids the signature that one side gave', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  await propose(town, id)
  await sign(town, id, town.company)
  const saved = await edit(town, id, 1, { decision: 'end' })
  deepEqual(saved.kind === 'saved' && saved.voided.map(({ side }) => side), ['company'])
  const ward = await sign(town, id, town.ward, 2)
  deepEqual(ward.kind === 'signed' && ward.state.kind === 'waitsFor' && ward.state.sides, ['company'])
  const old = await sign(town, id, town.company, 1)
  ok(old.kind === 'changedMeanwhile')
  equal(old.now.decision, 'end')
  const again = await sign(town, id, town.company, 2)
  equal(again.kind === 'signed' && again.state.kind, 'closed')
})
test('saving the same text again voids nothing', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  await propose(town, id)
  await sign(town, id, town.company)
  deepEqual(await edit(town, id, 1, {}), { kind: 'saved', version: 1, voided: [] })
})
test('a draft is its side’s own; proposed there is one a period', async () => {
  const town = await sampleTown()
  const mine = await add(town)
  const theirs = await add(town, {}, town.company)
  const seen = (who: Staff) => town.as(who, async (tx) => (await reviewStore(tx).ofInitiative(town.initiative)).length)
  deepEqual([await seen(town.ward), await seen(town.company), await seen(town.rival)], [1, 1, 0])
  deepEqual(await propose(town, mine.id), { kind: 'proposed' })
  deepEqual(await propose(town, theirs.id, town.company), { kind: 'alreadyProposed' })
})
test('the text of the other side is not ours to change, and a stale edit loses nothing', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  await propose(town, id)
  deepEqual(await edit(town, id, 1, { seen: 'x' }, town.company), { kind: 'notOurs' })
  deepEqual(await edit(town, id, 1, { seen: '一つ目' }), { kind: 'saved', version: 2, voided: [] })
  const stale = await edit(town, id, 1, { seen: '二つ目' })
  ok(stale.kind === 'changedMeanwhile')
  equal(stale.now.seen, '一つ目')
})
test('a review of others answers exactly like one that is not there', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  await propose(town, id)
  for (const each of [id, freshId()]) {
    deepEqual(await sign(town, each, town.rival), { kind: 'missing' })
    deepEqual(await edit(town, each, 1, {}, town.rival), { kind: 'missing' })
    deepEqual(await propose(town, each, town.rival), { kind: 'missing' })
  }
})
test('a closed review is superseded by another of the same period, never edited', async () => {
  const town = await sampleTown()
  const { id } = await add(town)
  await propose(town, id)
  const next = (supersedes: Id) =>
    town.as(town.ward, (tx) =>
      reviewStore(tx).add({ ...TEXT, id: freshId(), initiative: town.initiative, supersedes, at: tick() }),
    )
  deepEqual(await next(id), { kind: 'nothingToSupersede' })
  await sign(town, id, town.company)
  await sign(town, id, town.ward)
  deepEqual(await next(id), { kind: 'added' })
})
test('only years and halves are looked back on', async () => {
  const town = await sampleTown()
  deepEqual((await add(town, { period: '2026-Q1' })).added, { kind: 'notAPeriod' })
})

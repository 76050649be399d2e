/** 前に決めたことの答え — a review says first what became of what the last one decided. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { freshId } from '../../../../tests/support/database.ts'
import { type SampleTown, type Staff, sampleTown, tick } from '../sample-town.test.ts'
import { reviewStore } from './review.store.ts'
import { BEFORE_STATES, decidedBefore, isSameText, missingIn, type ReviewState, type ReviewText } from './review.ts'

const TEXT: ReviewText = {
  period: '2025',
  seen: '参加が増えた',
  decision: 'continue',
  reason: '目標に届いたため',
  nextAction: '支援員を募る',
  nextBy: undefined,
}
const add = async (town: SampleTown, text: Partial<ReviewText>, who: Staff = town.ward): Promise<Uuid> => {
  const id = freshId()
  const given = { ...TEXT, ...text, id, initiative: town.initiative, supersedes: undefined, at: tick() }
  deepEqual(await town.as(who, (tx) => reviewStore(tx).add(given)), { kind: 'added' })
  return id
}
const propose = (town: SampleTown, id: Uuid, version = 1) =>
  town.as(town.ward, (tx) => reviewStore(tx).propose(id, version, tick()))
const edit = (town: SampleTown, id: Uuid, version: number, text: Partial<ReviewText>) =>
  town.as(town.ward, (tx) => reviewStore(tx).edit({ ...TEXT, ...text, id, version, at: tick() }))
const close = async (town: SampleTown, text: Partial<ReviewText>): Promise<Uuid> => {
  const id = await add(town, text)
  deepEqual(await propose(town, id), { kind: 'proposed' })
  for (const who of [town.ward, town.company])
    await town.as(who, (tx) => reviewStore(tx).sign({ id: freshId(), review: id, version: 1, at: tick() }))
  return id
}

test('before anything was decided nothing is asked; afterwards it is, and a sentence where it is not done', async () => {
  const town = await sampleTown()
  await close(town, {})
  const next = { period: '2026-H1' }
  const id = await add(town, next)
  deepEqual(await propose(town, id), { kind: 'unfinished', missing: ['beforeState'] })
  deepEqual((await edit(town, id, 1, { ...next, beforeState: 'partly' })).kind, 'saved')
  deepEqual(await propose(town, id, 2), { kind: 'unfinished', missing: ['beforeNote'] })
  deepEqual((await edit(town, id, 2, { ...next, beforeState: 'partly', beforeNote: '二人足りない' })).kind, 'saved')
  deepEqual(await propose(town, id, 3), { kind: 'proposed' })
  // What lies before the other side may not lose its answer again.
  deepEqual(await edit(town, id, 3, next), { kind: 'unfinished', missing: ['beforeState'] })
  const seen = await town.as(town.company, (tx) => reviewStore(tx).find(id))
  deepEqual([seen?.beforeState, seen?.beforeNote], ['partly', '二人足りない'])
})

test('a changed answer takes a signature with it', async () => {
  const town = await sampleTown()
  await close(town, {})
  const text = { period: '2026-H1', beforeState: 'done' as const }
  const id = await add(town, text)
  await propose(town, id)
  await town.as(town.company, (tx) => reviewStore(tx).sign({ id: freshId(), review: id, version: 1, at: tick() }))
  const saved = await edit(town, id, 1, { ...text, beforeState: 'stopped', beforeNote: '要らなくなった' })
  equal(saved.kind === 'saved' && saved.voided.length, 1)
})

test('a review that decided on nothing to do, or is not closed, asks nothing of the next', async () => {
  const town = await sampleTown()
  await close(town, { nextAction: '' })
  deepEqual(await propose(town, await add(town, { period: '2026-H1' })), { kind: 'proposed' })
  const other = await sampleTown()
  await propose(other, await add(other, {}))
  deepEqual(await propose(other, await add(other, { period: '2026-H1' })), { kind: 'proposed' })
})

test('the last closed one before the period asks; what is done needs no sentence', () => {
  const closed = { kind: 'closed' } as ReviewState
  const reviews = [
    { ...TEXT, period: '2024', nextAction: '古い', state: closed },
    { ...TEXT, period: '2025', nextAction: '新しい', state: closed },
    { ...TEXT, period: '2026', nextAction: '後の', state: closed },
    {
      ...TEXT,
      period: '2025-H2',
      nextAction: '閉じていない',
      state: { kind: 'unfinished', missing: [] } as ReviewState,
    },
  ]
  equal(decidedBefore(reviews, '2026-H1')?.nextAction, '後の')
  equal(decidedBefore(reviews, '2026')?.nextAction, '新しい')
  equal(decidedBefore(reviews, '2024'), undefined)
  equal(decidedBefore([{ ...TEXT, nextAction: ' ', state: closed }], '2026'), undefined)
  deepEqual(
    BEFORE_STATES.map((beforeState) => missingIn({ ...TEXT, beforeState }, true)),
    [[], ['beforeNote'], ['beforeNote'], ['beforeNote']],
  )
  deepEqual(missingIn(TEXT), [])
  equal(isSameText(TEXT, { ...TEXT, beforeState: 'done' }), false)
  equal(isSameText(TEXT, { ...TEXT, beforeNote: '' }), true)
  equal(isSameText(TEXT, { ...TEXT, beforeNote: 'わけ' }), false)
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { localDate } from '#kernel/calendar'
import { postStore } from '#platform/identity/post.store'
import { freshId } from '../../../../tests/support/database.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { waitingProposal } from '../overview/waiting.ts'
import { agreementNamed, auditOf, sampleTown, tick } from '../sample-town.test.ts'
import { chargeChangeStore } from './charge-change.store.ts'
import { initiativeStore } from './initiative.store.ts'
import type { State } from './initiative.ts'

test('a draft is its side’s own until it is shared', async () => {
  const town = await sampleTown()
  const draft = await town.addDraft(town.company, 'an')
  const seen = (who: typeof town.ward) => town.as(who, (tx) => initiativeStore(tx).find(draft))
  equal(await seen(town.ward), undefined)
  equal((await seen(town.company))?.shared, false)
  deepEqual(await town.share(town.company, draft), { kind: 'shared' })
  equal((await seen(town.ward))?.state, 'considered')
  equal(await seen(town.rival), undefined)
})

test('another side’s initiative answers exactly like one that is not there', async () => {
  const town = await sampleTown()
  const asked = (id: typeof town.initiative) =>
    town.as(town.rival, async (tx) => [
      await initiativeStore(tx).find(id),
      await initiativeStore(tx).share({ id, version: 1, ...town.step() }),
      await initiativeStore(tx).move({ id, version: 2, seq: 1, state: 'agreed', ...town.step() }),
    ])
  deepEqual(await asked(town.initiative), await asked(freshId()))
  const under = await town.as(town.rival, (tx) =>
    initiativeStore(tx).add({
      id: freshId(),
      agreement: town.agreement,
      slug: 'x',
      title: { ja: 'x' },
      why: { ja: 'x' },
      items: [1],
      ownerSide: 'company',
      owners: {},
      at: tick(),
    }),
  )
  deepEqual(under, { kind: 'missing' })
})

test('either side moves it on; of two at once the second is told', async () => {
  const town = await sampleTown()
  const moving = (who: typeof town.ward, state: State, seq: number) =>
    town.as(who, (tx) => initiativeStore(tx).move({ id: town.initiative, version: 2, state, seq, ...town.step() }))
  deepEqual(await moving(town.company, 'agreed', 1), { kind: 'proposed' })
  const late = await moving(town.ward, 'declined', 1)
  ok(late.kind === 'changedMeanwhile')
  deepEqual([late.now.state, late.now.consent], ['considered', 'company'])
  equal((await moving(town.company, 'agreed', 2)).kind, 'refused')
  deepEqual(await moving(town.ward, 'agreed', 2), { kind: 'moved', state: 'agreed' })
  const both = await Promise.all([moving(town.ward, 'running', 3), moving(town.company, 'preparing', 3)])
  deepEqual(both.map(({ kind }) => kind).sort(), ['changedMeanwhile', 'moved'])
  equal((await auditOf(town)).filter((did) => did === 'initiative.move').length, 3)
})

test('見送り by one side is a fact, and waits until the other has read it', async () => {
  const town = await sampleTown()
  const found = (who: typeof town.ward) => town.as(who, (tx) => initiativeStore(tx).find(town.initiative))
  const read = (who: typeof town.ward) =>
    town.as(who, (tx) => initiativeStore(tx).readEnding(town.initiative, freshId(), tick()))
  equal(await read(town.ward), 'missing')
  const declined = await town.as(town.company, (tx) =>
    initiativeStore(tx).move({ id: town.initiative, version: 2, state: 'declined', seq: 1, ...town.step() }),
  )
  deepEqual(declined, { kind: 'moved', state: 'declined' })
  const waiting = async () =>
    waitingProposal((await found(town.ward)) ?? never()).map(({ what, sides }) => [what, sides])
  deepEqual(await waiting(), [['ending', ['municipality']]])
  deepEqual([await read(town.company), await read(town.rival)], ['missing', 'missing'])
  deepEqual([await read(town.ward), await read(town.ward)], ['read', 'read'])
  deepEqual(await waiting(), [])
  deepEqual((await found(town.company))?.endingReadBy, ['municipality'])
})

test('the text is edited by the side that wrote it, and a stale edit loses nothing', async () => {
  const town = await sampleTown()
  const edit = (who: typeof town.ward, version: number, ja: string, items = [1]) =>
    town.as(who, (tx) =>
      initiativeStore(tx).edit({
        id: town.initiative,
        version,
        title: { ja },
        why: { ja },
        items,
        ownerSide: 'both',
        owners: { municipality: town.ward.post, company: town.company.post },
        step: town.step(),
      }),
    )
  deepEqual(await edit(town.company, 2, 'x'), { kind: 'notOurs' })
  deepEqual(await edit(town.ward, 2, 'x', [9]), { kind: 'unknownItem' })
  deepEqual(await edit(town.ward, 2, '一つ目'), { kind: 'saved', version: 3 })
  const stale = await edit(town.ward, 2, '二つ目')
  ok(stale.kind === 'changedMeanwhile')
  equal(stale.now.title.ja, '一つ目')
})

test('an owner is a post of that very side', async () => {
  const town = await sampleTown()
  const add = (owners: object) =>
    town.as(town.ward, (tx) =>
      initiativeStore(tx).add({
        id: freshId(),
        agreement: town.agreement,
        slug: `s-${freshId()}`,
        title: { ja: 'x' },
        why: { ja: 'x' },
        items: [1],
        ownerSide: 'both',
        owners,
        at: tick(),
      }),
    )
  deepEqual(await add({ company: town.rival.post }), { kind: 'unknownPost', side: 'company' })
  deepEqual(await add({ municipality: town.company.post }), { kind: 'unknownPost', side: 'municipality' })
  deepEqual(await add({ municipality: freshId() }), { kind: 'unknownPost', side: 'municipality' })
})

/** An initiative whose text is written by the municipality, and what both do with it. */
async function textOfTown() {
  const town = await sampleTown()
  const { initiative: id } = town
  const found = () => town.as(town.ward, async (tx) => (await initiativeStore(tx).find(id)) ?? never())
  const say = async (who: typeof town.ward, state: State, version?: number) => {
    const { history, version: now } = await found()
    return town.as(who, (tx) =>
      initiativeStore(tx).move({ id, state, version: version ?? now, seq: history.length, ...town.step() }),
    )
  }
  const edit = async (ja: string, more: object = {}) => {
    const { title, why, items, ownerSide, owners, version } = await found()
    const text = { title: { ...title, ja }, why, items, ownerSide, owners, ...more }
    return town.as(town.ward, (tx) =>
      initiativeStore(tx).edit({ id, version, ...text, step: town.step('文を直したので、もう一度確かめます') }),
    )
  }
  return { town, found, say, edit }
}

test('合意 is said to the text that was seen: once it is edited, the press before is not taken', async () => {
  const { town, say, edit, found } = await textOfTown()
  deepEqual(await edit('だれも見ていない名前'), { kind: 'saved', version: 3 })
  const late = await say(town.company, 'agreed', 2)
  ok(late.kind === 'textChanged')
  equal(late.now.title.ja, 'だれも見ていない名前')
  equal((await found()).history.length, 1)
  deepEqual(await say(town.company, 'agreed', 3), { kind: 'proposed' })
})

test('an edit takes back the 合意 said to the text before; a wording in English does not', async () => {
  const { town, say, edit, found } = await textOfTown()
  deepEqual(await say(town.company, 'agreed'), { kind: 'proposed' })
  deepEqual(await edit('学びの教室', { title: { ja: '学びの教室', en: 'Class' } }), { kind: 'saved', version: 3 })
  equal((await found()).consent, 'company')
  deepEqual(await edit('別の教室'), { kind: 'consentWithdrawn', version: 4 })
  const { consent, state, history } = await found()
  deepEqual([consent, state], [undefined, 'considered'])
  deepEqual(history.map((each) => [each.state, each.side]).at(-1), ['considered', 'municipality'])
  equal(history.at(-1)?.reason, '文を直したので、もう一度確かめます')
  deepEqual(await say(town.ward, 'agreed'), { kind: 'proposed' })
  deepEqual(await say(town.company, 'agreed'), { kind: 'moved', state: 'agreed' })
  ok((await auditOf(town)).filter((did) => did === 'initiative.move').length === 4)
})

test('what both have agreed to is not edited alone, and what has ended not at all', async () => {
  const { town, say, edit, found } = await textOfTown()
  await say(town.company, 'agreed')
  await say(town.ward, 'agreed')
  for (const more of [{ why: { ja: 'x' } }, { items: [1, 2] }, { ownerSide: 'company' }, { thirdParty: '大学' }])
    equal((await edit('学びの教室', more)).kind, 'agreed', JSON.stringify(more))
  equal((await edit('別の教室')).kind, 'agreed')
  deepEqual(await edit('学びの教室', { title: { ja: '学びの教室', en: 'Class' } }), { kind: 'saved', version: 3 })
  equal((await found()).state, 'agreed')
  await say(town.ward, 'running')
  equal((await edit('別の教室')).kind, 'agreed')
  await say(town.company, 'stopped')
  equal((await edit('学びの教室', { title: { ja: '学びの教室' } })).kind, 'ended')
})

test('a draft is shared only if its items still stand in the agreement', async () => {
  const town = await sampleTown()
  const draft = await town.addDraft(town.company, 'an')
  const without = { ...agreementNamed('kaisha-2025'), items: agreementNamed('kaisha-2025').items.slice(1) }
  await town.as(town.ward, (tx) =>
    agreementStore(tx).replace({
      ...{ id: town.agreement, version: 1, inUse: [], publicToo: true, at: tick() },
      ...{ agreement: without, reason: '第1条をなくしたため' },
    }),
  )
  deepEqual(await town.share(town.company, draft), { kind: 'unknownItem' })
  equal((await town.as(town.company, (tx) => initiativeStore(tx).find(draft)))?.shared, false)
})

test('a draft shared while its agreement is being replaced waits, and is looked at again', async () => {
  const town = await sampleTown()
  const draft = await town.addDraft(town.company, 'an')
  const { promise: holding, resolve: holds } = Promise.withResolvers<void>()
  const whole = agreementNamed('kaisha-2025')
  const replaced = town.as(town.ward, async (tx) => {
    await agreementStore(tx).lock(town.agreement)
    holds()
    await setTimeout(200)
    return agreementStore(tx).replace({
      ...{ id: town.agreement, version: 1, inUse: [], publicToo: true, at: tick() },
      ...{ agreement: { ...whole, items: whole.items.slice(1) }, reason: '第1条をなくしたため' },
    })
  })
  await holding
  deepEqual(await town.share(town.company, draft), { kind: 'unknownItem' })
  deepEqual(await replaced, { kind: 'saved', version: 2 })
})

test('what is agreed keeps a post on each side that carries it, and a post that has ended is not taken', async () => {
  const { town, say } = await textOfTown()
  const change = (charged: typeof town.ward.post | undefined, seq: number) =>
    town.as(town.company, (tx) =>
      chargeChangeStore(tx).change({
        ...{ id: freshId(), what: 'initiative', subject: town.initiative, charged, seq },
        ...{ reason: '異動のため', at: tick() },
      }),
    )
  deepEqual(await change(undefined, 0), 'added')
  equal((await say(town.company, 'agreed')).kind, 'refused')
  deepEqual(await change(town.company.post, 1), 'added')
  await say(town.company, 'agreed')
  await say(town.ward, 'agreed')
  deepEqual(await change(undefined, 2), 'ownerNeeded')
  const ended = { ...(await town.as(town.company, (tx) => postStore(tx).find(town.company.post))), id: freshId() }
  ok(ended.organisation && ended.from)
  const { id, organisation, from } = ended
  await town.as(town.company, (tx) =>
    postStore(tx).add({
      ...{ id, organisation, from, department: '広報', title: '前の担当', authorities: [] },
      until: localDate('2026-04-01'),
    }),
  )
  deepEqual(await change(id, 2), 'endedPost')
  deepEqual(await change(town.company.post, 2), 'added')
})

function never(): never {
  throw new Error('not there')
}

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { freshId } from '../../../../tests/support/database.ts'
import { waitingProposal } from '../overview/waiting.ts'
import { auditOf, sampleTown, tick } from '../sample-town.test.ts'
import { initiativeStore } from './initiative.store.ts'
import { hasEnded, move, nextStates, reached, STATES, type State, type StateLine, settledLines } from './initiative.ts'

const line = (
  state: State,
  decidedOn = '2026-04-01',
  reason = '理由',
  side: StateLine['side'] = 'municipality',
): StateLine => ({
  state,
  reason,
  decidedOn: localDate(decidedOn),
  side,
})
const theirs = (state: State): StateLine => line(state, '2026-04-01', '理由', 'company')
const agreed = [line('considered'), line('agreed'), theirs('agreed')]
const today = localDate('2026-11-24')
const whole = (...history: StateLine[]) => ({
  history,
  ownerSide: 'both' as const,
  owners: { municipality: freshId(), company: freshId() },
})
const why = (moved: ReturnType<typeof move>) => (moved.ok ? undefined : moved.error.why)

test('from 検討 to 完了 in order, and 中止 only of what has begun', () => {
  deepEqual(nextStates([line('considered')], 'company'), ['agreed', 'declined'])
  deepEqual(STATES.filter(hasEnded), ['completed', 'stopped', 'declined'])
  equal(why(move(whole(), line('agreed'), today)), 'notNext')
  equal(why(move(whole(), line('considered'), today)), undefined)
  equal(why(move(whole(line('considered')), line('running'), today)), 'notNext')
  equal(why(move(whole(line('considered')), line('stopped'), today)), 'notNext')
  equal(why(move(whole(...agreed, line('running')), line('completed'), today)), undefined)
})
test('合意 is reached when both sides have said it, and not by one saying it twice', () => {
  const asked = [line('considered'), line('agreed')]
  deepEqual(reached(asked), { state: 'considered', consent: 'municipality' })
  equal(why(move(whole(...asked), line('agreed'), today)), 'notNext')
  equal(why(move(whole(...asked), line('running'), today)), 'notNext')
  equal(why(move(whole(...asked), theirs('running'), today)), 'notNext')
  deepEqual(reached([...asked, theirs('agreed')]), { state: 'agreed', consent: undefined })
  deepEqual(nextStates(asked, 'company'), ['agreed', 'considered', 'declined'])
  deepEqual(nextStates(asked, 'municipality'), ['considered', 'declined'])
  deepEqual(reached([...asked, theirs('considered')]), { state: 'considered', consent: undefined })
  equal(why(move(whole(...asked, line('considered')), theirs('agreed'), today)), undefined)
})
test('what one side said and the other did not confirm is not told to residents', () => {
  const told = (...history: StateLine[]) => settledLines(history).map(({ state, side }) => `${state} ${side}`)
  const asked = [line('considered'), line('agreed')]
  deepEqual(told(...asked), ['considered municipality'])
  deepEqual(told(...asked, theirs('considered')), ['considered municipality'])
  deepEqual(told(...asked, theirs('declined')), ['considered municipality', 'declined company'])
  deepEqual(told(...asked, theirs('considered'), theirs('agreed'), line('agreed'), line('running')), [
    'considered municipality',
    'agreed company',
    'agreed municipality',
    'running municipality',
  ])
})
test('a line needs a reason, a day not before the last and not after today', () => {
  equal(why(move(whole(line('considered')), line('agreed', '2026-04-01', ' '), today)), 'noReason')
  equal(why(move(whole(line('considered')), line('agreed', '2026-03-31'), today)), 'beforeLast')
  equal(why(move(whole(line('considered')), line('agreed', '2026-11-25'), today)), 'inFuture')
  equal(why(move(whole(line('considered')), line('agreed', '2026-11-24'), today)), undefined)
})
test('what is agreed has a post that answers for it on every side that owns it', () => {
  const ownerless = { ...whole(line('considered')), owners: { municipality: freshId() } }
  deepEqual(move(ownerless, line('agreed'), today), { ok: false, error: { why: 'noOwner', side: 'company' } })
  equal(move({ ...ownerless, ownerSide: 'municipality' }, line('agreed'), today).ok, true)
  equal(move(ownerless, line('declined'), today).ok, true)
})

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
      await initiativeStore(tx).move({ id, seq: 1, state: 'agreed', ...town.step() }),
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
    town.as(who, (tx) => initiativeStore(tx).move({ id: town.initiative, state, seq, ...town.step() }))
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
    initiativeStore(tx).move({ id: town.initiative, state: 'declined', seq: 1, ...town.step() }),
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
        at: tick(),
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

function never(): never {
  throw new Error('not there')
}

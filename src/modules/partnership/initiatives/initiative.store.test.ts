import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { freshId } from '../../../../tests/support/database.ts'
import { auditOf, sampleTown, tick } from '../sample-town.test.ts'
import { initiativeStore } from './initiative.store.ts'
import { hasEnded, move, nextStates, STATES, type State, type StateLine } from './initiative.ts'

const line = (state: State, decidedOn = '2026-04-01', reason = '理由'): StateLine => ({
  state,
  reason,
  decidedOn: localDate(decidedOn),
  side: 'municipality',
})
const today = localDate('2026-11-24')
const whole = (...history: StateLine[]) => ({
  history,
  ownerSide: 'both' as const,
  owners: { municipality: freshId(), company: freshId() },
})
const why = (moved: ReturnType<typeof move>) => (moved.ok ? undefined : moved.error.why)

test('from 検討 to 完了 in order, and 中止 only of what has begun', () => {
  deepEqual(nextStates('considered'), ['agreed', 'declined'])
  deepEqual(STATES.filter(hasEnded), ['completed', 'stopped', 'declined'])
  equal(why(move(whole(), line('agreed'), today)), 'notNext')
  equal(why(move(whole(), line('considered'), today)), undefined)
  equal(why(move(whole(line('considered')), line('running'), today)), 'notNext')
  equal(why(move(whole(line('considered')), line('stopped'), today)), 'notNext')
  equal(why(move(whole(line('considered'), line('agreed'), line('running')), line('completed'), today)), undefined)
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
  deepEqual(await moving(town.company, 'agreed', 1), { kind: 'moved', state: 'agreed' })
  const late = await moving(town.ward, 'declined', 1)
  ok(late.kind === 'changedMeanwhile')
  equal(late.now.state, 'agreed')
  const both = await Promise.all([moving(town.ward, 'running', 2), moving(town.company, 'preparing', 2)])
  deepEqual(both.map(({ kind }) => kind).sort(), ['changedMeanwhile', 'moved'])
  equal((await auditOf(town)).filter((did) => did === 'initiative.move').length, 2)
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

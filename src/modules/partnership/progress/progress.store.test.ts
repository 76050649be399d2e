import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { freshId } from '../../../../tests/support/database.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { auditOf, type SampleTown, type Staff, sampleTown, TODAY, tick } from '../sample-town.test.ts'
import { progressStore } from './progress.store.ts'
import { type ProgressWord, progressNow } from './progress.ts'

const say = (town: SampleTown, who: Staff, word: ProgressWord, comment = '', initiative: Uuid = town.initiative) =>
  town.as(who, (tx) => progressStore(tx).add({ id: freshId(), initiative, word, comment, at: tick() }))
const linesOf = (town: SampleTown, who: Staff) => town.as(who, (tx) => progressStore(tx).of([town.initiative]))
/** Both sides say 合意. */
const agreed = async (town: SampleTown) => {
  for (const [who, seq] of [
    [town.ward, 1],
    [town.company, 2],
  ] as const)
    await town.as(who, (tx) =>
      initiativeStore(tx).move({
        ...{ id: town.initiative, state: 'agreed', version: 2, seq, reason: '決めたため' },
        ...{ line: freshId(), decidedOn: TODAY, today: TODAY, at: tick() },
      }),
    )
}

test('each side says its word, both read both, and each leaves a line in the audit log', async () => {
  const town = await sampleTown()
  await agreed(town)
  deepEqual(await say(town, town.ward, 'onTrack'), { kind: 'added' })
  deepEqual(await say(town, town.company, 'behind', '支援員が足りない'), { kind: 'added' })
  for (const who of [town.ward, town.company]) {
    const { municipality, company } = progressNow(await linesOf(town, who))
    deepEqual([municipality?.word, company?.word, company?.comment], ['onTrack', 'behind', '支援員が足りない'])
  }
  equal((await auditOf(town)).filter((did) => did === 'progress.say').length, 2)
})

test('what is only considered has no word, nor has what is not there', async () => {
  const town = await sampleTown()
  deepEqual(await say(town, town.ward, 'onTrack'), { kind: 'refused', fault: 'notUnderWay' })
  deepEqual(await say(town, town.ward, 'onTrack', '', freshId()), { kind: 'missing' })
  await agreed(town)
  deepEqual(await say(town, town.ward, 'behind'), { kind: 'refused', fault: 'noComment' })
  deepEqual(await say(town, town.ward, 'onTrack'), { kind: 'added' })
  deepEqual(await say(town, town.ward, 'onTrack'), { kind: 'refused', fault: 'same' })
})

test('a company of another agreement neither says nor reads any', async () => {
  const town = await sampleTown()
  await agreed(town)
  await say(town, town.ward, 'onTrack')
  deepEqual(await say(town, town.rival, 'behind', '見えないはず'), { kind: 'missing' })
  deepEqual(await linesOf(town, town.rival), [])
})

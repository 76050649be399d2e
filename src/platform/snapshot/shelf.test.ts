/** The file copies that a shelf keeps: of versions that come at once, the newest is the one on the disk. */
import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import { newUuid } from '#platform/clock/clock'
import { tempFolder } from '../../../tests/support/left-over.ts'
import { openShelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

const folder = tempFolder('shelf')
const madeAt = instant('2026-11-24T00:00:00Z')
const versions = (count: number): readonly Snapshot[] => {
  const municipality = newUuid()
  return Array.from({ length: count }, (_, at) => {
    const version = at + 1
    // The newer, the shorter: an older copy written over it would leave its own end behind.
    return { municipality, topic: 'agreements', version, madeAt, value: JSON.stringify('あ'.repeat(1_000 - at)) }
  })
}

test('versions put at the same time leave the newest behind, whole, in memory and on the disk', async () => {
  for (let round = 0; round < 20; round++) {
    const made = versions(8)
    const newest = made.at(-1)
    const shelf = openShelf(folder)
    await Promise.all(made.map(shelf.put))
    const { municipality } = newest as Snapshot
    deepEqual(shelf.of(municipality, 'agreements'), newest)
    deepEqual(openShelf(folder).of(municipality, 'agreements'), newest)
  }
  equal(readdirSync(folder).filter((name) => name.endsWith('.part')).length, 0)
})

test('an older version is left alone, in whichever order they come', async () => {
  const made = versions(3)
  const shelf = openShelf(folder)
  await Promise.all(made.toReversed().map(shelf.put))
  const { municipality } = made[0] as Snapshot
  equal(openShelf(folder).of(municipality, 'agreements')?.version, 3)
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { localDate } from '#kernel/calendar'
import { realClock } from '#platform/clock/clock'
import { loadRegions } from '#platform/region-pack/load-regions'
import type { Region } from '#platform/region-pack/pack'
import { openShelf } from '#platform/snapshot/shelf'
import { snapshotStore } from '#platform/snapshot/snapshot.store'
import { freshId, testDatabase } from '../../../../tests/support/database.ts'
import { tempFolder } from '../../../../tests/support/left-over.ts'
import { publisherOn } from '../../../server/publisher.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { partnership } from '../module.server.ts'
import { sampleTown } from '../sample-town.test.ts'
import { publishPartnership } from './public.job.ts'
import { PUBLIC_TOPIC, type PublicPartnership } from './public-partnership.ts'

const { begin } = await testDatabase()
const loaded = loadRegions({ directory: 'regions', slots: wholeHouse(), today: localDate('2026-11-24') })
ok(loaded.ok, JSON.stringify(loaded))
const [someTown] = loaded.value.filter(({ operatedBy }) => operatedBy !== undefined)
const [unofficial] = loaded.value.filter(({ operatedBy }) => operatedBy === undefined)
ok(someTown && unofficial)

/** Files of other modules are taken by slots that read nothing. */
function wholeHouse() {
  const taken = partnership({ feeds: [] }).regionSlots.map(({ path }) => path)
  const others = ['demo/people.yaml', 'demo/events.yaml'].filter((path) => !taken.includes(path))
  const nothing = () => ({ ok: true, value: 0 }) as const
  return [...partnership({ feeds: [] }).regionSlots, ...others.map((path) => ({ name: path, path, read: nothing }))]
}

const shelf = openShelf(tempFolder('public-job'))
const publish = publisherOn(begin, shelf, realClock, process.env['DATABASE_URL'] === undefined)
const partsFor = (region: Region) => ({ begin, regions: [region], publish })
const published = async (region: Region) => {
  const found = await begin({ kind: 'resident', municipality: region.id }, (tx) =>
    snapshotStore(tx).newerThan(new Map()),
  )
  const snapshot = found.find(({ topic }) => topic === PUBLIC_TOPIC)
  ok(snapshot)
  return { version: snapshot.version, value: JSON.parse(snapshot.value) as PublicPartnership }
}

test('residents get what was published, with posts instead of people, and nothing that was not', async () => {
  const town = await sampleTown()
  const region = { ...someTown, id: town.town }
  await town.publishInitiative()
  await town.addDraft(town.ward, 'naisho')
  const indicator = await town.addIndicator()
  const first = await town.confirmed(indicator, '2026-Q1', 42)
  await publishPartnership(partsFor(region), region)
  const before = (await published(region)).value.agreements.find(({ slug }) => slug === 'kaisha-2025')
  deepEqual(before?.desks, { municipality: '企画課 担当', company: '連携室 担当' })
  deepEqual(
    before?.initiatives.map(({ slug }) => slug),
    ['manabi'],
  )
  deepEqual(before?.initiatives[0]?.owners, { municipality: '企画課 担当', company: '連携室 担当' })
  equal(before?.initiatives[0]?.indicators[0]?.awaitsPublication, true)
  deepEqual(before?.initiatives[0]?.indicators[0]?.figures, [])

  await town.publishFigures(indicator)
  await town.confirmed(indicator, '2026-Q1', 45, first)
  await town.publishFigures(indicator)
  await publishPartnership(partsFor(region), region)
  const after = (await published(region)).value.agreements.find(({ slug }) => slug === 'kaisha-2025')
  const [figure] = after?.initiatives[0]?.indicators[0]?.figures ?? []
  deepEqual(figure?.shown, { kind: 'value', value: 45, approximate: false })
  deepEqual(
    figure?.earlier.map(({ shown }) => shown),
    [{ kind: 'value', value: 42, approximate: false }],
  )
  const text = JSON.stringify(await published(region))
  for (const secret of [town.ward.person, town.company.person, town.ward.post, 'naisho']) ok(!text.includes(secret))
})

test('twice makes no new version', async () => {
  const town = await sampleTown()
  const region = { ...someTown, id: town.town }
  await publishPartnership(partsFor(region), region)
  const { version } = await published(region)
  await partnership({ feeds: [] })
    .jobs({ ...partsFor(region), clock: never(), newId: freshId })[0]
    ?.handle({ municipality: town.town })
  equal((await published(region)).version, version)
})

test('who has read before a withdrawal never publishes after it', async () => {
  const town = await sampleTown()
  const region = { ...someTown, id: town.town }
  const hasRead = Promise.withResolvers<void>()
  const goesOn = Promise.withResolvers<void>()
  const slowly: typeof publish = (municipality, topic, read) =>
    publish(municipality, topic, async (within) => {
      const value = await read(within)
      hasRead.resolve()
      await goesOn.promise
      return value
    })
  const older = publishPartnership({ ...partsFor(region), publish: slowly }, region)
  await hasRead.promise
  const withdrawing = async () => {
    const ground = { why: 'mistake', reason: '相手の確認がまだのため' } as const
    await town.as(town.ward, (tx) =>
      agreementStore(tx).withdraw({ id: town.agreement, line: freshId(), ...ground, at: realClock.now() }),
    )
    await publishPartnership(partsFor(region), region)
  }
  const newer = withdrawing()
  // Long enough for the newer one to be done, if nothing makes it wait.
  await Promise.race([newer, setTimeout(1_000)])
  goesOn.resolve()
  await Promise.all([older, newer])

  const now = (await published(region)).value
  deepEqual(
    now.agreements.map(({ slug }) => slug),
    ['hoka-2025'],
  )
  deepEqual(
    now.withdrawn?.map(({ agreement }) => agreement),
    ['kaisha-2025'],
  )
  deepEqual(JSON.parse(shelf.of(town.town, PUBLIC_TOPIC)?.value ?? ''), now)
})

test('a region that nobody operates shows the agreements of its pack, and what was announced is no initiative', async () => {
  const town = await sampleTown()
  const region = { ...unofficial, id: town.town }
  await publishPartnership(partsFor(region), region)
  const { agreements } = (await published(region)).value
  ok(agreements.length > 0)
  for (const { initiatives, desks, agreement } of agreements) {
    deepEqual([initiatives, desks], [[], undefined])
    ok(agreement.announced.length > 0)
  }
})

function never() {
  const fail = (): never => {
    throw new Error('no clock is needed here')
  }
  return { now: fail, today: fail }
}

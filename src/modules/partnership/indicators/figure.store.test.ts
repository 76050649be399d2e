import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate } from '#kernel/calendar'
import { instant } from '#kernel/instant'
import { freshId } from '../../../../tests/support/database.ts'
import { auditOf, PEOPLE, sampleTown, tick } from '../sample-town.test.ts'
import { figureStore } from './figure.store.ts'
import { inForce } from './figure.ts'
import { indicatorStore } from './indicator.store.ts'

test('a figure is confirmed when both sides signed that very version', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const { id } = await town.measure(indicator, '2026-Q1', 42)
  const first = await town.sign(town.ward, id)
  deepEqual(first.kind === 'signed' && first.confirmation.kind === 'waitsFor' && first.confirmation.sides, ['company'])
  deepEqual(await town.sign(town.ward, id), { kind: 'alreadySigned' })
  const second = await town.sign(town.company, id)
  equal(second.kind === 'signed' && second.confirmation.kind, 'confirmed')
  const { added } = await town.measure(indicator, '2026-Q1', 43, town.company, id)
  deepEqual(added, { kind: 'added' })
  deepEqual(await town.sign(town.ward, id), { kind: 'superseded' })
  const now = await town.as(town.ward, (tx) => figureStore(tx).ofIndicator(indicator))
  const [inPlace, ...more] = inForce(now?.measurements ?? [])
  deepEqual([inPlace?.measured, inPlace?.signs, more], [{ status: 'known', value: 43 }, [], []])
  const audit = await auditOf(town)
  deepEqual(
    ['indicator.add', 'measurement.add', 'measurement.sign'].map((did) => audit.filter((each) => each === did).length),
    [1, 2, 2],
  )
})

test('of two corrections at once one stands, and the other is told', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const { id } = await town.measure(indicator, '2026-Q1', 42)
  const both = await Promise.all([
    town.measure(indicator, '2026-Q1', 43, town.ward, id),
    town.measure(indicator, '2026-Q1', 44, town.company, id),
  ])
  deepEqual(both.map(({ added }) => added.kind).sort(), ['added', 'changedMeanwhile'])
  const now = await town.as(town.ward, (tx) => figureStore(tx).ofIndicator(indicator))
  equal(inForce(now?.measurements ?? []).length, 1)
})
test('and so of two first figures of one period', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const both = await Promise.all([
    town.measure(indicator, '2026-Q1', 43, town.ward),
    town.measure(indicator, '2026-Q1', 44, town.company),
  ])
  deepEqual(both.map(({ added }) => added.kind).sort(), ['added', 'changedMeanwhile'])
})
test('a correction of a version that is not in force any more writes nothing', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const { id } = await town.measure(indicator, '2026-Q1', 42)
  await town.measure(indicator, '2026-Q1', 43, town.ward, id)
  const { added } = await town.measure(indicator, '2026-Q1', 99, town.ward, id)
  ok(added.kind === 'changedMeanwhile')
  deepEqual(added.now?.measured, { status: 'known', value: 43 })
})

test('what was said on a day stays answerable', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const first = freshId()
  const put = (id: typeof first, value: number, at: string, supersedes?: typeof first) =>
    town.as(town.ward, (tx) =>
      figureStore(tx).addTarget({
        id,
        indicator,
        period: '2026',
        value,
        rationale: '',
        supersedes,
        at: instant(at),
      }),
    )
  // 2026-06-30 23:59 in Japan, and one minute later.
  await put(first, 100, '2026-06-30T14:59:00Z')
  await put(freshId(), 120, '2026-06-30T15:00:00Z', first)
  const said = (day: string) =>
    town.as(town.company, async (tx) =>
      (await figureStore(tx).saidOn(indicator, localDate(day)))?.targets.map(({ value }) => value),
    )
  deepEqual(await said('2026-06-29'), [])
  deepEqual(await said('2026-06-30'), [100])
  deepEqual(await said(addDays(localDate('2026-06-30'), 1)), [120])
})

test('a number that its unit or period cannot have is refused', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const why = async (period: string, value: number) => {
    const { added } = await town.measure(indicator, period, value)
    return added.kind === 'refused' ? added.fault.why : added.kind
  }
  equal(await why('2026-13', 1), 'notAPeriod')
  equal(await why('2026-04', 1), 'otherPeriodKind')
  equal(await why('2026-Q1', 1.5), 'notOfUnit')
  equal(await why('2026-Q1', -1), 'negative')
  equal(await why('2026', 1), 'added')
})
test('集計中 is no number, and no 0', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  await town.measure(indicator, '2026-Q1', { status: 'pending' })
  const now = await town.as(town.ward, (tx) => figureStore(tx).ofIndicator(indicator))
  deepEqual(now?.measurements[0]?.measured, { status: 'pending' })
})

test('figures of others answer exactly like ones that are not there', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const { id } = await town.measure(indicator, '2026-Q1', 42)
  for (const [anIndicator, aFigure] of [
    [indicator, id],
    [freshId(), freshId()],
  ] as const) {
    deepEqual(await town.sign(town.rival, aFigure), { kind: 'missing' })
    deepEqual((await town.measure(anIndicator, '2026-Q2', 1, town.rival)).added, { kind: 'missing' })
    equal(await town.as(town.rival, (tx) => figureStore(tx).ofIndicator(anIndicator)), undefined)
  }
})
test('a sign that is slipped in for a side it is not on does not count', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const { id } = await town.measure(indicator, '2026-Q1', 42)
  await town.sign(town.ward, id)
  await town.as(town.rival, (tx) =>
    tx
      .insertInto('partnership_sign')
      .values({
        municipality_id: town.town,
        id: freshId(),
        side_org: town.rival.organisation,
        shared_with: [town.ward.organisation],
        what: 'measurement',
        subject_id: id,
        version: 1,
        side: 'company',
        post_id: town.rival.post,
        person_id: town.rival.person,
        at: tick(),
      })
      .execute(),
  )
  const now = await town.as(town.ward, (tx) => figureStore(tx).ofIndicator(indicator))
  deepEqual(
    now?.measurements[0]?.signs.map(({ side }) => side),
    ['municipality'],
  )
})
test('a unit that counts people is never open, and a draft has no indicator', async () => {
  const town = await sampleTown()
  const add = (initiative: typeof town.initiative, disclosure: 'open' | 'people') =>
    town.as(town.ward, (tx) => indicatorStore(tx).add({ ...PEOPLE, disclosure, id: freshId(), initiative, at: tick() }))
  deepEqual(await add(town.initiative, 'open'), {
    kind: 'refused',
    faults: [{ field: 'disclosure', why: 'countsPeople' }],
  })
  deepEqual(await add(await town.addDraft(town.ward, 'shitagaki'), 'people'), { kind: 'notShared' })
})

/** What a service counts: said anew when it counts otherwise, never typed over, by no screen, no file and no statement. */
import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { localDate } from '#kernel/calendar'
import { freshId } from '../../../../tests/support/database.ts'
import { changesOf, line, problemsOf, read, sent } from '../../../../tests/support/figure-sheet.ts'
import { PEOPLE, sampleTown, tick } from '../sample-town.test.ts'
import { feedStore } from './feed.store.ts'
import { figureStore } from './figure.store.ts'
import { inForce, numberOf } from './figure.ts'
import { dueFigures } from './on-time.ts'

async function fedTown() {
  const town = await sampleTown()
  let counts: number | undefined
  const feed = {
    ...{ code: 'test.visits', name: '', says: '', unit: PEOPLE.unit, countKind: PEOPLE.countKind },
    read: async () => (counts === undefined ? undefined : { value: counts, source: '受付' }),
  }
  const indicator = await town.addIndicator({ ...PEOPLE, periodKind: 'quarter', feed: feed.code })
  const recount = (count: number | undefined, who = town.ward) => {
    counts = count
    const ask = () => ({ at: tick(), newId: freshId })
    return town.as(who, (tx) => feedStore(tx, [feed]).recount(town.initiative, localDate('2026-11-03'), ask()))
  }
  const standing = async () => {
    const found = await town.as(town.company, (tx) => figureStore(tx).ofIndicator(indicator))
    return inForce(found?.measurements ?? []).map(({ id, period, measured, source, signs }) => ({
      ...{ id, period, source, value: numberOf(measured), signs: signs.length },
    }))
  }
  return { town, indicator, recount, standing }
}

test('counted anew it is said anew and both confirm it anew; counted the same nothing is said', async () => {
  const { town, recount, standing } = await fedTown()
  equal(await recount(undefined), 0)
  deepEqual(await standing(), [])
  equal(await recount(21), 1)
  const [first] = await standing()
  deepEqual([first?.period, first?.value, first?.source], ['2026-Q3', 21, '受付'])
  await town.sign(town.ward, first?.id ?? freshId())
  equal((await standing())[0]?.signs, 1)
  equal(await recount(21), 0)
  equal(await recount(24), 1)
  const [second, ...more] = await standing()
  deepEqual([second?.value, second?.signs, more], [24, 0, []])
  equal(await recount(0), 1)
  equal((await standing())[0]?.value, 0)
})

test('neither side types it, first or as a correction, and a target is still proposed', async () => {
  const { town, indicator, recount, standing } = await fedTown()
  const fed = { kind: 'refused', fault: { why: 'fed' } }
  for (const who of [town.ward, town.company]) deepEqual((await town.measure(indicator, '2026-Q3', 42, who)).added, fed)
  await recount(21)
  const [now] = await standing()
  deepEqual((await town.measure(indicator, '2026-Q3', 42, town.company, now?.id)).added, fed)
  equal((await standing())[0]?.value, 21)
})

test('nor does a statement past every rule: the database itself knows which is which', async () => {
  const { town, indicator } = await fedTown()
  const typed = await town.addIndicator()
  const insert = (under: string, fed: boolean) =>
    town.as(town.ward, (tx) =>
      sql`insert into partnership_measurement
        (municipality_id, id, side_org, indicator_id, period, value, status, source, fed, recorded_at, recorded_by)
        values (${town.town}, ${freshId()}, ${town.ward.organisation}, ${under}, '2026-Q4', 1, 'known', 'x', ${fed}, now(), ${town.ward.person})`.execute(
        tx,
      ),
    )
  await rejects(insert(indicator, false), /partnership_measurement_fed/)
  await rejects(insert(typed, true), /partnership_measurement_fed/)
  await insert(typed, false)
})

test('a sheet that comes back with another number is told so by its cell, and one as it went out changes nothing', () => {
  const lines = [line(1, { feed: 'test.visits' })]
  deepEqual(problemsOf(read(sent(lines, { figure: '42', source: '受付簿' }), lines)), [['H4', 'fed']])
  deepEqual(changesOf(read(sent(lines, { target: 30, rationale: '会場の定員' }), lines)), [['F4', 'target', 30]])
  deepEqual(problemsOf(read(sent(lines), lines)), [])
})

test('nobody is asked for it', () => {
  const asked = { periodKind: 'quarter', targets: [{ period: '2026-Q1' }], measurements: [] } as const
  const on = { within: 14, today: localDate('2026-11-24') }
  equal(dueFigures(asked, on).length, 2)
  deepEqual(dueFigures({ ...asked, feed: 'test.visits' }, on), [])
})

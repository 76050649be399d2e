/** Who must not see what: every table of this module, as the register of tables names it. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { localDate } from '#kernel/calendar'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { meetingStore } from './agreements/meeting.store.ts'
import { renewalStore } from './agreements/renewal.store.ts'
import { firstDayStore } from './handover/first-day.store.ts'
import { figureStore } from './indicators/figure.store.ts'
import { chargeChangeStore } from './initiatives/charge-change.store.ts'
import { initiativeStore } from './initiatives/initiative.store.ts'
import { partnership } from './module.server.ts'
import { menuStore } from './needs-offers/menu.store.ts'
import { proposalStore } from './needs-offers/proposal.store.ts'
import { overviewStore } from './overview/overview.store.ts'
import { waitsForThem, waitsForUs } from './overview/waiting.ts'
import { progressStore } from './progress/progress.store.ts'
import { reviewStore } from './reviews/review.store.ts'
import { type SampleTown, type Staff, sampleTown, TODAY, tick } from './sample-town.test.ts'

const { owner } = await testDatabase()
const tables = (
  await owner.query<{ name: string; class: string }>(
    `select name, class from platform_table where name like 'partnership%' order by 1`,
  )
).rows

/** One row at least in every table: drafts, proposals, targets, figures, signs, reviews, publications. */
async function fullTown(): Promise<SampleTown> {
  const town = await sampleTown()
  await town.publishInitiative()
  const indicator = await town.addIndicator()
  await town.confirmed(indicator, '2026-Q1', 42)
  await town.publishFigures(indicator)
  await town.measure(indicator, '2026-Q2', 7)
  await town.as(town.ward, async (tx) => {
    await figureStore(tx).addTarget({
      id: freshId(),
      indicator,
      period: '2026',
      value: 100,
      rationale: '',
      supersedes: undefined,
      at: tick(),
    })
    await reviewStore(tx).add({
      id: freshId(),
      initiative: town.initiative,
      period: '2026-H1',
      seen: 'x',
      decision: undefined,
      reason: '',
      nextAction: '',
      nextBy: undefined,
      supersedes: undefined,
      at: tick(),
    })
  })
  await town.addDraft(town.ward, 'naisho')
  const [need, text] = [freshId(), { title: 'x', body: 'x', cost: '', since: undefined, under: undefined }]
  await town.as(town.ward, async (tx) => {
    await menuStore(tx).add({ ...text, id: need, kind: 'need', post: town.ward.post, at: tick() })
    await menuStore(tx).share({ id: need, version: 1, with: [town.company.organisation], at: tick() })
  })
  await town.as(town.company, (tx) =>
    proposalStore(tx).add({
      ...{ id: freshId(), line: freshId(), agreement: town.agreement, to: town.ward.organisation, answers: need },
      ...{ title: 'x', body: 'x', at: tick() },
    }),
  )
  await town.as(town.ward, (tx) =>
    firstDayStore(tx).tick({ id: freshId(), assignment: freshId(), task: 'readPack', at: tick() }),
  )
  await town.as(town.ward, async (tx) => {
    const under = { agreement: town.agreement, today: localDate('2026-11-24'), at: tick() }
    const signedOn = localDate('2025-04-01')
    const text = { heldOn: localDate('2026-04-01'), attended: '企画課', decided: '続ける', nextOn: undefined }
    await meetingStore(tx).add({ ...under, ...text, id: freshId(), signedOn, supersedes: undefined, reason: '' })
    const said = { act: 'renewed' as const, until: localDate('2030-03-31'), reason: '続けるため' }
    await renewalStore(tx).say({ ...under, id: freshId(), document: { signedOn, term: undefined }, said, seq: 0 })
  })
  await town.as(town.company, (tx) =>
    chargeChangeStore(tx).change({
      ...{ id: freshId(), what: 'initiative', subject: town.initiative, charged: town.company.post },
      ...{ seq: 0, reason: '異動', at: tick() },
    }),
  )
  await sayProgress(town)
  return town
}

/** Of another initiative, on which both sides have agreed. */
async function sayProgress(town: SampleTown) {
  const initiative = await town.addDraft(town.ward, 'susumi')
  await town.share(town.ward, initiative)
  for (const [who, seq] of [
    [town.ward, 1],
    [town.company, 2],
  ] as const)
    await town.as(who, (tx) =>
      initiativeStore(tx).move({
        ...{ id: initiative, state: 'agreed', version: 2, seq, reason: '決めたため' },
        ...{ line: freshId(), decidedOn: TODAY, today: TODAY, at: tick() },
      }),
    )
  const said = {
    id: freshId(),
    initiative,
    word: 'behind' as const,
    comment: '人が足りない',
    at: tick(),
  }
  await town.as(town.ward, (tx) => progressStore(tx).add(said))
}

const countIn = (town: SampleTown, who: Staff | SampleTown['resident'], table: string) =>
  town.as(who, async (tx) => {
    const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)
    return found.rows[0]?.n ?? 0
  })

test('every table is sided, has its retention, and bears the municipality first in every key', async () => {
  deepEqual(new Set(tables.map((each) => each.class)), new Set(['sided']))
  deepEqual(
    tables.map(({ name }) => name),
    partnership({ feeds: [] })
      .retention.map(({ table }) => table)
      .toSorted(),
  )
  const all = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where tablename like 'partnership%' order by 1`,
  )
  deepEqual(
    all.rows.map(({ name }) => name),
    tables.map(({ name }) => name),
  )
  const indexes = await owner.query<{ name: string; first: string }>(
    `select i.indexrelid::regclass::text as name, a.attname as first from pg_index i
       left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid::regclass::text like 'partnership%' and i.indisunique`,
  )
  ok(indexes.rows.length >= tables.length)
  deepEqual(
    indexes.rows.filter(({ first }) => first !== 'municipality_id'),
    [],
  )
  const foreign = await owner.query<{ name: string; from: string; to: string }>(
    `select k.conname as name, a.attname as "from", b.attname as "to" from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and k.conrelid::regclass::text like 'partnership%'`,
  )
  ok(foreign.rows.length >= 8)
  deepEqual(
    foreign.rows.filter(({ from, to }) => from !== 'municipality_id' || to !== 'municipality_id'),
    [],
  )
})

/** What the other company has of the one agreement that is its own. */
const ITS_OWN: Readonly<Record<string, number>> = {
  partnership_agreement: 1,
  partnership_agreement_version: 1,
  partnership_party: 2,
  partnership_publicity: 1,
}

test('another company of the same town sees no row of an agreement that is not its own', async () => {
  const town = await fullTown()
  for (const { name } of tables) {
    ok((await countIn(town, town.ward, name)) > 0, `${name} is empty, so nothing was tried`)
    equal(await countIn(town, town.rival, name), ITS_OWN[name] ?? 0, name)
  }
})
test('the partner sees what was shared, and no draft', async () => {
  const town = await fullTown()
  equal(await countIn(town, town.company, 'partnership_measurement'), 2)
  equal(await countIn(town, town.company, 'partnership_initiative'), 2)
  equal(await countIn(town, town.company, 'partnership_review'), 0)
})
test('a resident sees what was published, and may not even ask for the rest', async () => {
  const town = await fullTown()
  const seen: Record<string, number> = {}
  for (const { name } of tables)
    seen[name] = await countIn(town, town.resident, name).catch((error: { code?: string }) => {
      equal(error.code, '42501', name)
      return -1
    })
  deepEqual(seen, {
    partnership_agreement: 2,
    partnership_agreement_version: -1,
    partnership_charge: 1,
    partnership_first_day: -1,
    partnership_indicator: 1,
    partnership_initiative: 1,
    partnership_initiative_state: 1,
    partnership_measurement: -1,
    partnership_menu: -1,
    partnership_meeting: -1,
    partnership_party: 4,
    partnership_progress: -1,
    partnership_proposal: -1,
    partnership_proposal_line: -1,
    partnership_publication: 2,
    partnership_publicity: 2,
    partnership_renewal: -1,
    partnership_review: -1,
    partnership_sign: -1,
    partnership_target: -1,
  })
})
test('a resident may not ask for the words of a reason, nor who it was', async () => {
  const town = await fullTown()
  const asked = (table: string, column: string) =>
    town.as(town.resident, async (tx) => {
      await sql`select ${sql.ref(column)} from ${sql.table(table)}`.execute(tx)
    })
  for (const table of ['partnership_publicity', 'partnership_charge']) {
    await asked(table, 'recorded_at')
    for (const column of ['reason', 'recorded_by']) await rejects(asked(table, column), { code: '42501' }, column)
  }
})
test('only who registered an agreement says that something under it is no longer public', async () => {
  const town = await fullTown()
  const takeBack = (who: Staff, agreement: string) =>
    town.as(who, (tx) =>
      sql`insert into partnership_publicity (municipality_id, id, side_org, agreement_id, subject_id, slug, seq, act, why,
          reason, post_id, recorded_at, recorded_by)
        values (${town.town}, ${freshId()}, ${who.organisation}, ${agreement}, ${town.initiative}, 'manabi', 1,
          'withdrawn', 'other', 'x', ${who.post}, ${tick()}, ${who.person})`.execute(tx),
    )
  const seen = () => countIn(town, town.resident, 'partnership_initiative')
  for (const who of [town.company, town.rival]) await rejects(takeBack(who, town.agreement), { code: '23503' })
  // Not through another agreement either.
  await takeBack(town.ward, town.rivalAgreement)
  equal(await seen(), 1)
  await takeBack(town.ward, town.agreement)
  equal(await seen(), 0)
})
test('another town sees nothing at all', async () => {
  const [here, there] = [await fullTown(), await sampleTown()]
  const visitor: Staff = { ...here.ward, municipality: there.town }
  for (const { name } of tables) equal(await countIn(there, visitor, name), 0, name)
})
test('nobody changes or deletes a figure, a sign or a line of the ledger', async () => {
  const town = await fullTown()
  for (const table of [
    'target',
    'measurement',
    'sign',
    'publication',
    'indicator',
    'initiative_state',
    'proposal_line',
  ])
    for (const statement of [
      sql`update ${sql.table(`partnership_${table}`)} set id = id`,
      sql`delete from ${sql.table(`partnership_${table}`)}`,
    ])
      await rejects(
        town.as(town.ward, (tx) => statement.execute(tx)),
        { code: '42501' },
        table,
      )
})
test('nobody writes a row in the name of the other side', async () => {
  const town = await fullTown()
  await rejects(
    town.as(town.company, (tx) =>
      tx
        .insertInto('partnership_party')
        .values({
          municipality_id: town.town,
          agreement_id: town.agreement,
          side_org: town.ward.organisation,
          shared_with: [],
          organisation_id: town.rival.organisation,
          side: 'company',
          name: 'x',
        })
        .execute(),
    ),
    { code: '42501' },
  )
})

test('what waits is told to each side, and to nobody else', async () => {
  const town = await fullTown()
  const waiting = (who: Staff) => town.as(who, (tx) => overviewStore(tx).waiting())
  const forWard = await waiting(town.ward)
  deepEqual(
    waitsForUs(forWard, 'municipality').map(({ what }) => what),
    ['measurement', 'target'],
  )
  deepEqual(
    waitsForThem(forWard, 'municipality').map(({ what }) => what),
    ['proposal'],
  )
  deepEqual(
    waitsForUs(await waiting(town.company), 'company').map(({ what }) => what),
    ['proposal', 'measurement', 'target'],
  )
  deepEqual(await waiting(town.rival), [])
})
test('one initiative with everything, and none for who is not of it', async () => {
  const town = await fullTown()
  const seen = (who: Staff) => town.as(who, (tx) => overviewStore(tx).initiative(town.initiative))
  const all = await seen(town.company)
  equal(all?.agreement.side, 'company')
  equal(all?.indicators[0]?.figures.measurements.length, 2)
  equal(all?.ledger.length, 2)
  equal(await seen(town.rival), undefined)
  equal((await town.as(town.rival, (tx) => overviewStore(tx).agreements())).length, 1)
  equal(await town.as(town.rival, (tx) => overviewStore(tx).agreement('kaisha-2025')), undefined)
})

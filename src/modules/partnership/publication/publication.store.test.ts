import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { freshId } from '../../../../tests/support/database.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import type { IndicatorDefinition } from '../indicators/indicator.ts'
import { reviewStore } from '../reviews/review.store.ts'
import { auditOf, PEOPLE, type SampleTown, sampleTown, tick } from '../sample-town.test.ts'
import { initiativePublicityStore } from './initiative-publicity.store.ts'
import { publicationStore } from './publication.store.ts'
import { ledgerHeads, shownIn } from './publication.ts'

const VISITS: IndicatorDefinition = { ...PEOPLE, unit: 'person-visit', countKind: 'cumulative' }

const ledger = (town: SampleTown) => town.as(town.ward, (tx) => publicationStore(tx, freshId).ledgerOf(town.initiative))
const shown = async (town: SampleTown) =>
  ledgerHeads(await ledger(town))
    .filter(({ kind }) => kind === 'figure')
    .map((entry) => [entry.period, shownIn(entry)])
    .sort()

test('only what both sides confirmed goes out', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  const { id } = await town.measure(indicator, '2026-Q1', 42)
  await town.sign(town.ward, id)
  deepEqual(await town.publishInitiative(), { kind: 'published' })
  deepEqual(await town.publishFigures(indicator), { kind: 'nothingConfirmed' })
  await town.sign(town.company, id)
  deepEqual(await town.publishFigures(indicator), { kind: 'published', rows: 1 })
  deepEqual(await town.publishFigures(indicator), { kind: 'nothingNew' })
  deepEqual(await shown(town), [['2026-Q1', { kind: 'value', value: 42, approximate: false }]])
  equal((await auditOf(town)).filter((did) => did === 'publication.add').length, 2)
})
test('a company does not publish, and another one does not even find it', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  await town.confirmed(indicator, '2026-Q1', 42)
  deepEqual(await town.publishInitiative(town.company), { kind: 'notMunicipality' })
  deepEqual(await town.publishFigures(indicator, town.company), { kind: 'notMunicipality' })
  deepEqual(await town.publishFigures(indicator, town.rival), { kind: 'missing' })
  deepEqual(await town.publishFigures(freshId(), town.rival), { kind: 'missing' })
  deepEqual(await ledger(town), [])
})
test('what a company slips into the ledger past the store is not public', async () => {
  const town = await sampleTown()
  await town.as(town.company, (tx) =>
    tx
      .insertInto('partnership_publication')
      .values({
        municipality_id: town.town,
        id: freshId(),
        side_org: town.company.organisation,
        shared_with: [town.ward.organisation],
        agreement_id: town.agreement,
        initiative_id: town.initiative,
        kind: 'initiative',
        owner_id: town.initiative,
        period: '',
        subject_id: town.initiative,
        covers: [],
        shown: '{}',
        published_at: tick(),
        published_by: town.company.person,
        supersedes: null,
      })
      .execute(),
  )
  const seen = await town.as(town.resident, async (tx) => [
    await tx.selectFrom('partnership_publication').select('id').execute(),
    await tx.selectFrom('partnership_initiative').select('id').execute(),
  ])
  deepEqual(seen, [[], []])
})
test('figures of an initiative that is not public stay inside', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator()
  await town.confirmed(indicator, '2026-Q1', 42)
  deepEqual(await town.publishFigures(indicator), { kind: 'notPublicYet' })
})
test('nothing more is published under what was taken back', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const indicator = await town.addIndicator()
  await town.confirmed(indicator, '2026-Q1', 42)
  await town.as(town.ward, (tx) =>
    agreementStore(tx).withdraw({ id: town.agreement, line: freshId(), why: 'early', reason: 'x', at: tick() }),
  )
  deepEqual(await town.publishFigures(indicator), { kind: 'notPublicYet' })
  // Published again, the agreement brings back what was public under it.
  await town.as(town.ward, (tx) => agreementStore(tx).publish(town.agreement, freshId(), tick()))
  deepEqual(await town.publishFigures(indicator), { kind: 'published', rows: 1 })
})
test('small cells are hidden, and merged where they may be added up', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const people = await town.addIndicator()
  await town.confirmed(people, '2026-Q1', 4)
  await town.publishFigures(people)
  deepEqual(await shown(town), [['2026-Q1', { kind: 'hidden', below: 10 }]])

  const visits = await town.addIndicator(VISITS)
  await town.confirmed(visits, '2026-Q1', 4)
  await town.confirmed(visits, '2026-Q2', 30)
  const plan = await town.as(town.ward, (tx) => publicationStore(tx, freshId).planFigures(visits, 10))
  ok(plan.kind === 'plan')
  equal(plan.figures.length, 2)
  deepEqual(await town.publishFigures(visits), { kind: 'published', rows: 2 })
  const entries = (await ledger(town)).filter(({ owner }) => owner === visits)
  deepEqual(
    entries.map(shownIn).sort((a, b) => ((a?.kind ?? '') < (b?.kind ?? '') ? -1 : 1)),
    [
      { kind: 'merged', into: '2026-Q2' },
      { kind: 'value', value: 34, approximate: false },
    ],
  )
})
test('a published number is superseded and stays in the ledger', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const indicator = await town.addIndicator()
  const first = await town.confirmed(indicator, '2026-Q1', 42)
  await town.publishFigures(indicator)
  const { id } = await town.measure(indicator, '2026-Q1', 45, town.ward, first)
  deepEqual(await town.publishFigures(indicator), { kind: 'nothingConfirmed' })
  deepEqual(await shown(town), [['2026-Q1', { kind: 'value', value: 42, approximate: false }]])
  await town.sign(town.ward, id)
  await town.sign(town.company, id)
  deepEqual(await town.publishFigures(indicator), { kind: 'published', rows: 1 })
  deepEqual(await shown(town), [['2026-Q1', { kind: 'value', value: 45, approximate: false }]])
  const values = (await ledger(town)).map(shownIn).filter((each) => each?.kind === 'value')
  equal(values.length, 2)
})
test('two who publish at once publish one after the other', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const indicator = await town.addIndicator()
  await town.confirmed(indicator, '2026-Q1', 42)
  const both = await Promise.all([town.publishFigures(indicator), town.publishFigures(indicator)])
  deepEqual(both.map(({ kind }) => kind).sort(), ['nothingNew', 'published'])
})
test('what would give a hidden number back is not published at all', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const indicator = await town.addIndicator(VISITS)
  for (const [period, value] of [
    ['2026-Q2', 30],
    ['2026-Q3', 20],
    ['2026-Q4', 40],
  ] as const)
    await town.confirmed(indicator, period, value)
  await town.publishFigures(indicator)
  await town.confirmed(indicator, '2026', 94)
  await town.confirmed(indicator, '2026-Q1', 4)
  deepEqual(await town.publishFigures(indicator), { kind: 'published', rows: 2 })
  const kinds = Object.fromEntries((await shown(town)).map(([period, each]) => [String(period), each]))
  deepEqual(kinds['2026-Q1'], { kind: 'hidden', below: 10 })
  deepEqual(kinds['2026'], { kind: 'withheld', why: 'protectsOther' })
})
test('a review goes out once it is closed by both', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const review = freshId()
  const text = { period: '2026-H1', seen: 'x', reason: 'y', nextAction: '', nextBy: undefined }
  await town.as(town.ward, (tx) =>
    reviewStore(tx).add({
      ...text,
      decision: 'expand',
      id: review,
      initiative: town.initiative,
      supersedes: undefined,
      at: tick(),
    }),
  )
  await town.as(town.ward, (tx) => reviewStore(tx).propose(review, 1, tick()))
  const publish = (who = town.ward) => town.as(who, (tx) => publicationStore(tx, freshId).publishReview(review, tick()))
  deepEqual(await publish(), { kind: 'notClosed' })
  for (const who of [town.ward, town.company])
    await town.as(who, (tx) => reviewStore(tx).sign({ id: freshId(), review, version: 1, at: tick() }))
  deepEqual(await publish(town.company), { kind: 'notMunicipality' })
  deepEqual(await publish(town.rival), { kind: 'missing' })
  const id = town.initiative
  const back = <T>(act: (store: ReturnType<typeof initiativePublicityStore>) => Promise<T>) =>
    town.as(town.ward, (tx) => act(initiativePublicityStore(tx, freshId)))
  await back((store) => store.withdraw({ id, why: 'early', reason: 'x', at: tick() }))
  deepEqual(await publish(), { kind: 'notPublicYet' })
  await back((store) => store.publish(id, tick()))
  deepEqual(await publish(), { kind: 'published' })
  deepEqual(await publish(), { kind: 'alreadyPublished' })
})

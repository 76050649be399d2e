/**
 * 見本のまち — a town of its own for each test of rows: a municipality, two companies, an agreement with each, and under
 * the first an initiative of the municipality that both sides consider. Nothing is shared between two towns.
 */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, instant } from '#kernel/instant'
import type { Acting, OpenTx } from '#platform/database/tx'
import { organisationStore } from '#platform/identity/organisation.store'
import { postStore } from '#platform/identity/post.store'
import { freshId, freshTown, testDatabase } from '../../../tests/support/database.ts'
import { agreementStore } from './agreements/agreement.store.ts'
import type { Agreement } from './agreements/agreement.ts'
import { figureStore } from './indicators/figure.store.ts'
import type { Measured } from './indicators/figure.ts'
import { indicatorStore } from './indicators/indicator.store.ts'
import type { IndicatorDefinition } from './indicators/indicator.ts'
import { initiativeStore } from './initiatives/initiative.store.ts'
import { publicationStore } from './publication/publication.store.ts'

export const CODE = '990019'
export const TODAY = localDate('2026-11-24')

let ticks = 0
/** Later each time it is asked. */
export const tick = (): Instant => instant(new Date(Date.UTC(2026, 10, 24) + ticks++ * 1000).toISOString())

export const agreementNamed = (name: string, items = 3): Agreement => ({
  agreementId: `jp-${CODE}-${name}`,
  title: { ja: `{協定|きょうてい}${name}` },
  kind: '包括連携協定',
  signedOn: localDate('2025-03-28'),
  purpose: { ja: 'まちを元気にする' },
  parties: [
    { side: 'municipality', name: { ja: 'みほん市' }, code: CODE },
    { side: 'company', name: { ja: name } },
  ],
  items: Array.from({ length: items }, (_, index) => ({
    no: index + 1,
    text: { ja: `事項${index + 1}` },
    sdgs: [],
    planCodes: [],
    catchAll: false,
  })),
  clauses: [],
  term: undefined,
  announced: [],
  unknown: [],
  documents: [],
})

export const PEOPLE: IndicatorDefinition = {
  name: { ja: '参加した人' },
  definition: '一度でも参加した人',
  unit: 'person',
  countKind: 'people',
  direction: 'up',
  disclosure: 'people',
  periodKind: 'quarter',
  baseline: 0,
}

export type Staff = Extract<Acting, { kind: 'staff' }>
export type SampleTown = Awaited<ReturnType<typeof sampleTown>>

export async function sampleTown() {
  const { begin } = await testDatabase()
  const town = freshTown()
  const ids = { ward: freshId(), company: freshId(), rival: freshId() }
  const staff = (organisation: Uuid): Staff => ({
    kind: 'staff',
    municipality: town,
    organisation,
    person: freshId(),
    post: freshId(),
  })
  const [ward, company, rival] = [staff(ids.ward), staff(ids.company), staff(ids.rival)]
  const as = <T>(who: Acting, work: (tx: OpenTx) => Promise<T>): Promise<T> => begin(who, work)
  await as(ward, async (tx) => {
    for (const [who, kind] of [
      [ward, 'municipality'],
      [company, 'company'],
      [rival, 'company'],
    ] as const) {
      await organisationStore(tx).add(
        { id: who.organisation, kind, name: kind, code: null, controlledBy: null, providerOnly: false },
        tick(),
      )
      await postStore(tx).add({
        id: who.post,
        organisation: who.organisation,
        department: kind === 'municipality' ? '企画課' : '連携室',
        title: '担当',
        authorities: [],
        from: localDate('2020-04-01'),
        until: null,
      })
    }
  })
  const addAgreement = async (name: string, partner: Staff) => {
    const id = freshId()
    const added = await as(ward, (tx) =>
      agreementStore(tx).add({
        id,
        agreement: agreementNamed(name),
        code: CODE,
        parties: [
          { organisation: ids.ward, side: 'municipality' },
          { organisation: partner.organisation, side: 'company' },
        ],
        desks: { municipality: ward.post, company: partner.post },
        at: tick(),
      }),
    )
    equal(added.kind, 'added')
    equal(await as(ward, (tx) => agreementStore(tx).publish(id, freshId(), tick())), 'published')
    return id
  }
  const agreement = await addAgreement('kaisha-2025', company)
  const rivalAgreement = await addAgreement('hoka-2025', rival)

  const addDraft = async (who: Staff, slug: string, under = agreement) => {
    const id = freshId()
    const added = await as(who, (tx) =>
      initiativeStore(tx).add({
        id,
        agreement: under,
        slug,
        title: { ja: '学びの教室' },
        why: { ja: '学ぶため' },
        items: [1],
        ownerSide: 'both',
        owners: { municipality: ward.post, company: (under === agreement ? company : rival).post },
        at: tick(),
      }),
    )
    deepEqual(added, { kind: 'added' })
    return id
  }
  const step = (reason = '必要なため') => ({
    line: freshId(),
    reason,
    decidedOn: localDate('2026-04-01'),
    today: TODAY,
    at: tick(),
  })
  const share = (who: Staff, id: Uuid) => as(who, (tx) => initiativeStore(tx).share({ id, version: 1, ...step() }))
  const initiative = await addDraft(ward, 'manabi')
  deepEqual(await share(ward, initiative), { kind: 'shared' })

  const addIndicator = async (definition = PEOPLE, who = ward, under = initiative) => {
    const id = freshId()
    const added = await as(who, (tx) => indicatorStore(tx).add({ id, initiative: under, at: tick(), ...definition }))
    deepEqual(added, { kind: 'added' })
    return id
  }
  const measure = async (indicator: Uuid, period: string, value: number | Measured, who = ward, supersedes?: Uuid) => {
    const id = freshId()
    const measured: Measured = typeof value === 'number' ? { status: 'known', value } : value
    const added = await as(who, (tx) =>
      figureStore(tx).addMeasurement({
        id,
        indicator,
        period,
        measured,
        source: '受付名簿',
        note: '',
        supersedes,
        at: tick(),
      }),
    )
    return { id, added }
  }
  const sign = (who: Staff, subject: Uuid, what: 'target' | 'measurement' = 'measurement') =>
    as(who, (tx) => figureStore(tx).sign({ id: freshId(), what, subject, at: tick() }))
  /** Counted by the municipality, confirmed by both. */
  const confirmed = async (indicator: Uuid, period: string, value: number | Measured, supersedes?: Uuid) => {
    const { id, added } = await measure(indicator, period, value, ward, supersedes)
    deepEqual(added, { kind: 'added' })
    await sign(ward, id)
    const signed = await sign(company, id)
    equal(signed.kind === 'signed' && signed.confirmation.kind, 'confirmed')
    return id
  }
  const publishInitiative = (who = ward) =>
    as(who, (tx) => publicationStore(tx, freshId).publishInitiative(initiative, tick()))
  const publishFigures = (indicator: Uuid, who = ward) =>
    as(who, (tx) => publicationStore(tx, freshId).publishFigures(indicator, 10, tick()))
  return {
    town,
    ward,
    company,
    rival,
    resident: { kind: 'resident', municipality: town } as const,
    agreement,
    rivalAgreement,
    initiative,
    as,
    step,
    share,
    addDraft,
    addIndicator,
    measure,
    sign,
    confirmed,
    publishInitiative,
    publishFigures,
  }
}

/** What was written to the audit log, oldest first. */
export const auditOf = async (town: SampleTown): Promise<readonly string[]> =>
  (
    await town.as(town.ward, (tx) =>
      tx.selectFrom('platform_audit').select('did').where('municipality_id', '=', town.town).orderBy('seq').execute(),
    )
  ).map(({ did }) => did)

test('a town of its own, with an initiative that both sides consider', async () => {
  const town = await sampleTown()
  const found = await town.as(town.company, (tx) => initiativeStore(tx).find(town.initiative))
  equal(found?.state, 'considered')
  equal(found?.history.length, 1)
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { freshId } from '../../../../tests/support/database.ts'
import { chargeChangeStore } from '../initiatives/charge-change.store.ts'
import { publicStore } from '../public/public.store.ts'
import { initiativePublicityStore } from '../publication/initiative-publicity.store.ts'
import { agreementNamed, auditOf, CODE, sampleTown, tick } from '../sample-town.test.ts'
import { agreementStore } from './agreement.store.ts'
import { agreementVersionStore } from './agreement-version.store.ts'
import { withdrawnNow } from './publicity.store.ts'

test('each side finds itself, and a company only its own agreements', async () => {
  const town = await sampleTown()
  const seen = async (who: typeof town.ward) =>
    (await town.as(who, (tx) => agreementStore(tx).all())).map(({ slug, side }) => `${slug} ${side}`).sort()
  deepEqual(await seen(town.ward), ['hoka-2025 municipality', 'kaisha-2025 municipality'])
  deepEqual(await seen(town.company), ['kaisha-2025 company'])
  deepEqual(await seen(town.rival), ['hoka-2025 company'])
})

test('an agreement of others answers exactly like one that is not there', async () => {
  const town = await sampleTown()
  const asked = async (id: typeof town.agreement) =>
    town.as(town.rival, async (tx) => [
      await agreementStore(tx).find(id),
      await agreementStore(tx).publish(id, freshId(), tick()),
      await agreementStore(tx).replace({
        id,
        version: 1,
        agreement: agreementNamed('kaisha-2025'),
        inUse: [],
        publicToo: true,
        reason: '直すため',
        at: tick(),
      }),
    ])
  deepEqual(await asked(town.agreement), await asked(freshId()))
  deepEqual(await asked(town.agreement), [undefined, 'missing', { kind: 'missing' }])
})

test('only the municipality registers, for its own code, with organisations that exist', async () => {
  const town = await sampleTown()
  const add = (who: typeof town.ward, changed: object) =>
    town.as(who, (tx) =>
      agreementStore(tx).add({
        id: freshId(),
        agreement: agreementNamed('atarashii-2026'),
        code: CODE,
        parties: [
          { organisation: who.organisation, side: 'municipality' },
          { organisation: town.rival.organisation, side: 'company' },
        ],
        at: tick(),
        ...changed,
      }),
    )
  deepEqual(await add(town.company, {}), { kind: 'notMunicipality' })
  deepEqual(await add(town.ward, { code: '990027' }), { kind: 'otherMunicipality', code: CODE })
  const alone = [{ organisation: town.ward.organisation, side: 'municipality' }]
  deepEqual(await add(town.ward, { parties: alone }), { kind: 'noCompany' })
  deepEqual(await add(town.ward, { parties: [...alone, { organisation: freshId(), side: 'company' }] }), {
    kind: 'unknownOrganisation',
  })
  deepEqual(await add(town.ward, { agreement: agreementNamed('kaisha-2025') }), { kind: 'slugTaken' })
  equal((await add(town.ward, {})).kind, 'added')
})

test('a stale edit writes nothing and answers with what is there now', async () => {
  const town = await sampleTown()
  const replace = (version: number, items: number, inUse: number[] = []) =>
    town.as(town.ward, (tx) =>
      agreementStore(tx).replace({
        id: town.agreement,
        version,
        agreement: agreementNamed('kaisha-2025', items),
        inUse,
        publicToo: true,
        reason: '直すため',
        at: tick(),
      }),
    )
  deepEqual(await replace(1, 5), { kind: 'saved', version: 2 })
  const stale = await replace(1, 4)
  ok(stale.kind === 'changedMeanwhile')
  equal(stale.now.agreement.items.length, 5)
  deepEqual(await replace(2, 2, [3]), { kind: 'itemsInUse', numbers: [3] })
  ok((await auditOf(town)).filter((did) => did === 'agreement.replace').length === 1)
})

test('what residents read is changed only by who may publish; before that, by who may write', async () => {
  const town = await sampleTown()
  const replace = (version: number, publicToo: boolean) =>
    town.as(town.ward, (tx) =>
      agreementStore(tx).replace({
        ...{ id: town.agreement, version, inUse: [], publicToo, reason: '理由', at: tick() },
        agreement: agreementNamed('kaisha-2025', 4),
      }),
    )
  deepEqual(await replace(1, false), { kind: 'isPublic' })
  deepEqual(await replace(1, true), { kind: 'saved', version: 2 })
  await town.as(town.ward, (tx) =>
    agreementStore(tx).withdraw({ id: town.agreement, line: freshId(), why: 'early', reason: 'x', at: tick() }),
  )
  deepEqual(await replace(2, false), { kind: 'saved', version: 3 })
})

test('a company cannot change what the municipality registered, not even past the store', async () => {
  const town = await sampleTown()
  const changed = await town.as(town.company, (tx) =>
    tx
      .updateTable('partnership_agreement')
      .set({ title: 'x' })
      .where('id', '=', town.agreement)
      .executeTakeFirstOrThrow(),
  )
  equal(Number(changed.numUpdatedRows), 0)
})

test('every version is kept, with who, when and why, and both sides read them', async () => {
  const town = await sampleTown()
  const replaced = await town.as(town.ward, (tx) =>
    agreementStore(tx).replace({
      ...{ id: town.agreement, version: 1, inUse: [1], publicToo: true, at: tick() },
      agreement: agreementNamed('kaisha-2025', 4),
      reason: '第4条を足したため',
    }),
  )
  deepEqual(replaced, { kind: 'saved', version: 2 })
  const versions = (who: typeof town.ward) => town.as(who, (tx) => agreementVersionStore(tx).of(town.agreement))
  for (const who of [town.ward, town.company])
    deepEqual(
      (await versions(who)).map(({ version, agreement, reason, post }) => [
        version,
        agreement.items.length,
        reason,
        post,
      ]),
      [
        [2, 4, '第4条を足したため', town.ward.post],
        [1, 3, '', town.ward.post],
      ],
    )
  deepEqual(await versions(town.rival), [])
})

test('other parties make another agreement', async () => {
  const town = await sampleTown()
  const { parties, ...rest } = agreementNamed('kaisha-2025')
  const third = { side: 'company' as const, name: { ja: '三つ目の会社' } }
  const answer = await town.as(town.ward, (tx) =>
    agreementStore(tx).replace({
      ...{ id: town.agreement, version: 1, inUse: [], publicToo: true, reason: '理由', at: tick() },
      agreement: { ...rest, parties: [...parties, third] },
    }),
  )
  deepEqual(answer, { kind: 'otherParties' })
})

test('an agreement cannot become one of other organisations; a new name or an added number is fine', async () => {
  const town = await sampleTown()
  const agreement = agreementNamed('kaisha-2025')
  const replace = (version: number, code: string, name: string, corporateNumber?: string) =>
    town.as(town.ward, (tx) =>
      agreementStore(tx).replace({
        ...{ id: town.agreement, version, inUse: [], publicToo: true, reason: '理由', at: tick() },
        agreement: {
          ...agreement,
          parties: [
            { side: 'municipality', name: { ja: 'みほん市' }, code },
            { side: 'company', name: { ja: name }, corporateNumber },
          ],
        },
      }),
    )
  const others = { kind: 'otherOrganisation' } as const
  deepEqual(await replace(1, '990027', '会社'), others)
  deepEqual(await replace(1, CODE, '改めた社名', '1234567890123'), { kind: 'saved', version: 2 })
  deepEqual(await replace(2, CODE, '改めた社名', '9876543210987'), others)
  deepEqual(await replace(2, CODE, '改めた社名'), others)
  deepEqual(await replace(2, CODE, 'もう一度改めた社名', '1234567890123'), { kind: 'saved', version: 3 })
})

test('each side changes its own desk, with a reason; nobody else’s and no post of others', async () => {
  const town = await sampleTown()
  const change = (who: typeof town.ward, charged: typeof town.agreement | undefined, seq = 0) =>
    town.as(who, (tx) =>
      chargeChangeStore(tx).change({
        ...{ id: freshId(), what: 'agreement', subject: town.agreement, charged, seq },
        ...{ reason: '人が替わったため', at: tick() },
      }),
    )
  const desks = async () => (await town.as(town.ward, (tx) => agreementStore(tx).find(town.agreement)))?.desks
  deepEqual(await change(town.ward, town.company.post), 'unknownPost')
  deepEqual(await change(town.rival, town.rival.post), 'missing')
  deepEqual(await change(town.company, undefined), 'added')
  deepEqual(await desks(), { municipality: town.ward.post, company: undefined })
  deepEqual(await change(town.company, town.company.post), 'changedMeanwhile')
  deepEqual(await change(town.company, town.company.post, 1), 'added')
  deepEqual(await desks(), { municipality: town.ward.post, company: town.company.post })
})

test('what is taken back is hidden from residents at once, with everything under it; publishing again brings it back', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const seen = () =>
    town.as(town.resident, async (tx) => {
      const { agreements, initiatives, publicity } = await publicStore(tx).all()
      return {
        agreements: agreements.filter(({ id }) => id === town.agreement).length,
        initiatives: initiatives.length,
        gone: withdrawnNow(publicity).map(({ agreement, initiative, why }) => [agreement, initiative, why]),
      }
    })
  const takeBack = { why: 'mistake', reason: 'まちがい' } as const
  const initiative = (who: typeof town.ward) =>
    town.as(who, (tx) =>
      initiativePublicityStore(tx, freshId).withdraw({ id: town.initiative, ...takeBack, at: tick() }),
    )
  const whole = (who: typeof town.ward) =>
    town.as(who, (tx) => agreementStore(tx).withdraw({ id: town.agreement, line: freshId(), ...takeBack, at: tick() }))
  deepEqual([await initiative(town.company), await initiative(town.rival)], ['missing', 'missing'])
  deepEqual([await whole(town.company), await whole(town.rival)], ['missing', 'missing'])
  deepEqual(await seen(), { agreements: 1, initiatives: 1, gone: [] })

  equal(await initiative(town.ward), 'withdrawn')
  equal(await initiative(town.ward), 'notPublic')
  deepEqual(await seen(), { agreements: 1, initiatives: 0, gone: [['kaisha-2025', 'manabi', 'mistake']] })
  const again = () => town.as(town.ward, (tx) => initiativePublicityStore(tx, freshId).publish(town.initiative, tick()))
  deepEqual(await again(), { kind: 'published' })
  deepEqual(await again(), { kind: 'alreadyPublished' })
  deepEqual(await seen(), { agreements: 1, initiatives: 1, gone: [] })

  equal(await whole(town.ward), 'withdrawn')
  deepEqual(await seen(), { agreements: 0, initiatives: 0, gone: [['kaisha-2025', undefined, 'mistake']] })
  equal(await town.as(town.ward, (tx) => agreementStore(tx).publish(town.agreement, freshId(), tick())), 'published')
  deepEqual(await seen(), { agreements: 1, initiatives: 1, gone: [] })
})

test('two who take an initiative back at once do it once, and its lines stand in their own order', async () => {
  const town = await sampleTown()
  await town.publishInitiative()
  const [early, late] = [tick(), tick()]
  const withdraw = (at = late) =>
    town.as(town.ward, (tx) =>
      initiativePublicityStore(tx, freshId).withdraw({ id: town.initiative, why: 'early', reason: 'x', at }),
    )
  deepEqual((await Promise.all([withdraw(), withdraw()])).toSorted(), ['notPublic', 'withdrawn'])
  // A clock that went back: the later line has the earlier time.
  await town.as(town.ward, (tx) => initiativePublicityStore(tx, freshId).publish(town.initiative, early))
  equal(await town.as(town.ward, (tx) => initiativePublicityStore(tx, freshId).taken(town.initiative)), undefined)
  const { publicity } = await town.as(town.resident, (tx) => publicStore(tx).all())
  deepEqual(withdrawnNow(publicity), [])
})

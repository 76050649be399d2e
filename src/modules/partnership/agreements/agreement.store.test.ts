import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { freshId } from '../../../../tests/support/database.ts'
import { agreementNamed, auditOf, CODE, sampleTown, tick } from '../sample-town.test.ts'
import { agreementStore } from './agreement.store.ts'

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
      await agreementStore(tx).publish(id, tick()),
      await agreementStore(tx).replace({
        id,
        version: 1,
        agreement: agreementNamed('kaisha-2025'),
        inUse: [],
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
        at: tick(),
      }),
    )
  deepEqual(await replace(1, 5), { kind: 'saved', version: 2 })
  const stale = await replace(1, 4)
  ok(stale.kind === 'changedMeanwhile')
  equal(stale.now.agreement.items.length, 5)
  deepEqual(await replace(2, 2, [3]), { kind: 'itemInUse', no: 3 })
  ok((await auditOf(town)).filter((did) => did === 'agreement.replace').length === 1)
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

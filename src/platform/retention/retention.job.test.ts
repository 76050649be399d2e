import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { freshId, TEST_QUEUE } from '../../../tests/support/database.ts'
import {
  begin,
  count,
  declared,
  erase,
  invitation,
  owner,
  person,
  session,
  town,
  typed,
} from '../../../tests/support/retention.ts'

test('a session goes on the day after its end, and an open one stays', async () => {
  const here = town()
  const clerk = await person(here)
  const over = await session(clerk, '2028-02-29T14:59:59Z')
  const justAfter = await session(clerk, '2028-02-29T15:00:00Z')
  deepEqual(await erase('2028-02-29', here, 'identity_session'), [])
  deepEqual(await erase('2028-03-01', here, 'identity_session'), [['identity_session', 1]])
  equal(await count('identity_session', 'id = $1', over), 0)
  equal(await count('identity_session', 'id = $1', justAfter), 1)
})

test('a link is kept for the fiscal years of the town: to 31 March, and gone on 1 April', async () => {
  const here = town()
  const longer = town({ links: 3 })
  const used = await invitation(here, { expires: '2027-04-03T00:00:00Z', used: '2027-03-31T14:59:00Z' })
  const april = await invitation(here, { expires: '2027-04-03T00:00:00Z', withdrawn: '2027-03-31T15:00:00Z' })
  await invitation(longer, { expires: '2027-03-31T00:00:00Z' })
  deepEqual(await erase('2028-03-31', here, 'identity_invitation'), [])
  deepEqual(await erase('2028-04-01', here, 'identity_invitation'), [['identity_invitation', 1]])
  equal(await count('identity_invitation', 'id = $1', used), 0)
  equal(await count('identity_invitation', 'id = $1', april), 1)
  deepEqual(await erase('2030-03-31', longer, 'identity_invitation'), [])
  deepEqual(await erase('2030-04-01', longer, 'identity_invitation'), [['identity_invitation', 1]])
})

test('a reset that nobody approved goes as well, and demo links the day after their end', async () => {
  const here = town()
  await owner.query(
    `insert into identity_reset (municipality_id, id, person_id, requested_at) values ($1, $2, $3, '2027-03-31T00:00:00Z')`,
    [here.id, freshId(), freshId()],
  )
  await owner.query(
    `insert into identity_demo_link (municipality_id, token_hash, person_id, expires_at) values ($1, $2, $3, '2028-02-29T00:00:00Z')`,
    [here.id, freshId(), freshId()],
  )
  deepEqual(await erase('2028-02-29', here, 'identity_reset', 'identity_demo_link'), [])
  deepEqual(await erase('2028-03-01', here, 'identity_reset', 'identity_demo_link'), [['identity_demo_link', 1]])
  deepEqual(await erase('2028-04-01', here, 'identity_reset', 'identity_demo_link'), [['identity_reset', 1]])
})

test('of somebody who left, only the id is left: no name, no address, no key, and nobody else is touched', async () => {
  const here = town()
  const other = town()
  const left = await person(here, { deactivated: '2027-03-31T10:00:00Z' })
  const later = await person(here, { deactivated: '2027-03-31T15:00:00Z' })
  const working = await person(here)
  const made = await person(here, { deactivated: '2027-01-01T00:00:00Z', demo: true })
  const elsewhere = await person(other, { deactivated: '2027-01-01T00:00:00Z' })
  deepEqual(await erase('2032-03-31', here, 'identity_person'), [])
  deepEqual(await erase('2032-04-01', here, 'identity_person'), [['identity_person', 1]])
  const { rows } = await owner.query('select * from identity_person where id = $1', [left])
  deepEqual(
    { ...rows[0], home_municipality_id: undefined, created_at: undefined, deactivated_at: undefined },
    {
      id: left,
      name: '退いた人',
      kana: '',
      email: `${left}@person.invalid`,
      email_verified: false,
      image: null,
      two_factor_enabled: false,
      demo: false,
      home_municipality_id: undefined,
      deactivated_at: undefined,
      created_at: undefined,
      erased_at: '2032-03-31T15:30:00.000Z',
      updated_at: '2032-03-31T15:30:00.000Z',
    },
  )
  equal(await count('identity_account', 'person_id = $1', left), 0)
  for (const kept of [later, working, made, elsewhere]) {
    equal(await count('identity_person', `id = $1 and name = '見本 花子' and erased_at is null`, kept), 1)
    equal(await count('identity_account', 'person_id = $1', kept), 1)
  }
  deepEqual(await erase('2032-04-01', here, 'identity_person'), [])
})

test('codes that were tried, questions of the sign-in and old heartbeats go, whoever they were', async () => {
  const here = town()
  const clerk = await person(here)
  const [asked, worker] = [freshId(), freshId()]
  await owner.query(`insert into identity_tried_code values ($1, 'hash', '2028-02-28T00:00:00Z')`, [clerk])
  await owner.query(
    `insert into identity_verification (id, identifier, value, expires_at, created_at, updated_at)
     values ($1, 'x', 'y', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z')`,
    [asked],
  )
  await owner.query(`insert into platform_heartbeat values ($1, '2028-02-29T00:00:00Z')`, [worker])
  const tables = ['identity_tried_code', 'identity_verification', 'platform_heartbeat']
  await erase('2028-02-29', here, ...tables)
  equal(await count('identity_tried_code', 'person_id = $1', clerk), 0)
  equal(await count('identity_verification', 'id = $1', asked), 1)
  await erase('2028-03-01', here, ...tables)
  equal(await count('identity_verification', 'id = $1', asked), 0)
  await erase('2028-03-07', here, ...tables)
  equal(await count('platform_heartbeat', 'worker = $1', worker), 1)
  await erase('2028-03-08', here, ...tables)
  equal(await count('platform_heartbeat', 'worker = $1', worker), 0)
})

test('what the outbox has delivered goes after seven days; what still waits never does', async () => {
  const here = town()
  // Both wait for a day that none of the workers of this process sees.
  const { rows } = await owner.query<{ id: string }>(
    `insert into pgboss.job (name, data, start_after)
     select $1, jsonb_build_object('municipality', $2::text), '2100-01-01' from generate_series(1, 2) returning id`,
    [TEST_QUEUE, here.id],
  )
  await owner.query(`update pgboss.job set state = 'completed', completed_on = '2028-02-29T00:00:00Z' where id = $1`, [
    rows[0]?.id,
  ])
  // The queue is the house's, not a town's: what other tests left there is not counted.
  const left = () => count('pgboss.job', `data->>'municipality' = $1`, here.id)
  await erase('2028-03-07', here, 'pgboss.job')
  equal(await left(), 2)
  await erase('2028-03-08', here, 'pgboss.job')
  equal(await left(), 1)
  await erase('2099-01-01', here, 'pgboss.job')
  equal(await left(), 1)
})

test('staff and our jobs cannot delete what the daily run deletes, and it cannot touch what is kept for ever', async () => {
  const here = town()
  const refused = async (role: string, table: string): Promise<void> =>
    rejects(
      begin({ kind: 'system', municipality: here.id, task: 'test' }, async (tx) => {
        await typed(tx, `set local role ${role}`)
        await typed(tx, `delete from ${table}`)
      }),
      /permission denied/,
    )
  for (const table of ['identity_invitation', 'identity_reset', 'identity_person', 'identity_account'])
    await refused('yui_staff', table)
  for (const { table, kept } of declared())
    if ((kept.kind === 'forever' || kept.kind === 'whileOpen') && !table.startsWith('platform_migration'))
      await refused('yui_keeping', table)
  await refused('yui_keeping', 'identity_person')
})

test('rows of another town are out of reach, also for the daily run', async () => {
  const [here, there] = [town(), town()]
  const theirs = await invitation(there, { expires: '2020-01-01T00:00:00Z' })
  deepEqual(await erase('2090-04-01', here, 'identity_invitation'), [])
  const seen = await begin({ kind: 'system', municipality: here.id, task: 'test' }, async (tx) => {
    await typed(tx, 'set local role yui_keeping')
    return typed(tx, 'delete from identity_invitation')
  })
  equal(seen, 0)
  equal(await count('identity_invitation', 'id = $1', theirs), 1)
})

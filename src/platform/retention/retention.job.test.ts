import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type LocalDate, localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Clock, instant } from '#kernel/instant'
import { type OpenTx, openKysely } from '#platform/database/tx'
import { freshId, freshTown, TEST_QUEUE, testDatabase } from '../../../tests/support/database.ts'
import { allRetention } from '../../server/schema.ts'
import { eraseBelieved, eraseDaily, eraseOver, type KeptTown } from './retention.job.ts'
import { DEFAULT_YEARS, type Retention, type TownYears } from './retention.ts'
import type { RetentionDayTables } from './retention-day.store.ts'

const { pool, owner, begin } = await testDatabase()

/** Half past midnight in Japan, when it is still yesterday in UTC. */
const on = (day: string): Clock => ({
  now: () => instant(`${day}T00:30:00+09:00`),
  today: () => localDate(day),
})
const town = (years: Partial<TownYears> = {}): KeptTown => ({ id: freshTown(), years: { ...DEFAULT_YEARS, ...years } })
const declared = (...tables: readonly string[]): readonly Retention[] =>
  allRetention.filter(({ table }) => tables.length === 0 || tables.includes(table))
const erase = async (day: string, one: KeptTown, ...tables: readonly string[]) =>
  (await eraseOver({ begin, clock: on(day), declared: declared(...tables), towns: [one] })).lines.map(
    ({ table, rows }) => [table, rows],
  )
const count = async (table: string, where: string, ...values: readonly unknown[]): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`, [
    ...values,
  ])
  return rows[0]?.n ?? -1
}

const typed = async (tx: OpenTx, statement: string): Promise<number> =>
  Number((await sql.raw(statement).execute(tx)).numAffectedRows ?? 0)

type NewPerson = { readonly deactivated?: string; readonly demo?: boolean }
async function person({ id: home }: KeptTown, { deactivated, demo = false }: NewPerson = {}): Promise<Uuid> {
  const id = freshId()
  await owner.query(
    `insert into identity_person (id, name, kana, email, demo, home_municipality_id, deactivated_at, created_at, updated_at)
     values ($1, '見本 花子', 'みほん はなこ', $2, $3, $4, $5, '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z')`,
    [id, `${id}@city.example.jp`, demo, home, deactivated ?? null],
  )
  await owner.query(
    `insert into identity_account (id, person_id, provider_id, account_id, password, created_at, updated_at)
     values ($1, $2, 'credential', $3, 'x', '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z')`,
    [freshId(), id, id],
  )
  return id
}
async function session(of: Uuid, expires: string): Promise<Uuid> {
  const id = freshId()
  await owner.query(
    `insert into identity_session (id, token, person_id, way, expires_at, created_at, updated_at)
     values ($1, $2, $3, 'passkey', $4, $4, $4)`,
    [id, freshId(), of, expires],
  )
  return id
}
async function invitation({ id: here }: KeptTown, ends: Readonly<Record<string, string>>): Promise<Uuid> {
  const [post, id] = [freshId(), freshId()]
  await owner.query(
    `insert into identity_post (municipality_id, id, organisation_id, department, title, authorities, from_on)
     values ($1, $2, $3, '企画課', '係長', '{}', '2026-04-01')`,
    [here, post, freshId()],
  )
  await owner.query(
    `insert into identity_invitation (municipality_id, id, post_id, name, token_hash, expires_at, made_at, used_at, withdrawn_at)
     values ($1, $2, $3, '見本 太郎', $4, $5, '2026-04-01T00:00:00Z', $6, $7)`,
    [here, id, post, freshId(), ends['expires'], ends['used'] ?? null, ends['withdrawn'] ?? null],
  )
  return id
}

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

test('every deletion is a line of that town in the audit log: table, count and ground, and no value', async () => {
  const here = town()
  const clerk = await person(here)
  await session(clerk, '2027-01-01T00:00:00Z')
  await session(clerk, '2027-01-02T00:00:00Z')
  await erase('2028-01-01', here, 'identity_session')
  const { rows } = await owner.query('select * from platform_audit where municipality_id = $1', [here.id])
  deepEqual(
    rows.map(({ did, object, object_id, task, fields, person_id }) => ({
      did,
      object,
      object_id,
      task,
      fields,
      person_id,
    })),
    [
      {
        did: 'retention.erase',
        object: 'identity_session',
        object_id: '2件　期限の日：その日まで',
        task: 'retention',
        fields: [],
        person_id: null,
      },
    ],
  )
})

test('batches stand alone: cut off in the middle, what is done is done with its line, and the next run ends it', async () => {
  const here = town()
  const clerk = await person(here)
  for (let day = 1; day <= 5; day++) await session(clerk, `2027-01-0${day}T00:00:00Z`)
  let batches = 0
  const cutOff: typeof begin = (acting, work) => {
    batches += 1
    return begin(acting, async (tx) => {
      const done = await work(tx)
      if (batches === 2) throw new Error('killed')
      return done
    })
  }
  const parts = { clock: on('2028-01-01'), declared: declared('identity_session'), towns: [here], batch: 2 }
  equal((await eraseOver({ ...parts, begin: cutOff })).failed.length, 1)
  equal(await count('identity_session', 'person_id = $1', clerk), 3)
  equal(await count('platform_audit', 'municipality_id = $1', here.id), 1)
  await eraseOver({ ...parts, begin })
  equal(await count('identity_session', 'person_id = $1', clerk), 0)
  equal(await count('platform_audit', 'municipality_id = $1', here.id), 3)
  deepEqual((await eraseOver({ ...parts, begin })).lines, [])
})

test('counting alone leaves everything as it was', async () => {
  const here = town()
  const left = await person(here, { deactivated: '2020-01-01T00:00:00Z' })
  await session(left, '2027-01-01T00:00:00Z')
  const tables = declared('identity_session', 'identity_person')
  const counted = await eraseOver({ begin, clock: on('2032-04-01'), declared: tables, towns: [here], dryRun: true })
  deepEqual(
    counted.lines.map(({ table, rows }) => [table, rows]),
    [
      ['identity_session', 1],
      ['identity_person', 1],
    ],
  )
  equal(await count('identity_person', `id = $1 and name = '見本 花子'`, left), 1)
  equal(await count('platform_audit', 'municipality_id = $1', here.id), 0)
})

test('once a day, whoever asks: and not while another process is at it', async () => {
  const db = openKysely<RetentionDayTables>(pool)
  const here = town()
  const parts = (day: string) => ({
    begin,
    clock: on(day),
    declared: declared('identity_session'),
    towns: [here],
  })
  const day = '2091-04-01' as LocalDate
  await owner.query(`insert into platform_retention_day values ('2091-03-31', '2091-03-31T01:00:00Z', 0)`)
  equal((await eraseDaily(parts(day), db)).kind, 'done')
  equal((await eraseDaily(parts(day), db)).kind, 'doneToday')
  equal((await eraseDaily(parts('2091-04-02'), db)).kind, 'done')
  if (pool !== owner) {
    const other = await owner.connect()
    try {
      await other.query('begin')
      await other.query('select pg_advisory_xact_lock(7302611)')
      equal((await eraseDaily(parts('2091-04-03'), db)).kind, 'busy')
    } finally {
      await other.query('rollback')
      other.release()
    }
    equal((await eraseDaily(parts('2091-04-03'), db)).kind, 'done')
  }
  await owner.query(`delete from platform_retention_day where day > '2090-01-01'`)
})

test('a clock that is years ahead deletes nothing and writes no day; an operator who says the date goes on', async () => {
  const db = openKysely<RetentionDayTables>(pool)
  const here = town()
  await session(await person(here), '2091-05-01T00:00:00Z')
  await owner.query(`insert into platform_retention_day values ('2091-03-31', '2091-03-31T01:00:00Z', 0)`)
  const parts = (day: string) => ({ begin, clock: on(day), declared: declared('identity_session'), towns: [here] })
  const days = async () =>
    (await owner.query(`select day::text from platform_retention_day where day > '2090-01-01' order by 1`)).rows.map(
      ({ day }) => day,
    )
  try {
    deepEqual(await eraseDaily(parts('2099-01-01'), db), {
      kind: 'clockSuspect',
      since: '2091-03-31',
      today: '2099-01-01',
    })
    deepEqual(await days(), ['2091-03-31'])
    equal((await eraseBelieved(parts('2091-06-01'), db)).kind, 'clockSuspect')
    const erased = await eraseBelieved(parts('2091-06-01'), db, true)
    deepEqual(erased.kind === 'done' && erased.lines.map(({ rows }) => rows), [1])
    deepEqual(await days(), ['2091-03-31', '2091-06-01'])
  } finally {
    await owner.query(`delete from platform_retention_day where day > '2090-01-01'`)
  }
})

test('a recorded day that is ahead is not "done today", and is forgotten when the date was confirmed', async () => {
  const db = openKysely<RetentionDayTables>(pool)
  const parts = (day: string) => ({ begin, clock: on(day), declared: declared('identity_session'), towns: [town()] })
  await owner.query(`insert into platform_retention_day values
    ('2091-03-31', '2091-03-31T01:00:00Z', 0), ('2099-01-01', '2099-01-01T01:00:00Z', 0)`)
  try {
    equal((await eraseDaily(parts('2091-04-01'), db)).kind, 'done')
    equal((await eraseDaily(parts('2091-04-01'), db)).kind, 'doneToday')
    equal(await count('platform_retention_day', `day = '2099-01-01'`), 1)
    await eraseBelieved(parts('2091-04-01'), db, true)
    equal(await count('platform_retention_day', `day = '2099-01-01'`), 0)
    equal(await count('platform_retention_day', `day = '2091-04-01'`), 1)
  } finally {
    await owner.query(`delete from platform_retention_day where day > '2090-01-01'`)
  }
})

test('a table that fails keeps no other from its turn, and its day is no end: the next look tries again', async () => {
  const db = openKysely<RetentionDayTables>(pool)
  const here = town()
  const clerk = await person(here)
  await session(clerk, '2091-01-01T00:00:00Z')
  await owner.query(`insert into platform_retention_day values ('2091-03-31', '2091-03-31T01:00:00Z', 0)`)
  const [sessions] = declared('identity_session')
  if (sessions?.kept.kind !== 'after') throw new Error('no session')
  const erase = async () => Promise.reject(Object.assign(new Error('x'), { code: '42501' }))
  const broken: Retention = { ...sessions, table: 'broken', kept: { ...sessions.kept, erase } }
  const parts = { begin, clock: on('2091-04-01'), towns: [here] }
  try {
    const erased = await eraseDaily({ ...parts, declared: [broken, sessions] }, db)
    deepEqual(erased.kind === 'done' && erased.failed.map(({ table }) => table), ['broken'])
    equal(await count('identity_session', 'person_id = $1', clerk), 0)
    equal((await eraseDaily({ ...parts, declared: [sessions] }, db)).kind, 'done')
    equal((await eraseDaily({ ...parts, declared: [sessions] }, db)).kind, 'doneToday')
    equal(await count('platform_retention_day', `day = '2091-04-01' and rows_erased = 1 and tables_failed = 0`), 1)
  } finally {
    await owner.query(`delete from platform_retention_day where day > '2090-01-01'`)
  }
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

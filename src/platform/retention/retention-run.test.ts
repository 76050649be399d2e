import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { LocalDate } from '#kernel/calendar'
import { openKysely } from '#platform/database/tx'
import {
  begin,
  count,
  declared,
  erase,
  on,
  owner,
  person,
  pool,
  session,
  town,
} from '../../../tests/support/retention.ts'
import { eraseBelieved, eraseDaily, eraseOver } from './retention.job.ts'
import type { Retention } from './retention.ts'
import type { RetentionDayTables } from './retention-day.store.ts'

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

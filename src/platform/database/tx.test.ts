import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshId, freshTown, staffOf, TEST_QUEUE, testDatabase } from '../../../tests/support/database.ts'

const { begin, outbox } = await testDatabase()

const noteIn = async (town: ReturnType<typeof freshTown>, did: string) =>
  begin(staffOf(town, freshId()), (tx) => tx.record({ did, object: 'test', id: '1', after: { a: 1 } }))

test('rows of one municipality are not there for another', async () => {
  const [here, there] = [freshTown(), freshTown()]
  await noteIn(here, 'test.here')
  const seen = await begin(staffOf(there, freshId()), (tx) => sql`select did from platform_audit`.execute(tx))
  deepEqual(seen.rows, [])
})

test('a row of another municipality cannot be written', async () => {
  const [here, there] = [freshTown(), freshTown()]
  await rejects(
    begin(staffOf(here, freshId()), (tx) =>
      sql`insert into platform_audit_head (municipality_id, seq, mac) values (${there}, 1, 'x')`.execute(tx),
    ),
    { code: '42501' },
  )
})

test('a resident reads no audit line at all', async () => {
  await rejects(
    begin({ kind: 'resident', municipality: freshTown() }, (tx) => sql`select 1 from platform_audit`.execute(tx)),
    { code: '42501' },
  )
})

test('an id that is not a uuid never reaches a SET LOCAL', async () => {
  await rejects(
    begin({ kind: 'resident', municipality: "x'; drop table platform_audit; --" as never }, async () => {}),
    RangeError,
  )
})

test('after a failed transaction the next one carries its own municipality only', async () => {
  const here = freshTown()
  await noteIn(here, 'test.before')
  await rejects(begin(staffOf(here, freshId()), (tx) => sql`select no_such_column from platform_audit`.execute(tx)))
  const other = await begin(staffOf(freshTown(), freshId()), (tx) => sql`select did from platform_audit`.execute(tx))
  deepEqual(other.rows, [])
})

test('what happened is sent with the commit, and not at all after a rollback', async () => {
  const here = freshTown()
  const got: unknown[] = []
  await outbox.work([{ queue: TEST_QUEUE, handle: async (happening) => void got.push(happening['municipality']) }])
  await rejects(
    begin({ kind: 'system', municipality: freshTown(), task: 'test' }, async (tx) => {
      await tx.happen(TEST_QUEUE, {})
      throw new Error('rolled back')
    }),
  )
  await begin({ kind: 'system', municipality: here, task: 'test' }, (tx) => tx.happen(TEST_QUEUE, {}))
  for (let wait = 0; wait < 200 && got.length === 0; wait++) await new Promise((done) => setTimeout(done, 50))
  deepEqual(got, [here])
})

test('after telling the outbox, the transaction still is who it was', async () => {
  const here = freshTown()
  const organisation = freshId()
  const set = await begin(staffOf(here, organisation), async (tx) => {
    await tx.happen(TEST_QUEUE, {})
    return sql<{
      role: string
      m: string
      org: string
    }>`select current_role as role, current_setting('app.m') as m, current_setting('app.org') as org`.execute(tx)
  })
  deepEqual(set.rows, [{ role: 'yui_staff', m: here, org: organisation }])
  equal(set.rows.length, 1)
})

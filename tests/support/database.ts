/**
 * One real database for all tests of a process: the embedded one in memory, or a throw-away database on the
 * PostgreSQL of DATABASE_URL. Every test takes a town of its own, so tenancy itself keeps tests apart.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Uuid } from '#kernel/id'
import { appendAudit } from '#platform/audit/audit.store'
import { realClock } from '#platform/clock/clock'
import { admitLogin, migrate } from '#platform/database/migrate'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { type Acting, type Begin, beginOn } from '#platform/database/tx'
import { makeKeyRing } from '#platform/keys/key-file'
import type { KeyRing } from '#platform/keys/key-ring'
import { type Outbox, openOutbox, prepareOutbox } from '#platform/outbox/outbox'
import { allMigrations, allQueues } from '../../src/server/schema.ts'

export type TestDatabase = {
  readonly pool: Pool
  /** The owner's pool: what a stolen superuser could do, and how a test looks behind the wall. */
  readonly owner: Pool
  readonly begin: Begin
  readonly outbox: Outbox
  readonly keys: KeyRing
}

/** One queue that no module works on, so that a test hears what it told and nothing else. */
export const TEST_QUEUE = 'test-happened'
const testQueues = [...allQueues, TEST_QUEUE]

let opened: Promise<TestDatabase> | undefined

export const testDatabase = (): Promise<TestDatabase> => {
  opened ??= open()
  return opened
}

async function open(): Promise<TestDatabase> {
  const { pool, owner } = process.env['DATABASE_URL'] ? await onPostgres(process.env['DATABASE_URL']) : await embedded()
  const keys = makeKeyRing(realClock.now())
  const outbox = openOutbox(pool, testQueues, (error) => console.error('outbox', error))
  const begin = beginOn(pool, {
    record: (tx, note) => appendAudit(tx, tx.acting, note, keys, realClock),
    happen: (tx, queue, ids) => outbox.happen(tx, queue, ids),
  })
  await outbox.start()
  return { pool, owner, begin, outbox, keys }
}

async function embedded() {
  const started = await openDatabase({ folder: undefined })
  if (!started.ok) throw new Error(`embedded database: ${JSON.stringify(started.error)}`)
  const { pool } = started.value
  await prepared(pool)
  return { pool, owner: pool }
}

/** The login of the tests is neither owner nor superuser, as in real service. */
async function onPostgres(url: string) {
  const name = `yui_test_${randomBytes(6).toString('hex')}`
  const first = new pg.Client({ connectionString: url })
  await first.connect()
  await first.query(`create database ${name}`)
  await first.query(
    `do $$ begin if not exists (select 1 from pg_roles where rolname = 'yui_test_login') then create role yui_test_login login password 'yui_test_login'; end if; end $$`,
  )
  await first.end()
  const ownerUrl = new URL(url)
  ownerUrl.pathname = `/${name}`
  const owner = await opening(ownerUrl.href)
  await prepared(owner)
  await admitLogin(owner, 'yui_test_login')
  const loginUrl = new URL(ownerUrl)
  loginUrl.username = 'yui_test_login'
  loginUrl.password = 'yui_test_login'
  return { pool: await opening(loginUrl.href), owner }
}

const opening = async (url: string): Promise<Pool> => {
  const database = await openDatabase({ url })
  if (!database.ok) throw new Error(JSON.stringify(database.error))
  return database.value.pool
}

async function prepared(owner: Pool): Promise<void> {
  const migrated = await migrate(owner, allMigrations)
  if (!migrated.ok) throw migrated.error.cause
  await prepareOutbox(owner, testQueues)
}

let towns = 0

/** A municipality that no other test knows. */
export function freshTown(): Uuid {
  towns += 1
  const code = String((Number.parseInt(randomBytes(3).toString('hex'), 16) % 9_000) + 990_000 + 0).padStart(6, '0')
  return `00000000-0000-8000-8${String(towns).padStart(3, '0')}-${randomBytes(3).toString('hex')}${code}` as Uuid
}

export const freshId = (): Uuid => crypto.randomUUID() as Uuid

export const staffOf = (municipality: Uuid, organisation: Uuid, person = freshId(), post = freshId()): Acting => ({
  kind: 'staff',
  municipality,
  organisation,
  person,
  post,
})

import { deepEqual, equal } from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { instant } from '#kernel/instant'
import { realClock } from '#platform/clock/clock'
import { testDatabase } from '../../../tests/support/database.ts'
import { allMigrations } from '../../server/schema.ts'
import { makeKeyRing, saveKeyRing } from '../keys/key-file.ts'
import { complaint, inMendingOrder } from './complaint.ts'
import { backupComplaints, folderComplaints, keyComplaints, programComplaints } from './place.ts'
import { rowComplaints } from './rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'yui-doctor-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const codes = (complaints: readonly { readonly code: string }[]) => complaints.map(({ code }) => code)
const { pool, owner } = await testDatabase()
const looked = (more: Partial<Parameters<typeof rowComplaints>[0]> = {}) =>
  rowComplaints({ pool, mode: 'demo', steps: allMigrations, clock: realClock, expectsWorker: false, ...more })

test('a healthy installation has nothing to mend', async () => {
  deepEqual(codes([...programComplaints('24.21.0'), ...folderComplaints({ data: folder }), ...(await looked())]), [])
})
test('an old Node is named', () => {
  deepEqual(codes(programComplaints('20.20.2')), ['node-too-old'])
})
test('a disk that is nearly full is named before it is full', () => {
  deepEqual(codes(folderComplaints({ data: folder }, () => 900_000_000)), ['disk-nearly-full'])
})
test('in live, missing keys are named; a demo makes its own', async () => {
  const keysFile = join(folder, 'none.json')
  deepEqual(codes(await keyComplaints({ keysFile, mode: 'live' })), ['keys-missing'])
  deepEqual(codes(await keyComplaints({ keysFile, mode: 'demo' })), [])
})
test('keys that others can read are named', async () => {
  const keysFile = join(folder, 'open.json')
  await saveKeyRing(keysFile, makeKeyRing(realClock.now()))
  deepEqual(codes(await keyComplaints({ keysFile, mode: 'live' })), [])
  chmodSync(keysFile, 0o644)
  deepEqual(codes(await keyComplaints({ keysFile, mode: 'live' })), ['keys-readable-by-others'])
})
test('broken keys are named', async () => {
  const keysFile = join(folder, 'broken.json')
  writeFileSync(keysFile, '{', { mode: 0o600 })
  deepEqual(codes(await keyComplaints({ keysFile, mode: 'live' })), ['keys-missing'])
})
test('no backup, and one of the day before yesterday, are named', () => {
  const now = instant('2026-11-24T09:00:00Z')
  const backups = join(folder, 'backups')
  mkdirSync(join(backups, 'yuimachi-backup-x'), { recursive: true })
  const made = (at: string) => utimesSync(join(backups, 'yuimachi-backup-x'), new Date(at), new Date(at))
  made('2026-11-23T10:00:00Z')
  deepEqual(codes(backupComplaints(backups, now)), [])
  made('2026-11-22T09:00:00Z')
  deepEqual(codes(backupComplaints(backups, now)), ['backup-old'])
  deepEqual(codes(backupComplaints(join(folder, 'never'), now)), ['backup-old'])
})
test('a step that this program knows and the database has not seen is named', async () => {
  const steps = { ...allMigrations, '999912312359_future': { up: async () => {} } }
  deepEqual(codes(await looked({ steps })), ['schema-pending'])
})
test('a worker that was never there is named', async () => {
  await owner.query('delete from platform_heartbeat')
  deepEqual(codes(await looked({ expectsWorker: true })), ['worker-silent'])
})
test('a clock ten seconds off is named', async () => {
  const clock = { ...realClock, now: () => instant(new Date(Date.now() + 10_000).toISOString()) }
  deepEqual(codes(await looked({ clock })), ['clock-skewed'])
})
test('a table without its wall is named', async () => {
  await owner.query('create table doctor_open (municipality_id uuid primary key)')
  await owner.query(`insert into platform_table (name, class) values ('doctor_open', 'municipal')`)
  try {
    const found = await looked()
    deepEqual(codes(found), ['wall-missing'])
    equal(found[0]?.says.includes('doctor_open'), true)
  } finally {
    await owner.query(`delete from platform_table where name = 'doctor_open'`)
    await owner.query('drop table doctor_open')
  }
})
test('an owner or superuser as the login of a live server is named', async () => {
  deepEqual(codes(await looked({ pool: owner, mode: 'live' })), ['login-too-strong'])
})
test('a database that does not answer is named, and nothing else can be', async () => {
  const gone = { query: async () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' })) }
  deepEqual(codes(await looked({ pool: gone as never })), ['database-unreachable'])
})
test('what stands on what is mended first', () => {
  const found = [
    complaint('worker-silent', '', ''),
    complaint('database-unreachable', '', ''),
    complaint('node-too-old', '', ''),
  ]
  deepEqual(codes(inMendingOrder(found)), ['node-too-old', 'database-unreachable', 'worker-silent'])
})

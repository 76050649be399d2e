import { deepEqual, equal, match } from 'node:assert/strict'
import { chmodSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { instantFromMillis } from '#kernel/instant'
import { realClock } from '#platform/clock/clock'
import { openDatabase } from '#platform/database/open'
import { backupFindings, folderFindings, keyFindings, nodeFindings } from '#platform/doctor/around'
import { databaseFindings, tooOld } from '#platform/doctor/database'
import { checkedBy, type Finding } from '#platform/doctor/finding'
import { told } from '#platform/doctor/finding.words.ja'
import { personStore } from '#platform/identity/person.store'
import { testDatabase } from '../../tests/support/database.ts'
import { type TemporaryHouse, temporaryHouse } from '../../tests/support/temporary-house.ts'
import { doctorCommand } from './doctor.command.ts'
import { openHouse } from './house.ts'
import { allMigrations } from './schema.ts'

let temporary: TemporaryHouse
before(async () => {
  temporary = temporaryHouse()
  const house = await temporary.open()
  for (const { id } of house.regions)
    await house.begin({ kind: 'system', municipality: id, task: 'test' }, (tx) =>
      tx.record({ did: 'test.add', object: 'test', id: '1' }),
    )
  await house.close()
})
after(() => temporary.remove())

const call = { args: [], options: {}, dryRun: false, say: () => {} }
const codesOf = (findings: unknown): readonly string[] => (findings as readonly Finding[]).map(({ code }) => code)
async function named(env: Readonly<Record<string, string>> = {}, clock = realClock): Promise<readonly string[]> {
  const answer = await doctorCommand.run(call, { env: { ...temporary.env, ...env }, clock } as never)
  const codes = codesOf(answer.data['findings'])
  equal(answer.exit, codes.length > 0 ? 1 : 0)
  return codes
}
/** The embedded database of the installation, as somebody with all rights could change it while no server runs. */
async function onRows(...statements: readonly string[]): Promise<void> {
  const opened = await openDatabase({ folder: join(temporary.settings.data, 'embedded') })
  if (!opened.ok) throw new Error(opened.error.why)
  try {
    for (const statement of statements) await opened.value.pool.query(statement)
  } finally {
    await opened.value.close()
  }
}

test('a healthy installation has nothing to mend, and one that never began neither', async () => {
  deepEqual(await named(), [])
  deepEqual(await named({ YUIMACHI_DATA: join(temporary.folder, 'never') }), [])
})

test('broken settings are named each by itself, and nothing else is looked at', async () => {
  deepEqual(await named({ PORT: 'no', YUIMACHI_MODE: 'test' }), ['settings-broken', 'settings-broken'])
})

test('http in live is named', async () => {
  const live = { YUIMACHI_MODE: 'live', DATABASE_URL: 'postgres://localhost:1/x', YUIMACHI_KEYS_FILE: '/none' }
  deepEqual(await named({ ...live, YUIMACHI_BASE_URL: 'http://example.jp' }), ['base-url-http'])
})

test('keys: readable by others, broken, and missing in live', async () => {
  const { keysFile } = temporary.settings
  const keys = readFileSync(keysFile, 'utf8')
  chmodSync(keysFile, 0o644)
  deepEqual(await named(), ['keys-readable'])
  chmodSync(keysFile, 0o600)
  writeFileSync(keysFile, keys.slice(0, 40))
  deepEqual(await named(), ['keys-broken'])
  writeFileSync(keysFile, keys)
  const missing = { ...temporary.settings, mode: 'live', keysFile: join(temporary.folder, 'none.json') } as const
  deepEqual(codesOf(await keyFindings(missing)), ['keys-missing'])
})

test('a broken pack is named with the first fault and how many more', async () => {
  const file = join(temporary.folder, 'regions/990019-mihon/region.yaml')
  const good = readFileSync(file, 'utf8')
  writeFileSync(file, good.replace('code: "990019"', 'code: "990018"'))
  deepEqual(await named(), ['regions-broken'])
  writeFileSync(file, good)
})

test('a data folder that cannot be written, and a disk that is nearly full', async () => {
  const file = join(temporary.folder, 'a-file')
  writeFileSync(file, '')
  deepEqual(await named({ YUIMACHI_DATA: join(file, 'var') }), ['data-not-writable'])
  deepEqual(codesOf(await folderFindings(temporary.settings.data, Number.MAX_SAFE_INTEGER)), ['disk-nearly-full'])
})

test('where backups are configured: none, only an old one, and only a half one', async () => {
  const backups = join(temporary.folder, 'backups')
  const look = async () => codesOf(await backupFindings({ ...temporary.settings, backups }, realClock.now()))
  deepEqual(await look(), ['backup-old'])
  mkdirSync(join(backups, 'yuimachi-backup-20200101T000000Z'), { recursive: true })
  const name = `yuimachi-backup-${realClock.now().replaceAll(/[-:]|\.\d+/g, '')}`
  mkdirSync(join(backups, `${name}.part`))
  utimesSync(join(backups, 'yuimachi-backup-20200101T000000Z'), new Date(), new Date())
  deepEqual(await look(), ['backup-old'])
  mkdirSync(join(backups, name))
  deepEqual(await look(), [])
})

test('a database that does not answer is named, and everything else is looked at all the same', async () => {
  chmodSync(temporary.settings.keysFile, 0o644)
  deepEqual(await named({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }), [
    'keys-readable',
    'database-unreachable',
  ])
  chmodSync(temporary.settings.keysFile, 0o600)
})

test('a clock ten seconds off is named, to either side', async () => {
  for (const by of [10_000, -10_000]) {
    const clock = { ...realClock, now: () => instantFromMillis(Date.now() + by) }
    deepEqual(await named({}, clock), ['clock-skew'])
  }
})

test('an audit log that was changed is named', async () => {
  await onRows("update platform_audit set did = 'test.other' where seq = 1")
  const codes = await named()
  equal(codes.length > 0 && codes.every((code) => code === 'audit-broken'), true)
  await onRows("update platform_audit set did = 'test.add' where seq = 1")
  deepEqual(await named(), [])
})

test('a table whose wall is off or not forced, and one that nobody registered, are named', async () => {
  await onRows('alter table platform_snapshot no force row level security')
  deepEqual(await named(), ['table-without-wall'])
  await onRows(
    'alter table platform_snapshot force row level security',
    'create table doctor_open (municipality_id uuid primary key)',
  )
  deepEqual(await named(), ['table-without-wall'])
  await onRows('drop table doctor_open')
})

test('while a server has the embedded database open: its worker is expected to beat', async () => {
  const house = await temporary.open()
  try {
    const beside = async () => codesOf((await doctorCommand.beside?.(call, house as never))?.data['findings'])
    deepEqual(await beside(), [])
    await house.database.pool.query(
      "insert into platform_heartbeat (worker, at) values ('w', now() - interval '6 minutes')",
    )
    deepEqual(await beside(), ['worker-silent'])
    // It is the server's: without its control socket, nobody else can look.
    deepEqual(await named(), ['database-unreachable'])
  } finally {
    await house.close()
  }
})

test('steps that the database has not seen are named, and nothing is asked of a schema that is not there', async () => {
  await onRows("delete from platform_migration where name like '%platform_snapshot'")
  deepEqual(await named(), ['migrations-pending'])
})

test('programs that are too old are named', () => {
  deepEqual(codesOf(nodeFindings('20.20.2')), ['node-too-old'])
  deepEqual(codesOf(nodeFindings('24.0.0')), [])
  deepEqual(tooOld(140_012), [{ code: 'database-too-old', have: '14.12' }])
  deepEqual(tooOld(150_000), [])
})

test('a check that breaks is told: not knowing never looks like health', async () => {
  const broken = async () => Promise.reject(Object.assign(new Error('row'), { code: '42P01' }))
  deepEqual(await checkedBy('壁', broken), [{ code: 'check-failed', check: '壁', why: '42P01' }])
})

test('a mighty login of a live server is named; the login of the tests is not, where roles are apart', async () => {
  const { pool, owner, keys } = await testDatabase()
  const live = { ...temporary.settings, mode: 'live' } as const
  const looked = async (by: typeof pool) =>
    codesOf(
      await databaseFindings({
        pool: by,
        settings: live,
        clock: realClock,
        migrations: allMigrations,
        ring: keys,
        atRest: true,
      }),
    ).filter((code) => code === 'login-too-mighty' || code === 'check-failed')
  deepEqual(await looked(owner), ['login-too-mighty'])
  // The embedded database has one login, and it may do everything.
  deepEqual(await looked(pool), pool === owner ? ['login-too-mighty'] : [])
})

test('every finding is one sentence, with one way to mend it and its code for a machine', async () => {
  rmSync(temporary.settings.keysFile)
  writeFileSync(temporary.settings.keysFile, '{', { mode: 0o600 })
  const answer = await doctorCommand.run(call, { env: temporary.env, clock: realClock } as never)
  match(answer.lines.join('\n'), /^1\. .+〔keys-broken〕\n {3}直し方　.+/)
  const [first] = answer.data['findings'] as readonly { code: string; says: string; mend: string }[]
  deepEqual(Object.keys(first ?? {}).sort(), ['code', 'mend', 'path', 'says'])
  match(told({ code: 'login-too-mighty', login: 'x', because: 'owner' }).says, /持ち主/)
})

test('live neither starts nor is well on a database with made-up people', async () => {
  const other = temporaryHouse()
  try {
    const house = await other.open()
    const [region] = house.regions
    if (!region) throw new Error('no region')
    await house.begin({ kind: 'system', municipality: region.id, task: 'test' }, (tx) =>
      personStore(tx).add(
        { id: house.newId(), name: '見本 花子', kana: '', email: null, demo: true },
        house.clock.now(),
      ),
    )
    const { pool } = house.database
    const live = { ...other.settings, mode: 'live' } as const
    const seen = { pool, clock: realClock, migrations: allMigrations, ring: undefined, atRest: true }
    const codes = codesOf(await databaseFindings({ ...seen, settings: live }))
    equal(codes.includes('demo-in-live'), true)
    equal(codesOf(await databaseFindings({ ...seen, settings: other.settings })).includes('demo-in-live'), false)
    await house.close()
    const refused = await openHouse({ settings: live, log: () => {}, mayMigrate: false })
    equal(refused.ok ? 0 : refused.error.exit, 1)
    match(refused.ok ? '' : refused.error.lines.join(''), /見本の人がいます/)
  } finally {
    other.remove()
  }
})

test('a check that the database refuses costs no connection: the embedded one admits only one', async () => {
  const opened = await openDatabase({ folder: undefined })
  if (!opened.ok) throw new Error(opened.error.why)
  const { pool, close } = opened.value
  let thrownAway = 0
  pool.on('remove', () => {
    thrownAway += 1
  })
  try {
    const { keys: ring } = await testDatabase()
    const { settings } = temporary
    // Nothing is there that the checks ask for: every one of them fails, and is told.
    const found = await databaseFindings({ pool, settings, clock: realClock, migrations: {}, ring, atRest: false })
    deepEqual(codesOf(found), ['check-failed', 'check-failed', 'check-failed', 'check-failed'])
    equal(thrownAway, 0)
  } finally {
    await close()
  }
})

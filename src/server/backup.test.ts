import { deepEqual, equal, match, ok as truthy } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { realClock } from '#platform/clock/clock'
import { admitLogin, migrate } from '#platform/database/migrate'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { addKeyRing, makeKeyRing } from '#platform/keys/key-file'
import { prepareOutbox } from '#platform/outbox/outbox'
import { type TemporaryHouse, temporaryHouse } from '../../tests/support/temporary-house.ts'
import { auditVerifyCommand } from './audit.command.ts'
import { backupCommand } from './backup.command.ts'
import type { House } from './house.ts'
import { restoreCommand } from './restore.command.ts'
import { allMigrations, allQueues } from './schema.ts'

const NAME = '控野 写子'
const call = (args: readonly string[], options: Record<string, string | true> = {}, dryRun = false) => ({
  args,
  options,
  dryRun,
  say: () => {},
})
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())

async function fill(house: House): Promise<void> {
  await house.database.pool.query(
    `insert into identity_person (id, name, email, home_municipality_id, created_at, updated_at) values (gen_random_uuid(), $1, $2, gen_random_uuid(), now(), now())`,
    [NAME, `${randomBytes(4).toString('hex')}@example.invalid`],
  )
  for (const { id } of house.regions) {
    await house.begin({ kind: 'system', municipality: id, task: 'test' }, (tx) =>
      tx.record({ did: 'test.add', object: 'test', id: '1', after: { name: NAME } }),
    )
    await house.publish(id, 'test', async () => ({ value: 1 }))
  }
}

let temporary: TemporaryHouse
let made: string
before(async () => {
  temporary = temporaryHouse()
  const house = await temporary.open()
  await fill(house)
  if (backupCommand.needs !== 'files') throw new Error('a backup is made beside a running server')
  const answer = await backupCommand.beside?.(call([join(temporary.folder, 'out')]), house as never)
  equal(answer?.exit, 0, answer?.lines.join('\n'))
  made = String(answer?.data['path'])
  await house.close()
})
after(() => temporary.remove())

const files = () => ({ settings: temporary.settings, clock: realClock })
const restore = (from: string, options = {}, dryRun = false) =>
  restoreCommand.run(call([from], options, dryRun), files() as never)
/** A copy of the good backup, to do something bad to. */
let copies = 0
const copyOf = (from: string): string => {
  const to = join(temporary.folder, `copy-${++copies}`)
  cpSync(from, to, { recursive: true })
  return to
}

test('a backup holds database, published copies, checkpoints and a manifest, for its owner alone, and no name and no key', () => {
  const inside = filesOf(made)
  match(made, /yuimachi-backup-\d{8}T\d{6}Z$/)
  deepEqual(inside.filter((name) => !name.includes('/')).sort(), ['database.sealed', 'manifest.json'])
  equal(inside.filter((name) => name.startsWith('published/')).length, 2)
  equal(inside.filter((name) => name.startsWith('audit-checkpoints/')).length, 2)
  const secret = JSON.parse(readFileSync(temporary.settings.keysFile, 'utf8')).keys[0].secret as string
  for (const name of inside) {
    const bytes = readFileSync(join(made, name))
    equal(bytes.includes(NAME) || bytes.includes(secret), false, name)
    equal(statSync(join(made, name)).mode & 0o777, 0o600, name)
  }
  deepEqual(
    readdirSync(join(made, '..')).filter((name) => name.endsWith('.part')),
    [],
  )
  equal(
    readdirSync(temporary.settings.data).some((name) => name.includes('in-progress')),
    false,
  )
})

test('a filled target is not touched without --replace and its typed name', async () => {
  for (const options of [{}, { replace: true as const }, { replace: true as const, confirm: 'other' }]) {
    const answer = await restore(made, options)
    equal(answer.exit, 3)
    match(answer.lines.join(''), /--confirm var/)
  }
})

test('a backup that was changed, cut or lost a file is refused before anything is touched', async () => {
  const changed = copyOf(made)
  const bytes = readFileSync(join(changed, 'database.sealed'))
  bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500)
  writeFileSync(join(changed, 'database.sealed'), bytes)
  const cut = copyOf(made)
  writeFileSync(join(cut, 'database.sealed'), bytes.subarray(0, 1_000))
  const counted = copyOf(made)
  const manifest = readFileSync(join(counted, 'manifest.json'), 'utf8')
  writeFileSync(join(counted, 'manifest.json'), manifest.replace('"identity_person": 1', '"identity_person": 0'))
  for (const [folder, says] of [
    [changed, /database\.sealed/],
    [cut, /database\.sealed/],
    [counted, /manifest\.json が、作ったときと違います/],
    [temporary.folder, /控えではありません/],
  ] as const) {
    const answer = await restore(folder, { replace: true, confirm: 'var' })
    equal(answer.exit, 1)
    match(answer.lines.join('\n'), says)
  }
})

test('what was written after the backup goes, what was there comes back whole, and the log says that it was restored', async () => {
  const house = await temporary.open()
  await fill(house)
  // A running server holds the files: nothing is restored under it.
  equal((await restore(made, { replace: true, confirm: 'var' })).exit, 3)
  await house.close()
  equal((await restore(made, {}, true)).exit, 3)
  equal((await restore(made, { replace: true, confirm: 'var' }, true)).data['restored'], false)
  const answer = await restore(made, { replace: true, confirm: 'var' })
  equal(answer.exit, 0, answer.lines.join('\n'))
  deepEqual(answer.data['differences'], [])
  const again = await temporary.open()
  const { rows } = await again.database.pool.query('select name from identity_person')
  deepEqual(rows, [{ name: NAME }])
  const verified = await auditVerifyCommand.run(call([]), again as never)
  equal(verified.exit, 0, verified.lines.join('\n'))
  const last = await again.database.pool.query('select did from platform_audit order by seq desc limit 1')
  equal(last.rows[0].did, 'backup.restore')
  await again.close()
})

test('an empty place is restored into without a question; another key opens nothing', async () => {
  const other = temporaryHouse()
  const into = (options = {}) =>
    restoreCommand.run(call([made], options), { settings: other.settings, clock: realClock } as never)
  try {
    equal((await into()).exit, 1)
    await addKeyRing(other.settings.keysFile, makeKeyRing(realClock.now()))
    match((await into()).lines.join(''), /鍵のファイルにありません/)
    cpSync(temporary.settings.keysFile, other.settings.keysFile)
    chmodSync(other.settings.keysFile, 0o600)
    const answer = await into()
    equal(answer.exit, 0, answer.lines.join('\n'))
    equal(readdirSync(join(other.settings.data, 'published')).length, 2)
    equal(readdirSync(other.settings.auditCheckpoints).length, 2)
  } finally {
    other.remove()
  }
})

test('the keys go to a folder of their own, and never into the backup', async () => {
  const run = (options: Record<string, string>, to = 'out') =>
    backupCommand.run(call([join(temporary.folder, to)], options), files() as never)
  equal((await run({ 'with-keys': join(temporary.folder, 'out/keys') })).exit, 2)
  const answer = await run({ 'with-keys': join(temporary.folder, 'safe') }, 'out-2')
  equal(answer.exit, 0, answer.lines.join('\n'))
  const keys = String(answer.data['keys'])
  equal(statSync(keys).mode & 0o777, 0o600)
  equal(readFileSync(keys, 'utf8'), readFileSync(temporary.settings.keysFile, 'utf8'))
})

test('a place that cannot be written is told in a sentence, and half a backup is not left there', async () => {
  writeFileSync(join(temporary.folder, 'a-file'), '')
  const answer = await backupCommand.run(call([join(temporary.folder, 'a-file')]), files() as never)
  equal(answer.exit, 3)
  match(answer.lines[0] ?? '', /控えを作れません/)
})

const postgres = process.env['DATABASE_URL']
test('on PostgreSQL: pg_dump without the password in sight, restored with rows, walls and rights', {
  skip: postgres ? false : 'DATABASE_URL がないので、PostgreSQL では試していません',
}, async () => {
  const name = `yui_backup_${randomBytes(4).toString('hex')}`
  const url = (user: string, database: string) => {
    const made = new URL(postgres ?? '')
    if (user) [made.username, made.password] = [user, user]
    made.pathname = `/${database}`
    return made.href
  }
  const first = await poolOf(url('', 'postgres'))
  // The owner as docs/how-to/install.md makes it: no superuser, but past the walls.
  await first.query(
    `do $$ begin if not exists (select 1 from pg_roles where rolname = 'yui_test_owner') then create role yui_test_owner login createrole bypassrls password 'yui_test_owner'; end if; end $$`,
  )
  await first.query(`create database ${name} owner yui_test_owner`)
  await first.query(
    `do $$ begin if not exists (select 1 from pg_roles where rolname = 'yui_test_login') then create role yui_test_login login password 'yui_test_login'; end if; end $$`,
  )
  const owner = await poolOf(url('yui_test_owner', name))
  await migrate(owner, allMigrations)
  await prepareOutbox(owner, allQueues)
  await admitLogin(owner, 'yui_test_login')
  await owner.end()
  const live = temporaryHouse({
    DATABASE_URL: url('yui_test_login', name),
    DATABASE_ADMIN_URL: url('yui_test_owner', name),
  })
  try {
    const house = await live.open()
    await fill(house)
    const place = { settings: live.settings, clock: realClock } as never
    const answer = await backupCommand.run(call([join(live.folder, 'out')]), place)
    equal(answer.exit, 0, answer.lines.join('\n'))
    const from = String(answer.data['path'])
    await fill(house)
    equal((await restoreCommand.run(call([from], { replace: true, confirm: name }), place)).exit, 3)
    await house.close()
    equal((await restoreCommand.run(call([from]), place)).exit, 3)
    const restored = await restoreCommand.run(call([from], { replace: true, confirm: name }), place)
    equal(restored.exit, 0, restored.lines.join('\n'))
    const again = await live.open()
    equal((await again.database.pool.query('select name from identity_person')).rows.length, 1)
    equal((await again.database.pool.query('select * from platform_audit')).rows.length, 0)
    equal((await auditVerifyCommand.run(call([]), again as never)).exit, 0)
    await again.close()

    // A login behind the wall would make a backup without the rows: refused.
    const behind = temporaryHouse({
      DATABASE_URL: url('yui_test_login', name),
      DATABASE_ADMIN_URL: url('yui_test_login', name),
      YUIMACHI_KEYS_FILE: live.settings.keysFile,
    })
    const refused = await backupCommand.run(call([join(live.folder, 'out-2')]), {
      settings: behind.settings,
      clock: realClock,
    } as never)
    behind.remove()
    match(refused.lines.join(''), /bypassrls/)

    // What the tool was called with, as every user of the machine can read it.
    const fake = join(live.folder, 'fake')
    mkdirSync(fake)
    writeFileSync(join(fake, 'pg_dump'), `#!/bin/sh\necho "$@" > ${live.folder}/called\n`, { mode: 0o755 })
    const path = process.env['PATH']
    process.env['PATH'] = `${fake}:${path}`
    await backupCommand.run(call([join(live.folder, 'out-3')]), place)
    process.env['PATH'] = live.folder
    const absent = await backupCommand.run(call([join(live.folder, 'out-4')]), place)
    process.env['PATH'] = path
    const called = readFileSync(join(live.folder, 'called'), 'utf8')
    equal(called.includes('//') || called.includes(new URL(postgres ?? '').password), false)
    equal(absent.exit, 3)
    match(absent.lines.join(''), /postgresql-client/)
    truthy(!readdirSync(join(live.folder, 'out-4')).some((each) => each.startsWith('yuimachi-backup')))
  } finally {
    await first.query(`drop database if exists ${name} with (force)`)
    await first.end()
    live.remove()
  }
})

async function poolOf(url: string): Promise<Pool> {
  const opened = await openDatabase({ url })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value.pool
}

/**
 * 控えから戻る — everything but the keys is thrown away, and what was kept elsewhere brings it back: every table and row as
 * it was, the files, the audit chain whole, on both databases; and what is lost is no more than was promised.
 *
 * Unit      loss: from the newest state that comes back to the moment when everything was gone
 * Left out  the 1,000,000 attempts of learning: there is no such table yet
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { backupName } from '#platform/backup/manifest'
import { realClock } from '#platform/clock/clock'
import { removeFolder, tempFolder } from '../tests/support/left-over.ts'
import { onServer, type Throwaway, throwawayPostgres } from '../tests/support/postgres.ts'
import { type RunningServer, runCommand, startServer } from '../tests/support/server.ts'
import { onRows } from './parts/on-rows.ts'
import { backToLastMinute } from './parts/point-in-time.ts'
import { addPeople, differing, printsOf, rowsIn } from './parts/prints.ts'
import type { Given, Proof } from './parts/proof.ts'
import { faultsOf, type Ledger, savedIn, toldIn, workUntil } from './parts/writes.ts'

const MOST_MINUTES = 15
/** quality.md §2, and what YUIMACHI_BACKUP_MINUTES says unless told. */
const LOSS_MINUTES = 60
const MOVED_CLOCK = join(import.meta.dirname, 'parts/moved-clock.ts')

export const proof: Proof = {
  name: 'restore',
  promise: '鍵のほかを全部捨てても、控えから、どの行もファイルも元のまま戻り、失うのは約束の時間の分まで',
  covers: [
    'src/platform/backup/**',
    'src/platform/database/**',
    'src/platform/audit/**',
    'src/server/**',
    'docs/how-to/backup-and-restore.md',
  ],
  quickSeconds: 150,
  run: async (given) => {
    const people = given.quick ? 10_000 : 100_000
    await embedded(people, given)
    await postgres(people, given)
    await backToLastMinute(given)
  },
}

/** The backup is one that the server made by itself when the newest had become an hour old. */
async function embedded(people: number, given: Given): Promise<void> {
  const { check, say } = given
  let server = await startServer({ env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
  const automatic = join(server.data, 'automatic')
  const elsewhere = tempFolder('restore')
  try {
    const ledger: Ledger = new Map()
    await workUntil(server.origin, () => toldIn(ledger) >= 20, ledger)
    await server.stop({ keep: true })
    await onRows(server, (pool) => addPeople(pool, people))
    // As if the last one had been made now, and the server then runs for an hour.
    removeFolder(automatic)
    mkdirSync(join(automatic, backupName(realClock.now())), { recursive: true })
    const PROOF_CLOCK = new Date(Date.now() + LOSS_MINUTES * 60_000).toISOString()
    server = await startServer({ again: server, preload: [MOVED_CLOCK], env: { PROOF_CLOCK } })
    const made = await newestIn(automatic, 2)
    await check(`embedded：いちばん新しい控えが ${LOSS_MINUTES} 分になると、次がおのずとできる`, made !== undefined)
    await server.kill()
    const before = await onRows(server, printsOf)
    renameSync(automatic, join(elsewhere, 'automatic'))
    const backup = join(elsewhere, 'automatic', made ?? '')
    const files = filesOf(join(server.data, 'published'))
    for (const name of readdirSync(server.data))
      if (name !== basename(server.env['YUIMACHI_KEYS_FILE'] ?? ''))
        rmSync(join(server.data, name), { recursive: true })
    await thereAgain('embedded', server, backup, before, people, given)
    await check('embedded：公表の写しも、元のまま', () => changed(files, filesOf(join(server.data, 'published'))))
    await onRows(server, (pool) =>
      check('embedded：一時間より前に、できたと答えた書きこみは、みなある', () => faultsOf(pool, savedIn(ledger))),
    )
    say(`embedded：できたと答えた書きこみ ${toldIn(ledger)}`)
    await spoiled(server, backup, given)
  } finally {
    await server.stop()
    removeFolder(elsewhere)
  }
}

async function postgres(people: number, given: Given): Promise<void> {
  const database = await throwawayPostgres()
  const server = await startServer({ on: database })
  const folder = tempFolder('restore')
  const env = { ...server.env, DATABASE_ADMIN_URL: database.adminUrl }
  const owner = { ...server, env }
  try {
    await server.stop({ keep: true })
    await onRows(server, (pool) => addPeople(pool, people))
    const before = await onRows(server, printsOf)
    await given.check('postgres：控えを作る', () =>
      timed(given, `postgres：${people} 人の控え`, owner, 'backup', folder),
    )
    await emptied(database)
    await thereAgain('postgres', owner, join(folder, readdirSync(folder)[0] ?? ''), before, people, given)
  } finally {
    await server.stop()
    removeFolder(folder)
  }
}

/** As a new machine would have it: the database and the login exist, and nothing is in it. */
async function emptied({ adminUrl }: Throwaway): Promise<void> {
  const server = new URL(adminUrl)
  const name = server.pathname.slice(1)
  server.pathname = '/postgres'
  await onServer(server.href, [`drop database ${name} with (force)`, `create database ${name}`])
}

/** What the restore itself writes: the log says that it happened, and everybody signs in anew. */
const OF_THE_RESTORE = /^(platform_audit|identity_session|platform_heartbeat)/

type Standing = Pick<RunningServer, 'env' | 'data' | 'postgres'>

async function thereAgain(
  engine: string,
  server: Standing,
  backup: string,
  before: Awaited<ReturnType<typeof printsOf>>,
  people: number,
  given: Given,
): Promise<void> {
  const { check, say, seeded } = given
  const started = performance.now()
  await check(`${engine}：控えから戻す`, () => timed(given, `${engine}：${people} 人を戻す`, server, 'restore', backup))
  await check(`${engine}：${MOST_MINUTES} 分以内`, performance.now() - started <= MOST_MINUTES * 60_000)
  await check(`${engine}：監査の鎖は、書いたときのまま`, () =>
    timed(given, '監査を確かめる', server, 'audit', 'verify'),
  )
  await onRows(server, async (pool) => {
    const after = await printsOf(pool)
    say(`${engine}：表 ${before.size} 個、${rowsIn(before)} 行`)
    await check(`${engine}：どの表も、行の数と中身が元のまま`, () => differing(before, after, OF_THE_RESTORE))
    await check(`${engine}：前のサインインは、どれも終わっている`, after.get('identity_session')?.count === 0)
    await pool.query(`update identity_person set name = 'ちがう' where email = 'p7@example.invalid'`)
    const wrong = await printsOf(pool)
    await seeded(`${engine}：一行だけ違う表`, () => differing(before, wrong, OF_THE_RESTORE))
  })
}

async function timed({ say }: Given, what: string, { env }: Pick<Standing, 'env'>, ...words: readonly string[]) {
  const started = performance.now()
  const { code, text } = await runCommand(words, env)
  say(`${what} ${((performance.now() - started) / 1_000).toFixed(1)} 秒`)
  return code === 0 ? [] : [text]
}

async function spoiled(server: Standing, backup: string, { seeded }: Given): Promise<void> {
  await seeded('一字だけ違う控え', async () => {
    const file = join(backup, 'database.sealed')
    const bytes = readFileSync(file)
    bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500)
    writeFileSync(file, bytes)
    return (await runCommand(['restore', backup, '--dry-run'], server.env)).code === 0 ? [] : ['refused']
  })
}

/** Waits until `count` whole ones are there: the server looks every few seconds whether one is due. */
async function newestIn(folder: string, count: number): Promise<string | undefined> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const whole = readdirSync(folder).filter((name) => name.endsWith('Z'))
    if (whole.length >= count) return whole.sort().at(-1)
    await new Promise((done) => setTimeout(done, 100))
  }
  return undefined
}

const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))

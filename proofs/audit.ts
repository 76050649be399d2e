/**
 * 監査の鎖 — whatever is done to the log behind our back shows: an edit, a deletion, a new order, a cut tail, another
 * checkpoint. Here by the owner of the database, who may do everything except sign with our key.
 *
 * Left out  a last checkpoint thrown away together with the lines after the one before it: only a copy of the checkpoints
 *           that is kept out of reach finds that, and no program can prove that somebody keeps one
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Uuid } from '#kernel/id'
import { appendAudit } from '#platform/audit/audit.store'
import { verifyChain, writeCheckpoints } from '#platform/audit/verify'
import { realClock } from '#platform/clock/clock'
import type { Pool } from '#platform/database/pool'
import { type Begin, beginOn } from '#platform/database/tx'
import { makeKeyRing, rotateKeyRing } from '#platform/keys/key-file'
import type { KeyRing } from '#platform/keys/key-ring'
import { tempFolder } from '../tests/support/left-over.ts'
import { embeddedEngine, postgresEngine } from './parts/databases.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import type { Given, Proof } from './parts/proof.ts'

export const proof: Proof = {
  name: 'audit',
  promise: '監査の記録：書きかえ、抜き取り、入れかえ、切りすて、控え点の書きかえを見つける。同時に書いても鎖は一本',
  covers: ['src/platform/audit/**', 'src/platform/database/**', 'src/platform/keys/**'],
  run: async (given) => {
    const dice = diceOf(given.seed)
    const postgres = await postgresEngine(10)
    try {
      await tampering(postgres.app, postgres.owner, given, dice, given.quick ? 10_000 : 200_000)
      await writers('postgres', postgres.app, given, dice, given.quick ? 1_000 : 20_000)
    } finally {
      await postgres.close()
    }
    const embedded = await embeddedEngine()
    try {
      await writers('embedded', embedded.app, given, dice, given.quick ? 200 : 5_000)
    } finally {
      await embedded.close()
    }
  },
}

const FAULTY = new Error('the work of this transaction failed')

const begins = (pool: Pool, ring: KeyRing): Begin =>
  beginOn(pool, { record: (tx, note) => appendAudit(tx, tx.acting, note, ring, realClock), happen: async () => {} })

async function write(begin: Begin, municipality: Uuid, lines: number, dice: Dice): Promise<void> {
  for (let left = lines; left > 0; left -= 200)
    await begin({ kind: 'system', municipality, task: 'proof' }, async (tx) => {
      for (let line = 0; line < Math.min(200, left); line++)
        await tx.record({
          did: 'proof.add',
          object: 'proof',
          id: crypto.randomUUID(),
          after: { value: dice.whole(1_000) },
        })
    })
}

/** Columns that somebody would like to change, and to what. */
const EDITS: Readonly<Record<string, string>> = {
  at: `at + interval '1 second'`,
  person_id: 'gen_random_uuid()',
  post_id: 'gen_random_uuid()',
  organisation_id: 'gen_random_uuid()',
  task: `'another'`,
  did: `'proof.remove'`,
  object: `'another'`,
  object_id: `object_id || '0'`,
  fields: `fields || array['name']`,
  before_hash: `repeat('a', 64)`,
  after_hash: `repeat('b', 64)`,
  key_version: 'key_version + 1',
  previous: `repeat('c', 64)`,
  mac: `repeat('d', 64)`,
}

async function tampering(
  app: Pool,
  owner: Pool,
  { check, say, seeded }: Given,
  dice: Dice,
  lines: number,
): Promise<void> {
  const first = makeKeyRing(realClock.now())
  const ring = rotateKeyRing(first, realClock.now())
  const town = crypto.randomUUID() as Uuid
  const folder = tempFolder('points')
  const parts = { begin: begins(app, ring), ring, folder }
  const mark = () => writeCheckpoints({ ...parts, clock: realClock }, [town])
  const started = performance.now()
  // Half of the chain under one version of the key, half under the next.
  await write(begins(app, first), town, lines / 2, dice)
  await mark()
  await write(parts.begin, town, lines / 4, dice)
  await mark()
  await write(parts.begin, town, lines / 4, dice)
  await mark()
  say(`${lines} 行を書いた（${Math.round(lines / ((performance.now() - started) / 1_000))} 行/秒）`)

  const columns = (
    await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'platform_audit'`,
    )
  ).rows.map(({ name }) => name)
  await check('どの列の書きかえも試す', () =>
    columns.filter((name) => !['municipality_id', 'seq'].includes(name) && !(name in EDITS)),
  )

  const faults = async () => (await verifyChain(parts, town)).faults
  const timed = performance.now()
  await check(`触っていない ${lines} 行に、誤りを言わない`, faults)
  say(`確かめるのに ${Math.round(performance.now() - timed)} ms`)

  await owner.query(`create table proof_kept as select * from platform_audit where municipality_id = '${town}'`)
  await owner.query(`create table proof_head as select * from platform_audit_head where municipality_id = '${town}'`)
  await owner.query('create unique index proof_kept_seq on proof_kept (seq)')
  /** Puts back only what was touched: a chain of 200,000 lines is not copied for each try. */
  const restore = async (from: number, to: number): Promise<void> => {
    const touched = `municipality_id = '${town}' and seq between ${from} and ${to}`
    await owner.query(`delete from platform_audit where municipality_id = '${town}' and seq > ${lines}`)
    await owner.query(`delete from platform_audit where ${touched}`)
    await owner.query(`insert into platform_audit select * from proof_kept where ${touched}`)
    await owner.query(`delete from platform_audit_head where municipality_id = '${town}'`)
    await owner.query('insert into platform_audit_head select * from proof_head')
  }
  const tried = async (fault: string, from: number, to: number, ...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await owner.query(statement.replaceAll('$town', `'${town}'`))
    await seeded(fault, faults)
    await restore(from, to)
  }
  const at = (): number => 2 + dice.whole(lines - 4)
  const line = 'platform_audit where municipality_id = $town and seq'

  for (const [column, value] of Object.entries(EDITS)) {
    const seq = at()
    await tried(
      `${seq} 行目の ${column} を書きかえる`,
      seq,
      seq,
      `update platform_audit set ${column} = ${value} where municipality_id = $town and seq = ${seq}`,
    )
  }
  const gone = at()
  await tried(`${gone} 行目を抜く`, gone, gone, `delete from ${line} = ${gone}`)
  await tried(
    `${gone} 行目を抜いて、あとを詰める`,
    gone,
    Math.min(lines, gone + 50),
    `delete from ${line} = ${gone}`,
    ...Array.from(
      { length: Math.min(50, lines - gone) },
      (_, n) => `update platform_audit set seq = ${gone + n} where municipality_id = $town and seq = ${gone + n + 1}`,
    ),
  )
  await tried('初めの行を抜く', 1, 1, `delete from ${line} = 1`)
  const here = 2 + dice.whole(lines - 10)
  const put = (from: number, to: number): string =>
    `update platform_audit set seq = ${to} where municipality_id = $town and seq = ${from}`
  await tried(`${here} 行目と次を入れかえる`, here, here + 1, put(here, -1), put(here + 1, here), put(-1, here + 1))
  await tried(
    'にせの行を足す',
    lines + 1,
    lines + 1,
    `insert into platform_audit select municipality_id, ${lines + 1}, at, person_id, post_id, organisation_id, task, did, object, object_id, fields, before_hash, after_hash, key_version, mac, repeat('e', 64) from ${line} = ${lines}`,
  )
  const cut = Math.max(1, lines - 5)
  await tried('終わりの行を切る', cut, lines, `delete from ${line} >= ${cut}`)
  await tried(
    '終わりの行を切り、頭の行も合わせる',
    cut,
    lines,
    `delete from ${line} >= ${cut}`,
    `update platform_audit_head set seq = ${cut - 1}, mac = (select mac from ${line} = ${cut - 1}) where municipality_id = $town`,
  )
  await tried('頭の行を消す', lines, lines, 'delete from platform_audit_head where municipality_id = $town')
  await tried(
    '鎖をまるごと消す',
    1,
    lines,
    'delete from platform_audit where municipality_id = $town',
    'delete from platform_audit_head where municipality_id = $town',
  )

  const file = join(folder, `${town}.jsonl`)
  const points = readFileSync(file, 'utf8')
  const [one = '', two = '', three = ''] = points.split('\n')
  const rewritten: Readonly<Record<string, string>> = {
    控え点の行番号を書きかえる: points.replace(/"seq":\d+/, '"seq":7'),
    控え点の鎖の値を書きかえる: points.replace(/"mac":"[0-9a-f]{4}/, '"mac":"0000'),
    控え点を一つ抜く: `${one}\n${three}\n`,
    控え点を入れかえる: `${two}\n${one}\n${three}\n`,
    控え点を壊す: points.replace('{', ''),
  }
  for (const [fault, text] of Object.entries(rewritten)) {
    writeFileSync(file, text)
    await seeded(fault, faults)
  }
  writeFileSync(file, points)
  appendFileSync(file, `${three.replace(/"seq":\d+/, `"seq":${lines + 9}`)}\n`)
  await seeded('にせの控え点を足す', faults)
  writeFileSync(file, points)
  await check('元に戻すと、また誤りを言わない', faults)
  await seeded(
    '鍵を知らない束で確かめる',
    async () => (await verifyChain({ ...parts, ring: makeKeyRing(realClock.now()) }, town)).faults,
  )

  for (const statement of [
    'update platform_audit set did = did',
    'delete from platform_audit',
    'truncate platform_audit',
  ])
    await check(`アプリには許されない：${statement}`, async () => {
      const refused = await parts
        .begin({ kind: 'system', municipality: town, task: 'proof' }, (tx) => sql.raw(statement).execute(tx))
        .then(
          () => 'allowed',
          ({ code }: { readonly code?: string }) => code,
        )
      return refused === '42501' ? [] : [refused]
    })
}

/** Many at once, some of them failing halfway, while somebody else verifies: one chain, no gap, nothing lost. */
async function writers(engine: string, pool: Pool, { check, say }: Given, dice: Dice, lines: number): Promise<void> {
  const ring = makeKeyRing(realClock.now())
  const begin = begins(pool, ring)
  const parts = { begin, ring, folder: tempFolder('points') }
  const towns = [crypto.randomUUID(), crypto.randomUUID()] as const
  const written = new Map<string, number>(towns.map((town) => [town, 0]))
  let failed = 0
  let left = lines
  const started = performance.now()
  const writer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const town = dice.pick(towns)
      const fails = dice.chance(0.1)
      await begin({ kind: 'system', municipality: town as Uuid, task: 'proof' }, async (tx) => {
        await tx.record({ did: 'proof.add', object: 'proof', id: crypto.randomUUID() })
        if (fails) throw FAULTY
      }).then(
        () => written.set(town, (written.get(town) ?? 0) + 1),
        (error: unknown) => {
          if (error !== FAULTY) throw error
          failed += 1
        },
      )
    }
  }
  const meanwhile: unknown[] = []
  let writing = true
  const verifier = async (): Promise<void> => {
    while (writing) {
      for (const town of towns) meanwhile.push(...(await verifyChain(parts, town as Uuid)).faults)
      await writeCheckpoints({ ...parts, clock: realClock }, towns as unknown as readonly Uuid[])
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  const verifying = verifier()
  await check(`${engine}　8 人が同時に ${lines} 回書く`, async () => {
    await Promise.all(Array.from({ length: 8 }, writer))
    return true
  })
  writing = false
  await verifying
  say(`${engine}　${Math.round(lines / ((performance.now() - started) / 1_000))} 回/秒、途中で失敗 ${failed} 回`)
  await check(`${engine}　書いている間に確かめても、誤りを言わない`, meanwhile)
  await check(`${engine}　鎖は一本で、認めた行はすべてある`, async () => {
    const reports = await Promise.all(towns.map((town) => verifyChain(parts, town as Uuid)))
    return reports.flatMap(({ municipality, lines: there, faults }) => [
      ...faults,
      ...(there === written.get(municipality) ? [] : [`${there} 行（認めたのは ${written.get(municipality)}）`]),
    ])
  })
}

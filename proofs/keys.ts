/**
 * 鍵の入れかえ — keys are rotated by the command line while several processes write and a real server runs: no write fails,
 * the chain stays whole, and every line is signed with a version that was in the file when it was written.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Uuid } from '#kernel/id'
import { verifyChain } from '#platform/audit/verify'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { beginOn } from '#platform/database/tx'
import { loadKeyRing } from '#platform/keys/key-file'
import { type KeyRing, keyOf, newest, readKeyRing } from '#platform/keys/key-ring'
import { endsWithUs, tempFolder } from '../tests/support/left-over.ts'
import { HOME, NODE, type RunningServer, runCommand, startServer } from '../tests/support/server.ts'
import type { Given, Proof } from './parts/proof.ts'

/** As often as a server looks at its key file. */
const REFRESH_MILLIS = 2_000
const WRITERS = 3

export const proof: Proof = {
  name: 'keys',
  promise: '鍵の入れかえ：書きこみを止めずに入れかえられ、鎖は一本のまま、だれも知らない版では署名しない',
  covers: ['src/platform/keys/**', 'src/platform/audit/**', 'src/server/keys.command.ts', 'src/server/rounds.ts'],
  run: async (given) => {
    const server = await startServer({ database: 'postgres', mode: 'live' })
    try {
      await underLoad(server, given)
    } finally {
      await server.stop()
    }
  },
}

type Signed = { readonly seq: number; readonly at: string; readonly version: number; readonly who: string }
type Told = { readonly written: number; readonly failed: readonly string[] }

async function underLoad(server: RunningServer, given: Given): Promise<void> {
  const { check, say, quick, seeded } = given
  const keysFile = server.env['YUIMACHI_KEYS_FILE'] ?? ''
  const opened = await openDatabase({ url: server.postgres?.adminUrl ?? '' })
  if (!opened.ok) throw new Error('cannot look behind the wall')
  const owner = opened.value.pool
  try {
    const town = (await owner.query<{ id: Uuid }>('select id from platform_municipality limit 1')).rows[0]?.id as Uuid
    const before = Number(
      (await owner.query<{ n: number }>(`select count(*) as n from platform_audit where municipality_id = '${town}'`))
        .rows[0]?.n,
    )
    const writers = Array.from({ length: WRITERS }, () => writer(server.env, town))
    await sleep(1_500)
    const rotations = quick ? 4 : 60
    const rotated: { readonly version: number; readonly at: number }[] = []
    await check(`書きこみの間に ${rotations} 回入れかえる`, async () => {
      const faults: string[] = []
      for (let n = 0; n < rotations; n++) {
        const { code, out } = await runCommand(['keys', 'rotate', '--json'], server.env)
        const answer = JSON.parse(out) as { readonly keys: readonly { readonly name: string; readonly to: number }[] }
        if (code !== 0) faults.push(out)
        rotated.push({ version: answer.keys.find(({ name }) => name === 'audit')?.to ?? 0, at: Date.now() })
        await sleep(REFRESH_MILLIS + 700)
      }
      return faults
    })
    await check('壊れたファイル、半分のファイル、だれでも読めるファイルでも、書きこみは前の鍵で続く', () =>
      brokenFiles(keysFile, owner, town),
    )
    const told = await Promise.all(writers.map(end))
    const written = told.reduce((sum, each) => sum + each.written, 0)
    say(`${WRITERS} つのプロセスが ${written} 行、入れかえ ${rotations} 回、サーバーは動いたまま`)
    await check(
      '一つの書きこみも失敗しない',
      told.flatMap(({ failed }) => failed),
    )
    await check('認めた行はすべてある', async () => {
      const { rows } = await owner.query<{ n: number }>(
        `select count(*) as n from platform_audit where municipality_id = '${town}' and object = 'proof'`,
      )
      return Number(rows[0]?.n) === written ? [] : [`${rows[0]?.n} / ${written}`]
    })
    const ring = await loadKeyRing(keysFile)
    if (!ring.ok) throw new Error(ring.error)
    const lines = await signedLines(owner, town, before)
    await check('どの行の鍵も、書いたときにファイルにあった', () => strangers(lines, ring.value))
    await check('どのプロセスも、どの版にも追いつき、古い版にもどらない', () => backwards(lines, rotated))
    const folder = tempFolder('points')
    const verified = async (with_: KeyRing) =>
      (
        await verifyChain(
          { begin: beginOn(owner, { record: async () => {}, happen: async () => {} }), ring: with_, folder },
          town,
        )
      ).faults
    await check('鎖は一本で、どの版の行も確かめられる', () => verified(ring.value))
    await check('動いているサーバーの横で audit verify も同じことを言う', async () => {
      const { code, text } = await runCommand(['audit', 'verify', '--json'], server.env)
      return code === 0 ? [] : [text]
    })
    await check('サーバーは生きている', async () => server.alive() && (await fetch(`${server.url}/readyz`)).ok)
    const [middle] = rotated
    const lost: KeyRing = {
      ...ring.value,
      keys: ring.value.keys.filter(({ name, version }) => name !== 'audit' || version !== middle?.version),
    }
    await seeded('古い版をなくした束', () => verified(lost))
    await seeded('ファイルにない版での署名', () =>
      strangers([...lines, { seq: 0, at: new Date().toISOString(), version: 999, who: '-' }], ring.value),
    )
    await seeded('まだ作られていない版での署名', () =>
      strangers(
        [{ seq: 0, at: '2020-01-01T00:00:00.000Z', version: newest(ring.value, 'audit').version, who: '-' }],
        ring.value,
      ),
    )
  } finally {
    await opened.value.close()
  }
}

const sleep = (millis: number): Promise<void> => new Promise((done) => setTimeout(done, millis))

function writer(env: Readonly<Record<string, string>>, town: Uuid): ChildProcess {
  const words = ['--import', 'tsx', join(HOME, 'proofs/parts/key-writer.ts')]
  return endsWithUs(
    spawn(NODE, words, {
      cwd: HOME,
      env: { ...env, TOWN: town, REFRESH_MILLIS: String(REFRESH_MILLIS) },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

async function end(child: ChildProcess): Promise<Told> {
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const closed = new Promise<void>((done) => child.once('close', () => done()))
  child.kill('SIGTERM')
  await closed
  return JSON.parse(out) as Told
}

const linesNow = async (owner: Pool, town: Uuid): Promise<number> =>
  Number(
    (await owner.query<{ n: number }>(`select count(*) as n from platform_audit where municipality_id = '${town}'`))
      .rows[0]?.n,
  )

async function brokenFiles(keysFile: string, owner: Pool, town: Uuid): Promise<readonly string[]> {
  const good = readFileSync(keysFile, 'utf8')
  const put = (text: string, mode = 0o600): void => {
    writeFileSync(`${keysFile}.proof`, text, { mode })
    chmodSync(`${keysFile}.proof`, mode)
    renameSync(`${keysFile}.proof`, keysFile)
  }
  const faults: string[] = []
  for (const [what, text, mode] of [
    ['空のファイル', '', 0o600],
    ['半分のファイル', good.slice(0, good.length / 2), 0o600],
    ['だれでも読めるファイル', good, 0o644],
  ] as const) {
    put(text, mode)
    await sleep(REFRESH_MILLIS + 300)
    const before = await linesNow(owner, town)
    await sleep(300)
    if ((await linesNow(owner, town)) <= before) faults.push(`${what}：書きこみが止まった`)
    if (what !== 'だれでも読めるファイル' && readKeyRing(text).ok) faults.push(`${what}：読めてしまった`)
  }
  put(good)
  await sleep(REFRESH_MILLIS + 300)
  return faults
}

async function signedLines(owner: Pool, town: Uuid, after: number): Promise<readonly Signed[]> {
  const { rows } = await owner.query<Signed>(
    `select seq, at, key_version as version, object_id as who from platform_audit
      where municipality_id = '${town}' and object = 'proof' and seq > ${after} order by seq`,
  )
  return rows
}

/** Lines whose key is not in the file, or was made after the line. Clocks of one machine: no allowance. */
const strangers = (lines: readonly Signed[], ring: KeyRing): readonly string[] =>
  lines
    .filter(({ at, version }) => {
      const key = keyOf(ring, 'audit', version)
      return !key || Date.parse(key.madeAt) > Date.parse(at)
    })
    .map(({ seq, version, at }) => `${seq} 行目：版 ${version}、${at}`)

function backwards(lines: readonly Signed[], rotated: readonly { readonly version: number }[]): readonly string[] {
  const faults: string[] = []
  for (const who of new Set(lines.map((line) => line.who))) {
    const own = lines.filter((line) => line.who === who)
    own.forEach((line, index) => {
      if (line.version < (own[index - 1]?.version ?? 0))
        faults.push(`${who}：${line.seq} 行目で版 ${line.version} にもどった`)
    })
    const versions = new Set(own.map(({ version }) => version))
    for (const { version } of rotated)
      if (!versions.has(version)) faults.push(`${who}：版 ${version} に追いつかなかった`)
  }
  return faults
}

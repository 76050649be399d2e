/**
 * 日付 — every pure test, and every test whose name says @date, in four time zones on six days on which calendars turn.
 *
 * Left out  the clock of the database: rows are given their instants by the program
 */
import { spawn } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endsWithUs, tempFolder } from '../tests/support/left-over.ts'
import { filesOnRows } from '../tests/support/on-rows.ts'
import { HOME, NODE } from '../tests/support/server.ts'
import type { Proof } from './parts/proof.ts'

const ZONES = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati'] as const
const MOMENTS = {
  閏日: '2028-02-29T03:00:00Z',
  年度の終わる日の23時59分: '2027-03-31T14:59:00Z',
  年度の始まる日の0時: '2027-03-31T15:00:10Z',
  世界時の大みそか23時59分: '2026-12-31T23:59:00Z',
  世界時の元日: '2027-01-01T00:00:30Z',
  夏の日: '2027-07-20T03:00:00Z',
} as const

type Where = { readonly zone: string; readonly moment: string }

/** A test beside a file of `src/kernel` or of a module that reaches neither rows nor a browser nor a server. */
function pureTests(): readonly string[] {
  const all = globSync(['src/kernel/**/*.test.{ts,tsx}', 'src/modules/**/*.test.{ts,tsx}'], { cwd: HOME })
  const read = (file: string): string => readFileSync(join(HOME, file), 'utf8')
  const rows = new Set(filesOnRows(all, read))
  return all.filter((file) => !rows.has(file) && !/support\/(chromium|server)/.test(read(file))).sort()
}

const datedTests = (except: readonly string[]): readonly string[] =>
  globSync(['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'], { cwd: HOME })
    .filter((file) => !except.includes(file) && /(test|it)\([^\n]*@date/.test(readFileSync(join(HOME, file), 'utf8')))
    .sort()

type Ran = { readonly tests: number; readonly faults: readonly string[] }

export const proof: Proof = {
  name: 'time',
  promise: '日付：純粋なテストと @date のテストが、四つの時間帯、六つの日で、どれも通る',
  covers: ['src/kernel/**', 'src/modules/**', 'src/platform/**'],
  run: async ({ check, say, quick, seeded }) => {
    const pure = pureTests()
    const dated = datedTests(pure)
    say(`純粋なテスト ${pure.length} ファイル、ほかに @date のあるもの ${dated.length} ファイル`)
    const folder = tempFolder('time')
    const made = (name: string, body: string): string => {
      const file = join(folder, `${name}.test.mts`)
      writeFileSync(file, `import { equal, ok } from 'node:assert/strict'\nimport { test } from 'node:test'\n${body}\n`)
      return file
    }
    const looking = made(
      'looking',
      `test('the clock and the zone are moved', () => {
        ok(Math.abs(Date.now() - Date.parse(process.env.PROOF_CLOCK)) < 60_000)
        ok(Math.abs(new Date().getTime() - Date.now()) < 1_000)
        equal(Intl.DateTimeFormat().resolvedOptions().timeZone, process.env.TZ)
        equal(new Date('2026-04-01T00:00:00Z').toISOString().slice(0, 10), '2026-04-01')
      })`,
    )
    const all = ZONES.flatMap((zone) => Object.values(MOMENTS).map((moment) => ({ zone, moment })))
    let tests = 0
    const rounds = quick ? pairs() : all
    await inTwos(rounds, async (where) => {
      const parts = [
        await ran([looking, ...pure], where),
        ...(dated.length > 0 ? [await ran(dated, where, '@date')] : []),
      ]
      tests += parts.reduce((sum, part) => sum + part.tests, 0)
      await check(
        `${where.zone.padEnd(19)} ${where.moment}`,
        parts.flatMap(({ faults }) => faults),
      )
    })
    say(`${rounds.length} 回、のべ ${tests} のテスト`)

    const los: Where = { zone: 'America/Los_Angeles', moment: MOMENTS.夏の日 }
    const local = made('local', `test('local day', () => equal(new Date('2026-04-01').getDate(), 1))`)
    await seeded('その場の時間帯で日を数えるコード', async () => (await ran([local], los)).faults)
    const leap = made(
      'leap',
      `test('next year', () => { const d = new Date(); const s = d.toISOString().slice(4, 10); const next = (d.getUTCFullYear() + 1) + s; equal(new Date(next + 'T00:00:00Z').toISOString().slice(0, 10), next) })`,
    )
    await seeded(
      '閏日に一年を足すコード',
      async () => (await ran([leap], { zone: 'UTC', moment: MOMENTS.閏日 })).faults,
    )
    const eve = made('eve', `test('this year', () => equal(new Date().getFullYear(), new Date().getUTCFullYear()))`)
    await seeded(
      '大みそかに年をまちがえるコード',
      async () => (await ran([eve], { zone: 'Pacific/Kiritimati', moment: MOMENTS.世界時の大みそか23時59分 })).faults,
    )
  },
}

/** The quick form: every day twice, every zone three times, so that nothing is left out altogether. */
const pairs = (): readonly Where[] =>
  Object.values(MOMENTS).flatMap((moment, day) =>
    [day, day + 2].map((turn) => ({ zone: ZONES[turn % ZONES.length] ?? 'UTC', moment })),
  )

async function inTwos<T>(list: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = [...list]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  await Promise.all([worker(), worker()])
}

async function ran(files: readonly string[], { zone, moment }: Where, pattern?: string): Promise<Ran> {
  const words = [
    '--import',
    'tsx',
    '--import',
    join(HOME, 'proofs/parts/moved-clock.ts'),
    '--test',
    '--test-isolation=none',
    '--test-reporter=tap',
    ...(pattern ? [`--test-name-pattern=${pattern}`] : []),
    ...files,
  ]
  const { DATABASE_URL: _, ...rest } = process.env
  const child = endsWithUs(
    spawn(NODE, words, {
      cwd: HOME,
      env: { ...rest, TZ: zone, PROOF_CLOCK: moment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
  const code = await new Promise<number | null>((done) => child.once('close', (ended) => done(ended)))
  const tests = Number(/^# pass (\d+)$/m.exec(out)?.[1] ?? 0)
  const faults = [...out.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map(([, name = '']) => name)
  if (faults.length === 0 && code !== 0) return { tests, faults: [`終わり方 ${code}：${out.slice(-600)}`] }
  if (tests + faults.length === 0) return { tests, faults: ['テストが一つも動かなかった'] }
  return { tests, faults }
}

/**
 * `npm test` — every test in one process, then one line that a machine can count.
 *
 *   npm test                       everything: rules, rows on the embedded database, journeys in Chromium
 *   npm test -- --database         only what touches rows; with DATABASE_URL on PostgreSQL
 *   npm test -- src/kernel         only files whose path begins so
 */
import { existsSync, readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { findChromium } from './support/chromium.ts'

const given = process.argv.slice(2)
const onlyDatabase = given.includes('--database')
const prefixes = given.filter((word) => !word.startsWith('--'))

const found: string[] = []
for await (const file of glob(['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tests/journeys/*.journey.ts']))
  found.push(file)
const files = found
  .filter((file) => prefixes.length === 0 || prefixes.some((prefix) => file.startsWith(prefix)))
  .filter((file) => !onlyDatabase || /support\/database\.ts'/.test(readFileSync(file, 'utf8')))
  .sort((a, b) => Number(a.endsWith('.journey.ts')) - Number(b.endsWith('.journey.ts')) || a.localeCompare(b))

if (files.some((file) => file.endsWith('.journey.ts')) && !findChromium()) {
  console.error(
    'Chromium がありません。`apt-get install chromium fonts-noto-cjk` で入れるか、YUIMACHI_CHROMIUM に場所を書いてください。',
  )
  console.log('0 passed, 1 failed')
  process.exit(1)
}
const real = process.env['YUIMACHI_REAL_DATA']
if (!real || !existsSync(real))
  console.log('実データのテストは飛ばします（YUIMACHI_REAL_DATA に置き場を書くと動きます）')

let passed = 0
let failed = 0
let skipped = 0
const stream = run({
  files: files.map((file) => new URL(file, pathToFileURL(`${process.cwd()}/`)).pathname),
  isolation: 'none',
  concurrency: false,
})
stream.on('test:pass', ({ details, skip, todo }) => {
  if (details.type === 'suite') return
  if (skip !== undefined || todo !== undefined) skipped++
  else passed++
})
stream.on('test:fail', ({ details }) => {
  if (details.type !== 'suite') failed++
})
stream.compose(spec).pipe(process.stdout)
await new Promise<void>((done) => stream.on('end', done))
if (passed + failed === 0) failed = 1
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`, () =>
  process.exit(failed > 0 ? 1 : 0),
)

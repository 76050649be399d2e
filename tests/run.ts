/**
 * `npm test` — every test in one process, then one line that a machine can count.
 *
 *   npm test                       everything: rules, rows on the embedded database, journeys in Chromium
 *   npm test -- --database         only what touches rows; with DATABASE_URL on PostgreSQL
 *   npm test -- src/kernel         only files whose path begins so
 *
 * One process, because each test file would otherwise open its own database. Whatever is not run is said, with its
 * reason: nothing is skipped silently, and no test at all counts as a failure.
 */
import { existsSync, readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { run } from 'node:test'
import { findChromium } from './support/chromium.ts'
import { filesOnRows } from './support/on-rows.ts'
import { openReport } from './support/report.ts'

const LAST_FILE = resolve('tests/support/last.ts')
const given = process.argv.slice(2)
const prefixes = given.filter((word) => !word.startsWith('--'))

const found: string[] = []
for await (const file of glob(['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tests/journeys/*.journey.ts']))
  found.push(file)
const asked = found.filter((file) => prefixes.length === 0 || prefixes.some((prefix) => file.startsWith(prefix)))
const isJourney = (file: string): boolean => file.endsWith('.journey.ts')
const files = (given.includes('--database') ? filesOnRows(asked, (file) => readFileSync(file, 'utf8')) : asked).sort(
  (a, b) => Number(isJourney(a)) - Number(isJourney(b)) || a.localeCompare(b),
)

const refuse = (says: string): never => {
  console.log(says)
  console.log('0 passed, 1 failed')
  process.exit(1)
}
const unknown = given.find((word) => word.startsWith('--') && word !== '--database')
if (unknown) refuse(`${unknown} という指定はありません。使えるのは --database と、ファイルの道筋の初めの部分です。`)
if (files.length === 0) refuse('あてはまるテストがありません。道筋は src/… か tests/… で始めてください。')
if (files.some(isJourney) && !findChromium())
  refuse(
    'Chromium がありません。`apt-get install chromium fonts-noto-cjk` で入れるか、YUIMACHI_CHROMIUM に場所を書いてください。',
  )

const real = process.env['YUIMACHI_REAL_DATA']
if (!real) console.log('実データのテストは飛ばします（YUIMACHI_REAL_DATA に置き場を書くと動きます）。')
else if (!existsSync(real)) refuse(`YUIMACHI_REAL_DATA の置き場がありません: ${real}`)

/** Milliseconds. A test that hangs is a failure with a name, not a run without an end. */
const LONGEST_TEST = 300_000

const report = openReport((line) => console.log(line))
/** What tests leave open (timers of the job queue, a thread) must not hold the run: it ends with the last test. */
const close = (): never => {
  const { failed, line } = report.close()
  console.log(`\n${line}`)
  return process.exit(failed > 0 ? 1 : 0)
}
run({
  files: [...files.map((file) => resolve(file)), LAST_FILE],
  isolation: 'none',
  concurrency: false,
  timeout: LONGEST_TEST,
})
  .on('test:pass', (event) => (event.file === LAST_FILE ? close() : report.passed(event)))
  .on('test:fail', report.failed)
  .on('test:diagnostic', report.told)
  .on('end', close)
  .resume()

/**
 * `npm run prove` — shows that the promises of quality.md are kept.
 *
 *   npm run prove -- NAME [--quick] [--seed N]   one promise
 *   npm run prove -- --all --quick               every promise, small, each in a process of its own
 *   npm run prove -- --all-long                  every promise, whole; goes on where it stopped
 *   npm run prove -- --list                      what there is
 *
 * Ends with `N passed, N failed` alone on the last line; what was skipped is said above it.
 */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { keptOf, stillProved } from './parts/kept.ts'
import { proveOne, secondsFor } from './parts/one.ts'
import type { Proof } from './parts/proof.ts'

const FOLDER = import.meta.dirname
/** After its own limit a proof may still put things away; then its whole process group is ended. */
const GRACE_SECONDS = 20

const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort()

const load = async (name: string): Promise<Proof> => {
  const { proof } = (await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href)) as { readonly proof?: Proof }
  if (proof?.name !== name) throw new Error(`proofs/${name}.ts does not export a proof of that name`)
  return proof
}

const end = (passed: number, failed: number, skipped: number): void => {
  if (skipped > 0) console.log(`飛ばしたもの ${skipped} 件（上に理由があります）`)
  // The exit hooks end what is left running.
  process.stdout.write(`${passed} passed, ${failed} failed\n`, () => process.exit(failed > 0 ? 1 : 0))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    'all-long': { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    seed: { type: 'string' },
  },
})
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
const [name] = positionals

if (values.list) {
  for (const each of NAMES) console.log(`${each.padEnd(12)} ${(await load(each)).promise}`)
} else if (values['all-long'] || values.all) {
  await all(values['all-long'] ? false : values.quick)
} else if (name === undefined || !NAMES.includes(name) || positionals.length > 1 || !Number.isInteger(seed)) {
  console.log(`証明の名前を一つ書いてください：${NAMES.join(' ')}`)
  end(0, 1, 0)
} else {
  const tally = await proveOne(await load(name), values.quick, seed)
  end(tally.passed(), tally.failed(), tally.skipped())
}

async function all(quick: boolean): Promise<void> {
  const form = quick ? 'quick' : 'long'
  let passed = 0
  let failed = 0
  let skipped = 0
  const lines: string[] = []
  for (const each of NAMES) {
    const proof = await load(each)
    const before = keptOf(each, form)
    const known = !quick && stillProved(proof, before)
    const started = Date.now()
    const ended = known ? 'known' : await inOwnProcess(proof, quick)
    const kept = keptOf(each, form)
    // A process that was ended from outside has kept nothing of this round.
    const fresh = known || (kept !== undefined && Date.parse(kept.at) >= started)
    passed += fresh ? (kept?.passed ?? 0) : 0
    failed += fresh ? (kept?.failed ?? 0) : 1
    skipped += fresh ? (kept?.skipped ?? 0) : 0
    const how = known
      ? `${kept?.commit?.slice(0, 7)} で証明済み`
      : fresh
        ? `${kept?.seconds} 秒`
        : `終わらなかった（${ended}）`
    lines.push(`${each.padEnd(12)} ${fresh ? `${kept?.passed} passed, ${kept?.failed} failed` : '✖'}　${how}`)
  }
  console.log(`\n${lines.join('\n')}`)
  end(passed, failed, skipped)
}

/** A group of its own, so that whatever it started ends with it. */
function inOwnProcess(proof: Proof, quick: boolean): Promise<number | NodeJS.Signals | null> {
  const words = [...process.execArgv, join(FOLDER, 'run.ts'), proof.name, ...(quick ? ['--quick'] : [])]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  const endGroup = (): void => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Nobody is left in it.
    }
  }
  process.once('exit', endGroup)
  const timer = setTimeout(endGroup, (secondsFor(proof, quick) + GRACE_SECONDS) * 1_000)
  return new Promise((done) =>
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      process.off('exit', endGroup)
      endGroup()
      done(code ?? signal)
    }),
  )
}

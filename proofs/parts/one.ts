/** 一つを証明する — runs one proof within its time, keeps the result, and leaves nothing running. */
import { commitFor, keep } from './kept.ts'
import type { Proof } from './proof.ts'
import { openTally, type Tally } from './tally.ts'

export const LONG_SECONDS = 20 * 60
/** On an idle machine of two cores a quick form ends within 45 s. The limit only ends what hangs: others may be at work beside it. */
const QUICK_SECONDS = 150

export const secondsFor = ({ quickSeconds }: Proof, quick: boolean): number =>
  quick ? (quickSeconds ?? QUICK_SECONDS) : LONG_SECONDS

export async function proveOne(proof: Proof, quick: boolean, seed: number): Promise<Tally> {
  console.log(`${proof.name}　${proof.promise}`)
  const form = quick ? 'quick' : 'long'
  console.log(
    `  ${quick ? '短い形' : '長い形'}、seed ${seed}（npm run prove -- ${proof.name}${quick ? ' --quick' : ''} --seed ${seed} で同じ回）`,
  )
  const tally = openTally((line) => console.log(line))
  const commit = commitFor(proof)
  const started = performance.now()
  const within = secondsFor(proof, quick)
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => {
    clock = setTimeout(() => done('late'), within * 1_000)
  })
  try {
    const end = await Promise.race([proof.run({ quick, seed, ...tally }), late])
    if (end === 'late') tally.fail(`${within} 秒以内に終わる`, 'まだ終わっていません')
  } catch (error) {
    tally.fail('最後まで進む', error)
  } finally {
    clearTimeout(clock)
  }
  if (tally.passed() + tally.failed() === 0) tally.fail('何かを確かめる', '何も確かめていません')
  const seconds = Math.round((performance.now() - started) / 100) / 10
  console.log(`  ${seconds} 秒（上限 ${within} 秒）`)
  keep({
    schema: 1,
    proof: proof.name,
    form,
    commit,
    at: new Date().toISOString(),
    seconds,
    seed,
    passed: tally.passed(),
    failed: tally.failed(),
    skipped: tally.skipped(),
    figures: tally.figures(),
  })
  return tally
}

/** 数える — counts what a proof checks and prints each line as it comes. */
import type { Check, Given, Outcome } from './proof.ts'

export type Tally = Pick<Given, 'say' | 'check' | 'seeded' | 'skip'> & {
  readonly passed: () => number
  readonly failed: () => number
  readonly skipped: () => number
  readonly figures: () => readonly string[]
  readonly fail: (title: string, why: unknown) => void
}

const MOST_FAULTS_SHOWN = 12

export function openTally(print: (line: string) => void): Tally {
  let passed = 0
  let failed = 0
  const skips: string[] = []
  const figures: string[] = []

  const fail = (title: string, why: unknown): void => {
    failed += 1
    print(`  ✖ ${title}`)
    const faults = Array.isArray(why) ? why : [why]
    for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) print(`      ${wordsOf(fault)}`)
    if (faults.length > MOST_FAULTS_SHOWN) print(`      … ほか ${faults.length - MOST_FAULTS_SHOWN} 件`)
  }
  const settle = (title: string, outcome: Outcome): boolean => {
    const faults = outcome === false ? ['成り立ちません'] : Array.isArray(outcome) ? outcome : []
    if (faults.length > 0) {
      fail(title, faults)
      return false
    }
    passed += 1
    print(`  ✓ ${title}`)
    return true
  }
  const check: Check = async (title, outcome) => {
    try {
      return settle(title, typeof outcome === 'function' ? await outcome() : outcome)
    } catch (error) {
      fail(title, error)
      return false
    }
  }
  return {
    check,
    seeded: async (fault, found) => {
      await check(`わざと入れた誤りを見つける：${fault}`, async () => (await found()).length > 0)
    },
    say: (line) => {
      figures.push(line)
      print(`  ${line}`)
    },
    skip: (title, why) => {
      skips.push(title)
      print(`  － 飛ばした：${title}（${why}）`)
    },
    fail,
    passed: () => passed,
    failed: () => failed,
    skipped: () => skips.length,
    figures: () => figures,
  }
}

const wordsOf = (fault: unknown): string => {
  if (fault instanceof Error) return (fault.stack ?? fault.message).split('\n').slice(0, 6).join('\n      ')
  return typeof fault === 'string' ? fault : JSON.stringify(fault)
}

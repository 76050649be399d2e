/**
 * 残した結果 — what was proved at which commit (`var/proofs/NAME.json`), so that a long round goes on where it stopped and
 * asks nothing again whose files have not changed.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Proof } from './proof.ts'

export type Kept = {
  readonly schema: 1
  readonly proof: string
  readonly form: 'quick' | 'long'
  /** Null where the files of the proof had changes that no commit holds. */
  readonly commit: string | null
  readonly at: string
  readonly seconds: number
  readonly seed: number
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly figures: readonly string[]
}

const FOLDER = join('var', 'proofs')
const fileOf = (proof: string, form: Kept['form']): string => join(FOLDER, `${proof}.${form}.json`)

export function keep(kept: Kept): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(fileOf(kept.proof, kept.form), `${JSON.stringify(kept, null, 2)}\n`)
}

export function keptOf(proof: string, form: Kept['form']): Kept | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(proof, form), 'utf8')) as Kept
  } catch {
    return undefined
  }
}

const git = (...words: readonly string[]): string | undefined => {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

/** Every proof also rests on itself, on the parts of proofs, and on what is installed. */
const restsOn = ({ name, covers }: Proof): readonly string[] =>
  [...covers, `proofs/${name}.ts`, 'proofs/parts/**', 'tests/support/**', 'package-lock.json'].map(
    (glob) => `:(glob)${glob}`,
  )

/** The commit that a result of now stands for. Null: no git, or changes that are not in a commit. */
export const commitFor = (proof: Proof): string | null =>
  git('status', '--porcelain', '--', ...restsOn(proof)) === '' ? (git('rev-parse', 'HEAD') ?? null) : null

export function stillProved(proof: Proof, kept: Kept | undefined): boolean {
  if (!kept?.commit || kept.failed > 0 || kept.passed === 0 || commitFor(proof) === null) return false
  return git('diff', '--name-only', kept.commit, 'HEAD', '--', ...restsOn(proof)) === ''
}

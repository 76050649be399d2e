/**
 * 証明 — what one proof is: a promise of quality.md, and the run that shows whether it is kept.
 *
 *   export const proof: Proof = { name: 'bytes', promise: '…', covers: ['src/platform/http/**'], run: async ({ check }) => … }
 *
 * A run finds routes, tables and pages by itself, and each run also makes the fault it is about and sees that it is found:
 * a proof that cannot fail proves nothing.
 */
export type Proof = {
  /** The name of its file and of `npm run prove -- NAME`. */
  readonly name: string
  /** One Japanese line. */
  readonly promise: string
  /** Git path globs whose change makes the proof due again. */
  readonly covers: readonly string[]
  /** Seconds the quick form may take; 45 unless told. */
  readonly quickSeconds?: number
  readonly run: (given: Given) => Promise<void>
}

export type Given = {
  /** Same assertions, smaller size. */
  readonly quick: boolean
  /** Of everything random in this run; printed, and given back by `--seed`. */
  readonly seed: number
  /** A figure or a finding, one line. */
  readonly say: (line: string) => void
  readonly check: Check
  /** Makes a fault and expects the proof's own eye to find it: fails when `found` is empty. */
  readonly seeded: (fault: string, found: () => Promise<readonly unknown[]> | readonly unknown[]) => Promise<void>
  /** What could not be tried, and why. Printed at the end; never counted as passed. */
  readonly skip: (title: string, why: string) => void
}

/**
 * A condition, a list of faults (passes when empty; the first of them are printed) or work that answers either or throws.
 * Answers whether it passed, so that a run can end where going on makes no sense.
 */
export type Check = (title: string, outcome: Outcome | (() => Outcome | Promise<Outcome>)) => Promise<boolean>
export type Outcome = boolean | readonly unknown[] | undefined

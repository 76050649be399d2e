/** テストの報告 — one line a file, every failure whole, every skip with its reason, and the closing count. */
import { relative } from 'node:path'
import type { EventData } from 'node:test'
import { inspect } from 'node:util'

type Passed = EventData.TestPass
type Failed = EventData.TestFail
type Told = EventData.TestDiagnostic

/** What the runner says about its own totals; ours are in the closing line. */
const TOTALS = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /

export type Report = {
  readonly passed: (event: Passed) => void
  readonly failed: (event: Failed) => void
  readonly told: (event: Told) => void
  readonly close: () => { readonly failed: number; readonly line: string }
}

export function openReport(print: (line: string) => void): Report {
  let passed = 0
  let failed = 0
  const skips: string[] = []
  const failures: string[] = []
  let current: { readonly file: string; tests: number; readonly since: number } | undefined

  const enter = (file: string | undefined): void => {
    const name = file ? relative('.', file) : '(?)'
    if (current?.file === name) return
    leave()
    current = { file: name, tests: 0, since: performance.now() }
  }
  const leave = (): void => {
    if (current?.tests)
      print(`${current.file}  ${current.tests} tests  ${Math.round(performance.now() - current.since)} ms`)
  }

  return {
    passed: ({ name, file, details, skip, todo }) => {
      if (details.type === 'suite') return
      enter(file)
      if (current) current.tests += 1
      const reason = skip ?? todo
      if (reason === undefined || reason === false) passed += 1
      else skips.push(`${current?.file}: ${name}（${typeof reason === 'string' ? reason : '理由が書かれていません'}）`)
    },
    failed: ({ name, file, details }) => {
      // A suite fails because a test in it did; that one is told by itself.
      const error = details.error as Error & { readonly failureType?: string }
      if (details.type === 'suite' && error.failureType === 'subtestsFailed') return
      enter(file)
      if (current) current.tests += 1
      failed += 1
      const what = `✖ ${current?.file}  ${name}`
      failures.push(what)
      print(`${what}\n${inspect(error.cause ?? error, { depth: 6 })}`)
    },
    told: ({ message }) => {
      if (!TOTALS.test(message)) print(`  ${message}`)
    },
    close: () => {
      leave()
      if (passed + failed === 0) {
        failed = 1
        failures.push('✖ テストが一つも動きませんでした')
      }
      if (skips.length > 0) print(`\n飛ばしたもの\n${skips.join('\n')}`)
      if (failures.length > 0) print(`\n失敗したもの\n${failures.join('\n')}`)
      return { failed, line: `${passed} passed, ${failed} failed${skips.length ? `, ${skips.length} skipped` : ''}` }
    },
  }
}

/** 設定の表 — every variable that the code reads is in docs/reference/settings.md, and the other way round. */
import { deepEqual } from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { codeIn, rowsOf } from './tables.ts'

const READ = /\benv(?:\.|\[['"])([A-Z][A-Z0-9_]*)\b/g
/** Of the system, of npm and of PostgreSQL's own programs, not of ours. */
const OTHERS = new Set(['TZ', 'PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS', 'CI'])
const isOthers = (name: string): boolean => OTHERS.has(name) || name.startsWith('PG')

const readIn = (sources: readonly string[]): readonly string[] =>
  [...new Set(sources.flatMap((source) => [...source.matchAll(READ)].map(([, name = '']) => name)))]
    .filter((name) => !isOthers(name))
    .sort()
const toldIn = (markdown: string): readonly string[] =>
  rowsOf(markdown)
    .flatMap(([name = '']) => codeIn(name))
    .sort()

const textsOf = (patterns: readonly string[], but: RegExp): readonly string[] =>
  globSync(patterns)
    .filter((file) => !but.test(file))
    .map((file) => readFileSync(file, 'utf8'))
const [ofService = '', ofTests = ''] = readFileSync('docs/reference/settings.md', 'utf8').split('## 検査だけが読むもの')

test('docs/reference/settings.md names exactly the variables that the product reads', () => {
  deepEqual(toldIn(ofService), readIn(textsOf(['src/**/*.{ts,tsx}', 'bin/*'], /\.test\.tsx?$/)))
})
test('and those that tests and proofs read besides', () => {
  const service = new Set(toldIn(ofService))
  const read = readIn(textsOf(['src/**/*.test.{ts,tsx}', 'tests/**/*.ts', 'proofs/**/*.ts'], /^tests\/house\//))
  deepEqual(
    toldIn(ofTests),
    read.filter((name) => !service.has(name)),
  )
})
test('a variable that is read, and one that is told, are found however they are written', () => {
  deepEqual(readIn(["process.env['YUIMACHI_A']", 'env.YUIMACHI_B', 'env["C"] ?? env.TZ']), [
    'C',
    'YUIMACHI_A',
    'YUIMACHI_B',
  ])
  deepEqual(toldIn('| 名前 | 何か |\n|---|---|\n| `B` | `x` |\n| `A` | y |'), ['A', 'B'])
})

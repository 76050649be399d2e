/** 言葉の表 — one Japanese term, one English identifier, and each identifier is really used. */
import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sourceFiles } from './parsed.ts'
import { codeIn, rowsOf } from './tables.ts'

const wordsInSource = new Set(
  sourceFiles.flatMap((file) => readFileSync(file, 'utf8').match(/[A-Za-z_$][\w$]*/g) ?? []),
)

function faultsOf(markdown: string, used: ReadonlySet<string>): readonly string[] {
  const terms = new Set<string>()
  const names = new Set<string>()
  return rowsOf(markdown).flatMap(([term = '', name = '', says = '']) => {
    const faults: string[] = []
    const [identifier, ...more] = codeIn(name)
    if (!identifier || more.length > 0) faults.push(`${term}: not one identifier: ${name}`)
    else if (!used.has(identifier)) faults.push(`${term}: ${identifier} does not occur in src/`)
    if (terms.has(term)) faults.push(`${term}: twice`)
    if (identifier && names.has(identifier)) faults.push(`${identifier}: twice`)
    if (!says) faults.push(`${term}: nothing is said about it`)
    terms.add(term)
    if (identifier) names.add(identifier)
    return faults
  })
}

test('docs/glossary.md: one term, one identifier, each of them used', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8')
  deepEqual(faultsOf(glossary, wordsInSource), [])
  equal(rowsOf(glossary).length > 60, true)
})
test('a doubled term, a doubled or unused identifier and an empty line are caught', () => {
  const table = (...rows: readonly string[]) => ['| 言葉 | 名前 | 意味 |', '|---|---|---|', ...rows].join('\n')
  const used = new Set(['Alert', 'Order'])
  deepEqual(faultsOf(table('| 警報 | `Alert` | a |', '| 指示 | `Order` | b |'), used), [])
  equal(faultsOf(table('| 警報 | `Alert` | a |', '| 警報 | `Order` | b |'), used).length, 1)
  equal(faultsOf(table('| 警報 | `Alert` | a |', '| 指示 | `Alert` | b |'), used).length, 1)
  equal(faultsOf(table('| 警報 | `Warning` | a |'), used).length, 1)
  equal(faultsOf(table('| 警報 | `Alert` `Order` | a |'), used).length, 1)
  equal(faultsOf(table('| 警報 | `Alert` | |'), used).length, 1)
})

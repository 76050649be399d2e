/** 行に触れるテスト — which test files reach the database, directly or by another file of tests/support. */
import { globSync } from 'node:fs'
import { basename } from 'node:path'

const DATABASE = 'database.ts'
const IMPORTED = /from '(?:[^']*\/)?(?:support\/|\.\/)([^'/]+)'/g

export function filesOnRows(files: readonly string[], read: (file: string) => string): string[] {
  const support = globSync('tests/support/*.{ts,tsx}')
  const reaching = new Set([DATABASE])
  // Few files, and each round adds at least one or is the last.
  for (let before = 0; before !== reaching.size; ) {
    before = reaching.size
    for (const file of support) if (imports(read(file)).some((name) => reaching.has(name))) reaching.add(basename(file))
  }
  return files.filter((file) => importsOfTest(read(file)).some((name) => reaching.has(name)))
}

const imports = (source: string): readonly string[] => [...source.matchAll(IMPORTED)].map(([, name = '']) => name)
const importsOfTest = (source: string): readonly string[] =>
  [...source.matchAll(/from '[^']*support\/([^'/]+)'/g)].map(([, name = '']) => name)

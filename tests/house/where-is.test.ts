/** どこにあるか — every path that docs/where-is.md names exists, and no room of the house is missing from it. */
import { deepEqual } from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { codeIn } from './tables.ts'

const isPath = (code: string): boolean => code.includes('/') && !/[\s{}*…<>]/.test(code)
const strayPaths = (text: string, exists: (path: string) => boolean): readonly string[] =>
  codeIn(text).filter((code) => isPath(code) && !exists(code))
const unnamed = (text: string, folders: readonly string[]): readonly string[] => {
  const named = new Set(codeIn(text))
  return folders.filter((folder) => !named.has(folder))
}

const foldersOf = (parent: string): readonly string[] =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`)
const whereIs = readFileSync('docs/where-is.md', 'utf8')

test('every path of docs/where-is.md exists', () => deepEqual(strayPaths(whereIs, existsSync), []))
test('every folder of src/modules and src/platform is in docs/where-is.md', () => {
  deepEqual(unnamed(whereIs, ['src/modules', 'src/platform'].flatMap(foldersOf)), [])
})
test('a path that is not there and a folder that nobody names are caught', () => {
  deepEqual(
    strayPaths('`src/a.ts` `x.ts` `src/b.ts`', (path) => path === 'src/a.ts'),
    ['src/b.ts'],
  )
  deepEqual(unnamed('`src/modules/a` and src/modules/b', ['src/modules/a', 'src/modules/b']), ['src/modules/b'])
})

import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { regionsFolder } from '../../../tests/support/regions-folder.ts'
import { packFiles } from './pack-files.ts'

const look = (folder: ReturnType<typeof regionsFolder>) => packFiles(folder.directory, 'p')
const sayings = (folder: ReturnType<typeof regionsFolder>) =>
  look(folder).faults.map(({ file, says }) => `${file} ${says.slice(0, says.indexOf('。'))}`)

test('data and texts are found in the order of their names', () => {
  const found = look(
    regionsFolder({
      'p/region.yaml': 'a',
      'p/README.md': 'b',
      'p/data/b.csv': 'c',
      'p/data/a.json': 'd',
      'q/x.sh': '',
    }),
  )
  deepEqual(found.faults, [])
  deepEqual(
    found.files.map(({ file, path, text }) => [file, path, text]),
    [
      ['p/README.md', 'README.md', 'b'],
      ['p/data/a.json', 'data/a.json', 'd'],
      ['p/data/b.csv', 'data/b.csv', 'c'],
      ['p/region.yaml', 'region.yaml', 'a'],
    ],
  )
})
test('programs and pages are refused whatever is in them', () => {
  for (const name of ['a.ts', 'a.JS', 'a.mjs', 'a.tsx', 'a.sh', 'a.py', 'a.exe', 'a.wasm', 'a.html', 'a.svg', '_a.js'])
    deepEqual(
      sayings(regionsFolder({ [`p/${name}`]: '' })),
      [`p/${name} プログラムや画面のファイルは、パックに置けません`],
      name,
    )
})
test('files that nobody reads are refused', () => {
  for (const name of ['a.yml', 'a.txt', 'a.xlsx', 'a.md', 'a', '.hidden.yaml', 'a.yaml~', '協定.yaml', 'a b.yaml'])
    deepEqual(sayings(regionsFolder({ [`p/${name}`]: '' })), [`p/${name} 読まれないファイルです`], name)
})
test('a file that can be started is refused', () => {
  const folder = regionsFolder({ 'p/region.yaml': 'a' })
  folder.mode('p/region.yaml', 0o755)
  deepEqual(sayings(folder), ['p/region.yaml 実行できる印（実行権）が付いています'])
})
test('a link leads to a file of the same pack or is refused', () => {
  const folder = regionsFolder({ 'p/data/a.json': '1', 'q/b.json': '2', 'secret.yaml': 'x' })
  folder.link('p/inside.json', 'data/a.json')
  folder.link('p/other.json', '../q/b.json')
  folder.link('p/out.yaml', join(folder.directory, 'secret.yaml'))
  folder.link('p/passwd.csv', '/etc/passwd')
  folder.link('p/gone.json', 'nowhere.json')
  folder.link('p/self.json', 'self.json')
  folder.link('p/folder', 'data')
  folder.link('p/up', '..')
  deepEqual(sayings(folder), [
    'p/folder フォルダへのリンクは使えません',
    'p/gone.json パックの外へのリンクです',
    'p/other.json パックの外へのリンクです',
    'p/out.yaml パックの外へのリンクです',
    'p/passwd.csv パックの外へのリンクです',
    'p/self.json パックの外へのリンクです',
    'p/up パックの外へのリンクです',
  ])
  deepEqual(
    look(folder).files.map(({ path }) => path),
    ['data/a.json', 'inside.json'],
  )
})
test('a pack is a folder itself, not a link to one and not a file', () => {
  const folder = regionsFolder({ 'real/region.yaml': 'a' })
  folder.link('p', 'real')
  deepEqual(sayings(folder), ['p/ パックは、リンクではないフォルダに置いてください'])
})
test('neither a file nor a folder', { skip: process.platform === 'win32' }, () => {
  const folder = regionsFolder({ 'p/region.yaml': 'a' })
  execFileSync('mkfifo', [join(folder.directory, 'p/a.yaml')])
  deepEqual(sayings(folder), ['p/a.yaml ふつうのファイルではありません'])
})
test('folders in folders, up to a depth', () => {
  deepEqual(sayings(regionsFolder({ 'p/a/b/c/d.yaml': '' })), [])
  deepEqual(sayings(regionsFolder({ 'p/a/b/c/d/e.yaml': '' })), ['p/a/b/c/d フォルダが深すぎます（4 段まで）'])
})
test('binary, another encoding and too large: told where it is, and the others are still read', () => {
  const folder = regionsFolder({
    'p/a.yaml': Uint8Array.of(0x61, 0),
    'p/b.csv': Uint8Array.of(0x8e, 0x73),
    'p/c.json': new Uint8Array(512 * 1024 + 1).fill(0x20),
    'p/d.yaml': 'fine',
  })
  deepEqual(sayings(folder), [
    'p/a.yaml 文字のファイルではありません',
    'p/b.csv 文字の符号が UTF-8 ではありません',
    'p/c.json ファイルが大きすぎます（512 KBまで）',
  ])
  equal(look(folder).files.length, 1)
})
test('too many files are named once', () => {
  const many = Object.fromEntries(Array.from({ length: 2_003 }, (_, index) => [`p/f${index}.yaml`, '']))
  const found = look(regionsFolder(many))
  equal(found.files.length, 2_000)
  equal(found.faults.length, 1)
  holds(found.faults[0]?.says.startsWith('ファイルが多すぎます'))
})
test('too much altogether is named once', () => {
  const large = new Uint8Array(16 * 1024 * 1024).fill(0x20)
  const found = look(regionsFolder(Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`p/f${at}.csv`, large]))))
  equal(found.files.length, 4)
  deepEqual(
    found.faults.map(({ file, says }) => [file, says]),
    [['p/f5.csv', 'パックが大きすぎます（全部で 64 MB まで）。減らしてください。']],
  )
})

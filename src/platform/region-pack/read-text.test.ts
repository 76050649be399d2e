import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { ok } from '#kernel/result'
import { kindOf, MAX_BYTES, readText } from './read-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const fault = (given: Uint8Array, kind: Parameters<typeof readText>[1] = 'yaml') => {
  const read = readText(given, kind)
  return read.ok ? 'ok' : `${read.error.line} ${read.error.says}`
}

test('UTF-8 with or without a mark in front, and names as they are written', () => {
  deepEqual(readText(bytes('葛\u{E0100}城 𠮷野'), 'yaml'), ok('葛\u{E0100}城 𠮷野'))
  deepEqual(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'csv'), ok('a'))
})
test('another encoding is refused, on the line where it shows', () => {
  // 「市」 in Shift_JIS.
  equal(fault(Uint8Array.of(0x61, 0x0a, 0x62, 0x0a, 0x8e, 0x73)).split(' ')[0], '3')
  equal(fault(Uint8Array.of(0x8e, 0x73)).includes('「UTF-8」を選んで保存しなおしてください'), true)
  // A character cut in two by the end of the file.
  equal(fault(bytes('a\n市').subarray(0, 4)).split(' ')[0], '2')
})
test('a binary file is refused', () => {
  equal(
    fault(Uint8Array.of(0x61, 0x0a, 0x00)),
    '2 文字のファイルではありません。文字だけのファイル（UTF-8）に置きかえてください。',
  )
  equal(fault(Uint8Array.of(0xff, 0xfe, 0x61, 0x00)).includes('文字のファイルではありません'), true)
})
test('the largest file that is read, and one byte more', () => {
  equal(fault(new Uint8Array(MAX_BYTES.yaml).fill(0x61)), 'ok')
  equal(
    fault(new Uint8Array(MAX_BYTES.yaml + 1).fill(0x61)),
    '1 ファイルが大きすぎます（512 KBまで）。分けるか、減らしてください。',
  )
  equal(fault(new Uint8Array(MAX_BYTES.csv + 1).fill(0x61), 'csv').includes('16 MB'), true)
})
test('kinds by the end of the name', () => {
  deepEqual(['a.yaml', 'a.json', 'a.csv', 'README.md', 'a.yml', 'a.YAML', 'a', 'a.constructor', '.yaml'].map(kindOf), [
    'yaml',
    'json',
    'csv',
    'md',
    undefined,
    undefined,
    undefined,
    undefined,
    'yaml',
  ])
})

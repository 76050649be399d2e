import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellText } from '#kernel/grid'
import { decodeText, splitRows } from './csv-text.ts'
import { readSheets } from './read-sheet.ts'
import { MAX_BYTES } from './sheet-limits.ts'
import { writeCsv } from './write-csv.ts'

const MANY = { rows: 100, columns: 10, cells: 500 }
const utf16 = (text: string, mark: boolean, big = false): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const rowsIn = async (bytes: Uint8Array) => {
  const read = await readSheets(bytes)
  return read.ok ? read.value.grids[0]?.rows.map((row) => row.map(cellText)) : read.error.why
}
/** 髙﨑①㈱ and ｶﾅ as Windows writes them: CP932, which is more than Shift_JIS. */
const WINDOWS = Uint8Array.from([0xfb, 0xfc, 0xfa, 0xb1, 0x87, 0x40, 0x87, 0x8a, 0x2c, 0xb6, 0xc5, 0x0d, 0x0a])

test('the same rows in UTF-8, in UTF-16 and in CP932', async () => {
  const text = '取組,実績\r\n防災,284\r\n'
  const rows = [
    ['取組', '実績'],
    ['防災', '284'],
  ]
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    utf16(text, true),
    utf16(text, true, true),
    utf16('a,b\r\n取組,実績\r\n防災,284\r\n', false),
  ])
    deepEqual(((await rowsIn(bytes)) as string[][]).slice(-2), rows)
  deepEqual(await rowsIn(WINDOWS), [['髙﨑①㈱', 'ｶﾅ']])
  const known = decodeText(WINDOWS)
  equal(known.ok && known.value.encoding, 'cp932')
})

test('bytes of no encoding, and files that are no sheet, are refused in one word', async () => {
  equal(await rowsIn(Uint8Array.from([0x81])), 'unknownEncoding')
  equal(await rowsIn(new Uint8Array()), 'empty')
  equal(await rowsIn(Buffer.from(' \r\n')), 'empty')
  equal(await rowsIn(new Uint8Array(MAX_BYTES + 1)), 'tooLarge')
  equal(await rowsIn(Buffer.from('%PDF-1.7 ...')), 'notASheet')
  equal(await rowsIn(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])), 'oldExcel')
  const locked = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])
  equal(await rowsIn(locked), 'locked')
})

test('codes stay text, quotes hold commas and lines, and a mark against formulas is no part of the text', async () => {
  deepEqual(await rowsIn(Buffer.from('0003,"一行目\n二行目","a,b","""引用"""\r\n\'=1+1,-5,\'-x')), [
    ['0003', '一行目\n二行目', 'a,b', '"引用"'],
    ['=1+1', '-5', '-x'],
  ])
  equal(await rowsIn(Buffer.from('a,"b\r\nc')), 'unevenQuotes')
  equal(await rowsIn(Buffer.from('a,"b"c\r\n')), 'unevenQuotes')
})

test('a row ends with its last cell that holds something, and a file with its last such row', async () => {
  deepEqual(await rowsIn(Buffer.from('a,b,,\r\n,,\r\n,c,\r\n,,\r\n\r\n\u001a')), [['a', 'b'], [], ['', 'c']])
})

test('a picture is no list, whatever encoding its bytes could be of', async () => {
  equal(await rowsIn(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01', 'latin1')), 'notASheet')
  equal(await rowsIn(Buffer.from('GIF89a\x01\x02,b', 'latin1')), 'notASheet')
})

test('tabs and semicolons are found, line ends may be any', () => {
  for (const [text, width] of [
    ['a\tb\tc\n1\t2\t3', 3],
    ['a;b\r1;2\r', 2],
    ['a,b\r\n1,"2;3;4"\r\n', 2],
  ] as const) {
    const rows = splitRows(text, MANY)
    ok(rows.ok)
    deepEqual(
      rows.value.map((row) => row.length),
      [width, width],
    )
  }
})

test('more rows, columns or cells than a sheet may have are refused before they are kept', () => {
  for (const text of ['\n'.repeat(101), ','.repeat(10), `${'a,'.repeat(8)}\n`.repeat(60)])
    deepEqual(splitRows(text, MANY), { ok: false, error: 'tooManyCells' })
})

test('what is written is read back as it was', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/\r\n?/g, '\n')),
    fc.string({ unit: fc.constantFrom("'", '=', '-', '5', ',', ';', '\t', '"', '\n', 'a'), maxLength: 6 }),
  )
  const rows = fc.array(fc.tuple(fc.constant('名'), cell, cell, fc.integer()), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const read = await readSheets(Buffer.from(writeCsv(all)))
      ok(read.ok)
      const back = read.value.grids[0]?.rows.map((row) => row.map((each) => (each.kind === 'text' ? each.text : '')))
      deepEqual(
        back,
        all.map((row) => row.map(String)),
      )
    }),
    { examples: [[[['名', "'=x", ',', -1]]], [[['名', '＝1', '"', 0]]], [[['名', "'-5", '-5', 0]]]] },
  )
})

/** Workbooks that Excel and others write, and files that only look like one. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { type Cell, cellText, type Grid } from '#kernel/grid'
import { instant } from '#kernel/instant'
import { readSheets } from './read-sheet.ts'
import { type SheetOut, writeWorkbook } from './write-workbook.ts'
import { unpack } from './zip-check.ts'

const AT = instant('2026-11-25T00:00:00.000Z')
const gridsIn = async (bytes: Uint8Array): Promise<readonly Grid[]> => {
  const read = await readSheets(bytes)
  if (!read.ok) throw new Error(read.error.why)
  return read.value.grids
}
const whyNot = async (bytes: Uint8Array) => {
  const read = await readSheets(bytes)
  return read.ok ? 'read' : read.error.why
}
const made = async (fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('表'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const cells = async (fill: Parameters<typeof made>[0]): Promise<readonly Cell[]> =>
  (await gridsIn(await made(fill)))[0]?.rows[0] ?? []

type Part = readonly [name: string, content: string, claims?: number]
/** An archive of these parts, of which each may say a size that is not its own. */
function zip(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content, claims] of parts) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(claims ?? Buffer.byteLength(content), 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claims ?? Buffer.byteLength(content), 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...directory, end])
}
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (own: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own}</Relationships>`
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`
/** The least that is a workbook; 自作. */
const workbook = (sheet: string, more: readonly Part[] = []): Uint8Array =>
  zip([
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ],
    ['_rels/.rels', relations(relation('r1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `<workbook ${NS} xmlns:r="${REL}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('r2', 'sharedStrings', 'sharedStrings.xml') +
          relation('r3', 'styles', 'styles.xml'),
      ),
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet ${NS}><sheetData>${sheet}</sheetData></worksheet>`],
    ...more,
  ])

test('text, numbers as they are shown, what a formula came to, and what it did not', async () => {
  const row = await cells((sheet) => {
    sheet.getCell('A1').value = { richText: [{ text: '防' }, { text: '災' }] }
    sheet.getCell('B1').value = 0.366
    sheet.getCell('B1').numFmt = '0.0%'
    sheet.getCell('C1').value = { formula: 'A2+1', result: 3 }
    sheet.getCell('D1').value = { formula: 'A2/0', result: { error: '#DIV/0!' } as ExcelJS.CellErrorValue }
    sheet.getCell('E1').value = { text: '区の頁', hyperlink: 'https://example.jp/' }
    sheet.getCell('F1').value = true
    sheet.getCell('H1').value = '終わり'
  })
  deepEqual(row.map(cellText), ['防災', '36.6%', '3', '#DIV/0!', '区の頁', 'TRUE', '', '終わり'])
  deepEqual(row[3]?.kind, 'broken')
})

test('a day is the day that stands there, in both of Excel’s calendars and whatever zone the machine lives in', async () => {
  const days = async (in1904: boolean) => {
    const read = await cells((sheet, book) => {
      book.properties.date1904 = in1904
      for (const [at, day] of ['2024-02-29', '2024-10-31', '1999-12-31'].entries()) {
        sheet.getCell(1, at + 1).value = new Date(`${day}T00:00:00Z`)
        sheet.getCell(1, at + 1).numFmt = 'yyyy/m/d'
      }
    })
    return read.map((cell) => (cell.kind === 'date' ? cell.date : cell))
  }
  const zone = process.env['TZ']
  for (const tz of ['Asia/Tokyo', 'America/New_York', 'UTC']) {
    process.env['TZ'] = tz
    deepEqual(await days(false), ['2024-02-29', '2024-10-31', '1999-12-31'], tz)
    deepEqual(await days(true), ['2024-02-29', '2024-10-31', '1999-12-31'], tz)
  }
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test('the first days of Excel’s calendar, and the one that never was', async () => {
  const style = `<styleSheet ${NS}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`
  const serials = [1, 59, 60, 61, 45_600]
  const row = serials.map((serial, at) => `<c r="${'ABCDE'[at]}1" s="1"><v>${serial}</v></c>`).join('')
  const bytes = workbook(`<row r="1">${row}</row>`, [['xl/styles.xml', style]])
  const [grid] = await gridsIn(bytes)
  deepEqual(grid?.rows[0]?.map(cellText), ['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '2024-11-04'])
  equal(grid?.rows[0]?.[2]?.kind, 'text')
})

test('readings of kanji, which Excel keeps with every typed word, are no part of it', async () => {
  const strings = `<sst ${NS} count="1" uniqueCount="1"><si><t>品川</t><rPh sb="0" eb="2"><t>シナガワ</t></rPh><phoneticPr fontId="1"/></si></sst>`
  const bytes = workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [['xl/sharedStrings.xml', strings]])
  deepEqual((await gridsIn(bytes))[0]?.rows[0]?.map(cellText), ['品川'])
})

test('joined cells hold what they say once, and a sheet that is not shown says so', async () => {
  const bytes = await made((sheet, book) => {
    sheet.mergeCells('B2:C3')
    sheet.getCell('B2').value = '目標'
    book.addWorksheet('裏', { state: 'veryHidden' }).getCell('A1').value = 1
  })
  const [shown, hidden] = await gridsIn(bytes)
  deepEqual(
    shown?.rows.map((row) => row.map(cellText)),
    [[], ['', '目標']],
  )
  deepEqual(shown?.merges, [{ top: 1, left: 1, bottom: 2, right: 2 }])
  equal(hidden?.hidden, true)
})

test('what is written is read back cell by cell, and only what may be filled in is open', async () => {
  const value = fc.oneof(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
      .filter((text) => text.trim() === text && !/[\r_]/.test(text)),
    fc.integer(),
    fc.constantFrom('=1+1', '-', '2026-03-04', '0003', '髙﨑'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }), async (rows) => {
      const sheet: SheetOut = {
        name: '表',
        head: [['題']],
        columns: [
          { title: '鍵', width: 10, locked: true, hidden: true, format: 'text' },
          { title: '実績', width: 10, format: 'number', choices: ['集計中'] },
        ],
        rows,
      }
      const [grid] = await gridsIn(await writeWorkbook([sheet], AT))
      deepEqual(
        grid?.rows.slice(2).map((row) => row.map(cellText)),
        rows.map((row) => row.map(String)),
      )
    }),
    { numRuns: 6 },
  )
  const book = new ExcelJS.Workbook()
  const columns = [
    { title: '鍵', width: 10, locked: true, hidden: true },
    { title: '実績', width: 10, choices: ['集計中', '未実施'] },
  ]
  const bytes = await writeWorkbook([{ name: '表', head: [], columns, rows: [['a', 1]] }], AT)
  await book.xlsx.load(bytes.buffer)
  const [sheet] = book.worksheets
  equal(sheet?.getColumn(1).hidden, true)
  // The library does not read back that a cell is open; Excel does.
  const parts = unpack(bytes, { bytes: 1e7, parts: 100 })
  const styles = parts.ok ? parts.value.find(({ name }) => name === 'xl/styles.xml')?.bytes : undefined
  equal(
    Buffer.from(styles ?? [])
      .toString()
      .split('<protection locked="0"/>').length,
    2,
  )
  deepEqual(sheet?.getCell('B2').dataValidation?.formulae, ['"集計中,未実施"'])
  deepEqual(
    Buffer.from(bytes),
    Buffer.from(await writeWorkbook([{ name: '表', head: [], columns, rows: [['a', 1]] }], AT)),
  )
})

test('files that only look like a workbook do no harm', async () => {
  const zeros = '0'.repeat(80 * 1024 * 1024)
  equal(await whyNot(workbook('', [['xl/big.xml', zeros]])), 'tooLarge')
  equal(await whyNot(workbook('', [['xl/big.xml', zeros, 10]])), 'tooLarge')
  equal(await whyNot(workbook('', [['xl/vbaProject.bin', 'x']])), 'macros')
  equal(await whyNot(workbook('', [['../../etc/passwd', 'x']])), 'broken')
  const laughs = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><sst>&c;</sst>'
  equal(await whyNot(workbook('', [['xl/sharedStrings.xml', laughs]])), 'broken')
  equal(await whyNot(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'tooManyCells')
  equal(await whyNot(workbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')), 'tooManyCells')
  equal(await whyNot(zip([['word/document.xml', '<w/>']])), 'notASheet')
  equal(await whyNot(Buffer.from('PK\u0003\u0004nothing')), 'broken')
})

test('a workbook cut off anywhere, or with a byte changed, is read or refused, never thrown at', async () => {
  const whole = await made((sheet) => {
    for (let row = 1; row <= 20; row++) sheet.addRow(['防災', row, '集計中'])
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
      const hurt = cut ? whole.slice(0, at) : Uint8Array.from(whole)
      if (!cut) hurt[at] = byte
      const began = performance.now()
      await readSheets(hurt)
      ok(performance.now() - began < 5_000, 'slow')
    }),
    { numRuns: 12 },
  )
})

test('5,000 lines of 20 cells hold nobody else up', async (t) => {
  const columns = Array.from({ length: 20 }, (_, at) => ({ title: `列${at}`, width: 10 }))
  const rows = Array.from({ length: 5_000 }, (_, row) => columns.map((_, at) => (at % 2 ? row : `値${row}`)))
  const bytes = await writeWorkbook([{ name: '表', head: [], columns, rows }], AT)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  const [grid] = await gridsIn(bytes)
  const took = performance.now() - began
  delay.disable()
  equal(grid?.rows.length, 5_001)
  t.diagnostic(`5,000 行を ${took.toFixed(0)} ms で読んだ（ほかを待たせたのは最大 ${(delay.max / 1e6).toFixed(0)} ms）`)
  ok(took < 20_000)
})

const REAL = process.env['YUIMACHI_REAL_DATA']
test('a 実績 workbook of the shape that offices use', {
  skip: REAL ? false : 'YUIMACHI_REAL_DATA がない',
}, async () => {
  const [grid] = await gridsIn(readFileSync(join(REAL ?? '', 'partnership/sample-jisseki-clean.xlsx')))
  equal(grid?.name, '実績報告')
  deepEqual(grid?.rows[3]?.slice(0, 3).map(cellText), ['No', '連携事項', '取組名'])
  deepEqual(grid?.rows.length, 8)
})
test('two files of a city’s evaluation', { skip: REAL ? false : 'YUIMACHI_REAL_DATA がない' }, async () => {
  const rowsOf = async (name: string) => (await gridsIn(readFileSync(join(REAL ?? '', 'partnership', name))))[0]?.rows
  equal((await rowsOf('ofunato-programs.csv'))?.length, 408)
  equal((await rowsOf('ofunato-indicators.csv'))?.length, 2_256)
})

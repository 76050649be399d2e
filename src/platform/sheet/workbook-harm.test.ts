/** Files that mean harm, or were hurt on their way: refused in one word, and never thrown at. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf } from '#kernel/grid'
import { archive, workbook } from '../../../tests/support/small-workbook.ts'
import { readSheets } from './read-sheet.ts'
import { readWorkbook } from './read-workbook.ts'

const whyNot = async (bytes: Uint8Array, reads = readWorkbook) => {
  const read = await reads(bytes)
  return read.ok ? 'read' : read.error.why
}
const row = (place: string, at = 1): string => `<row r="${at}"><c r="${place}"><v>1</v></c></row>`
const rows = (count: number): string => Array.from({ length: count }, (_, at) => row(`A${at + 1}`, at + 1)).join('')
/** The sizes that both records of the last part claim are these. */
function lying(file: Uint8Array<ArrayBuffer>, size: number): Uint8Array {
  const bytes = Buffer.from(file)
  bytes.writeUInt32LE(size, bytes.lastIndexOf('PK\u0003\u0004') + 22)
  bytes.writeUInt32LE(size, bytes.lastIndexOf('PK\u0001\u0002') + 24)
  return bytes
}

test('an archive that unpacks to more than a workbook may be is refused, whatever sizes it claims', async () => {
  const bomb = workbook('', [{ name: 'xl/big.xml', text: '0'.repeat(80 * 1024 * 1024) }])
  ok(bomb.length < 200_000)
  equal(await whyNot(bomb), 'tooLarge')
  equal(await whyNot(lying(bomb, 10)), 'tooLarge')
  equal(await whyNot(lying(workbook(row('A1'), [{ name: 'xl/a.xml', text: 'a' }]), 2 ** 32 - 1)), 'read')
  const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/${at}.xml`, text: '' }))
  equal(await whyNot(workbook('', many)), 'tooLarge')
})

test('parts with a path of their own, two of one name, macros, entities', async () => {
  for (const name of ['../../etc/passwd', '/etc/passwd', 'xl/..\\..\\a', 'C:\\a', 'xl/workbook.xml'])
    equal(await whyNot(workbook('', [{ name, text: 'x' }])), 'broken', name)
  equal(await whyNot(workbook('', [{ name: 'xl/vbaProject.bin', text: 'x' }])), 'macros')
  const laughs = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><sst>&c;</sst>'
  equal(await whyNot(workbook('', [{ name: 'xl/sharedStrings.xml', text: laughs }])), 'broken')
  equal(await whyNot(archive([{ name: 'word/document.xml', text: '<w/>' }])), 'notASheet')
  equal(await whyNot(Buffer.from('PK\u0003\u0004nothing')), 'broken')
})

test('more rows, columns or cells than a sheet may have', async () => {
  const wide = Array.from({ length: 10_000 }, (_, at) => `<c r="${addressOf(0, at)}"><v>1</v></c>`).join('')
  equal(await whyNot(workbook(`<row r="1">${wide}</row>`)), 'tooManyCells')
  equal(await whyNot(workbook(row('XFD1'))), 'tooManyCells')
  equal(await whyNot(workbook(row('A20001', 20_001))), 'tooManyCells')
  equal(await whyNot(workbook(rows(20_001))), 'tooManyCells')
  equal(await whyNot(workbook(`<row r="1">${'<c/>'.repeat(1_000_001)}</row>`)), 'tooManyCells')
  const joined = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
  equal(await whyNot(workbook(row('A1'), [], joined)), 'tooManyCells')
})

test('what programs leave behind at the edges of a sheet, and what it looks like, hinders nobody', async () => {
  const edges = `${row('A1')}<row r="1048576" ht="12"><c r="XFD1048576" s="0"/></row>`
  const looks =
    '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="x" priority="1"/></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations>' +
    '<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="r9"/></hyperlinks><drawing r:id="r8"/><legacyDrawing r:id="r7"/>'
  const began = performance.now()
  const read = await readWorkbook(workbook(edges, [], looks))
  deepEqual(read.ok && read.value.grids[0]?.rows.length, 1)
  ok(performance.now() - began < 2_000)
})

test('a workbook cut off at 100 places, or with a byte changed, is read or refused, never thrown at', async (t) => {
  const seed = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  t.diagnostic(`FC_SEED=${seed}`)
  let state = seed
  const below = (end: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
  const whole = workbook(rows(20))
  for (let n = 0; n < 100; n++) {
    const hurt = Uint8Array.from(whole)
    hurt[below(whole.length)] = below(256)
    for (const bytes of [whole.slice(0, below(whole.length)), hurt]) {
      const began = performance.now()
      await readWorkbook(bytes)
      ok(performance.now() - began < 2_000, 'slow')
    }
  }
  equal(await whyNot(whole.slice(0, -30), readSheets), 'broken')
})

test('a file that breaks its thread keeps nobody behind it from being read', async () => {
  const hurt = [whyNot(workbook('<row'), readSheets), whyNot(workbook(row('A1')), readSheets)]
  deepEqual(await Promise.all(hurt), ['broken', 'read'])
})

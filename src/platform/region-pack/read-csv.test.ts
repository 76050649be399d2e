import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCsv } from './read-csv.ts'

const rows = (text: string, required: readonly string[] = []) => {
  const read = readCsv({ file: 'a.csv', text }, { required })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.rows.map(({ line, cells }) => [line, ...Object.values(cells)])
}
const faults = (text: string, columns: { required?: readonly string[]; allowed?: readonly string[] } = {}) => {
  const read = readCsv(
    { file: 'a.csv', text },
    { required: columns.required ?? [], ...(columns.allowed ? { allowed: columns.allowed } : {}) },
  )
  return read.ok ? [] : read.error.map(({ line, says }) => `${line} ${says}`)
}

test('rows by column, with the line each began on; codes and dashes stay text', () => {
  deepEqual(rows('番号,名前\n0012,-\n2,花子\n'), [
    [2, '0012', '-'],
    [3, '2', '花子'],
  ])
})
test('quotes keep commas, quotes and line feeds; the lines after them are still counted right', () => {
  deepEqual(rows('a,b\r\n"x,""y""\nz",1\r\nq,2\r\n'), [
    [2, 'x,"y"\nz', '1'],
    [4, 'q', '2'],
  ])
})
test('empty cells, empty lines and a file without a last line feed', () => {
  deepEqual(rows('a,b\n,\n\n1,'), [
    [2, '', ''],
    [4, '1', ''],
  ])
  deepEqual(rows('a\n"x"'), [[2, 'x']])
  deepEqual(rows('a\n'), [])
  deepEqual(rows('a\r\n1\r2\n'), [
    [2, '1'],
    [3, '2'],
  ])
})
test('a column called like part of the language is a column', () => {
  deepEqual(rows('__proto__x,constructor\n1,2\n'), [[2, '1', '2']])
})
test('the header: empty, doubled, unknown and missing names', () => {
  deepEqual(faults(''), ['1 CSV が空です。1行目に列の名前を書いてください。'])
  equal(faults('a,,b\n')[0], '1 2 列目に名前がありません。名前を書くか、列ごと消してください。')
  equal(faults('a,a\n')[0], '1 「a」という列が二つあります。一つにしてください。')
  holds(faults('a,b\n', { allowed: ['a'] })[0]?.startsWith('1 「b」という列は決められていません'))
  equal(faults('a\n', { required: ['a', 'c'] })[0], '1 「c」という列がありません。列を足してください。')
  holds(faults(Array.from({ length: 201 }, (_, i) => `c${i}`).join(','))[0]?.includes('列が多すぎます'))
})
test('rows that are too short or too long', () => {
  deepEqual(
    faults('a,b\n1\n1,2\n1,2,3\n').map((fault) => fault.slice(0, fault.indexOf('。'))),
    ['2 列の数が 1 行目と違います（2 のところ 1）', '4 列の数が 1 行目と違います（2 のところ 3）'],
  )
})
test('quotes gone wrong', () => {
  equal(faults('a\n"x\n')[0], '2 引用符が閉じていません。値の終わりに「"」を足してください。')
  holds(faults('a\n"x"y\n')[0]?.startsWith('2 引用符のあとに文字があります'))
  holds(faults('a\nx"y\n')[0]?.startsWith('2 値の途中に引用符があります'))
})
test('what would fill the machine is refused', () => {
  holds(faults(`a\n${'x'.repeat(20_001)}\n`)[0]?.includes('一つの値が長すぎます'))
  holds(faults(`a\n${'1\n'.repeat(200_001)}`)[0]?.includes('行が多すぎます'))
  equal(faults(`a\n${'1\n'.repeat(200_000)}`).length, 0)
  equal(faults(`a,b\n${'1\n'.repeat(100)}`).length, 50)
})

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
test(`what is written with quotes reads back (seed ${seed})`, () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '市', ' ', '') })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (table, end) => {
      const text = [['a', 'b'], ...table].map((row) => row.map(quoted).join(',')).join(end)
      deepEqual(
        rows(text).map(([, ...cells]) => cells),
        table,
      )
    }),
    { seed },
  )
})

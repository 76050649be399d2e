import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, type Cell, cellText, filledRow, type Grid, isEmptyRow, originOf, widthOf } from './grid.ts'

const text = (said: string): Cell => ({ kind: 'text', text: said })
const grid: Grid = {
  name: '実績',
  hidden: false,
  rows: [
    [text('区分'), text('目標'), { kind: 'empty' }],
    [{ kind: 'empty' }, text('上半期'), text('下半期')],
  ],
  merges: [
    { top: 0, left: 1, bottom: 0, right: 2 },
    { top: 0, left: 0, bottom: 1, right: 0 },
  ],
}

test('a cell is named as Excel names it', () => {
  deepEqual(
    [
      [0, 0],
      [6, 2],
      [0, 25],
      [0, 26],
      [9, 51],
      [0, 52],
      [0, 701],
      [0, 702],
    ].map(([row = 0, column = 0]) => addressOf(row, column)),
    ['A1', 'C7', 'Z1', 'AA1', 'AZ10', 'BA1', 'ZZ1', 'AAA1'],
  )
})

test('what joined cells say stands in each of the places they cover', () => {
  deepEqual(filledRow(grid, 0, 3).map(cellText), ['区分', '目標', '目標'])
  deepEqual(filledRow(grid, 1, 3).map(cellText), ['区分', '上半期', '下半期'])
  deepEqual(originOf(grid, 1, 0), { row: 0, column: 0 })
  deepEqual(originOf(grid, 1, 2), { row: 1, column: 2 })
})

test('a number and a date read as the sheet shows them, spaces around do not count', () => {
  equal(cellText({ kind: 'number', value: 0.366, shown: '36.6%' }), '36.6%')
  equal(cellText(text('　防災課 ')), '防災課')
  equal(cellText({ kind: 'empty' }), '')
  equal(isEmptyRow([{ kind: 'empty' }, text('　')]), true)
  equal(isEmptyRow([text('-')]), false)
  equal(widthOf(grid), 3)
})

/** ブックから表へ — what a workbook holds as grids of cells: what is typed, what a formula last came to, what is joined. */
import ExcelJS from 'exceljs'
import { type Cell, EMPTY_CELL, type Grid, type Merge } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import { momentCell, momentOf } from './day-shown.ts'
import { numberShown } from './number-shown.ts'
import { LIMITS } from './sheet-limits.ts'
import { CAME_TO_NOTHING, formatOf } from './workbook-parts.ts'

export function gridsOf(book: ExcelJS.Workbook): Result<readonly Grid[], 'tooManyCells'> {
  const is1904 = book.properties.date1904 === true
  const grids: Grid[] = []
  for (const sheet of book.worksheets) {
    const rows = rowsOf(sheet, is1904)
    if (!rows.ok) return rows
    grids.push({ name: sheet.name, hidden: sheet.state !== 'visible', rows: rows.value, merges: mergesOf(sheet) })
  }
  return ok(grids)
}

/** Far down, and formatted only, is no row: programs leave such behind. */
function rowsOf(sheet: ExcelJS.Worksheet, is1904: boolean): Result<readonly (readonly Cell[])[], 'tooManyCells'> {
  const rows: Cell[][] = []
  let isTooFar = false
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: Cell[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // Of joined cells the library hands the same value to each; only the first holds it.
      const made = cell.master === cell ? cellOf(cell, is1904) : EMPTY_CELL
      if (made.kind === 'empty') return
      if (number > LIMITS.rows || column > LIMITS.columns) {
        isTooFar = true
        return
      }
      while (cells.length < column - 1) cells.push(EMPTY_CELL)
      cells[column - 1] = made
    })
    if (cells.length === 0) return
    while (rows.length < number - 1) rows.push([])
    rows[number - 1] = cells
  })
  return isTooFar ? fail('tooManyCells') : ok(rows)
}

const mergesOf = (sheet: ExcelJS.Worksheet): readonly Merge[] =>
  ((sheet.model as { readonly merges?: readonly string[] }).merges ?? []).flatMap((range) => mergeOf(range) ?? [])

export function mergeOf(range: string): Merge | undefined {
  const [from, to] = range.split(':').map(placeOf)
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : undefined
}

function placeOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const found = /^\$?([A-Z]+)\$?(\d+)$/i.exec(address)
  if (!found) return undefined
  const letters = (found[1] ?? '').toUpperCase()
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(found[2]) - 1, column: column - 1 }
}

const cellOf = (cell: ExcelJS.Cell, is1904: boolean): Cell => {
  const isFormula = cell.type === ExcelJS.ValueType.Formula
  const value = isFormula ? cell.result : cell.value
  // A formula that no program has computed yet says nothing.
  if (value === null || value === undefined) return isFormula ? broken('#N/A') : EMPTY_CELL
  if (typeof value === 'string') return textCell(value)
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE')
  if (typeof value === 'number') return numberCell(value, formatOf(cell.numFmt), isFormula, is1904)
  if (value instanceof Date) return broken('#VALUE!')
  if ('error' in value) return broken(String(value.error))
  return 'richText' in value ? textCell(value.richText.map(({ text }) => text).join('')) : EMPTY_CELL
}

function numberCell(value: number, format: string | undefined, isFormula: boolean, is1904: boolean): Cell {
  // A formula with an empty result that is no text has not been computed.
  if (!Number.isFinite(value)) return broken(isFormula ? '#N/A' : '#NUM!')
  const moment = momentOf(format)
  return moment ? momentCell(value, moment, is1904) : { kind: 'number', value, shown: numberShown(value, format) }
}

const textCell = (text: string): Cell => (text === '' || text === CAME_TO_NOTHING ? EMPTY_CELL : { kind: 'text', text })
const broken = (shown: string): Cell => ({ kind: 'broken', shown })

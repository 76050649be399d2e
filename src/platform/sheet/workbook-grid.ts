/**
 * ブックから表へ — what a workbook holds as grids of cells. Dates by the serial number alone, so that no time zone of any
 * machine moves a day; readings of kanji (ふりがな), which Excel keeps with every typed word, stay out of the text.
 */
import type ExcelJS from 'exceljs'
import { type LocalDate, readLocalDate } from '#kernel/calendar'
import { type Cell, EMPTY_CELL, type Grid, type Merge } from '#kernel/grid'
import { numberShown } from './number-shown.ts'

const DAY = 86_400_000
/** Days from the day that a serial number of 0 means to 1970-01-01, in either of Excel's two calendars. */
const TO_1970 = { in1900: 25_569, in1904: 24_107 } as const
/** Excel's 29 February 1900, a day that there never was; numbers below it are one day off. */
const PHANTOM = 60

export const gridsOf = (book: ExcelJS.Workbook): readonly Grid[] => {
  const is1904 = book.properties.date1904 === true
  return book.worksheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows: rowsOf(sheet, is1904),
    merges: mergesOf(sheet),
  }))
}

function rowsOf(sheet: ExcelJS.Worksheet, is1904: boolean): readonly (readonly Cell[])[] {
  const rows: Cell[][] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: Cell[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // Of joined cells the library hands the same value to each; only the first holds it.
      const made = cell.master === cell ? cellOf(cell.value, cell.numFmt, is1904) : EMPTY_CELL
      if (made.kind === 'empty') return
      while (cells.length < column - 1) cells.push(EMPTY_CELL)
      cells[column - 1] = made
    })
    while (rows.length < number - 1) rows.push([])
    rows[number - 1] = cells
  })
  // Formatted, and empty: nothing begins there any more.
  while (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

function mergesOf(sheet: ExcelJS.Worksheet): readonly Merge[] {
  const ranges = (sheet.model as { readonly merges?: readonly string[] }).merges ?? []
  return ranges.flatMap((range) => {
    const [from, to] = range.split(':').map(placeOf)
    return from && to ? [{ top: from.row, left: from.column, bottom: to.row, right: to.column }] : []
  })
}

function placeOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const found = /^([A-Z]+)(\d+)$/.exec(address)
  if (!found) return undefined
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(found[2]) - 1, column: column - 1 }
}

function cellOf(value: ExcelJS.CellValue, format: string | undefined, is1904: boolean): Cell {
  if (value === null || value === undefined) return EMPTY_CELL
  if (typeof value === 'string') return textCell(value)
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE')
  if (typeof value === 'number')
    return Number.isFinite(value) ? { kind: 'number', value, shown: numberShown(value, format) } : broken('#NUM!')
  if (value instanceof Date) return dateCell(value, is1904)
  if ('error' in value) return broken(String(value.error))
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''))
  if ('hyperlink' in value) return cellOf(value.text as ExcelJS.CellValue, format, is1904)
  // A formula that no program has computed yet says nothing.
  const result = 'result' in value ? value.result : undefined
  return result === undefined || result === null ? broken('#N/A') : cellOf(result as ExcelJS.CellValue, format, is1904)
}

const textCell = (text: string): Cell => (text === '' ? EMPTY_CELL : { kind: 'text', text })
const broken = (shown: string): Cell => ({ kind: 'broken', shown })

function dateCell(value: Date, is1904: boolean): Cell {
  const millis = value.getTime()
  if (Number.isNaN(millis)) return broken('#VALUE!')
  const serial = millis / DAY + (is1904 ? TO_1970.in1904 : TO_1970.in1900)
  // A time of day alone.
  if (serial >= 0 && serial < 1) return textCell(new Date(millis).toISOString().slice(11, 16))
  const day = Math.floor(serial + 1e-9)
  if (!is1904 && day === PHANTOM) return textCell('1900-02-29')
  const days = (!is1904 && day < PHANTOM ? day + 1 : day) - (is1904 ? TO_1970.in1904 : TO_1970.in1900)
  const text = new Date(days * DAY).toISOString().slice(0, 10)
  const read = readLocalDate(text)
  return read.ok ? { kind: 'date', date: read.value as LocalDate, shown: text } : broken('#VALUE!')
}

/**
 * ブックを組む — sheets with a head, headings that stay in sight, what may be filled in open and the rest locked.
 *
 * The lock has no password: it keeps a slip of the hand out, and whoever means to change the rest may.
 */
import ExcelJS from 'exceljs'
import { addressOf } from '#kernel/grid'
import type { Instant } from '#kernel/instant'
import { serialOf } from './day-shown.ts'
import { UNPACKED } from './sheet-limits.ts'
import type { ColumnOut, SheetOut, ValueOut } from './write-workbook.ts'
import { unpack } from './zip-check.ts'
import { pack } from './zip-pack.ts'

const FONT = { name: 'Yu Gothic', size: 11 } as const
const HEADING = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EFF8' } } as const
const LOCKED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const
const LINE = { style: 'thin', color: { argb: 'FFB3B3B3' } } as const
/** A sheet of ours that nobody sees. */
const LISTS = '選択肢の一覧'
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const

export async function buildWorkbook(sheets: readonly SheetOut[], at: Instant): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  book.creator = '結まち'
  book.created = new Date(at)
  book.modified = new Date(at)
  const lists: string[][] = []
  for (const sheet of sheets) await addSheet(book, sheet, lists)
  if (lists.length > 0) await addLists(book, lists)
  const parts = unpack(new Uint8Array(await book.xlsx.writeBuffer()), { ...UNPACKED, bytes: 2 ** 30 })
  if (!parts.ok) throw new Error(`a workbook that we wrote is ${parts.error}`)
  // Packed once more: the library's archive bears the time of the machine.
  return pack(parts.value)
}

async function addSheet(book: ExcelJS.Workbook, given: SheetOut, lists: string[][]): Promise<void> {
  const { name, hidden, head, columns, rows, joined } = given
  // The heading and its frozen rows; a hidden sheet is for programs and has neither.
  const headingRow = head.length + 1
  const sheet = book.addWorksheet(name, {
    state: hidden ? 'hidden' : 'visible',
    views: columns.length > 0 ? [{ state: 'frozen', ySplit: headingRow }] : [],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingRow}:${headingRow}`,
    },
  })
  for (const line of head) sheet.addRow(line.map(asWritten))
  if (columns.length > 0) {
    if (head.length > 0) sheet.getRow(1).font = { ...FONT, bold: true, size: 14 }
    const heading = sheet.addRow(columns.map(({ title }) => asWritten(title)))
    for (const [at] of columns.entries()) {
      const cell = heading.getCell(at + 1)
      cell.font = { ...FONT, bold: true }
      cell.fill = HEADING
      cell.border = BORDER
      cell.alignment = { vertical: 'middle', wrapText: true }
    }
  }
  const choices = columns.map((column) => (column.choices ? listOf(column.choices, lists) : undefined))
  for (const row of rows) addLine(sheet, row, columns, choices)
  for (const { top, left, bottom, right } of joined ?? []) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1)
  for (const [at, { width, hidden: unseen }] of columns.entries()) {
    const column = sheet.getColumn(at + 1)
    column.width = width
    column.hidden = unseen ?? false
  }
  await protect(sheet)
}

const protect = (sheet: ExcelJS.Worksheet): Promise<void> =>
  sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
    sort: true,
  })

/** Excel takes a list of 255 characters at most where it stands, and none with a comma in a word. */
function listOf(choices: readonly string[], lists: string[][]): string {
  const short = choices.join(',')
  if (short.length <= 250 && !choices.some((choice) => /[",]/.test(choice))) return `"${short}"`
  let at = lists.findIndex((list) => list.join('\n') === choices.join('\n'))
  if (at < 0) at = lists.push([...choices]) - 1
  const last = addressOf(choices.length - 1, at).replace(/(\d+)$/, '$$$1')
  return `'${LISTS}'!$${addressOf(0, at).replace(/(\d+)$/, '$$$1')}:$${last}`
}

async function addLists(book: ExcelJS.Workbook, lists: readonly (readonly string[])[]): Promise<void> {
  const sheet = book.addWorksheet(LISTS, { state: 'hidden' })
  for (const [column, list] of lists.entries())
    for (const [row, choice] of list.entries()) sheet.getCell(row + 1, column + 1).value = asWritten(choice)
  await protect(sheet)
}

/** Excel takes `_x0041_` in a text for a character; a return alone is lost in XML. */
const asWritten = (value: ValueOut): string | number | null =>
  typeof value === 'string'
    ? value.replaceAll(/\r\n?/g, '\n').replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    : (value ?? null)

function addLine(
  sheet: ExcelJS.Worksheet,
  row: readonly ValueOut[],
  columns: readonly ColumnOut[],
  lists: readonly (string | undefined)[],
): void {
  const line = sheet.addRow(
    row.map((value, at) => {
      const serial = columns[at]?.format === 'date' && typeof value === 'string' ? serialOf(value) : undefined
      return serial ?? asWritten(value)
    }),
  )
  for (const [at, { locked, format }] of columns.entries()) {
    const cell = line.getCell(at + 1)
    cell.font = FONT
    cell.protection = { locked: locked ?? false }
    cell.border = BORDER
    cell.alignment = { vertical: 'top', wrapText: format !== 'number' }
    // As text, 1-2 stays 1-2; Excel would make a day of it.
    if (format === 'text') cell.numFmt = '@'
    if (format === 'date') cell.numFmt = 'yyyy/m/d'
    if (locked) cell.fill = LOCKED
    const list = lists[at]
    if (list) cell.dataValidation = { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [list] }
  }
}

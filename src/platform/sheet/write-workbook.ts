/**
 * Excel を書く — sheets with a head, headings that stay in sight, what may be filled in open and the rest locked.
 *
 * The lock has no password: it keeps a slip of the hand out, and whoever means to change the rest may.
 */
import ExcelJS from 'exceljs'
import type { Instant } from '#kernel/instant'

export type ColumnOut = {
  readonly title: string
  /** Characters of half width. */
  readonly width: number
  readonly hidden?: boolean
  readonly locked?: boolean
  /** A drop-down; another word may be typed as well, and is judged when the sheet comes back. */
  readonly choices?: readonly string[]
  readonly format?: 'text' | 'number'
}

export type SheetOut = {
  readonly name: string
  readonly hidden?: boolean
  /** Above the headings. */
  readonly head: readonly (readonly (string | number)[])[]
  readonly columns: readonly ColumnOut[]
  readonly rows: readonly (readonly (string | number | undefined)[])[]
}

const FONT = { name: 'Yu Gothic', size: 11 } as const
const HEADING = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EFF8' } } as const
const LOCKED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const
const LINE = { style: 'thin', color: { argb: 'FFB3B3B3' } } as const
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const

export async function writeWorkbook(sheets: readonly SheetOut[], at: Instant): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  book.creator = '結まち'
  book.created = new Date(at)
  book.modified = new Date(at)
  for (const sheet of sheets) await addSheet(book, sheet)
  return Uint8Array.from(new Uint8Array(await book.xlsx.writeBuffer()))
}

async function addSheet(book: ExcelJS.Workbook, { name, hidden, head, columns, rows }: SheetOut): Promise<void> {
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
  for (const line of head) sheet.addRow([...line])
  if (columns.length > 0) {
    if (head.length > 0) sheet.getRow(1).font = { ...FONT, bold: true, size: 14 }
    const heading = sheet.addRow(columns.map(({ title }) => title))
    for (const [at] of columns.entries()) {
      const cell = heading.getCell(at + 1)
      cell.font = { ...FONT, bold: true }
      cell.fill = HEADING
      cell.border = BORDER
      cell.alignment = { vertical: 'middle', wrapText: true }
    }
  }
  for (const row of rows) addLine(sheet, row, columns)
  for (const [at, { width, hidden: unseen }] of columns.entries()) {
    const column = sheet.getColumn(at + 1)
    column.width = width
    column.hidden = unseen ?? false
  }
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
    sort: true,
  })
}

function addLine(
  sheet: ExcelJS.Worksheet,
  row: readonly (string | number | undefined)[],
  columns: readonly ColumnOut[],
): void {
  const line = sheet.addRow(row.map((value) => value ?? null))
  for (const [at, { locked, choices, format }] of columns.entries()) {
    const cell = line.getCell(at + 1)
    cell.font = FONT
    cell.protection = { locked: locked ?? false }
    cell.border = BORDER
    cell.alignment = { vertical: 'top', wrapText: format !== 'number' }
    // As text, 1-2 stays 1-2; Excel would make a day of it.
    if (format === 'text') cell.numFmt = '@'
    if (locked) cell.fill = LOCKED
    if (choices)
      cell.dataValidation = {
        type: 'list',
        allowBlank: true,
        showErrorMessage: false,
        formulae: [`"${choices.join(',')}"`],
      }
  }
}

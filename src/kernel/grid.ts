/**
 * 表 — a sheet of a workbook or a CSV file, as rules see it: rows of cells, whatever program wrote it.
 *
 * Order     rows and columns count from 0; to people a cell is named as Excel names it (C7)
 * Left out  colours, fonts, formulas: of a formula only what it last came to
 */
import type { LocalDate } from './calendar.ts'

export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  /** `shown` as the sheet displays it: 0.366 in a column of percent is 36.6%. */
  | { readonly kind: 'number'; readonly value: number; readonly shown: string }
  | { readonly kind: 'date'; readonly date: LocalDate; readonly shown: string }
  /** #REF!, #DIV/0!: the sheet itself does not know. */
  | { readonly kind: 'broken'; readonly shown: string }

/** Cells joined into one, both corners included. Only the first holds something. */
export type Merge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type Grid = {
  /** Of a CSV file: ''. */
  readonly name: string
  readonly hidden: boolean
  /** A row ends with its last cell that holds something. */
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}

/** Why a file is no sheet that can be read. `broken`: neither can the program that wrote it. */
export type SheetFault = {
  readonly why:
    | 'empty'
    | 'tooLarge'
    | 'tooManyCells'
    | 'oldExcel'
    | 'locked'
    | 'macros'
    | 'notASheet'
    | 'broken'
    | 'tooSlow'
    | 'unknownEncoding'
    | 'unevenQuotes'
}

export const EMPTY_CELL: Cell = { kind: 'empty' }

export const cellAt = ({ rows }: Grid, row: number, column: number): Cell => rows[row]?.[column] ?? EMPTY_CELL

/** What a reader sees in the cell, without the spaces around it. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
      return cell.text.trim()
    case 'number':
    case 'date':
    case 'broken':
      return cell.shown.trim()
  }
}

/** 0, 0 is A1; 6, 2 is C7; column 26 is AA. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${row + 1}`
}

/** Where the content of a cell really stands: the first cell of the joined ones it belongs to, else itself. */
export const originOf = (
  { merges }: Pick<Grid, 'merges'>,
  row: number,
  column: number,
): { readonly row: number; readonly column: number } => {
  const merge = merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  )
  return merge ? { row: merge.top, column: merge.left } : { row, column }
}

/** The row with what joined cells say in each of the places they cover. */
export function filledRow(grid: Grid, row: number, width: number): readonly Cell[] {
  const merges = grid.merges.filter(({ top, bottom }) => top <= row && row <= bottom)
  return Array.from({ length: width }, (_, column) => {
    const origin = originOf({ merges }, row, column)
    return cellAt(grid, origin.row, origin.column)
  })
}

export const widthOf = ({ rows }: Grid): number => rows.reduce((most, row) => Math.max(most, row.length), 0)
export const isEmptyRow = (row: readonly Cell[]): boolean => row.every((cell) => cellText(cell) === '')

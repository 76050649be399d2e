/** 実績の表の見本 — lines of a sheet, the sheet as it went out with what somebody typed, and what is read of it. */

import { type Cell, EMPTY_CELL, type Grid, type Merge } from '#kernel/grid'
import type { Uuid } from '#kernel/id'
import type { PeriodCode } from '#kernel/period'
import type { Measured } from '../../src/modules/partnership/indicators/figure.ts'
import { readFigureSheet, type SheetRead } from '../../src/modules/partnership/sheets/figure-changes.ts'
import {
  COLUMN_ORDER,
  type FigureColumn,
  figureRow,
  HEADINGS,
  type SheetLine,
} from '../../src/modules/partnership/sheets/figure-sheet.ts'

export const id = (n: number): Uuid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid
export const about = { fiscalYear: 2026, source: '実績.xlsx' }

export const line = (n: number, more: Partial<SheetLine> = {}): SheetLine => ({
  items: [1],
  initiative: '防災の催し',
  indicator: id(n),
  name: '参加者',
  unit: 'person',
  countKind: 'people',
  periodKind: 'year',
  period: '2026' as PeriodCode,
  target: undefined,
  figure: undefined,
  ...more,
})
export const figure = (measured: Measured, n = 90) => ({
  id: id(n),
  measured,
  base: undefined,
  source: '受付簿',
  note: '',
})

export type Said = string | number | undefined | Cell
const cellOf = (said: Said): Cell => {
  if (said === undefined || said === '') return EMPTY_CELL
  if (typeof said === 'object') return said
  return typeof said === 'number' ? { kind: 'number', value: said, shown: String(said) } : { kind: 'text', text: said }
}
export const grid = (rows: readonly (readonly Said[])[], merges: readonly Merge[] = []): Grid => ({
  name: '実績',
  hidden: false,
  rows: rows.map((row) => row.map(cellOf)),
  merges,
})
/** The sheet as it went out, with what somebody typed into the row of the first line. */
export const sent = (lines: readonly SheetLine[], typed: Partial<Record<FigureColumn, Said>> = {}): Grid =>
  grid([
    ['2026年度 実績の表'],
    [],
    HEADINGS,
    ...lines.map((each, at) =>
      figureRow(each).map((said, column) => {
        const key = COLUMN_ORDER[column]
        return at === 0 && key !== undefined && key in typed ? typed[key] : said
      }),
    ),
  ])
export const read = (sheet: Grid, lines: readonly SheetLine[]): SheetRead => {
  const told = readFigureSheet(sheet, lines, about)
  if (!told.ok) throw new Error(`no heading: ${told.error.missing.join()}`)
  return told.value
}
export const changesOf = ({ changes }: SheetRead) =>
  changes.map((change) => [change.at, change.what, change.what === 'target' ? change.value : change.measured])
export const problemsOf = ({ problems }: SheetRead) => problems.map(({ at, why }) => [at, why])
export const noticesOf = ({ notices }: SheetRead) => notices.map(({ at, why }) => [at, why])

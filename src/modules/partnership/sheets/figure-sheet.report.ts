/**
 * 実績の表の文書 — the sheet as Excel shows it: a title, how to fill it in, the lines; in a sheet of its own that nobody
 * sees, whose figures these are. What may be filled in is open, everything else locked, and ids hidden.
 */
import type { Uuid } from '#kernel/id'
import type { ColumnOut, SheetOut } from '#platform/sheet/write-workbook'
import { STATUSES } from '../indicators/figure.ts'
import { countsPeople } from '../indicators/indicator.ts'
import { STATUS_WORDS } from './figure-cell.ts'
import {
  COLUMN_ORDER,
  FIGURE_COLUMNS,
  type FigureColumn,
  figureRow,
  HEADINGS,
  HIDDEN_COLUMNS,
  MARK_SHEET,
  OPEN_COLUMNS,
  type SheetLine,
} from './figure-sheet.ts'

/** Characters of half width, as Excel measures a column. */
const WIDTHS: Readonly<Record<FigureColumn, number>> = {
  items: 8,
  initiative: 32,
  name: 28,
  unit: 10,
  period: 22,
  target: 12,
  rationale: 28,
  figure: 12,
  status: 12,
  base: 11,
  source: 24,
  note: 28,
  indicator: 38,
  code: 10,
  seenTarget: 38,
  seenFigure: 38,
}
const HOW =
  '白いますに書きます。空のますは何も変えません。0 のときは「0」と書きます。「集計中」「未実施」「該当なし」「10未満」も書けます。'
/** What is published goes through the rules for small numbers; a file in somebody's hands does not. */
const FEW = '少ない人数がそのまま入っています。協定の両者のほかに渡さないでください。'
const NUMBERS: ReadonlySet<FigureColumn> = new Set(['target', 'figure', 'base'])

const columnOf = (column: FigureColumn): ColumnOut => ({
  title: FIGURE_COLUMNS[column][0],
  width: WIDTHS[column],
  hidden: HIDDEN_COLUMNS.has(column),
  locked: !OPEN_COLUMNS.has(column),
  format: NUMBERS.has(column) ? 'number' : 'text',
  ...(column === 'status' ? { choices: STATUSES.map((status) => STATUS_WORDS[status][0]) } : {}),
})

export const sheetRows = (lines: readonly SheetLine[]): readonly (readonly (string | number | undefined)[])[] => [
  HEADINGS,
  ...lines.map(figureRow),
]

export const workbookOf = ({
  agreement,
  title,
  fiscalYear,
  lines,
}: {
  readonly agreement: Uuid
  readonly title: string
  readonly fiscalYear: number
  readonly lines: readonly SheetLine[]
}): readonly SheetOut[] => [
  {
    name: `${fiscalYear}年度の実績`,
    head: [[`${title}　${fiscalYear}年度 実績の表`], [lines.some(countsPeople) ? `${HOW}　${FEW}` : HOW]],
    columns: COLUMN_ORDER.map(columnOf),
    rows: lines.map(figureRow),
  },
  {
    name: MARK_SHEET,
    hidden: true,
    head: [
      ['schema', 1],
      ['agreement', agreement],
      ['fiscalYear', fiscalYear],
    ],
    columns: [],
    rows: [],
  },
]

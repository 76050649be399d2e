/**
 * 変わる行 — what a sheet would change, as rows of the same sheet: carried by the browser from the page that shows them to
 * the press that writes them, and read there like any other sheet. With what stood there, so that nobody is overwritten.
 */
import { STATUS_WORDS } from './figure-cell.ts'
import type { SheetChange } from './figure-changes.ts'
import { COLUMN_ORDER, type FigureColumn, figureRow, HEADINGS, type SheetLine } from './figure-sheet.ts'

type Row = readonly (string | number | undefined)[]

export function changedRows(changes: readonly SheetChange[]): readonly Row[] {
  const byLine = Map.groupBy(changes, ({ line }) => line)
  return [HEADINGS, ...[...byLine].map(([line, own]) => rowOf(line, own))]
}

function rowOf(line: SheetLine, changes: readonly SheetChange[]): Row {
  // Only what changes is filled in: an empty cell changes nothing.
  const stands = figureRow(line)
  const said: Partial<Record<FigureColumn, string | number | undefined>> = {
    target: undefined,
    rationale: undefined,
    figure: undefined,
    status: undefined,
    base: undefined,
    source: undefined,
    note: undefined,
  }
  for (const change of changes) {
    if (change.what === 'target') Object.assign(said, { target: change.value, rationale: change.rationale })
    else
      Object.assign(said, {
        figure: 'value' in change.measured ? change.measured.value : undefined,
        status: STATUS_WORDS[change.measured.status][0],
        base: change.base,
        source: change.source,
        note: change.note,
      })
  }
  return COLUMN_ORDER.map((column, at) => (column in said ? said[column] : stands[at]))
}

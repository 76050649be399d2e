/**
 * 実績の表の行 — the rows of a sheet that came back: which indicator and period each speaks of.
 *
 * Order     as they stand in the sheet
 */
import { addressOf, type Cell, cellAt, cellText, filledRow, type Grid, widthOf } from '#kernel/grid'
import type { PeriodCode } from '#kernel/period'
import { searchKey } from '#kernel/text'
import type { FigureColumn, SheetLine } from './figure-sheet.ts'
import type { Header } from './sheet-header.ts'

export type FigureRow = {
  readonly kind: 'row'
  readonly at: (column: FigureColumn) => string
  readonly text: (column: FigureColumn) => string
  readonly cell: (column: FigureColumn) => Cell
}
export type SkippedRow = { readonly kind: 'skipped'; readonly at: string; readonly text: string }

/** Totals, notes and empty rows between the lines are no lines. A name that stands once counts for the rows below it. */
export function rowsOf(grid: Grid, { firstRow, columns }: Header<FigureColumn>): readonly (FigureRow | SkippedRow)[] {
  const width = widthOf(grid)
  const found: (FigureRow | SkippedRow)[] = []
  let initiative = ''
  for (let at = firstRow; at < grid.rows.length; at++) {
    const filled = filledRow(grid, at, width)
    const textIn = (column: FigureColumn): string => {
      const place = columns[column]
      const cell = place === undefined ? undefined : filled[place]
      // Excel ends a line with one character, a form with two.
      return cell ? cellText(cell).replaceAll('\r\n', '\n') : ''
    }
    const first = filled.findIndex((cell) => cellText(cell) !== '')
    if (first < 0) continue
    if (textIn('initiative') !== '') initiative = textIn('initiative')
    if (textIn('name') === '' && textIn('indicator') === '') {
      const said = filled[first]
      found.push({ kind: 'skipped', at: addressOf(at, first), text: said ? cellText(said) : '' })
      continue
    }
    const carried = initiative
    found.push({
      kind: 'row',
      at: (column) => addressOf(at, columns[column] ?? 0),
      text: (column) => (column === 'initiative' ? carried : textIn(column)),
      // What may be filled in is taken from the cell itself: joined over two lines it counts once.
      cell: (column) => cellAt(grid, at, columns[column] ?? Number.MAX_SAFE_INTEGER),
    })
  }
  return found
}

export type NotFound = 'noSuchIndicator' | 'manyIndicators' | 'noSuchPeriod'

/** By its number where the sheet still has it, else by the names of initiative and indicator. */
export function lineFinder(lines: readonly SheetLine[], readPeriod: (text: string) => PeriodCode | undefined) {
  const byId = Map.groupBy(lines, ({ indicator }) => indicator as string)
  const byName = Map.groupBy(lines, ({ initiative, name }) => `${searchKey(initiative)}\n${searchKey(name)}`)
  return (row: FigureRow): SheetLine | NotFound => {
    const id = row.text('indicator')
    const own =
      id === '' ? byName.get(`${searchKey(row.text('initiative'))}\n${searchKey(row.text('name'))}`) : byId.get(id)
    if (!own) return 'noSuchIndicator'
    if (new Set(own.map(({ indicator }) => indicator)).size > 1) return 'manyIndicators'
    const written = row.text('code') || row.text('period')
    // A sheet without periods is about the year.
    const period = written === '' ? own.find(({ period: code }) => code.length === 4)?.period : readPeriod(written)
    return own.find((line) => line.period === period) ?? 'noSuchPeriod'
  }
}

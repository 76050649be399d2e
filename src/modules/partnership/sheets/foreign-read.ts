/**
 * よその表を読む — the rows of a sheet that a town or a company made for something else: its programmes, their indicators,
 * and what was said of each year. What cannot be taken is named with its cell and why; nothing is guessed or reckoned.
 *
 * Order     as the rows stand in the sheet
 * Unit      a figure with more digits than its unit keeps is rounded, becomes 概数 and is said aloud; people and things
 *           are whole, so that a broken count is left out
 */
import { type LocalDate, lastDayOfMonth, yearMonth } from '#kernel/calendar'
import { addressOf, type Cell, cellAt, cellText, EMPTY_CELL, filledRow, type Grid, widthOf } from '#kernel/grid'
import { fitsUnit, type Unit } from '#kernel/unit'
import { type FigureFault, figureFault, type Measured } from '../indicators/figure.ts'
import type { CountKind } from '../indicators/indicator.ts'
import { type FigureCellFault, readFigureCell } from './figure-cell.ts'
import {
  type ForeignHeader,
  type ForeignList,
  findForeignHeader,
  type IndicatorBlock,
  type ProgrammeColumn,
  type ValueColumn,
} from './foreign-header.ts'
import { type ForeignUnitFault, readForeignUnit } from './foreign-unit.ts'

export type LeftWhy =
  | ForeignUnitFault
  | FigureCellFault
  | FigureFault['why']
  /** A figure or a unit, and no name of what is counted. */
  | 'noName'
  /** The figure of an indicator whose unit was not taken. */
  | 'unitNotTaken'
  | 'targetNotANumber'
  /** What came of a year is known when it is over. */
  | 'notYetOver'
  /** The list of programmes has no such number. */
  | 'noProgramme'
  | 'twice'
  /** Of an initiative that stands under this agreement. */
  | 'alreadyThere'
  | 'tooLong'
  | 'marks'
export type Left = { readonly list: ForeignList; readonly at: string; readonly why: LeftWhy; readonly text: string }
export type ForeignNotice = {
  readonly at: string
  readonly why: 'rounded' | 'fraction' | 'dash' | 'unknownItem'
  readonly text: string
}

export type ProgrammeRow = {
  readonly at: string
  readonly number: string
  readonly title: string
  readonly item: string
  readonly department: string
}
export type ForeignValue = {
  readonly at: string
  readonly what: 'target' | 'figure'
  readonly fiscalYear: number
  readonly measured: Measured
}
export type IndicatorRow = ProgrammeRow & {
  readonly kind: string
  readonly name: string
  readonly unit: string
  readonly countKind: CountKind
  readonly values: readonly ForeignValue[]
}
export type ForeignRows<R> = {
  readonly rows: readonly R[]
  readonly left: readonly Left[]
  readonly notices: readonly ForeignNotice[]
  /** Headings whose columns are not taken. */
  readonly unread: readonly string[]
  /** Places for an indicator in which none is named. */
  readonly unused: number
}
export type AboutForeign = {
  /** Of columns that name no year, in a sheet whose title names none. */
  readonly fiscalYear: number
  readonly today: LocalDate
  /** How the sheet counts people: it does not say. */
  readonly people: CountKind
}

type Line = {
  readonly row: number
  readonly text: (column: ProgrammeColumn) => string
  readonly cells: readonly Cell[]
}

/** Empty rows between the lines are none. What stands once, above, counts for the lines below it. */
function linesOf(grid: Grid, { firstRow, columns }: ForeignHeader): readonly Line[] {
  const width = widthOf(grid)
  const carried: Partial<Record<ProgrammeColumn, string>> = {}
  const lines: Line[] = []
  for (let row = firstRow; row < grid.rows.length; row++) {
    const cells = filledRow(grid, row, width)
    if (cells.every((cell) => cellText(cell) === '')) continue
    const own = (column: ProgrammeColumn): string => {
      const place = columns[column]
      return place === undefined ? '' : cellText(cells[place] ?? EMPTY_CELL)
    }
    // A new programme begins with all of its own.
    const isNew = own('initiative') !== '' || own('number') !== ''
    for (const column of ['number', 'initiative', 'item', 'department'] as const)
      if (isNew || own(column) !== '') carried[column] = own(column)
    const said = { ...carried, kind: own('kind') }
    lines.push({ row, cells, text: (column) => said[column] ?? '' })
  }
  return lines
}

/** A line that adds up the lines above says nothing new. */
const SUM = /^(合計|小計|総計|計|total)$/i
const isSum = ({ text }: Line): boolean =>
  (['number', 'item', 'initiative'] as const).some((each) => SUM.test(text(each)))

/** Undefined: no list of programmes. */
export function readProgrammes(grid: Grid): ForeignRows<ProgrammeRow> | undefined {
  const header = findForeignHeader(grid, 'programmes')
  if (!header) return undefined
  const lines = linesOf(grid, header).filter((line) => !isSum(line))
  const rows = lines.map((line) => programmeAt(line, header, 'initiative'))
  return {
    rows: rows.filter(({ title }) => title !== ''),
    left: [],
    notices: [],
    unread: header.unread,
    unused: 0,
  }
}

const programmeAt = ({ row, text }: Line, { columns }: ForeignHeader, at: ProgrammeColumn): ProgrammeRow => ({
  at: addressOf(row, columns[at] ?? 0),
  number: text('number'),
  title: text('initiative'),
  item: text('item'),
  department: text('department'),
})

/** Undefined: no list of indicators. */
export function readIndicators(grid: Grid, about: AboutForeign): ForeignRows<IndicatorRow> | undefined {
  const header = findForeignHeader(grid, 'indicators')
  if (!header) return undefined
  const year = header.fiscalYear ?? about.fiscalYear
  const found = linesOf(grid, header).flatMap((line) =>
    isSum(line)
      ? []
      : header.blocks.map((block) => readBlock(grid, line, header, block, { ...about, fiscalYear: year })),
  )
  return {
    rows: found.flatMap(({ row }) => (row ? [row] : [])),
    left: found.flatMap(({ left }) => left),
    notices: found.flatMap(({ notices }) => notices),
    unread: header.unread,
    unused: found.filter(({ unused }) => unused).length,
  }
}

type Block = {
  readonly row: IndicatorRow | undefined
  readonly left: readonly Left[]
  readonly notices: readonly ForeignNotice[]
  readonly unused: boolean
}
/** People write a dash where they have nothing to say; programs print an empty cell as 0. Where a figure stands 0 is 0. */
const DASH = /^[-−‐–―ー—]?$/
const NO_NAME = /^[0\-−‐–―ー—]?$/
export const MAX_NAME = 200

function readBlock(grid: Grid, line: Line, header: ForeignHeader, block: IndicatorBlock, about: AboutForeign): Block {
  const textAt = (column: number): string => cellText(line.cells[column] ?? EMPTY_CELL)
  const at = (column: number): string => addressOf(line.row, column)
  const name = textAt(block.name).replaceAll(/\s+/g, ' ')
  const unitText = block.unit === undefined ? '' : textAt(block.unit)
  const filled = block.values.filter(({ column }) => !DASH.test(textAt(column)))
  const leave = (column: number, why: LeftWhy): Left => ({
    list: 'indicators',
    at: at(column),
    why,
    text: textAt(column),
  })
  const refused = (first: Left, why: LeftWhy): Block => ({
    row: undefined,
    left: [first, ...filled.map(({ column }) => leave(column, why))],
    notices: [],
    unused: false,
  })
  if (NO_NAME.test(name)) {
    if (filled.length === 0) return { row: undefined, left: [], notices: [], unused: true }
    return { row: undefined, left: filled.map(({ column }) => leave(column, 'noName')), notices: [], unused: false }
  }
  if (name.length > MAX_NAME) return refused(leave(block.name, 'tooLong'), 'tooLong')
  if (/[{}|]/.test(name)) return refused(leave(block.name, 'marks'), 'marks')
  const unit = readForeignUnit(unitText)
  if (!unit.ok) return refused({ ...leave(block.unit ?? block.name, unit.error), text: unitText }, 'unitNotTaken')
  const kind = block.kind || line.text('kind')
  const countKind = countKindOf(unit.value, kind, name, about.people)
  const seen = new Set<string>()
  const values = block.values.map((value): Value => {
    const cell = cellAt(grid, line.row, value.column)
    const read = readValue(cell, at(value.column), value, { unit: unit.value, countKind }, about)
    const key = read.value && `${read.value.what} ${read.value.fiscalYear}`
    if (key !== undefined && seen.has(key)) return { left: leave(value.column, 'twice'), notices: [] }
    if (key !== undefined) seen.add(key)
    return read
  })
  return {
    row: {
      ...programmeAt(line, header, 'initiative'),
      at: at(block.name),
      kind,
      name,
      unit: unit.value.code,
      countKind,
      values: values.flatMap(({ value }) => (value ? [value] : [])),
    },
    left: values.flatMap(({ left }) => (left ? [left] : [])),
    notices: values.flatMap(({ notices }) => notices),
    unused: false,
  }
}

/** A share is a share whoever counts; of how many a programme is for, there is one number at a time; a name may say it. */
function countKindOf(unit: Unit, kind: string, name: string, people: CountKind): CountKind {
  if (unit.code === 'percent' || unit.code === 'point') return 'ratio'
  if (unit.code === 'score') return 'score'
  if (kind === '対象指標') return 'stock'
  if (!unit.countsPeople || unit.code === 'person-visit' || /延べ|のべ/.test(name)) return 'cumulative'
  return name.includes('実人数') ? 'people' : people
}

type Value = {
  readonly value?: ForeignValue
  readonly left?: Left
  readonly notices: readonly ForeignNotice[]
}

function readValue(
  cell: Cell,
  at: string,
  { what, fiscalYear }: ValueColumn,
  { unit, countKind }: { readonly unit: Unit; readonly countKind: CountKind },
  about: AboutForeign,
): Value {
  const text = cellText(cell)
  const year = fiscalYear ?? about.fiscalYear
  const leave = (why: LeftWhy): Value => ({ left: { list: 'indicators', at, why, text }, notices: [] })
  const read = readFigureCell(cell, EMPTY_CELL, unit.code)
  if (read.kind === 'blank') return { notices: [] }
  if (read.kind === 'dash') return { notices: [{ at, why: 'dash', text }] }
  if (read.kind === 'wrong') return leave(read.why)
  const kept = digitsKept(read.measured, unit)
  const said = 'value' in kept.measured ? kept.measured.value : undefined
  const fault = figureFault({ unit: unit.code, periodKind: 'year', countKind }, String(year), said)
  if (fault) return leave(fault.why)
  if (what === 'target' && said === undefined) return leave('targetNotANumber')
  if (what === 'figure' && lastDayOfMonth(yearMonth(`${year + 1}-03`)) >= about.today) return leave('notYetOver')
  return {
    value: { at, what, fiscalYear: year, measured: kept.measured },
    notices: [
      ...(kept.rounded ? [{ at, why: 'rounded' as const, text: `${text} → ${said}` }] : []),
      ...(read.fraction ? [{ at, why: 'fraction' as const, text }] : []),
    ],
  }
}

/** What a formula left behind: 36.666666666666664 is about 36.67. */
function digitsKept(measured: Measured, unit: Unit): { readonly measured: Measured; readonly rounded: boolean } {
  if (!('value' in measured)) return { measured, rounded: false }
  const value = Number(measured.value.toPrecision(12))
  if (fitsUnit(value, unit) || unit.decimals === 0) return { measured: { ...measured, value }, rounded: false }
  return { measured: { status: 'approximate', value: Number(value.toFixed(unit.decimals)) }, rounded: true }
}

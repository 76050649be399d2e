/**
 * 実績の表の見くらべ — what a sheet that came back would change, cell by cell, before anything is written.
 *
 * An empty cell changes nothing. One problem anywhere and nothing at all is written: half a sheet in the books is worse
 * than none. A notice is said aloud and stops nobody.
 * Order     as the rows stand in the sheet
 */
import { EMPTY_CELL, type Grid } from '#kernel/grid'
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
import { searchKey } from '#kernel/text'
import { readUnit } from '#kernel/unit'
import { type FigureFault, figureFault, type Measured, numberOf } from '../indicators/figure.ts'
import { type FigureCell, type FigureCellFault, readFigureCell, statusIn } from './figure-cell.ts'
import { type FigureRow, lineFinder, rowsOf } from './figure-rows.ts'
import { type FigureColumn, findFigureHeader, periodReader, type SheetLine } from './figure-sheet.ts'
import type { NoHeader } from './sheet-header.ts'

export type SheetChange =
  | {
      readonly what: 'target'
      readonly at: string
      readonly line: SheetLine
      readonly value: number
      readonly rationale: string
    }
  | {
      readonly what: 'figure'
      readonly at: string
      readonly line: SheetLine
      readonly measured: Measured
      readonly base: number | undefined
      readonly source: string
      readonly note: string
    }

export type ProblemWhy =
  | FigureCellFault
  | FigureFault['why']
  /** No indicator of this agreement bears the number or the names in this row. */
  | 'noSuchIndicator'
  /** Several do, and the sheet holds no number to tell them apart. */
  | 'manyIndicators'
  | 'noSuchPeriod'
  /** The same indicator and period stood in a row above. */
  | 'twice'
  /** Somebody said something else since the sheet went out. */
  | 'changedMeanwhile'
  /** A target is a number, and about one there is nothing to collect. */
  | 'targetNotANumber'
  | 'noRationale'
  /** How many people a share stands on is a whole number of people. */
  | 'baseNotANumber'
  | 'tooLong'

export type SheetProblem = { readonly at: string; readonly why: ProblemWhy; readonly text: string }
export type NoticeWhy = 'dash' | 'fraction' | 'lockedChanged' | 'skipped'
export type SheetNotice = { readonly at: string; readonly why: NoticeWhy; readonly text: string }

export type SheetRead = {
  readonly changes: readonly SheetChange[]
  readonly problems: readonly SheetProblem[]
  readonly notices: readonly SheetNotice[]
  /** Rows that were read. */
  readonly rows: number
}

export const MAX_TEXT = 1000
const MAX_SOURCE = 200

export function readFigureSheet(
  grid: Grid,
  lines: readonly SheetLine[],
  about: { readonly fiscalYear: number; readonly source: string },
): Result<SheetRead, NoHeader<FigureColumn>> {
  const header = findFigureHeader(grid)
  if (!header.ok) return fail(header.error)
  const rows = rowsOf(grid, header.value)
  const find = lineFinder(lines, periodReader(about.fiscalYear))
  const seen = new Map<SheetLine, string>()
  const changes: SheetChange[] = []
  const problems: SheetProblem[] = []
  const notices: SheetNotice[] = []
  for (const row of rows) {
    if (row.kind === 'skipped') {
      notices.push({ at: row.at, why: 'skipped', text: row.text })
      continue
    }
    const found = find(row)
    if (typeof found === 'string') {
      problems.push({ at: row.at(found === 'noSuchPeriod' ? 'period' : 'name'), why: found, text: row.text('name') })
      continue
    }
    const before = seen.get(found)
    if (before) problems.push({ at: row.at('name'), why: 'twice', text: before })
    seen.set(found, row.at('name'))
    const told = compareRow(row, found, about.source)
    changes.push(...told.changes)
    problems.push(...told.problems)
    notices.push(...told.notices)
  }
  return ok({ changes, problems, notices, rows: seen.size })
}

type Told = Omit<SheetRead, 'rows'>
const NOTHING: Told = { changes: [], problems: [], notices: [] }

function compareRow(row: FigureRow, line: SheetLine, file: string): Told {
  const unit = row.text('unit')
  const written = unit === '' ? undefined : readUnit(unit)
  const renamed = row.text('indicator') !== '' && searchKey(row.text('name')) !== searchKey(line.name)
  const told: readonly Told[] = [
    written && !(written.ok && written.value.code === line.unit) ? problem(row, 'unit', 'otherUnit') : NOTHING,
    renamed ? notice(row, 'name', 'lockedChanged') : NOTHING,
    compareTarget(row, line),
    compareFigure(row, line, file),
  ]
  return {
    changes: told.flatMap(({ changes }) => changes),
    problems: told.flatMap(({ problems }) => problems),
    notices: told.flatMap(({ notices }) => notices),
  }
}

function compareTarget(row: FigureRow, line: SheetLine): Told {
  const read = readFigureCell(row.cell('target'), EMPTY_CELL, line.unit)
  if (read.kind === 'blank') return NOTHING
  if (read.kind === 'dash') return notice(row, 'target', 'dash')
  if (read.kind === 'wrong') return problem(row, 'target', read.why)
  const value = numberOf(read.measured)
  if (value === undefined || read.measured.status !== 'known') return problem(row, 'target', 'targetNotANumber')
  const rationale = row.text('rationale') || sameLines(line.target?.rationale)
  if (value === line.target?.value && rationale === sameLines(line.target.rationale)) return NOTHING
  const fault = figureFault(line, line.period, value)
  if (fault) return problem(row, 'target', fault.why)
  if (isStale(row, 'seenTarget', line.target?.id)) return problem(row, 'target', 'changedMeanwhile')
  if (rationale === '') return problem(row, 'rationale', 'noRationale')
  if (rationale.length > MAX_TEXT) return problem(row, 'rationale', 'tooLong')
  const change: SheetChange = { what: 'target', at: row.at('target'), line, value, rationale }
  return { ...(read.fraction ? notice(row, 'target', 'fraction') : NOTHING), changes: [change] }
}

function compareFigure(row: FigureRow, line: SheetLine, file: string): Told {
  const read = readFigure(row, line)
  if (read.kind === 'blank') return NOTHING
  if (read.kind === 'dash') return notice(row, 'figure', 'dash')
  if (read.kind === 'wrong') return problem(row, read.why === 'unknownStatus' ? 'status' : 'figure', read.why)
  const stands = line.figure
  const source = row.text('source') || sameLines(stands?.source) || `${file} ${row.at('figure')}`
  const note = row.text('note') || sameLines(stands?.note)
  const isSameFigure = stands !== undefined && isSame(read.measured, stands.measured)
  const wrote = baseIn(row)
  if (wrote === 'wrong') return problem(row, 'base', 'baseNotANumber')
  // Of another share nobody has said yet how many people it stands on.
  const base = wrote ?? (isSameFigure ? stands.base : undefined)
  if (isSameFigure && base === stands.base && source === sameLines(stands.source) && note === sameLines(stands.note))
    return NOTHING
  if (line.feed !== undefined) return problem(row, 'figure', 'fed')
  const fault = figureFault(line, line.period, numberOf(read.measured))
  if (fault) return problem(row, 'figure', fault.why)
  if (isStale(row, 'seenFigure', stands?.id)) return problem(row, 'figure', 'changedMeanwhile')
  if (source.length > MAX_SOURCE) return problem(row, 'source', 'tooLong')
  if (note.length > MAX_TEXT) return problem(row, 'note', 'tooLong')
  const change: SheetChange = {
    what: 'figure',
    at: row.at('figure'),
    line,
    measured: read.measured,
    base,
    source,
    note,
  }
  return { ...(read.fraction ? notice(row, 'figure', 'fraction') : NOTHING), changes: [change] }
}

/**
 * Who types a number over a word, or a word over a number, leaves the drop-down beside it as it came: then what was typed
 * counts. A number that was approximate stays so until somebody says otherwise.
 */
function readFigure(row: FigureRow, { unit, figure }: SheetLine): FigureCell {
  const stands = figure?.measured
  const status = row.cell('status')
  if (!stands || statusIn(status) !== stands.status) return readFigureCell(row.cell('figure'), status, unit)
  const typed = readFigureCell(row.cell('figure'), EMPTY_CELL, unit)
  if (typed.kind !== 'said' || stands.status !== 'approximate' || typed.measured.status !== 'known') return typed
  return { ...typed, measured: { status: 'approximate', value: typed.measured.value } }
}

function baseIn(row: FigureRow): number | undefined | 'wrong' {
  const read = readFigureCell(row.cell('base'), EMPTY_CELL, 'person')
  if (read.kind === 'blank' || read.kind === 'dash') return undefined
  const base = read.kind === 'said' && read.measured.status === 'known' ? read.measured.value : -1
  return Number.isSafeInteger(base) && base >= 0 ? base : 'wrong'
}

/** A sheet that was made by hand saw nothing; what stands is shown beside each of its changes before anybody says yes. */
const isStale = (row: FigureRow, column: 'seenTarget' | 'seenFigure', stands: Uuid | undefined): boolean =>
  row.text('indicator') !== '' && row.text(column) !== (stands ?? '')

const problem = (row: FigureRow, column: FigureColumn, why: ProblemWhy): Told => ({
  ...NOTHING,
  problems: [{ at: row.at(column), why, text: row.text(column) }],
})
const notice = (row: FigureRow, column: FigureColumn, why: NoticeWhy): Told => ({
  ...NOTHING,
  notices: [{ at: row.at(column), why, text: row.text(column) }],
})

const sameLines = (text: string | undefined): string => (text ?? '').replaceAll('\r\n', '\n').trim()

const isSame = (one: Measured, other: Measured): boolean =>
  one.status === other.status && numberOf(one) === numberOf(other)

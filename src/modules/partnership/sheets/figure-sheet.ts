/**
 * 実績の表 — the sheet in which targets and figures of one fiscal year go out to Excel and come back: one line for each
 * indicator and period, what nobody may change first, then what may be filled in, at the end what programs need.
 *
 * Order     as the paper numbers its items, then by initiative and indicator; the parts of a year before the year
 * Left out  initiatives that are still a draft: nothing is counted for them
 */
import { type Cell, cellText, type Grid } from '#kernel/grid'
import type { Uuid } from '#kernel/id'
import { type PeriodCode, type PeriodKind, partsOf, period, periodCode } from '#kernel/period'
import { periodName } from '#kernel/period-name'
import type { Result } from '#kernel/result'
import { plainText } from '#kernel/ruby'
import { searchKey } from '#kernel/text'
import { unitOf } from '#kernel/unit'
import type { Measured } from '../indicators/figure.ts'
import type { CountKind } from '../indicators/indicator.ts'
import { STATUS_WORDS } from './figure-cell.ts'
import { byName, findHeader, type Header, type NoHeader } from './sheet-header.ts'

/** What stands in the database for one indicator in one period. Names without readings. */
export type SheetLine = {
  readonly items: readonly number[]
  readonly initiative: string
  readonly indicator: Uuid
  readonly name: string
  readonly unit: string
  readonly countKind: CountKind
  readonly periodKind: PeriodKind
  /** The feed that counts it: its figures are read in the sheet and never written from it. */
  readonly feed?: string | undefined
  readonly period: PeriodCode
  readonly target: { readonly id: Uuid; readonly value: number; readonly rationale: string } | undefined
  readonly figure:
    | {
        readonly id: Uuid
        readonly measured: Measured
        /** How many people a share or a mean stands on. */
        readonly base: number | undefined
        readonly source: string
        readonly note: string
      }
    | undefined
}

export const FIGURE_COLUMNS = {
  items: ['連携事項', '事項'],
  initiative: ['取組', '取組名', '事業名', '事務事業名'],
  name: ['指標', '指標名'],
  unit: ['単位'],
  period: ['期間', '時期', '年度'],
  target: ['目標', '目標値'],
  rationale: ['目標の根拠', '根拠'],
  figure: ['実績', '実績値'],
  status: ['実績の様子', '実績の状態'],
  base: ['もとの人数', '母数', '分母'],
  source: ['出どころ', '出典'],
  note: ['メモ', '備考'],
  indicator: ['指標の番号'],
  code: ['期間の番号'],
  seenTarget: ['見ていた目標'],
  seenFigure: ['見ていた実績'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type FigureColumn = keyof typeof FIGURE_COLUMNS
export const COLUMN_ORDER = Object.keys(FIGURE_COLUMNS) as readonly FigureColumn[]
export const HEADINGS: readonly string[] = COLUMN_ORDER.map((column) => FIGURE_COLUMNS[column][0])
/** What a person fills in; everything else is locked. */
export const OPEN_COLUMNS: ReadonlySet<FigureColumn> = new Set([
  'target',
  'rationale',
  'figure',
  'status',
  'base',
  'source',
  'note',
])
/** What only programs read. */
export const HIDDEN_COLUMNS: ReadonlySet<FigureColumn> = new Set(['indicator', 'code', 'seenTarget', 'seenFigure'])

/** In the sheet that is not shown: whose figures these are. A file of another agreement must not land here. */
export const MARK_SHEET = '結まち'

/** The periods of a year in which an indicator is asked for. */
export const periodsOf = (kind: PeriodKind, fiscalYear: number): readonly PeriodCode[] => {
  const year = { kind: 'year', fiscalYear } as const
  return [...(kind === 'year' ? [] : partsOf(year, kind)), year].map(periodCode)
}

export const periodWord = (code: string): string => plainText(periodName(period(code)).ja)

/** One row of the sheet, in `COLUMN_ORDER`. */
export function figureRow(line: SheetLine): readonly (string | number | undefined)[] {
  const { target, figure } = line
  const measured = figure?.measured
  const row: Readonly<Record<FigureColumn, string | number | undefined>> = {
    items: line.items.join('、'),
    initiative: line.initiative,
    name: line.name,
    unit: plainText(unitOf(line.unit).label.ja),
    period: periodWord(line.period),
    target: target?.value,
    rationale: target?.rationale,
    figure: measured && 'value' in measured ? measured.value : undefined,
    status: measured && STATUS_WORDS[measured.status][0],
    base: figure?.base,
    source: figure?.source,
    note: figure?.note,
    indicator: line.indicator,
    code: line.period,
    seenTarget: target?.id,
    seenFigure: figure?.id,
  }
  return COLUMN_ORDER.map((column) => row[column])
}

export const findFigureHeader = (grid: Grid): Result<Header<FigureColumn>, NoHeader<FigureColumn>> =>
  findHeader(grid, byName<FigureColumn>(FIGURE_COLUMNS), ['initiative', 'name', 'figure'])

/** Undefined: no such sheet, as in a file that somebody made by hand. */
export function markIn(
  grids: readonly Grid[],
): { readonly agreement: string; readonly fiscalYear: number } | undefined {
  const grid = grids.find(({ name }) => name === MARK_SHEET)
  if (!grid) return undefined
  const said = new Map(grid.rows.map((row) => [textOf(row[0]), textOf(row[1])]))
  return { agreement: said.get('agreement') ?? '', fiscalYear: Number(said.get('fiscalYear')) }
}
const textOf = (cell: Cell | undefined): string => (cell ? cellText(cell) : '')

/** A period as people write it: its code, its name, or the name without the year that the sheet is about. */
export function periodReader(fiscalYear: number): (text: string) => PeriodCode | undefined {
  const known = new Map<string, PeriodCode>()
  const year = { kind: 'year', fiscalYear } as const
  const reiwa = fiscalYear - 2018
  for (const each of [year, ...(['half', 'quarter', 'month'] as const).flatMap((kind) => partsOf(year, kind))]) {
    const code = periodCode(each)
    const name = periodWord(code)
    const short = each.kind === 'month' ? name.replace(/^\d+年/, '') : name.replace(/^\d+年度/, '')
    const wareki = reiwa > 0 ? [`令和${reiwa}年度${short}`, `r${reiwa}${short}`, `r${reiwa}年度${short}`] : []
    for (const spelling of [code, name, short, ...(each.kind === 'month' ? [] : wareki)])
      if (spelling !== '' && !known.has(searchKey(spelling))) known.set(searchKey(spelling), code)
  }
  for (const whole of ['年間', '通年', '年度計', '合計', String(fiscalYear)])
    known.set(searchKey(whole), periodCode(year))
  return (text) => known.get(searchKey(text))
}

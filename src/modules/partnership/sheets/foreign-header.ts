/**
 * よその表の見出し — which column of a sheet that was made for something else names the programme, its indicators, their
 * units, and the figures of which years. One row may hold several indicators side by side (活動指標 … 成果指標 …).
 *
 * Order     of several rows that could be the heading, the one from which most is understood; then the upper one
 */
import { cellAt, cellText, type Grid } from '#kernel/grid'
import { type ForeignYear, foreignYear, yearInTitle } from './foreign-year.ts'
import { type Heading, headingKey, headingRows } from './sheet-header.ts'

export type ForeignList = 'programmes' | 'indicators'

export const PROGRAMME_COLUMNS = {
  number: ['番号', 'No', '事業番号', '事務事業番号', '整理番号', '取組番号', 'program_id', 'id'],
  initiative: ['取組', '取組名', '事業名', '事務事業名', '事業', '事務事業', 'program_name'],
  item: ['連携事項', '事項', '分野'],
  department: ['所管課', '担当課', '所管', '担当', '課', '部署', 'department'],
  kind: ['指標の種類', '種類', '区分', 'kind'],
} as const satisfies Record<string, readonly string[]>
export type ProgrammeColumn = keyof typeof PROGRAMME_COLUMNS

/** The heading under which an indicator is named; where it says of which kind, that is its kind. */
const NAMES = ['指標', '指標名', '指標の名前', 'indicator']
const KINDS = ['活動指標', '成果指標', '対象指標']
const UNITS = ['単位', 'unit']
const SAID: Readonly<Record<string, ForeignYear['what']>> = {
  目標: 'target',
  目標値: 'target',
  実績: 'figure',
  実績値: 'figure',
  現状値: 'figure',
}
/** Of which list it is tells what a bare 名前 names. */
const BARE = ['name', '名前', '名称']

export type ValueColumn = {
  readonly column: number
  readonly what: ForeignYear['what']
  /** Undefined: the year that the sheet is about. */
  readonly fiscalYear: number | undefined
}
export type IndicatorBlock = {
  readonly kind: string
  readonly name: number
  readonly unit: number | undefined
  readonly values: readonly ValueColumn[]
}
export type ForeignHeader = {
  readonly firstRow: number
  readonly columns: Readonly<Partial<Record<ProgrammeColumn, number>>>
  readonly blocks: readonly IndicatorBlock[]
  /** Headings that say nothing to us, as they are written: their columns are not taken. */
  readonly unread: readonly string[]
  /** The year that stands over the table. */
  readonly fiscalYear: number | undefined
}

const keysOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(headingKey))
const NAME_KEYS = keysOf(NAMES)
const KIND_KEYS = new Map(KINDS.map((kind) => [headingKey(kind), kind]))
const UNIT_KEYS = keysOf(UNITS)
const BARE_KEYS = keysOf(BARE)
const COLUMN_KEYS = new Map<string, ProgrammeColumn>(
  (Object.entries(PROGRAMME_COLUMNS) as [ProgrammeColumn, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [headingKey(name), column] as const),
  ),
)
const SAID_KEYS = new Map(Object.entries(SAID).map(([word, what]) => [headingKey(word), what]))

type Draft = { kind: string; name: number; unit: number | undefined; values: ValueColumn[] }

function understood(headings: readonly Heading[], list: ForeignList) {
  const columns: Partial<Record<ProgrammeColumn, number>> = {}
  const blocks: Draft[] = []
  const unread: number[] = []
  for (const { column, above, own } of headings) {
    const block = blocks.at(-1)
    const words = [own, `${above}${own}`, `${own}${above}`, ...(own === '' ? [above] : [])]
    const kind = words.map((word) => KIND_KEYS.get(word)).find(Boolean)
    const isBare = BARE_KEYS.has(own)
    if (list === 'indicators' && (kind !== undefined || isBare || words.some((word) => NAME_KEYS.has(word)))) {
      // A heading joined over several columns names its indicator in the first of them.
      const isPart = kind !== undefined && block?.kind === kind && above !== '' && !isBare && !NAME_KEYS.has(own)
      if (!isPart) {
        blocks.push({ kind: kind ?? '', name: column, unit: undefined, values: [] })
        continue
      }
    }
    if (block && block.unit === undefined && UNIT_KEYS.has(own)) {
      block.unit = column
      continue
    }
    const year = words.map(foreignYear).find(Boolean)
    const said = SAID_KEYS.get(own) ?? SAID_KEYS.get(above)
    if (block && (year || said)) {
      block.values.push({ column, what: said ?? year?.what ?? 'figure', fiscalYear: year?.fiscalYear })
      continue
    }
    const known = words.map((word) => COLUMN_KEYS.get(word)).find(Boolean) ?? (isBare ? 'initiative' : undefined)
    if (known && columns[known] === undefined) columns[known] = column
    else if (own !== '') unread.push(column)
  }
  return { columns, blocks, unread }
}

/** Undefined: a sheet in which nothing of this kind is found. */
export function findForeignHeader(grid: Grid, list: ForeignList): ForeignHeader | undefined {
  let best: { readonly count: number; readonly header: ForeignHeader } | undefined
  for (const { firstRow, headings } of headingRows(grid)) {
    const { columns, blocks, unread } = understood(headings, list)
    const whole = blocks.filter(({ unit, values }) => unit !== undefined && values.length > 0)
    const isEnough =
      list === 'programmes'
        ? columns.initiative !== undefined
        : whole.length > 0 && (columns.initiative !== undefined || columns.number !== undefined)
    const count = Object.keys(columns).length + whole.reduce((sum, { values }) => sum + 2 + values.length, 0)
    if (!isEnough || count <= (best?.count ?? 0)) continue
    const heading = (column: number): string => cellText(cellAt(grid, firstRow - 1, column))
    best = {
      count,
      header: {
        firstRow,
        columns,
        blocks: whole,
        unread: unread.map(heading).filter((text) => text !== ''),
        fiscalYear: undefined,
      },
    }
  }
  if (!best) return undefined
  const above = grid.rows.slice(0, best.header.firstRow - 1).flatMap((cells) => cells.map(cellText))
  return { ...best.header, fiscalYear: above.map(yearInTitle).find((year) => year !== undefined) }
}

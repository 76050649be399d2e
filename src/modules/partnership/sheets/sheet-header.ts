/**
 * 見出しの行 — where the table begins in a sheet that people made: below titles and notes, with one row of headings or
 * two, joined across columns, spelled in full width or with line breaks.
 *
 * Order     of two rows that could be the heading, the one that names more of what is looked for; then the upper one
 * Left out  headings at the side of a table: such a sheet is refused, and says what was looked for
 */
import { cellText, filledRow, type Grid, isEmptyRow, originOf, widthOf } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import { searchKey } from '#kernel/text'

/** Below it no table begins: what has no heading until then is a page of text. */
const ROWS_SEARCHED = 40

/** `above`: the heading of the group it stands in, where there are two rows; else ''. Both as `headingKey` leaves them. */
export type Heading = { readonly column: number; readonly above: string; readonly own: string }

export type Header<K extends string> = {
  readonly row: number
  /** The first row below the headings. */
  readonly firstRow: number
  readonly columns: Readonly<Partial<Record<K, number>>>
}

export type NoHeader<K extends string> = { readonly why: 'noHeader'; readonly missing: readonly K[] }

/** 「実績\n（人）」, 「実　績」 and 「実績」 are one heading: what stands in brackets explains it. */
export const headingKey = (text: string): string => searchKey(text).replaceAll(/[(（【[].*?[)）】\]]|[:：*※]/g, '')

export type Assign<K extends string> = (headings: readonly Heading[]) => Readonly<Partial<Record<K, number>>>

/** Each name of what is looked for, in all its spellings; the first column that bears it. */
export function byName<K extends string>(spellings: Readonly<Record<K, readonly string[]>>): Assign<K> {
  const known = new Map<string, K>()
  for (const [key, names] of Object.entries(spellings) as [K, readonly string[]][])
    for (const name of names) known.set(headingKey(name), key)
  return (headings) => {
    const columns: Partial<Record<K, number>> = {}
    for (const { column, above, own } of headings) {
      const key = known.get(own) ?? known.get(`${above}${own}`) ?? (own === '' ? known.get(above) : undefined)
      if (key !== undefined && columns[key] === undefined) columns[key] = column
    }
    return columns
  }
}

export function findHeader<K extends string>(
  grid: Grid,
  assign: Assign<K>,
  needed: readonly K[],
): Result<Header<K>, NoHeader<K>> {
  let best: (Header<K> & { readonly count: number }) | undefined
  let nearest: readonly K[] = needed
  for (const { row, firstRow, headings } of headingRows(grid)) {
    const columns = assign(headings)
    const missing = needed.filter((key) => columns[key] === undefined)
    if (missing.length < nearest.length) nearest = missing
    const count = Object.keys(columns).length
    if (missing.length === 0 && count > (best?.count ?? 0)) best = { row, firstRow, columns, count }
  }
  if (!best) return fail({ why: 'noHeader', missing: nearest })
  return ok({ row: best.row, firstRow: best.firstRow, columns: best.columns })
}

export type HeadingRow = { readonly row: number; readonly firstRow: number; readonly headings: readonly Heading[] }

/** Every row that could be the heading, as one row and as the upper of two, from the top. */
export function headingRows(grid: Grid): readonly HeadingRow[] {
  const width = widthOf(grid)
  const rows = Array.from({ length: Math.min(grid.rows.length, ROWS_SEARCHED) }, (_, row) => row)
  return rows
    .filter((row) => !isEmptyRow(grid.rows[row] ?? []))
    .flatMap((row) =>
      [1, 2].map((tall) => ({ row, firstRow: row + tall, headings: headingsAt(grid, row, tall, width) })),
    )
}

/** A heading joined over both rows is one heading, and not a group with a part of the same name. */
function headingsAt(grid: Grid, row: number, tall: number, width: number): readonly Heading[] {
  const upper = filledRow(grid, row, width).map((cell) => headingKey(cellText(cell)))
  if (tall === 1) return upper.map((own, column) => ({ column, above: '', own }))
  const lower = filledRow(grid, row + 1, width).map((cell) => headingKey(cellText(cell)))
  return lower.map((own, column) =>
    originOf(grid, row + 1, column).row === row
      ? { column, above: '', own: upper[column] ?? '' }
      : { column, above: upper[column] ?? '', own },
  )
}

/**
 * となりと合わせる — neighbours of one length in one year are put together until each sum is large enough to be shown.
 *
 * Only what may be added up (延べ) is merged. A version that stands in any sum residents were shown is never put into
 * another one: the difference would tell.
 */
import { firstDay, partsOf, period, periodCode, periodContaining } from '#kernel/period'
import { numberOf } from '../indicators/figure.ts'
import type { Cell, DisclosureRule, Said } from './disclosure.ts'

/** Cells that are shown as one number; most stand alone. */
export type Group = { readonly cells: readonly Cell[]; readonly sum: number; readonly wasSaid: boolean }

export const yearOf = (code: string): string => periodCode(periodContaining('year', firstDay(period(code))))
export const isSmall = (value: number, threshold: number): boolean => value > 0 && value < threshold

export const valueIn = (cell: Cell): number => numberOf(cell.measured) ?? 0
const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + valueIn(cell), 0)

export const alone = (cells: readonly Cell[], said: readonly Said[]): readonly Group[] =>
  cells.map((cell) => ({
    cells: [cell],
    sum: valueIn(cell),
    wasSaid: said.some(({ covers }) => covers.length === 1 && covers[0] === cell.id),
  }))

/** Neighbours of one length are put together until each sum is large enough, or nobody is left to join. */
export function merged(cells: readonly Cell[], { threshold }: DisclosureRule, said: readonly Said[]): readonly Group[] {
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  const kept = said.flatMap(({ covers, value }): readonly Group[] => {
    const all = covers.flatMap((id) => byId.get(id) ?? [])
    return all.length === covers.length ? [{ cells: all, sum: value, wasSaid: true }] : []
  })
  // A version that stands in any sum shown before is not put into another one: the difference would tell.
  const used = new Set(said.flatMap(({ covers }) => covers))
  const groups: Group[] = [
    ...kept,
    ...cells
      .filter(({ id }) => !kept.some((group) => group.cells.some((cell) => cell.id === id)))
      .map((cell) => ({
        cells: [cell],
        sum: valueIn(cell),
        wasSaid: false,
      })),
  ]
  const joins = (a: Group, b: Group): boolean =>
    !a.wasSaid && !b.wasSaid && [...a.cells, ...b.cells].every(({ id }) => !used.has(id)) && follows(a, b)
  for (;;) {
    const small = groups.find(
      (group) => isSmall(group.sum, threshold) && groups.some((each) => joins(group, each) || joins(each, group)),
    )
    if (!small)
      return groups.flatMap((group) => (isSmall(group.sum, threshold) && !group.wasSaid ? apart(group) : [group]))
    const next = groups.find((each) => joins(small, each))
    const other = next ?? groups.find((each) => joins(each, small))
    if (!other) return groups
    const both = next ? [...small.cells, ...other.cells] : [...other.cells, ...small.cells]
    groups.splice(groups.indexOf(small), 1)
    groups.splice(groups.indexOf(other), 1, { cells: both, sum: sumOf(both), wasSaid: false })
  }
}

const apart = ({ cells }: Group): readonly Group[] =>
  cells.map((cell) => ({ cells: [cell], sum: valueIn(cell), wasSaid: false }))

/** The second begins where the first ends, in periods of the same length. */
function follows(a: Group, b: Group): boolean {
  const last = a.cells.at(-1)
  const first = b.cells[0]
  if (!last || !first || period(last.period).kind !== period(first.period).kind) return false
  const whole = partsOf(period(yearOf(last.period)), period(last.period).kind).map((each): string => periodCode(each))
  const at = whole.indexOf(last.period)
  return at >= 0 && whole[at + 1] === first.period
}

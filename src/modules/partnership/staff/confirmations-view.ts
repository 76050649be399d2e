/**
 * 確かめを待つ数字 — every target and figure that waits for our side's sign, by initiative, with what a person needs to see
 * to give it: what is said now, what both sides had confirmed before, where it comes from.
 *
 * Order     initiatives by who waits longest; within one as they were said
 * Unit      `FIGURES_A_PAGE` figures a page; an initiative is never cut in two unless it is longer than a page
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import { chainOf, confirmation, type Measured, type Sign, type Version } from '../indicators/figure.ts'
import type { Waiting } from '../overview/waiting.ts'

export const FIGURES_A_PAGE = 100

type Said = Version & { readonly indicator: Uuid; readonly period: string; readonly signs: readonly Sign[] }
export type WaitingTarget = Said & { readonly value: number; readonly rationale: string }
export type WaitingFigure = Said & { readonly measured: Measured; readonly source: string; readonly note: string }

export type ToConfirm = {
  readonly what: 'target' | 'measurement'
  readonly id: Uuid
  readonly indicator: Uuid
  readonly name: string
  readonly unit: string
  readonly period: string
  readonly said: Measured
  /** The last that both sides had confirmed, where this one corrects it. */
  readonly before: Measured | undefined
  /** 出どころ of a figure, 根拠 of a target. */
  readonly basis: string
  readonly note: string
  readonly since: Instant
}
export type ConfirmGroup = {
  readonly initiative: Uuid
  readonly title: string
  readonly figures: readonly ToConfirm[]
}

export function confirmGroups(
  waiting: readonly Waiting[],
  figures: { readonly targets: readonly WaitingTarget[]; readonly measurements: readonly WaitingFigure[] },
  indicators: readonly { readonly id: Uuid; readonly name: Texts; readonly unit: string }[],
  titles: ReadonlyMap<Uuid, string>,
): readonly ConfirmGroup[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const targets = new Map(figures.targets.map((target) => [target.id, target]))
  const measurements = new Map(figures.measurements.map((figure) => [figure.id, figure]))
  const found = waiting.flatMap((each): readonly (ToConfirm & { readonly initiative: Uuid })[] => {
    const indicator = each.indicator && byId.get(each.indicator)
    if (!indicator) return []
    const common = {
      id: each.id,
      initiative: each.initiative,
      indicator: indicator.id,
      name: plainText(indicator.name.ja),
      unit: indicator.unit,
      period: each.period,
      since: each.since,
    }
    const target = each.what === 'target' ? targets.get(each.id) : undefined
    if (target)
      return [
        {
          ...common,
          what: 'target',
          said: { status: 'known', value: target.value },
          before: confirmedBefore(figures.targets, target, ({ value }) => ({ status: 'known', value })),
          basis: target.rationale,
          note: '',
        },
      ]
    const figure = each.what === 'measurement' ? measurements.get(each.id) : undefined
    if (!figure) return []
    return [
      {
        ...common,
        what: 'measurement',
        said: figure.measured,
        before: confirmedBefore(figures.measurements, figure, ({ measured }) => measured),
        basis: figure.source,
        note: figure.note,
      },
    ]
  })
  return [...Map.groupBy(found, ({ initiative }) => initiative)].map(([initiative, own]) => ({
    initiative,
    title: titles.get(initiative) ?? '',
    figures: own,
  }))
}

const confirmedBefore = <T extends Said>(
  rows: readonly T[],
  { id, supersedes }: T,
  measuredOf: (row: T) => Measured,
): Measured | undefined => {
  if (!supersedes) return undefined
  const row = chainOf(rows, id)
    .slice(1)
    .find(({ signs }) => confirmation(signs).kind === 'confirmed')
  return row && measuredOf(row)
}

/** The groups of one page, counted from 1; a page past the end is the last. */
export function confirmPage(
  groups: readonly ConfirmGroup[],
  page: number,
): { readonly groups: readonly ConfirmGroup[]; readonly page: number; readonly pages: number; readonly total: number } {
  const cut = groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.figures.length / FIGURES_A_PAGE) }, (_, at) => ({
      ...group,
      figures: group.figures.slice(at * FIGURES_A_PAGE, (at + 1) * FIGURES_A_PAGE),
    })),
  )
  const pages: ConfirmGroup[][] = [[]]
  let count = 0
  for (const group of cut) {
    if (count > 0 && count + group.figures.length > FIGURES_A_PAGE) {
      pages.push([])
      count = 0
    }
    pages.at(-1)?.push(group)
    count += group.figures.length
  }
  const at = Math.min(Math.max(1, page), pages.length)
  return {
    groups: pages[at - 1] ?? [],
    page: at,
    pages: pages.length,
    total: groups.reduce((sum, { figures }) => sum + figures.length, 0),
  }
}

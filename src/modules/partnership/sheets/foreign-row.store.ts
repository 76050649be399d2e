/** 取りこみの行の形 — what of a plan goes into which table, with ids given here so that one row can name another. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Side } from '../agreements/agreement.ts'
import type { Sided } from '../agreements/party.store.ts'
import { numberOf } from '../indicators/figure.ts'
import { columnsOf as figureColumns } from '../indicators/figure-row.store.ts'
import { columnsOf as textColumns } from '../initiatives/initiative-row.store.ts'
import type { PlannedIndicator, PlannedInitiative } from './foreign-plan.ts'

export type ForeignWords = {
  readonly why: (initiative: PlannedInitiative) => string
  readonly definition: (indicator: PlannedIndicator) => string
  readonly reason: string
  /** Where a target or a figure comes from. */
  readonly source: (at: string) => string
}

export type ForeignGround = {
  readonly agreement: Uuid
  readonly sided: Sided
  readonly side: Side
  readonly ownerSide: Side | 'both'
  readonly person: Uuid
  readonly post: Uuid
  /** Of our side, who answers for it. */
  readonly postOf: (initiative: PlannedInitiative) => Uuid
  readonly words: ForeignWords
  readonly newId: () => Uuid
  readonly today: LocalDate
  readonly at: Instant
}

export function foreignRows(planned: readonly PlannedInitiative[], ground: ForeignGround) {
  const { sided, person, at, words, newId } = ground
  const common = { ...sided, recorded_at: at, recorded_by: person }
  const initiatives = planned.map((initiative) => ({ initiative, id: newId() }))
  const indicators = initiatives.flatMap(({ initiative, id }) =>
    initiative.indicators.map((indicator) => ({ indicator, id: newId(), under: id })),
  )
  const values = indicators.flatMap(({ indicator, id }) =>
    indicator.values.map((value) => {
      const said = { id: newId(), indicator: id, period: String(value.fiscalYear), supersedes: undefined, at }
      return { value, columns: { ...sided, ...figureColumns(said, person) } }
    }),
  )
  return {
    initiatives: initiatives.map(({ initiative, id }) => ({
      ...common,
      ...textColumns({
        title: { ja: initiative.title },
        why: { ja: words.why(initiative) },
        items: initiative.items,
        ownerSide: ground.ownerSide,
        owners: { [ground.side]: ground.postOf(initiative) },
      }),
      id,
      agreement_id: ground.agreement,
      // Of the part of an id that sorts: lists stand in the order of their slugs.
      slug: `torikumi-${id.replaceAll('-', '').slice(0, 16)}`,
      version: 1,
    })),
    states: initiatives.map(({ id }) => ({
      ...common,
      id: newId(),
      initiative_id: id,
      seq: 1,
      state: 'considered' as const,
      reason: words.reason,
      decided_on: ground.today,
      side: ground.side,
      post_id: ground.post,
    })),
    indicators: indicators.map(({ indicator, id, under }) => ({
      ...common,
      id,
      initiative_id: under,
      name: JSON.stringify({ ja: indicator.name }),
      definition: words.definition(indicator),
      unit: indicator.unit,
      count_kind: indicator.countKind,
      direction: 'up' as const,
      disclosure: indicator.disclosure,
      period_kind: 'year' as const,
      baseline: null,
    })),
    targets: values.flatMap(({ value: { what, measured, at: cell }, columns }) => {
      const value = numberOf(measured)
      return what === 'target' && value !== undefined ? [{ ...columns, value, rationale: words.source(cell) }] : []
    }),
    figures: values.flatMap(({ value: { what, measured, at: cell }, columns }) => {
      const said = { value: numberOf(measured) ?? null, status: measured.status, source: words.source(cell) }
      return what === 'figure' ? [{ ...columns, ...said, base: null, note: '' }] : []
    }),
  }
}

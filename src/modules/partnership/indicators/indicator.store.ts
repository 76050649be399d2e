/**
 * 指標の行 — what is counted for an initiative. Added, never changed: a changed definition is another indicator.
 *
 * A draft initiative has none: what one side alone considers needs no number that both must confirm.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { anyOf } from '#platform/database/any-of'
import type { Tx } from '#platform/database/tx'
import type { PostTables } from '#platform/identity/post.store'
import type { Json } from '../agreements/agreement.store.ts'
import { partyStore, type Sided, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import { type InitiativeTables, initiativeStore, type StoredInitiative } from '../initiatives/initiative.store.ts'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import { type IndicatorDefinition, type IndicatorFault, indicatorFaults } from './indicator.ts'

export type IndicatorTable = Sided & {
  id: Uuid
  initiative_id: Uuid
  name: Json<Texts>
  definition: string
  unit: string
  count_kind: IndicatorDefinition['countKind']
  direction: IndicatorDefinition['direction']
  disclosure: IndicatorDefinition['disclosure']
  period_kind: IndicatorDefinition['periodKind']
  /** numeric: pg gives it as text. */
  baseline: number | string | null
  feed: string | null
  recorded_at: Instant
  recorded_by: Uuid
}
export type IndicatorTables = InitiativeTables & PostTables & { partnership_indicator: IndicatorTable }

export type StoredIndicator = IndicatorDefinition & {
  readonly id: Uuid
  readonly initiative: Uuid
  readonly recordedAt: Instant
}

export type IndicatorAdded =
  | { readonly kind: 'added' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'notShared' }
  | { readonly kind: 'refused'; readonly faults: readonly IndicatorFault[] }

/** An indicator with the initiative above it and where the acting side stands. */
export type IndicatorPlace = {
  readonly indicator: StoredIndicator
  readonly initiative: StoredInitiative
  readonly standing: Standing
}

export const indicatorStore = (tx: Tx<IndicatorTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('partnership_indicator').selectAll().where('municipality_id', '=', here)
  const find = async (id: Uuid): Promise<StoredIndicator | undefined> => {
    const row = await rows().where('id', '=', id).executeTakeFirst()
    return row && indicatorOf(row)
  }
  const ofInitiatives = async (initiatives: readonly Uuid[]): Promise<readonly StoredIndicator[]> => {
    const under = rows().where('initiative_id', '=', anyOf(initiatives))
    return (await under.orderBy('recorded_at').orderBy('id').execute()).map(indicatorOf)
  }
  return {
    find,

    ofInitiative: (initiative: Uuid): Promise<readonly StoredIndicator[]> => ofInitiatives([initiative]),
    ofInitiatives,

    all: async (): Promise<readonly StoredIndicator[]> =>
      (await rows().orderBy('recorded_at').orderBy('id').execute()).map(indicatorOf),

    /** Undefined: not there, or of an agreement that is not the acting side's. */
    place: async (id: Uuid): Promise<IndicatorPlace | undefined> => {
      const indicator = await find(id)
      const initiative = indicator && (await initiativeStore(tx).find(indicator.initiative))
      const standing = initiative && (await partyStore(tx).standing(initiative.agreement))
      return indicator && initiative && standing && { indicator, initiative, standing }
    },

    add: async (
      given: IndicatorDefinition & { readonly id: Uuid; readonly initiative: Uuid; readonly at: Instant },
    ): Promise<IndicatorAdded> => {
      const { id, initiative, at, ...definition } = given
      const under = await initiativeStore(tx).find(initiative)
      const standing = under && (await partyStore(tx).standing(under.agreement))
      if (!under || !standing) return { kind: 'missing' }
      if (!under.shared) return { kind: 'notShared' }
      const faults = indicatorFaults(definition)
      if (faults.length > 0) return { kind: 'refused', faults }
      await tx
        .insertInto('partnership_indicator')
        .values({
          ...sidedBy(tx.acting, standing.others),
          id,
          initiative_id: initiative,
          name: JSON.stringify(definition.name),
          definition: definition.definition,
          unit: definition.unit,
          count_kind: definition.countKind,
          direction: definition.direction,
          disclosure: definition.disclosure,
          period_kind: definition.periodKind,
          baseline: definition.baseline ?? null,
          feed: definition.feed ?? null,
          recorded_at: at,
          recorded_by: staffOf(tx.acting).person,
        })
        .execute()
      await tx.record({ did: 'indicator.add', object: 'indicator', id, after: { initiative, ...definition } })
      await tx.happen(PUBLIC_QUEUE, {})
      return { kind: 'added' }
    },
  }
}

const indicatorOf = (row: Omit<IndicatorTable, 'name'> & { name: Texts }): StoredIndicator => ({
  id: row.id,
  initiative: row.initiative_id,
  name: row.name,
  definition: row.definition,
  unit: row.unit,
  countKind: row.count_kind,
  direction: row.direction,
  disclosure: row.disclosure,
  periodKind: row.period_kind,
  baseline: row.baseline === null ? undefined : Number(row.baseline),
  feed: row.feed ?? undefined,
  recordedAt: row.recorded_at,
})

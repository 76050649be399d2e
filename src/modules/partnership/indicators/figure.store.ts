/**
 * 数字の行 — targets, measurements and the signs on them. Rows are added, never changed: a correction names the row it
 * supersedes, and of two corrections at once the second is told of the first.
 *
 * Either side may correct what the other said: that is a counter-proposal, and needs both signs anew.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { type PartyRow, type Sided, sidedBy, staffOf } from '../agreements/party.store.ts'
import {
  type Confirmation,
  confirmation,
  type FigureFault,
  figureFault,
  inForce,
  type Measured,
  numberOf,
  type Sign,
  type Status,
  saidBy,
} from './figure.ts'
import { type IndicatorTables, indicatorStore } from './indicator.store.ts'
import { type Signs, type SignTables, signStore } from './sign.store.ts'

type FigureTable = Sided & {
  id: Uuid
  indicator_id: Uuid
  period: string
  supersedes: Uuid | null
  recorded_at: Instant
  recorded_by: Uuid
}
export type TargetTable = FigureTable & { value: number | string; rationale: string }
export type MeasurementTable = FigureTable & {
  value: number | string | null
  base: number | string | null
  status: Status
  source: string
  note: string
}
export type FigureTables = IndicatorTables &
  SignTables & { partnership_target: TargetTable; partnership_measurement: MeasurementTable }

type Figure = {
  readonly id: Uuid
  readonly indicator: Uuid
  readonly period: string
  readonly supersedes: Uuid | undefined
  readonly recordedAt: Instant
  /** Whose organisation said it. */
  readonly saidBy: Uuid
  readonly signs: readonly Sign[]
}
export type Target = Figure & { readonly value: number; readonly rationale: string }
export type Measurement = Figure & {
  readonly measured: Measured
  /** How many people a share or a mean stands on. */
  readonly base: number | undefined
  readonly source: string
  readonly note: string
}
/** Every version, oldest first; `inForce` of figure.ts finds those that stand. */
export type Figures = { readonly targets: readonly Target[]; readonly measurements: readonly Measurement[] }

export type NewFigure = {
  readonly id: Uuid
  readonly indicator: Uuid
  readonly period: string
  /** The version that the person saw and corrects; undefined for the first of a period. */
  readonly supersedes: Uuid | undefined
  readonly at: Instant
}

export type FigureAdded<T> =
  | { readonly kind: 'added' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly fault: FigureFault }
  /** Something else is in force than the person saw; nothing was written. */
  | { readonly kind: 'changedMeanwhile'; readonly now: T | undefined }

export type FigureSigned =
  | { readonly kind: 'signed'; readonly confirmation: Confirmation }
  | { readonly kind: 'alreadySigned' }
  | { readonly kind: 'missing' }
  /** Another version is in force: look at that one first. */
  | { readonly kind: 'superseded' }

export const figureStore = (tx: Tx<FigureTables>) => {
  const here = tx.acting.municipality
  const targetsOf = async (indicators: readonly Uuid[]) =>
    tx
      .selectFrom('partnership_target')
      .selectAll()
      .where('municipality_id', '=', here)
      .where('indicator_id', 'in', [...indicators])
      .orderBy('recorded_at')
      .orderBy('id')
      .execute()
  const measurementsOf = async (indicators: readonly Uuid[]) =>
    tx
      .selectFrom('partnership_measurement')
      .selectAll()
      .where('municipality_id', '=', here)
      .where('indicator_id', 'in', [...indicators])
      .orderBy('recorded_at')
      .orderBy('id')
      .execute()
  const ofIndicators = async (indicators: readonly Uuid[], parties: readonly PartyRow[]): Promise<Figures> => {
    if (indicators.length === 0) return { targets: [], measurements: [] }
    const [targets, measurements] = [await targetsOf(indicators), await measurementsOf(indicators)]
    const ids = (rows: readonly { readonly id: Uuid }[]) => rows.map(({ id }) => id)
    const onTargets = await signStore(tx).of('target', ids(targets), parties)
    const onMeasurements = await signStore(tx).of('measurement', ids(measurements), parties)
    return {
      targets: targets.map((row) => targetOf(row, onTargets)),
      measurements: measurements.map((row) => measurementOf(row, onMeasurements)),
    }
  }
  /** What stands for a period, and whether that is what the person saw. */
  const standsOtherwise = <T extends Target | Measurement>(rows: readonly T[], given: NewFigure) => {
    const now = inForce(rows).find(({ period }) => period === given.period)
    return now?.id === given.supersedes ? undefined : ({ kind: 'changedMeanwhile', now } as const)
  }

  const addTarget = async (
    given: NewFigure & { readonly value: number; readonly rationale: string },
  ): Promise<FigureAdded<Target>> => {
    const place = await indicatorStore(tx).place(given.indicator)
    if (!place) return { kind: 'missing' }
    const fault = figureFault(place.indicator, given.period, given.value)
    if (fault) return { kind: 'refused', fault }
    const all = () => ofIndicators([given.indicator], place.standing.parties)
    const otherwise = standsOtherwise((await all()).targets, given)
    if (otherwise) return otherwise
    const added = await tx
      .insertInto('partnership_target')
      .values({
        ...sidedBy(tx.acting, place.standing.others),
        ...columnsOf(given, staffOf(tx.acting).person),
        value: given.value,
        rationale: given.rationale,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (!added.numInsertedOrUpdatedRows)
      return {
        kind: 'changedMeanwhile',
        now: inForce((await all()).targets).find((row) => row.period === given.period),
      }
    const { id, indicator, period, value, rationale, supersedes } = given
    const after = { indicator, period, value, rationale, supersedes }
    await tx.record({ did: 'target.add', object: 'target', id, after })
    return { kind: 'added' }
  }

  const addMeasurement = async (
    given: NewFigure & {
      readonly measured: Measured
      readonly base?: number | undefined
      readonly source: string
      readonly note: string
    },
  ): Promise<FigureAdded<Measurement>> => {
    const place = await indicatorStore(tx).place(given.indicator)
    if (!place) return { kind: 'missing' }
    const value = numberOf(given.measured)
    const fault = figureFault(place.indicator, given.period, value)
    if (fault) return { kind: 'refused', fault }
    const all = () => ofIndicators([given.indicator], place.standing.parties)
    const otherwise = standsOtherwise((await all()).measurements, given)
    if (otherwise) return otherwise
    const added = await tx
      .insertInto('partnership_measurement')
      .values({
        ...sidedBy(tx.acting, place.standing.others),
        ...columnsOf(given, staffOf(tx.acting).person),
        value: value ?? null,
        base: given.base ?? null,
        status: given.measured.status,
        source: given.source,
        note: given.note,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (!added.numInsertedOrUpdatedRows) {
      const now = inForce((await all()).measurements).find((row) => row.period === given.period)
      return { kind: 'changedMeanwhile', now }
    }
    const { id, indicator, period, measured, base, source, note, supersedes } = given
    const after = { indicator, period, measured, base, source, note, supersedes }
    await tx.record({ did: 'measurement.add', object: 'measurement', id, after })
    return { kind: 'added' }
  }

  const sign = async (given: {
    readonly id: Uuid
    readonly what: 'target' | 'measurement'
    readonly subject: Uuid
    readonly at: Instant
  }): Promise<FigureSigned> => {
    const table = given.what === 'target' ? 'partnership_target' : 'partnership_measurement'
    const row = await tx
      .selectFrom(table)
      .select('indicator_id')
      .where('municipality_id', '=', here)
      .where('id', '=', given.subject)
      .executeTakeFirst()
    const place = row && (await indicatorStore(tx).place(row.indicator_id))
    if (!place) return { kind: 'missing' }
    const { standing } = place
    const rows = async (): Promise<readonly (Target | Measurement)[]> =>
      (await ofIndicators([place.indicator.id], standing.parties))[given.what === 'target' ? 'targets' : 'measurements']
    if (!inForce(await rows()).some(({ id }) => id === given.subject)) return { kind: 'superseded' }
    if ((await signStore(tx).add({ ...given, version: 1, standing })) === 'alreadySigned')
      return { kind: 'alreadySigned' }
    const signs = (await rows()).find(({ id }) => id === given.subject)?.signs ?? []
    return { kind: 'signed', confirmation: confirmation(signs) }
  }

  return {
    /** Of which indicator a target or a measurement is, if it is the acting side's to see. */
    indicatorOf: async (what: 'target' | 'measurement', id: Uuid): Promise<Uuid | undefined> => {
      const table = what === 'target' ? 'partnership_target' : 'partnership_measurement'
      const rows = tx.selectFrom(table).select('indicator_id').where('municipality_id', '=', here)
      return (await rows.where('id', '=', id).executeTakeFirst())?.indicator_id
    },
    addTarget,
    addMeasurement,
    sign,
    ofIndicators,
    ofIndicator: async (indicator: Uuid): Promise<Figures | undefined> => {
      const place = await indicatorStore(tx).place(indicator)
      return place && ofIndicators([indicator], place.standing.parties)
    },
    /** What stood at the end of that day, with the signs that were given by then. */
    saidOn: async (indicator: Uuid, day: LocalDate): Promise<Figures | undefined> => {
      const place = await indicatorStore(tx).place(indicator)
      if (!place) return undefined
      const { targets, measurements } = await ofIndicators([indicator], place.standing.parties)
      const byThen = <T extends { readonly signs: readonly Sign[] }>(row: T): T => ({
        ...row,
        signs: row.signs.filter(({ at }) => localDateAt(at) <= day),
      })
      return { targets: saidBy(targets, day).map(byThen), measurements: saidBy(measurements, day).map(byThen) }
    },
  }
}

const columnsOf = ({ id, indicator, period, supersedes, at }: NewFigure, person: Uuid) => ({
  id,
  indicator_id: indicator,
  period,
  supersedes: supersedes ?? null,
  recorded_at: at,
  recorded_by: person,
})

const figureOf = (row: FigureTable, signs: Signs): Figure => ({
  id: row.id,
  indicator: row.indicator_id,
  period: row.period,
  supersedes: row.supersedes ?? undefined,
  recordedAt: row.recorded_at,
  saidBy: row.side_org,
  signs: signs.get(row.id) ?? [],
})
const targetOf = (row: TargetTable, signs: Signs): Target => ({
  ...figureOf(row, signs),
  value: Number(row.value),
  rationale: row.rationale,
})
const measurementOf = (row: MeasurementTable, signs: Signs): Measurement => ({
  ...figureOf(row, signs),
  measured: measuredOf(row),
  base: row.base === null ? undefined : Number(row.base),
  source: row.source,
  note: row.note,
})

const measuredOf = ({ status, value }: MeasurementTable): Measured =>
  status === 'known' || status === 'approximate' ? { status, value: Number(value) } : { status }

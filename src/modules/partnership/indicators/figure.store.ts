/**
 * 数字の行 — targets, measurements and the signs on them. Rows are added, never changed: a correction names the row it
 * supersedes, and of two corrections at once the second is told of the first.
 *
 * Either side may correct what the other said: that is a counter-proposal, and needs both signs anew.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { anyOf } from '#platform/database/any-of'
import type { Tx } from '#platform/database/tx'
import { type PartyRow, sidedBy, staffOf } from '../agreements/party.store.ts'
import {
  type Confirmation,
  confirmation,
  type FigureFault,
  figureFault,
  inForce,
  type Measured,
  numberOf,
  stoodOn,
} from './figure.ts'
import {
  columnsOf,
  type FigureColumns,
  type Figures,
  type FigureTables,
  type Measurement,
  type MeasurementRow,
  measurementOf,
  type NewFigure,
  type Target,
  type TargetTable,
  targetOf,
} from './figure-row.store.ts'
import { indicatorStore } from './indicator.store.ts'
import { signStore } from './sign.store.ts'

export type FigureKind = 'target' | 'measurement'
const TABLE = { target: 'partnership_target', measurement: 'partnership_measurement' } as const
const LIST = { target: 'targets', measurement: 'measurements' } as const satisfies Record<FigureKind, keyof Figures>

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
  const ofIndicators = async (indicators: readonly Uuid[], parties: readonly PartyRow[]): Promise<Figures> => {
    if (indicators.length === 0) return { targets: [], measurements: [] }
    const under = anyOf(indicators)
    const targets = await tx
      .selectFrom('partnership_target')
      .selectAll()
      .where('municipality_id', '=', here)
      .where('indicator_id', '=', under)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute()
    const measurements = await tx
      .selectFrom('partnership_measurement')
      .selectAll()
      .where('municipality_id', '=', here)
      .where('indicator_id', '=', under)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute()
    const ids = (rows: readonly { readonly id: Uuid }[]) => rows.map(({ id }) => id)
    const onTargets = await signStore(tx).of('target', ids(targets), parties)
    const onMeasurements = await signStore(tx).of('measurement', ids(measurements), parties)
    return {
      targets: targets.map((row) => targetOf(row, onTargets)),
      measurements: measurements.map((row) => measurementOf(row, onMeasurements)),
    }
  }

  /** Of which indicator a target or a measurement is, if it is the acting side's to see. */
  const indicatorOf = async (what: FigureKind, id: Uuid): Promise<Uuid | undefined> => {
    const rows = tx.selectFrom(TABLE[what]).select('indicator_id').where('municipality_id', '=', here)
    return (await rows.where('id', '=', id).executeTakeFirst())?.indicator_id
  }

  /**
   * The same for both kinds: of an agreement of ours, of this unit and period, and what the person saw still stands.
   * Where another one superseded the same row first, no row comes to be.
   */
  const say = async <T extends Target | Measurement>(
    given: NewFigure & {
      readonly said: number | undefined
      readonly after: Readonly<Record<string, unknown>>
      readonly fed?: boolean
    },
    what: FigureKind,
    of: (figures: Figures) => readonly T[],
    own: Omit<TargetTable, keyof FigureColumns> | (Omit<MeasurementRow, keyof FigureColumns> & { fed: boolean }),
  ): Promise<FigureAdded<T>> => {
    const { id, indicator, period, supersedes, said, after } = given
    const place = await indicatorStore(tx).place(indicator)
    if (!place) return { kind: 'missing' }
    const isFed = place.indicator.feed !== undefined
    if (what === 'measurement' && isFed !== (given.fed ?? false)) return { kind: 'refused', fault: { why: 'fed' } }
    const fault = figureFault(place.indicator, period, said)
    if (fault) return { kind: 'refused', fault }
    const { parties, others } = place.standing
    const standing = async () =>
      inForce(of(await ofIndicators([indicator], parties))).find((each) => each.period === period)
    const now = await standing()
    if (now?.id !== supersedes) return { kind: 'changedMeanwhile', now }
    const columns = { ...sidedBy(tx.acting, others), ...columnsOf(given, staffOf(tx.acting).person) }
    const added = await tx
      .insertInto(TABLE[what])
      .values({ ...columns, ...own })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (!added.numInsertedOrUpdatedRows) return { kind: 'changedMeanwhile', now: await standing() }
    await tx.record({ did: `${what}.add`, object: what, id, after: { indicator, period, supersedes, ...after } })
    return { kind: 'added' }
  }

  const addTarget = (given: NewFigure & { readonly value: number; readonly rationale: string }) => {
    const own = { value: given.value, rationale: given.rationale }
    return say<Target>({ ...given, said: given.value, after: own }, 'target', ({ targets }) => targets, own)
  }

  const addMeasurement = (
    given: NewFigure & {
      readonly measured: Measured
      readonly base?: number | undefined
      readonly source: string
      readonly note: string
      /** By the feed itself, and by nobody else. */
      readonly fed?: true
    },
  ) => {
    const { measured, base, source, note, fed = false } = given
    const said = numberOf(measured)
    const own = { value: said ?? null, base: base ?? null, status: measured.status, source, note, fed }
    return say<Measurement>(
      { ...given, said, after: { measured, base, source, note, ...(fed ? { fed } : {}) } },
      'measurement',
      ({ measurements }) => measurements,
      own,
    )
  }

  const sign = async (given: {
    readonly id: Uuid
    readonly what: FigureKind
    readonly subject: Uuid
    readonly at: Instant
  }): Promise<FigureSigned> => {
    const indicator = await indicatorOf(given.what, given.subject)
    const place = indicator && (await indicatorStore(tx).place(indicator))
    if (!place) return { kind: 'missing' }
    const { standing } = place
    const rows = async (): Promise<readonly (Target | Measurement)[]> =>
      (await ofIndicators([place.indicator.id], standing.parties))[LIST[given.what]]
    if (!inForce(await rows()).some(({ id }) => id === given.subject)) return { kind: 'superseded' }
    if ((await signStore(tx).add({ ...given, version: 1, standing })) === 'alreadySigned')
      return { kind: 'alreadySigned' }
    const signs = (await rows()).find(({ id }) => id === given.subject)?.signs ?? []
    return { kind: 'signed', confirmation: confirmation(signs) }
  }

  return {
    indicatorOf,
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
      return { targets: stoodOn(targets, day), measurements: stoodOn(measurements, day) }
    },
  }
}

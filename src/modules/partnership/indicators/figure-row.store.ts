/**
 * 数字の行の形 — the tables of targets and measurements, and a row as the rules know it.
 */
import type { Generated } from 'kysely'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Sided } from '../agreements/party.store.ts'
import type { Measured, Sign, Status } from './figure.ts'
import type { IndicatorTables } from './indicator.store.ts'
import type { Signs, SignTables } from './sign.store.ts'

/** What targets and measurements have in common. */
export type FigureColumns = Sided & {
  id: Uuid
  indicator_id: Uuid
  period: string
  supersedes: Uuid | null
  recorded_at: Instant
  recorded_by: Uuid
}
export type TargetTable = FigureColumns & { value: number | string; rationale: string }
export type MeasurementTable = FigureColumns & {
  value: number | string | null
  base: number | string | null
  status: Status
  source: string
  note: string
  /** Counted by the service that the indicator names. */
  fed: Generated<boolean>
}
/** As it is read. */
export type MeasurementRow = Omit<MeasurementTable, 'fed'>
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

export const columnsOf = ({ id, indicator, period, supersedes, at }: NewFigure, person: Uuid) => ({
  id,
  indicator_id: indicator,
  period,
  supersedes: supersedes ?? null,
  recorded_at: at,
  recorded_by: person,
})

const figureOf = (row: FigureColumns, signs: Signs): Figure => ({
  id: row.id,
  indicator: row.indicator_id,
  period: row.period,
  supersedes: row.supersedes ?? undefined,
  recordedAt: row.recorded_at,
  saidBy: row.side_org,
  signs: signs.get(row.id) ?? [],
})
export const targetOf = (row: TargetTable, signs: Signs): Target => ({
  ...figureOf(row, signs),
  value: Number(row.value),
  rationale: row.rationale,
})
export const measurementOf = (row: MeasurementRow, signs: Signs): Measurement => ({
  ...figureOf(row, signs),
  measured: measuredOf(row),
  base: row.base === null ? undefined : Number(row.base),
  source: row.source,
  note: row.note,
})

const measuredOf = ({ status, value }: MeasurementRow): Measured =>
  status === 'known' || status === 'approximate' ? { status, value: Number(value) } : { status }

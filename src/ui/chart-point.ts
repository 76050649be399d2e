/** 図の一点 — one figure of a series: known, hidden because too few people stand behind it, or missing. */
export type ChartValue =
  | number
  /** Too few people to show. `upTo`: the threshold, when it may be drawn. */
  | { readonly hidden: string; readonly upTo?: number | undefined }
  | { readonly missing: string }

export type ChartPoint = {
  readonly label: string
  /** 年度: neighbours of the same group stand under one bracket. */
  readonly group?: string | undefined
  readonly value: ChartValue
  /** Of this point alone, where the targets differ; one for all of them stands on the chart. */
  readonly target?: number | undefined
}

export type ChartKind = 'bar' | 'line'

/** How high it may be drawn. */
export const amountOf = (value: ChartValue): number | undefined =>
  typeof value === 'number' ? value : 'hidden' in value ? value.upTo : undefined

/** What stands above it, and in the table. */
export const wordFor = (value: ChartValue, format: (value: number) => string): string =>
  typeof value === 'number' ? format(value) : 'hidden' in value ? value.hidden : value.missing

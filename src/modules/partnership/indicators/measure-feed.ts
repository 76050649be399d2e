/**
 * 実績の取りこみ口 (MeasureFeed) — how a service that the partnership runs counts by itself: it says what it counts, and
 * counts it for one initiative and one period. Nobody types what is counted.
 *
 * Unit     one of `#kernel/unit`; the count is a whole number of it
 * Order    `read` is asked in the transaction of somebody of the side that runs the service: it sees that side's rows
 * Left out parts of a count (by age, by place): indicators have no breakdown yet
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { CountKind, IndicatorDefinition } from './indicator.ts'

export type FeedCount = {
  readonly value: number
  /** From what it was counted, in Japanese: goes to the place where a typed figure names its source. */
  readonly source: string
}

/** `Tx`: the transaction of whoever asks; rules know nothing of it. */
export type MeasureFeed<Tx> = {
  /** `module.what`, never changed: it stands in the rows of indicators. */
  readonly code: string
  /** What it counts, for the people who choose it. */
  readonly name: string
  readonly says: string
  readonly unit: string
  readonly countKind: CountKind
  /** Undefined: there was nothing to count yet, which is not 0. Both days included. */
  readonly read: (
    tx: Tx,
    initiative: Uuid,
    days: { readonly from: LocalDate; readonly until: LocalDate },
  ) => Promise<FeedCount | undefined>
}

/** An indicator counts as its feed counts, or two different things would stand under one name. */
export const fitsFeed = (
  { unit, countKind }: Pick<IndicatorDefinition, 'unit' | 'countKind'>,
  feed: Pick<MeasureFeed<never>, 'unit' | 'countKind'>,
): boolean => unit === feed.unit && countKind === feed.countKind

/** When it is counted, and how a new row is named. */
export type Counting = { readonly at: Instant; readonly newId: () => Uuid }

/** After something happened on that day that a feed counts. Answers how many figures were said anew. */
export type Recount<Tx> = (tx: Tx, initiative: Uuid, day: LocalDate, counting: Counting) => Promise<number>

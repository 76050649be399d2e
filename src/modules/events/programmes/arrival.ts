/**
 * 来た人数 — who came, counted at the door: with an application, or without one.
 *
 * Unit   people; 0 without an application says that nobody came, which is not the same as nobody having counted
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'

export const MOST_ARRIVED = 10_000

export type Arrival = {
  readonly id: Uuid
  readonly event: Uuid
  /** Undefined: without an application. */
  readonly application: Uuid | undefined
  readonly people: number
  readonly at: Instant
  readonly undoneAt: Instant | undefined
}

/** Undefined: nobody has counted. */
export function cameTo(arrivals: readonly Pick<Arrival, 'people' | 'undoneAt'>[]): number | undefined {
  const standing = arrivals.filter(({ undoneAt }) => !undoneAt)
  return standing.length === 0 ? undefined : standing.reduce((sum, { people }) => sum + people, 0)
}

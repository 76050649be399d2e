/**
 * 公表の写し — an immutable value with a version, served from memory and from a file when the database is gone.
 *
 * Three states of what is served, never mixed: `fresh`, `old` (the worker has not spoken for five minutes: the
 * page says so loudly), `none` (nothing was ever published).
 */
import type { Uuid } from '#kernel/id'
import { type Instant, millisOf } from '#kernel/instant'

export type Snapshot = {
  readonly municipality: Uuid
  readonly topic: string
  readonly version: number
  readonly madeAt: Instant
  /** JSON text: parsed by the module that knows its shape, once per version. */
  readonly value: string
}

/** Older than this, and a page says that it may be old. */
export const HEARTBEAT_LIMIT_MILLIS = 5 * 60_000
export const HEARTBEAT_EVERY_MILLIS = 60_000

export type Freshness = 'fresh' | 'old'

export const freshness = (heartbeat: Instant | undefined, now: Instant): Freshness =>
  heartbeat !== undefined && millisOf(now) - millisOf(heartbeat) <= HEARTBEAT_LIMIT_MILLIS ? 'fresh' : 'old'

export const isNewer = (a: Snapshot, b: Snapshot | undefined): boolean => !b || a.version > b.version

/** Topic and municipality become a file name: nothing but what a path may hold. */
export const fileNameOf = ({ municipality, topic }: Pick<Snapshot, 'municipality' | 'topic'>): string =>
  `${municipality}.${topic.replaceAll(/[^a-z0-9-]/g, '_')}.json`

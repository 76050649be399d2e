/**
 * 失敗の行 — how often signing in has failed, for an account and for an address, shared by all processes and kept over restarts.
 *
 * A row holds a keyed hash, a number and a moment: who reads the rows learns neither names nor addresses. The oldest
 * session key makes the hash, because rotating adds keys and never takes one away: no count is lost by it.
 */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '#kernel/instant'
import type { Pool } from '../database/pool.ts'
import { openKysely } from '../database/tx.ts'
import { type KeyRing, versionsOf } from '../keys/key-ring.ts'
import { type Count, oneMore, waitAfter } from './failures.ts'

type FailureTables = { identity_failure: { key_hash: string; times: number; last_at: Instant } }

export type Failures = ReturnType<typeof openFailures>

export function openFailures(pool: Pool, keys: () => KeyRing) {
  const db = openKysely<FailureTables>(pool)
  const hashOf = (key: string): string =>
    createHmac('sha256', versionsOf(keys(), 'session').at(-1)?.secret ?? '')
      .update(`failure ${key}`)
      .digest('hex')
  return {
    /** Counts a try before it is looked at. Seconds to wait; 0: it is counted, and may be looked at. */
    take: (asked: readonly string[], now: Instant): Promise<number> =>
      db.transaction().execute(async (tx) => {
        // In one order everywhere, so that two tries at once never wait for each other.
        const keys = asked.map((key) => ({ key, key_hash: hashOf(key) })).sort(byHash)
        const counts: { readonly key: string; readonly key_hash: string; readonly count: Count }[] = []
        for (const { key, key_hash } of keys) {
          // Changes nothing, and holds the row until both are counted.
          const { times, last_at } = await tx
            .insertInto('identity_failure')
            .values({ key_hash, times: 0, last_at: now })
            .onConflict((on) => on.column('key_hash').doUpdateSet({ times: sql`identity_failure.times` }))
            .returning(['times', 'last_at'])
            .executeTakeFirstOrThrow()
          counts.push({ key, key_hash, count: { times, last: last_at } })
        }
        const seconds = Math.max(0, ...counts.map(({ key, count }) => waitAfter(key, count, now)))
        if (seconds > 0) return seconds
        for (const { key, key_hash, count } of counts) {
          const { times, last } = oneMore(key, count, now)
          await tx
            .updateTable('identity_failure')
            .set({ times, last_at: last })
            .where('key_hash', '=', key_hash)
            .execute()
        }
        return 0
      }),

    /** The try was no failure: as if it had not been. */
    giveBack: async (asked: readonly string[]): Promise<void> => {
      for (const key_hash of asked.map(hashOf).sort())
        await db
          .updateTable('identity_failure')
          .set({ times: sql`greatest(times - 1, 0)` })
          .where('key_hash', '=', key_hash)
          .execute()
    },

    forget: async (asked: readonly string[]): Promise<void> => {
      if (asked.length > 0) await db.deleteFrom('identity_failure').where('key_hash', 'in', asked.map(hashOf)).execute()
    },
  }
}

const byHash = (a: { readonly key_hash: string }, b: { readonly key_hash: string }): number =>
  a.key_hash < b.key_hash ? -1 : 1

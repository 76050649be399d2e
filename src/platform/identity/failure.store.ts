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
import { forgottenBefore, isAccountKey, waitAfter } from './failures.ts'

type FailureTables = { identity_failure: { key_hash: string; times: number; last_at: Instant } }

export type Failures = ReturnType<typeof openFailures>

export function openFailures(pool: Pool, keys: () => KeyRing) {
  const db = openKysely<FailureTables>(pool)
  const hashOf = (key: string): string =>
    createHmac('sha256', versionsOf(keys(), 'session').at(-1)?.secret ?? '')
      .update(`failure ${key}`)
      .digest('hex')
  return {
    /** Seconds to wait; 0: may try. */
    waitFor: async (asked: readonly string[], now: Instant): Promise<number> => {
      const rows = await db
        .selectFrom('identity_failure')
        .selectAll()
        .where('key_hash', 'in', asked.map(hashOf))
        .execute()
      const counts = new Map(rows.map(({ key_hash, times, last_at }) => [key_hash, { times, last: last_at }]))
      return Math.max(0, ...asked.map((key) => waitAfter(key, counts.get(hashOf(key)), now)))
    },

    failed: async (asked: readonly string[], now: Instant): Promise<void> => {
      // In one order everywhere, so that two failures at once never wait for each other.
      for (const key_hash of asked.map(hashOf).sort())
        await db
          .insertInto('identity_failure')
          .values({ key_hash, times: 1, last_at: now })
          .onConflict((on) =>
            on.column('key_hash').doUpdateSet({
              times: sql`case when identity_failure.last_at < ${forgottenBefore(now)} then 1 else identity_failure.times + 1 end`,
              last_at: now,
            }),
          )
          .execute()
    },

    /** An address is shared by an office: one colleague's success says nothing about another's guesses. */
    succeeded: async (asked: readonly string[]): Promise<void> => {
      const accounts = asked.filter(isAccountKey).map(hashOf)
      if (accounts.length > 0) await db.deleteFrom('identity_failure').where('key_hash', 'in', accounts).execute()
    },
  }
}

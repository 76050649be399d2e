/**
 * 鍵のやり直しの行 — somebody lost their passkey: one asks, another approves, the link is handed over by hand.
 *
 * The database itself refuses one person in both parts, and the person concerned in either. Only the municipality that
 * let the person in may do it: a shared person's keys open other towns too.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import { linkEnds } from './one-time-link.store.ts'
import { mayApprove, type Reset } from './reset.ts'

export type ResetTable = {
  municipality_id: Uuid
  id: Uuid
  person_id: Uuid
  requested_by: Uuid | null
  requested_at: Instant
  approved_by: Uuid | null
  approved_at: Instant | null
  token_hash: string | null
  expires_at: Instant | null
  used_at: Instant | null
  withdrawn_at: Instant | null
}
export type ResetTables = {
  identity_reset: ResetTable
  identity_person: { id: Uuid; home_municipality_id: Uuid }
}

export const resetStore = (tx: Tx<ResetTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('identity_reset').selectAll().where('municipality_id', '=', here)
  const { change, use, withdraw } = linkEnds<ResetTable>(tx, 'reset')
  return {
    /** Newest first. */
    all: async (): Promise<readonly Reset[]> => (await rows().orderBy('requested_at', 'desc').execute()).map(resetOf),

    find: async (id: Uuid): Promise<Reset | undefined> => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row && resetOf(row)
    },

    withToken: async (tokenHash: string): Promise<Reset | undefined> => {
      const row = await rows().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row && resetOf(row)
    },

    request: async (
      reset: Pick<Reset, 'id' | 'person' | 'requestedBy' | 'requestedAt'>,
    ): Promise<'requested' | 'missing' | 'notYou'> => {
      const { id, person, requestedBy, requestedAt } = reset
      if (requestedBy === person) return 'notYou'
      const known = await tx
        .selectFrom('identity_person')
        .select('id')
        .where('id', '=', person)
        .where('home_municipality_id', '=', here)
        .executeTakeFirst()
      if (!known) return 'missing'
      await tx
        .insertInto('identity_reset')
        .values({
          municipality_id: here,
          id,
          person_id: person,
          requested_by: requestedBy,
          requested_at: requestedAt,
        } as ResetTable)
        .execute()
      await tx.record({ did: 'reset.request', object: 'reset', id, after: { person } })
      return 'requested'
    },

    /** `approvedBy` null: the operator. Answers 'gone' for a reset that is approved, used or withdrawn. */
    approve: async (
      id: Uuid,
      approval: {
        readonly approvedBy: Uuid | null
        readonly at: Instant
        readonly tokenHash: string
        readonly expiresAt: Instant
      },
    ): Promise<'approved' | 'notYou' | 'gone'> => {
      const row = await rows().where('id', '=', id).forUpdate().executeTakeFirst()
      if (!row || row.approved_at !== null) return 'gone'
      if (approval.approvedBy !== null && !mayApprove(resetOf(row), approval.approvedBy)) return 'notYou'
      const changed = await change(id, {
        approved_by: approval.approvedBy,
        approved_at: approval.at,
        token_hash: approval.tokenHash,
        expires_at: approval.expiresAt,
      })
      if (!changed) return 'gone'
      await tx.record({ did: 'reset.approve', object: 'reset', id, after: { expiresAt: approval.expiresAt } })
      return 'approved'
    },

    use: (id: Uuid, at: Instant) => use(id, at),
    withdraw,
  }
}

const resetOf = (row: ResetTable): Reset => ({
  id: row.id,
  person: row.person_id,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  withdrawnAt: row.withdrawn_at,
})

/**
 * サインインの行 — sessions as the person concerned, or who manages people, sees and ends them. Ended is deleted: the
 * next request finds nothing. Always asked for by person and id together.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import type { SessionLine } from './session-line.ts'
import type { Way } from './who.ts'

export type SessionTable = {
  id: Uuid
  token: string
  person_id: Uuid
  way: Way
  provider_organisation: Uuid | null
  factor_at: Instant | null
  user_agent: string | null
  expires_at: Instant
  created_at: Instant
  updated_at: Instant
}
export type SessionTables = { identity_session: SessionTable }

export const sessionStore = (tx: Tx<SessionTables>) => ({
  /** Open ones, latest first. */
  ofPerson: async (person: Uuid, now: Instant): Promise<readonly SessionLine[]> => {
    const rows = await tx
      .selectFrom('identity_session')
      .select(['id', 'person_id', 'way', 'created_at', 'updated_at', 'user_agent'])
      .where('person_id', '=', person)
      .where('expires_at', '>', now)
      .orderBy('created_at', 'desc')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      person: row.person_id,
      way: row.way,
      openedAt: row.created_at,
      seenAt: row.updated_at,
      userAgent: row.user_agent ?? '',
    }))
  },

  end: async (person: Uuid, id: Uuid): Promise<'ended' | 'missing'> => {
    const { numDeletedRows } = await tx
      .deleteFrom('identity_session')
      .where('person_id', '=', person)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (!numDeletedRows) return 'missing'
    await tx.record({ did: 'session.end', object: 'session', id, after: { person } })
    return 'ended'
  },

  /** 「すべて終わらせる」. Answers how many. */
  endAll: async (person: Uuid): Promise<number> => {
    const { numDeletedRows } = await tx
      .deleteFrom('identity_session')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    await tx.record({ did: 'session.endAll', object: 'person', id: person })
    return Number(numDeletedRows)
  },
})

/** 招待の行 — one-time links to a post. Used once by whoever opens it first; a hash is kept, never the link. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import type { Invitation } from './invitation.ts'
import { linkEnds } from './one-time-link.store.ts'

export type InvitationTable = {
  municipality_id: Uuid
  id: Uuid
  post_id: Uuid
  name: string
  token_hash: string
  expires_at: Instant
  made_at: Instant
  made_by: Uuid | null
  used_at: Instant | null
  used_by: Uuid | null
  withdrawn_at: Instant | null
}
export type InvitationTables = { identity_invitation: InvitationTable }

export const invitationStore = (tx: Tx<InvitationTables>) => {
  const here = tx.acting.municipality
  const { use, withdraw } = linkEnds<InvitationTable>(tx, 'invitation')
  return {
    /** Newest first; used, withdrawn and expired ones too. */
    all: async (): Promise<readonly Invitation[]> => {
      const rows = await tx
        .selectFrom('identity_invitation')
        .selectAll()
        .where('municipality_id', '=', here)
        .orderBy('made_at', 'desc')
        .execute()
      return rows.map(invitationOf)
    },

    withToken: async (tokenHash: string): Promise<Invitation | undefined> => {
      const row = await tx
        .selectFrom('identity_invitation')
        .selectAll()
        .where('municipality_id', '=', here)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      return row && invitationOf(row)
    },

    add: async (
      invitation: Pick<Invitation, 'id' | 'post' | 'name' | 'expiresAt' | 'madeAt' | 'madeBy'>,
      tokenHash: string,
    ): Promise<void> => {
      const { id, post, name, expiresAt, madeAt, madeBy } = invitation
      await tx
        .insertInto('identity_invitation')
        .values({
          municipality_id: here,
          id,
          post_id: post,
          name,
          token_hash: tokenHash,
          expires_at: expiresAt,
          made_at: madeAt,
          made_by: madeBy,
        } as InvitationTable)
        .execute()
      await tx.record({ did: 'invitation.add', object: 'invitation', id, after: { post, expiresAt } })
    },

    use: (id: Uuid, person: Uuid, at: Instant) => use(id, at, { used_by: person }),
    withdraw,
  }
}

const invitationOf = (row: InvitationTable): Invitation => ({
  id: row.id,
  post: row.post_id,
  name: row.name,
  expiresAt: row.expires_at,
  madeAt: row.made_at,
  madeBy: row.made_by,
  usedAt: row.used_at,
  usedBy: row.used_by,
  withdrawnAt: row.withdrawn_at,
})

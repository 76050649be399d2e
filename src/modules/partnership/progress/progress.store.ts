/** 進み具合の行 — added by either side of the agreement, seen by both, never changed. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { anyOf } from '#platform/database/any-of'
import type { Tx } from '#platform/database/tx'
import type { PostTables } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import type { Side } from '../agreements/agreement.ts'
import { partyStore, type Sided, sidedBy, staffOf } from '../agreements/party.store.ts'
import { type InitiativeTables, initiativeStore } from '../initiatives/initiative.store.ts'
import {
  type ProgressFault,
  type ProgressLine,
  type ProgressSaid,
  type ProgressWord,
  progressFault,
  progressNow,
} from './progress.ts'

export type ProgressTable = Sided & {
  id: Uuid
  initiative_id: Uuid
  word: ProgressWord
  comment: string
  side: Side
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type ProgressTables = InitiativeTables & PostTables & { partnership_progress: ProgressTable }

export type ProgressAdded =
  | { readonly kind: 'added' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly fault: ProgressFault }

export const progressStore = (tx: Tx<ProgressTables>) => {
  /** Oldest first. */
  const of = async (initiatives: readonly Uuid[]): Promise<readonly ProgressLine[]> =>
    (
      await tx
        .selectFrom('partnership_progress')
        .selectAll()
        .where('municipality_id', '=', tx.acting.municipality)
        .where('initiative_id', '=', anyOf(initiatives))
        .orderBy('recorded_at')
        .orderBy('id')
        .execute()
    ).map(({ initiative_id, word, comment, side, post_id, recorded_at }) => ({
      initiative: initiative_id,
      word,
      comment,
      side,
      post: post_id,
      at: recorded_at,
    }))
  return {
    of,
    add: async (
      given: ProgressSaid & { readonly id: Uuid; readonly initiative: Uuid; readonly at: Instant },
    ): Promise<ProgressAdded> => {
      const { id, initiative, word, comment, at } = given
      const seen = await initiativeStore(tx).find(initiative)
      const standing = seen && (await partyStore(tx).standing(seen.agreement))
      if (!seen?.shared || !standing) return { kind: 'missing' }
      // Held, so that nothing ends while somebody says how it goes.
      await agreementStore(tx).lock(seen.agreement)
      const state = (await initiativeStore(tx).find(initiative))?.state ?? seen.state
      const fault = progressFault(given, state, progressNow(await of([initiative]))[standing.side])
      if (fault) return { kind: 'refused', fault }
      const { person, post } = staffOf(tx.acting)
      await tx
        .insertInto('partnership_progress')
        .values({
          ...sidedBy(tx.acting, standing.others),
          id,
          initiative_id: initiative,
          word,
          comment,
          side: standing.side,
          post_id: post,
          recorded_at: at,
          recorded_by: person,
        })
        .execute()
      const after = { word, comment, side: standing.side }
      await tx.record({ did: 'progress.say', object: 'initiative', id: initiative, after })
      return { kind: 'added' }
    },
  }
}

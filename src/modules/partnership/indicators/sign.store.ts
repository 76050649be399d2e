/**
 * 確認の行 — a sign of one side on one version of a target, a measurement or a review. Given once, never taken back.
 *
 * A sign counts only when its organisation is a party of the agreement, on that very side.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { anyOf } from '#platform/database/any-of'
import type { Tx } from '#platform/database/tx'
import type { Side } from '../agreements/agreement.ts'
import { type PartyRow, type Sided, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import type { Sign } from './figure.ts'

/** `ending`: an initiative whose end by the other side was read; the version is the line of its history. */
export type SignedThing = 'target' | 'measurement' | 'review' | 'ending'

export type SignTable = Sided & {
  id: Uuid
  what: SignedThing
  subject_id: Uuid
  version: number
  side: Side
  post_id: Uuid
  person_id: Uuid
  at: Instant
}
export type SignTables = { partnership_sign: SignTable }

/** Signs by the id of what they are on. */
export type Signs = ReadonlyMap<Uuid, readonly Sign[]>

export const signStore = (tx: Tx<SignTables>) => ({
  of: async (what: SignedThing, subjects: readonly Uuid[], parties: readonly PartyRow[]): Promise<Signs> => {
    if (subjects.length === 0) return new Map()
    const rows = await tx
      .selectFrom('partnership_sign')
      .selectAll()
      .where('municipality_id', '=', tx.acting.municipality)
      .where('what', '=', what)
      .where('subject_id', '=', anyOf(subjects))
      .orderBy('at')
      .execute()
    const valid = rows.filter(({ side, side_org }) =>
      parties.some((party) => party.side === side && party.organisation === side_org),
    )
    return new Map(
      [...Map.groupBy(valid, (row) => row.subject_id)].map(([subject, own]) => [
        subject,
        own.map(({ side, post_id, at, version }) => ({ side, post: post_id, at, version })),
      ]),
    )
  },

  add: async (given: {
    readonly id: Uuid
    readonly what: SignedThing
    readonly subject: Uuid
    readonly version: number
    readonly standing: Standing
    readonly at: Instant
  }): Promise<'signed' | 'alreadySigned'> => {
    const { id, what, subject, version, standing, at } = given
    const { person, post } = staffOf(tx.acting)
    const added = await tx
      .insertInto('partnership_sign')
      .values({
        ...sidedBy(tx.acting, standing.others),
        id,
        what,
        subject_id: subject,
        version,
        side: standing.side,
        post_id: post,
        person_id: person,
        at,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (!added.numInsertedOrUpdatedRows) return 'alreadySigned'
    await tx.record({ did: `${what}.sign`, object: what, id: subject, after: { side: standing.side, version, at } })
    return 'signed'
  },
})

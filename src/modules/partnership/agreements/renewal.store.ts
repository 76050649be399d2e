/**
 * 更新の判断の行 — what the sides said about the term of an agreement, and what the other answered. Added, never changed.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import type { Agreement, Side } from './agreement.ts'
import { type PartyTables, partyStore, type Sided, sidedBy, staffOf } from './party.store.ts'
import {
  answersFor,
  type RenewalAct,
  type RenewalAnswer,
  type RenewalFault,
  type RenewalLine,
  type RenewalSaid,
  sayRenewal,
} from './renewal.ts'

export type RenewalTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  seq: number
  act: RenewalAct | RenewalAnswer
  until: LocalDate | null
  reason: string
  side: Side
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type RenewalTables = PartyTables & { partnership_renewal: RenewalTable }

export type StoredRenewal = RenewalLine & { readonly post: Uuid; readonly at: Instant }

export type RenewalAdded =
  | { readonly kind: 'said' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'refused'; readonly why: RenewalFault | 'notYours' }

export const renewalStore = (tx: Tx<RenewalTables>) => {
  /** Oldest first. */
  const of = async (agreement: Uuid): Promise<readonly StoredRenewal[]> =>
    (
      await tx
        .selectFrom('partnership_renewal')
        .select(['act', 'until', 'reason', 'side', 'post_id', 'recorded_at'])
        .where('municipality_id', '=', tx.acting.municipality)
        .where('agreement_id', '=', agreement)
        .orderBy('seq')
        .execute()
    ).map(lineOf)

  const add = async (
    given: { readonly id: Uuid; readonly agreement: Uuid; readonly seq: number; readonly at: Instant },
    line: Pick<RenewalTable, 'act' | 'until' | 'reason'>,
  ): Promise<boolean> => {
    const { id, agreement, seq, at } = given
    const standing = await partyStore(tx).standing(agreement)
    if (!standing) return false
    const { person, post } = staffOf(tx.acting)
    const added = await tx
      .insertInto('partnership_renewal')
      .values({
        ...sidedBy(tx.acting, standing.others),
        ...line,
        id,
        agreement_id: agreement,
        seq: seq + 1,
        side: standing.side,
        post_id: post,
        recorded_at: at,
        recorded_by: person,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (!added.numInsertedOrUpdatedRows) return false
    await tx.record({ did: `agreement.renewal.${line.act}`, object: 'agreement', id: agreement, after: { ...line } })
    return true
  }

  return {
    of,
    /** `seq`: how many lines the person saw. */
    say: async (given: {
      readonly id: Uuid
      readonly agreement: Uuid
      readonly document: Pick<Agreement, 'signedOn' | 'term'>
      readonly said: Omit<RenewalSaid, 'side'>
      readonly seq: number
      readonly today: LocalDate
      readonly at: Instant
    }): Promise<RenewalAdded> => {
      const { agreement, document, said, seq, today } = given
      const standing = await partyStore(tx).standing(agreement)
      if (!standing) return { kind: 'missing' }
      const lines = await of(agreement)
      if (lines.length !== seq) return { kind: 'changedMeanwhile' }
      const judged = sayRenewal(document, lines, { ...said, side: standing.side }, today)
      if (!judged.ok) return { kind: 'refused', why: judged.error }
      return { kind: (await add(given, said)) ? 'said' : 'changedMeanwhile' }
    },

    answer: async (given: {
      readonly id: Uuid
      readonly agreement: Uuid
      readonly answer: RenewalAnswer
      readonly reason: string
      readonly seq: number
      readonly at: Instant
    }): Promise<RenewalAdded> => {
      const { agreement, answer, reason, seq } = given
      const standing = await partyStore(tx).standing(agreement)
      if (!standing) return { kind: 'missing' }
      const lines = await of(agreement)
      if (lines.length !== seq) return { kind: 'changedMeanwhile' }
      if (!answersFor(lines, standing.side).includes(answer)) return { kind: 'refused', why: 'notYours' }
      if (answer === 'refused' && reason.trim() === '') return { kind: 'refused', why: 'noReason' }
      return { kind: (await add(given, { act: answer, until: null, reason })) ? 'answered' : 'changedMeanwhile' }
    },
  }
}

type Read = Pick<RenewalTable, 'act' | 'until' | 'reason' | 'side' | 'post_id' | 'recorded_at'>
function lineOf({ act, until, reason, side, post_id: post, recorded_at: at }: Read): StoredRenewal {
  if (act === 'agreed' || act === 'refused') return { act, reason, side, post, at }
  if (until === null) throw new Error(`a renewal without its day: ${act}`)
  return { act, until, reason, side, post, at }
}

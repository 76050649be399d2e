/**
 * 協議の場の行 — meetings that were held under an agreement. Either side writes, both read; rows are added, never changed.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import type { Side } from './agreement.ts'
import { type MeetingFault, type MeetingText, meetingFaults, standingMeetings } from './meeting.ts'
import { type PartyTables, partyStore, type Sided, sidedBy, staffOf } from './party.store.ts'

export type MeetingTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  held_on: LocalDate
  attended: string
  decided: string
  next_on: LocalDate | null
  supersedes: Uuid | null
  /** Why it takes the place of another; empty where it does not. */
  reason: string
  side: Side
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type MeetingTables = PartyTables & { partnership_meeting: MeetingTable }

export type StoredMeeting = MeetingText & {
  readonly id: Uuid
  readonly agreement: Uuid
  readonly supersedes: Uuid | undefined
  readonly reason: string
  readonly side: Side
  readonly post: Uuid
  readonly at: Instant
}
export type MeetingAdded =
  | { readonly kind: 'added' }
  | { readonly kind: 'missing' }
  /** Somebody has put the same record right in the meantime, or it is none of this agreement. */
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'refused'; readonly faults: readonly MeetingFault[] }

export const meetingStore = (tx: Tx<MeetingTables>) => {
  /** Every version, in the order of writing. */
  const all = async (agreement?: Uuid): Promise<readonly StoredMeeting[]> =>
    (
      await tx
        .selectFrom('partnership_meeting')
        .selectAll()
        .where('municipality_id', '=', tx.acting.municipality)
        .$if(agreement !== undefined, (query) => query.where('agreement_id', '=', agreement as Uuid))
        .orderBy('recorded_at')
        .orderBy('id')
        .execute()
    ).map(meetingOf)

  return {
    all,
    /** `today` and `signedOn` are for the rule: a meeting is recorded once it was held. */
    add: async (
      given: MeetingText & {
        readonly id: Uuid
        readonly agreement: Uuid
        readonly supersedes: Uuid | undefined
        readonly reason: string
        readonly signedOn: LocalDate
        readonly today: LocalDate
        readonly at: Instant
      },
    ): Promise<MeetingAdded> => {
      const { id, agreement, supersedes, reason, signedOn, today, at, heldOn, attended, decided, nextOn } = given
      const standing = await partyStore(tx).standing(agreement)
      if (!standing) return { kind: 'missing' }
      const before = await all(agreement)
      if (supersedes && !standingMeetings(before).some((each) => each.id === supersedes))
        return { kind: 'changedMeanwhile' }
      const faults = [
        ...meetingFaults(given, signedOn, today),
        ...(supersedes && reason.trim() === '' ? (['noReason'] as const) : []),
      ]
      if (faults.length > 0) return { kind: 'refused', faults }
      const { person, post } = staffOf(tx.acting)
      const added = await tx
        .insertInto('partnership_meeting')
        .values({
          ...sidedBy(tx.acting, standing.others),
          id,
          agreement_id: agreement,
          held_on: heldOn,
          attended,
          decided,
          next_on: nextOn ?? null,
          supersedes: supersedes ?? null,
          reason: supersedes ? reason : '',
          side: standing.side,
          post_id: post,
          recorded_at: at,
          recorded_by: person,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return { kind: 'changedMeanwhile' }
      const after = { agreement, heldOn, attended, decided, nextOn, supersedes, reason }
      await tx.record({ did: supersedes ? 'meeting.correct' : 'meeting.add', object: 'meeting', id, after })
      return { kind: 'added' }
    },
  }
}

const meetingOf = (row: MeetingTable): StoredMeeting => ({
  id: row.id,
  agreement: row.agreement_id,
  heldOn: row.held_on,
  attended: row.attended,
  decided: row.decided,
  nextOn: row.next_on ?? undefined,
  supersedes: row.supersedes ?? undefined,
  reason: row.reason,
  side: row.side,
  post: row.post_id,
  at: row.recorded_at,
})

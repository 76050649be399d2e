/**
 * 申込の行 — applications to one event, each with a number that is said at the door and a link that only its applicant has.
 *
 * Order  one at a time for one event: the number and the room are decided under a lock that ends with the transaction
 */
import { sql } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { EVENTS_QUEUE } from '../public/public-events.ts'
import { type Application, type ApplyFault, applyFault, roomOf, takenBy } from './application.ts'
import type { EventState, EventText } from './event.ts'

export type ApplicationTable = {
  municipality_id: Uuid
  id: Uuid
  event_id: Uuid
  number: number
  people: number
  link_hash: string
  applied_at: Instant
  cancelled_at: Instant | null
}
export type ApplicationTables = { events_application: ApplicationTable }

export type Applied =
  | { readonly kind: 'applied'; readonly number: number }
  | { readonly kind: 'refused'; readonly fault: ApplyFault }

/** What an application has to know of the event; taken from what residents read. */
export type EventToApply = Pick<EventText, 'day' | 'applyFrom' | 'applyUntil' | 'places' | 'appliesHere'> & {
  readonly id: Uuid
  readonly state: EventState
}

export const applicationStore = (tx: Tx<ApplicationTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('events_application').selectAll().where('municipality_id', '=', here)
  const alone = (event: Uuid) => sql`select pg_advisory_xact_lock(hashtextextended(${event}, 0))`.execute(tx)
  const ofEvent = async (event: Uuid): Promise<readonly Application[]> =>
    (await rows().where('event_id', '=', event).orderBy('number').execute()).map(applicationOf)
  const byLink = async (event: Uuid, hash: string): Promise<Application | undefined> => {
    const row = await rows().where('event_id', '=', event).where('link_hash', '=', hash).executeTakeFirst()
    return row && applicationOf(row)
  }
  /** Residents are told anew only where the word for the room is another one. */
  const tellIfOther = async (places: number | undefined, before: number, after: number): Promise<void> => {
    if (roomOf(places, before) !== roomOf(places, after)) await tx.happen(EVENTS_QUEUE, {})
  }

  return {
    ofEvent,
    byLink,

    apply: async (given: {
      readonly id: Uuid
      readonly event: EventToApply
      readonly people: number
      readonly hash: string
      readonly today: LocalDate
      readonly at: Instant
    }): Promise<Applied> => {
      const { id, event, people, hash, today, at } = given
      await alone(event.id)
      // Sent twice: the link stood in the form before anything was sent.
      const already = await byLink(event.id, hash)
      if (already) return { kind: 'applied', number: already.number }
      const before = await ofEvent(event.id)
      const taken = takenBy(before)
      const fault = applyFault(event, { people, taken, today })
      if (fault) return { kind: 'refused', fault }
      const number = (before.at(-1)?.number ?? 0) + 1
      await tx
        .insertInto('events_application')
        .values({
          ...{ municipality_id: here, id, event_id: event.id, number, people },
          ...{ link_hash: hash, applied_at: at, cancelled_at: null },
        })
        .execute()
      await tx.record({ did: 'application.add', object: 'application', id, after: { event: event.id, number, people } })
      await tellIfOther(event.places, taken, taken + people)
      return { kind: 'applied', number }
    },

    /** By the applicant, who alone has the link. Twice does no harm. */
    cancel: async (given: {
      readonly event: Pick<EventToApply, 'id' | 'places'>
      readonly hash: string
      readonly at: Instant
    }): Promise<'cancelled' | 'missing'> => {
      const { event, hash, at } = given
      await alone(event.id)
      const found = await byLink(event.id, hash)
      if (!found) return 'missing'
      if (found.cancelledAt) return 'cancelled'
      const taken = takenBy(await ofEvent(event.id))
      await tx
        .updateTable('events_application')
        .set({ cancelled_at: at })
        .where('municipality_id', '=', here)
        .where('id', '=', found.id)
        .execute()
      await tx.record({ did: 'application.cancel', object: 'application', id: found.id, after: { event: event.id } })
      await tellIfOther(event.places, taken, taken - found.people)
      return 'cancelled'
    },
  }
}

const applicationOf = (row: ApplicationTable): Application => ({
  id: row.id,
  event: row.event_id,
  number: row.number,
  people: row.people,
  appliedAt: row.applied_at,
  cancelledAt: row.cancelled_at ?? undefined,
})

/** 来た人数の行 — lines are added and taken back, never changed. Only the side that holds the event sees and writes them. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { anyOf } from '#platform/database/any-of'
import type { Acting, Tx } from '#platform/database/tx'
import type { Arrival } from './arrival.ts'

export type ArrivalTable = {
  municipality_id: Uuid
  id: Uuid
  side_org: Uuid
  shared_with: Uuid[]
  event_id: Uuid
  application_id: Uuid | null
  people: number
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
  undone_at: Instant | null
  undone_by: Uuid | null
}
export type ArrivalTables = { events_arrival: ArrivalTable }

const staffOf = (acting: Acting): Extract<Acting, { kind: 'staff' }> => {
  if (acting.kind !== 'staff') throw new Error(`who came is asked of ${acting.kind}`)
  return acting
}

export const arrivalStore = (tx: Tx<ArrivalTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('events_arrival').selectAll().where('municipality_id', '=', here)
  return {
    ofEvents: async (events: readonly Uuid[]): Promise<readonly Arrival[]> =>
      (await rows().where('event_id', '=', anyOf(events)).orderBy('recorded_at').orderBy('id').execute()).map(
        arrivalOf,
      ),

    /** `alreadyThere`: somebody else counted this application a moment ago. */
    add: async (given: {
      readonly id: Uuid
      readonly event: Uuid
      readonly application: Uuid | undefined
      readonly people: number
      readonly at: Instant
    }): Promise<'added' | 'alreadyThere'> => {
      const { id, event, application, people, at } = given
      const { organisation, person, post } = staffOf(tx.acting)
      const added = await tx
        .insertInto('events_arrival')
        .values({
          ...{ municipality_id: here, id, side_org: organisation, shared_with: [], event_id: event },
          ...{ application_id: application ?? null, people, post_id: post, recorded_at: at, recorded_by: person },
          ...{ undone_at: null, undone_by: null },
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return 'alreadyThere'
      await tx.record({ did: 'arrival.add', object: 'arrival', id, after: { event, application, people } })
      return 'added'
    },

    undo: async (event: Uuid, id: Uuid, at: Instant): Promise<'undone' | 'missing'> => {
      const undone = await tx
        .updateTable('events_arrival')
        .set({ undone_at: at, undone_by: staffOf(tx.acting).person })
        .where('municipality_id', '=', here)
        .where('event_id', '=', event)
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (undone.numUpdatedRows === 0n) return 'missing'
      await tx.record({ did: 'arrival.undo', object: 'arrival', id, after: { event } })
      return 'undone'
    },
  }
}

const arrivalOf = (row: ArrivalTable): Arrival => ({
  id: row.id,
  event: row.event_id,
  application: row.application_id ?? undefined,
  people: row.people,
  at: row.recorded_at,
  undoneAt: row.undone_at ?? undefined,
})

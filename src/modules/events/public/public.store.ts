/** 公開している催しの行 — read as a resident: what the database hides from residents cannot be in it. */
import type { Tx } from '#platform/database/tx'
import type { ApplicationTables } from '../programmes/application.store.ts'
import { roomOf } from '../programmes/application.ts'
import { type EventTables, textOfRow } from '../programmes/event.store.ts'
import type { PublicEvent } from './public-events.ts'

const COLUMNS = [
  'id',
  'initiative_path',
  'title',
  'body',
  'place',
  'access',
  'helps',
  'day',
  'begins',
  'ends',
  'places',
  'for_whom',
  'apply_from',
  'apply_until',
  'applies_here',
  'fee',
  'contact',
  'state',
  'reason',
  'version',
  'recorded_at',
] as const

export const publicEventStore = (tx: Tx<EventTables & ApplicationTables>) => ({
  all: async (): Promise<readonly PublicEvent[]> => {
    const rows = await tx
      .selectFrom('events_event')
      .select(COLUMNS)
      .where('municipality_id', '=', tx.acting.municipality)
      .orderBy('day')
      .orderBy('id')
      .execute()
    const taken = await tx
      .selectFrom('events_application')
      .select(['event_id', (of) => of.fn.sum('people').as('people')])
      .where('municipality_id', '=', tx.acting.municipality)
      .where('cancelled_at', 'is', null)
      .groupBy('event_id')
      .execute()
    const takenOf = new Map(taken.map(({ event_id, people }) => [event_id, Number(people)]))
    return rows.flatMap((row) =>
      row.state === 'draft'
        ? []
        : {
            ...textOfRow(row),
            id: row.id,
            initiative: row.initiative_path,
            state: row.state,
            reason: row.state === 'cancelled' ? row.reason : '',
            version: row.version,
            changedAt: row.recorded_at,
            room: row.applies_here ? roomOf(row.places ?? undefined, takenOf.get(row.id) ?? 0) : undefined,
          },
    )
  },
})

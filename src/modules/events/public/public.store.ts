/** 公開している催しの行 — read as a resident: what the database hides from residents cannot be in it. */
import type { Tx } from '#platform/database/tx'
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
  'fee',
  'contact',
  'state',
  'reason',
  'version',
  'recorded_at',
] as const

export const publicEventStore = (tx: Tx<EventTables>) => ({
  all: async (): Promise<readonly PublicEvent[]> => {
    const rows = await tx
      .selectFrom('events_event')
      .select(COLUMNS)
      .where('municipality_id', '=', tx.acting.municipality)
      .orderBy('day')
      .orderBy('id')
      .execute()
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
          },
    )
  },
})

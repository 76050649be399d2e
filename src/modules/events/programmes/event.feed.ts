/**
 * 催しが数える実績 — what events tell an initiative about itself: how often they were held, and how many people came.
 *
 * Counted  of events that were held in the period. Where nobody counted who came, it is said, and nothing is added for it
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { MeasureFeed } from '#modules/partnership'
import type { OpenTx } from '#platform/database/tx'
import { arrivalStore } from './arrival.store.ts'
import { cameTo } from './arrival.ts'
import { eventStore } from './event.store.ts'
import { ja as words } from './staff-event-feeds.words.ja.ts'

type Days = { readonly from: LocalDate; readonly until: LocalDate }

const heldIn = async (tx: OpenTx, initiative: Uuid, { from, until }: Days) =>
  (await eventStore(tx).ofInitiative(initiative)).filter(
    ({ state, day }) => state === 'held' && from <= day && day <= until,
  )

export const eventFeeds: readonly MeasureFeed<OpenTx>[] = [
  {
    code: 'events.participants',
    ...words.participants,
    unit: 'person-visit',
    countKind: 'cumulative',
    read: async (tx, initiative, days) => {
      const held = await heldIn(tx, initiative, days)
      const arrivals = Map.groupBy(await arrivalStore(tx).ofEvents(held.map(({ id }) => id)), ({ event }) => event)
      const counted = held.flatMap(({ id }) => cameTo(arrivals.get(id) ?? []) ?? [])
      if (counted.length === 0) return undefined
      return { value: counted.reduce((sum, came) => sum + came, 0), source: words.from(held.length, counted.length) }
    },
  },
  {
    code: 'events.held',
    ...words.held,
    unit: 'time',
    countKind: 'cumulative',
    read: async (tx, initiative, days) => {
      const { length } = await heldIn(tx, initiative, days)
      return length === 0 ? undefined : { value: length, source: words.from(length, length) }
    },
  },
]

/** 公開している催し — everything residents can read about the events of one municipality, as one immutable value. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Room } from '../programmes/application.ts'
import type { EventState, EventText } from '../programmes/event.ts'

/** Whoever changes what residents read says so here; the job makes the snapshot anew. */
export const EVENTS_QUEUE = 'events-public'

export const EVENTS_TOPIC = 'events'

export type PublicEvent = EventText & {
  readonly id: Uuid
  /** Below `/partnership/`. */
  readonly initiative: string
  readonly state: Exclude<EventState, 'draft'>
  /** Why it was called off. */
  readonly reason: string
  readonly version: number
  readonly changedAt: Instant
  /** Where applications are taken on the page. */
  readonly room: Room | undefined
}
export type PublicEvents = { readonly schema: 1; readonly events: readonly PublicEvent[] }

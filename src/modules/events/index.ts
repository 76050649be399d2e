/** 催しの戸口 — what other modules may know of events. */
export { EVENTS_TOPIC, type PublicEvents } from './public/public-events.ts'

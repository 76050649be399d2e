/** 協定の戸口 — what other modules may know of agreements, initiatives and figures. */
export type { Agreement, Item, Party, Side } from './agreements/agreement.ts'
export { type CountKind, countsPeople, type Disclosure } from './indicators/indicator.ts'
export type { MeasureFeed, Recount } from './indicators/measure-feed.ts'
export { hasEnded, STATES, type State } from './initiatives/initiative.ts'
export { PUBLIC_TOPIC, type PublicPartnership } from './public/public-partnership.ts'

/**
 * 申込 — how many people want to come, and whether there is room for them.
 *
 * Unit   people; one application is for 1 to 10 of them
 * Room   residents read a word and no count: of a small event the number of places taken would be the number of people
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { type EventState, type EventText, standingOf } from './event.ts'

export const MOST_PEOPLE = 10

export type Application = {
  readonly id: Uuid
  readonly event: Uuid
  /** 受付番号: 1, 2, 3 … within the event. */
  readonly number: number
  readonly people: number
  readonly appliedAt: Instant
  readonly cancelledAt: Instant | undefined
}

export const takenBy = (applications: readonly Pick<Application, 'people' | 'cancelledAt'>[]): number =>
  applications.filter(({ cancelledAt }) => !cancelledAt).reduce((sum, { people }) => sum + people, 0)

export type Room = 'free' | 'few' | 'full'

const FEW_SHARE = 0.1
const FEW = 5

/** `places` undefined: no limit. */
export function roomOf(places: number | undefined, taken: number): Room {
  if (places === undefined) return 'free'
  const left = places - taken
  if (left <= 0) return 'full'
  return left <= Math.max(FEW, places * FEW_SHARE) && left < places ? 'few' : 'free'
}

export type ApplyFault =
  | { readonly why: 'notHere' | 'notYet' | 'over' | 'full' }
  /** There are fewer places than people. */
  | { readonly why: 'tooMany'; readonly left: number }

/** What speaks against an application today; undefined: nothing. */
export function applyFault(
  event: Pick<EventText, 'day' | 'applyFrom' | 'applyUntil' | 'places' | 'appliesHere'> & {
    readonly state: EventState
  },
  { people, taken, today }: { readonly people: number; readonly taken: number; readonly today: LocalDate },
): ApplyFault | undefined {
  if (!event.appliesHere) return { why: 'notHere' }
  const standing = standingOf(event, today)
  if (standing === 'notYet') return { why: 'notYet' }
  if (standing !== 'open') return { why: 'over' }
  if (event.places === undefined) return undefined
  const left = event.places - taken
  if (left <= 0) return { why: 'full' }
  return people > left ? { why: 'tooMany', left } : undefined
}

/** 受付 — who applied and who came to one event, by number, and whether one may count there today. */
import type { LocalDate } from '#kernel/calendar'
import { type Application, takenBy } from './application.ts'
import { type Arrival, cameTo } from './arrival.ts'
import type { EventState } from './event.ts'

export type EventCounts = {
  readonly groups: number
  readonly applied: number
  /** Undefined: nobody has counted. */
  readonly came: number | undefined
}
export type ReceptionLine = { readonly application: Application; readonly arrival: Arrival | undefined }
export type Reception = EventCounts & {
  /** By number. */
  readonly lines: readonly ReceptionLine[]
  /** Who came without an application, the last one first. */
  readonly walkIns: readonly Arrival[]
}

export function receptionOf(applications: readonly Application[], arrivals: readonly Arrival[]): Reception {
  const standing = arrivals.filter(({ undoneAt }) => !undoneAt)
  return {
    groups: applications.filter(({ cancelledAt }) => !cancelledAt).length,
    applied: takenBy(applications),
    came: cameTo(standing),
    lines: applications.map((application) => ({
      application,
      arrival: standing.find((each) => each.application === application.id),
    })),
    walkIns: standing.filter(({ application }) => application === undefined).toReversed(),
  }
}

/** From its day on: nobody comes before. What was called off is not counted. */
export const isOpenAt = (
  { day, state }: { readonly day: LocalDate; readonly state: EventState },
  today: LocalDate,
): boolean => day <= today && state !== 'cancelled' && state !== 'draft'

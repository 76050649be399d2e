/** 受付に出すもの — who applied and who came to one event, and whether one may count there today. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '#platform/database/tx'
import { may, type SignedIn } from '#platform/identity/who'
import { applicationStore, type StoredApplication, takenBy } from '../programmes/application.store.ts'
import { arrivalStore } from '../programmes/arrival.store.ts'
import { type Arrival, cameTo } from '../programmes/arrival.ts'
import type { StoredEvent } from '../programmes/event.store.ts'

export type EventCounts = {
  readonly groups: number
  readonly applied: number
  /** Undefined: nobody has counted. */
  readonly came: number | undefined
}
export type ReceptionLine = { readonly application: StoredApplication; readonly arrival: Arrival | undefined }
export type Reception = EventCounts & {
  /** By number. */
  readonly lines: readonly ReceptionLine[]
  /** Who came without an application, the last one first. */
  readonly walkIns: readonly Arrival[]
}

export async function receptionOf(tx: OpenTx, event: Uuid): Promise<Reception> {
  const applications = await applicationStore(tx).ofEvent(event)
  const arrivals = (await arrivalStore(tx).ofEvents([event])).filter(({ undoneAt }) => !undoneAt)
  return {
    groups: applications.filter(({ cancelledAt }) => !cancelledAt).length,
    applied: takenBy(applications),
    came: cameTo(arrivals),
    lines: applications.map((application) => ({
      application,
      arrival: arrivals.find((each) => each.application === application.id),
    })),
    walkIns: arrivals.filter(({ application }) => application === undefined).toReversed(),
  }
}

export const countsOf = async (tx: OpenTx, event: Uuid): Promise<EventCounts> => {
  const { groups, applied, came } = await receptionOf(tx, event)
  return { groups, applied, came }
}

/** The side that holds the event counts who came, whoever of it may write. */
export const mayCountAt = (
  { who }: { readonly who: SignedIn },
  { organisation, state }: Pick<StoredEvent, 'organisation' | 'state'>,
): boolean => organisation === who.post.organisation && may(who, 'partnership.write') && state !== 'draft'

/** From its day on: nobody comes before. What was called off is not counted. */
export const isOpenAt = ({ day, state }: Pick<StoredEvent, 'day' | 'state'>, today: LocalDate): boolean =>
  day <= today && state !== 'cancelled' && state !== 'draft'

/**
 * 時計を疑う — whether today may be believed before anything is deleted past recall: a clock that is years ahead would
 * make everything over at once.
 *
 * Unit   days in Japan
 * Order  the newest day of the deletion itself that is not ahead; of a house that never deleted, its first day
 */
import { daysBetween, type LocalDate } from '#kernel/calendar'

export type KnownDays = {
  /** The newest day, not after today, on which the deletion ran, whatever failed on it. */
  readonly ran: LocalDate | undefined
  /** The newest such day on which no table failed. */
  readonly done: LocalDate | undefined
  /** The newest recorded day, when it is after today: the clock was ahead then, or is behind now. */
  readonly ahead: LocalDate | undefined
  /** When the first step of the schema was taken. */
  readonly began: LocalDate | undefined
}

/** A house that stood still for longer has an operator who says that the date is right. Unit: days. */
const SUSPECT_AFTER = 40

/** The last day on which the house is known to have been alive, when today is too far from it to be believed. */
export function clockSuspectSince({ ran, began }: KnownDays, today: LocalDate): LocalDate | undefined {
  const alive = ran ?? began
  return alive !== undefined && daysBetween(alive, today) > SUSPECT_AFTER ? alive : undefined
}

/**
 * 協議の場 — a meeting of both sides that was held: when, which posts and organisations were there, what was decided.
 *
 * Left out  names of persons: posts and organisations say who answered for what, and that is what is kept
 * A record is never edited. What is wrong in it is put right by a new one that takes its place, with a reason.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'

export type MeetingText = {
  readonly heldOn: LocalDate
  readonly attended: string
  readonly decided: string
  readonly nextOn: LocalDate | undefined
}
export type MeetingFault = 'inFuture' | 'beforeSigning' | 'nextNotAfter' | 'noReason'

export function meetingFaults(
  { heldOn, nextOn }: Pick<MeetingText, 'heldOn' | 'nextOn'>,
  signedOn: LocalDate,
  today: LocalDate,
): readonly MeetingFault[] {
  return [
    ...(heldOn > today ? (['inFuture'] as const) : []),
    ...(heldOn < signedOn ? (['beforeSigning'] as const) : []),
    ...(nextOn !== undefined && nextOn <= heldOn ? (['nextNotAfter'] as const) : []),
  ]
}

/** Those that no other takes the place of, latest first. */
export const standingMeetings = <
  M extends { readonly id: Uuid; readonly supersedes: Uuid | undefined; readonly heldOn: LocalDate },
>(
  all: readonly M[],
): readonly M[] =>
  all
    .filter(({ id }) => !all.some(({ supersedes }) => supersedes === id))
    .toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : a.heldOn > b.heldOn ? -1 : 0))

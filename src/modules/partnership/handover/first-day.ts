/**
 * 着任してすぐの仕事 — three things a successor does first: read the pack, look at what waits, meet the counterpart.
 *
 * Shown     to who took up the post at most 30 days ago, each until it is ticked
 */
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'

export const FIRST_DAY_TASKS = ['readPack', 'seeWaiting', 'meetCounterpart'] as const
export type FirstDayTask = (typeof FIRST_DAY_TASKS)[number]

/** Days after the one on which the post was taken up. */
export const FIRST_DAYS = 30

export type FirstDays = { readonly until: LocalDate; readonly tasks: readonly FirstDayTask[] }

export function firstDays(
  began: LocalDate | undefined,
  done: readonly FirstDayTask[],
  today: LocalDate,
): FirstDays | undefined {
  if (began === undefined || today < began || daysBetween(began, today) > FIRST_DAYS) return undefined
  const tasks = FIRST_DAY_TASKS.filter((task) => !done.includes(task))
  return tasks.length > 0 ? { until: addDays(began, FIRST_DAYS), tasks } : undefined
}

type Held = { readonly id: Uuid; readonly person: Uuid; readonly from: LocalDate; readonly until: LocalDate | null }

/** By which assignment this person holds the post on the day. */
export const assignmentOn = (holders: readonly Held[], person: Uuid, day: LocalDate): Held | undefined =>
  holders.find((held) => held.person === person && held.from <= day && (held.until === null || day <= held.until))

/**
 * 催し — what is announced to residents, and the states through which it goes: 下書き → 公開 → 受付終了 → 実施, or 中止.
 *
 * Unit   begins and ends: 'HH:MM' in Japan, on one day; places: people; fee: yen for one person, 0 is 無料
 * Order  applications open and close on whole days, both of them included
 * What took place or was called off stays as it was: residents were told so.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Texts } from '#kernel/language'

export const EVENT_STATES = ['draft', 'published', 'closed', 'held', 'cancelled'] as const
export type EventState = (typeof EVENT_STATES)[number]

/** 車いす, 手話, やさしい日本語, 文字での案内, 託児 */
export const HELPS = ['wheelchair', 'signLanguage', 'easyJapanese', 'captions', 'childcare'] as const
export type Help = (typeof HELPS)[number]

export type EventText = {
  readonly title: Texts
  readonly body: string
  readonly place: string
  /** How one gets in, in words; may be empty. */
  readonly access: string
  readonly helps: readonly Help[]
  readonly day: LocalDate
  readonly begins: string
  readonly ends: string
  /** Undefined: no limit. */
  readonly places: number | undefined
  /** Empty: not written. */
  readonly forWhom: string
  readonly applyFrom: LocalDate | undefined
  readonly applyUntil: LocalDate | undefined
  /** Applications are taken on its page, without a name; otherwise by the contact alone. */
  readonly appliesHere: boolean
  readonly fee: number
  /** Where one applies and asks: of the desk, never of a person. */
  readonly contact: string
}
/** An initiative as another module tells it. `path`: below `/partnership/`. `others`: who stands on the other side. */
export type InitiativeHere = {
  readonly id: Uuid
  readonly title: Texts
  readonly path: string
  readonly others: readonly Uuid[]
}

const NEXT: Readonly<Record<EventState, readonly EventState[]>> = {
  draft: ['published'],
  published: ['closed', 'held', 'cancelled'],
  closed: ['published', 'held', 'cancelled'],
  held: [],
  cancelled: [],
}

export type MoveFault = 'noSuchStep' | 'tooEarly' | 'dayOver' | 'noReason'

/** What speaks against a step on this day; undefined: nothing. */
export function moveFault(
  { state, day }: { readonly state: EventState; readonly day: LocalDate },
  to: EventState,
  { reason, today }: { readonly reason: string; readonly today: LocalDate },
): MoveFault | undefined {
  if (!NEXT[state].includes(to)) return 'noSuchStep'
  if (to === 'held' && today < day) return 'tooEarly'
  if (to === 'published' && day < today) return 'dayOver'
  return to === 'cancelled' && reason === '' ? 'noReason' : undefined
}

/** Which steps are offered on this day. */
export const nextStates = (event: { readonly state: EventState; readonly day: LocalDate }, today: LocalDate) =>
  NEXT[event.state].filter(
    (to) => !['tooEarly', 'dayOver'].includes(moveFault(event, to, { reason: '-', today }) ?? ''),
  )

export const isDone = (state: EventState): boolean => NEXT[state].length === 0

/** `HH:MM`, also from 「9:30」 「９時３０分」 「14時」; undefined: not a time of a day. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分)?)$/.exec(text.normalize('NFKC').replaceAll(/\s/g, ''))
  if (!found) return undefined
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)]
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined
}

export type TextFault = { readonly field: 'ends' | 'applyFrom' | 'applyUntil'; readonly why: 'notAfter' | 'afterDay' }

/** What does not fit together. */
export function textFault({ begins, ends, day, applyFrom, applyUntil }: EventText): TextFault | undefined {
  if (ends <= begins) return { field: 'ends', why: 'notAfter' }
  if (applyFrom && applyUntil && applyUntil < applyFrom) return { field: 'applyUntil', why: 'notAfter' }
  if (applyFrom && day < applyFrom) return { field: 'applyFrom', why: 'afterDay' }
  return applyUntil && day < applyUntil ? { field: 'applyUntil', why: 'afterDay' } : undefined
}

/**
 * What a resident may do about it today.
 * `unknown`: nobody closed it, and nobody said that it took place.
 */
export type Standing = 'notYet' | 'open' | 'over' | 'held' | 'cancelled' | 'unknown'

export function standingOf(
  event: Pick<EventText, 'day' | 'applyFrom' | 'applyUntil'> & { readonly state: EventState },
  today: LocalDate,
): Standing {
  const { state, day, applyFrom, applyUntil } = event
  if (state === 'held' || state === 'cancelled') return state
  if (day < today) return 'unknown'
  if (state === 'closed' || (applyUntil && applyUntil < today)) return 'over'
  return applyFrom && today < applyFrom ? 'notYet' : 'open'
}

/** What comes first, then what was last. */
export function splitByDay<E extends { readonly day: LocalDate; readonly begins: string }>(
  events: readonly E[],
  today: LocalDate,
): { readonly coming: readonly E[]; readonly past: readonly E[] } {
  const at = ({ day, begins }: E) => `${day} ${begins}`
  return {
    coming: events.filter(({ day }) => day >= today).toSorted((a, b) => (at(a) < at(b) ? -1 : 1)),
    past: events.filter(({ day }) => day < today).toSorted((a, b) => (at(a) < at(b) ? 1 : -1)),
  }
}

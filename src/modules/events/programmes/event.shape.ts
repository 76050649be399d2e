/** 催しの入力 — what the forms may send. */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'
import { MOST_PEOPLE } from './application.ts'
import { MOST_ARRIVED } from './arrival.ts'
import { EVENT_STATES, HELPS } from './event.ts'

const uuid = v.pipe(
  v.string(),
  v.check(isUuid),
  v.transform((text) => text as Uuid),
)
/** No braces: they would be read as readings. */
const noMarks = (text: string): boolean => !/[{}|]/.test(text)
const line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(max, 'tooLong'), v.check(noMarks, 'marks'))
const maybe = (max: number) =>
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, 'tooLong'), v.check(noMarks, 'marks')), '')
const whole = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFKC').replaceAll(/[\s,]/g, '')),
    v.check((text) => text === '' || (/^\d{1,7}$/.test(text) && Number(text) <= most), 'notNumber'),
    v.transform((text) => (text === '' ? undefined : Number(text))),
  )
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,6}$/),
  v.transform((text) => Number(text)),
)

/** Bytes: a field far too long is told so beside it. */
export const MAX_EVENT = 2 * 1024 * 1024

const text = {
  initiative: v.pipe(v.optional(v.string(), ''), v.nonEmpty('notChosen'), uuid),
  title: line(120),
  easy: maybe(200),
  english: maybe(200),
  body: line(3000),
  place: line(300),
  access: maybe(500),
  helps: v.optional(v.array(v.picklist(HELPS)), []),
  day: line(40),
  begins: line(20),
  ends: line(20),
  places: v.optional(
    v.pipe(
      whole(100_000),
      v.check((number) => number !== 0, 'notNumber'),
    ),
    '',
  ),
  forWhom: maybe(200),
  applyFrom: maybe(40),
  applyUntil: maybe(40),
  appliesHere: v.optional(v.picklist(['yes'])),
  fee: v.optional(whole(1_000_000), ''),
  contact: line(300),
}

export const eventParams = v.strictObject({ id: uuid })
export const newEventForm = v.strictObject(text)
export const editEventForm = v.strictObject({ ...text, version: count })
const people = (least: number, most: number) =>
  v.pipe(
    whole(most),
    v.check((count) => count !== undefined && count >= least, 'notPeople'),
    v.transform((count) => count ?? 0),
  )
const link = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))

export const applyForm = v.strictObject({ people: people(1, MOST_PEOPLE), link })
export const ticketParams = v.strictObject({ event: uuid, link })
export const nothing = v.strictObject({})
/** By the number that is said at the door; without one for who comes without an application. */
export const arrivalForm = v.strictObject({
  number: v.optional(whole(1_000_000), ''),
  people: v.optional(whole(MOST_ARRIVED), ''),
})
export const arrivalParams = v.strictObject({ id: uuid, arrival: uuid })

export const moveEventForm = v.strictObject({
  state: v.pipe(v.optional(v.string(), ''), v.picklist(EVENT_STATES, 'notChosen')),
  reason: maybe(500),
  version: count,
})

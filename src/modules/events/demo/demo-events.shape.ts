/** 見本の催しの形 — what `demo/events.yaml` of a fictional town may say. */
import * as v from 'valibot'
import { type LocalDate, readLocalDate } from '#kernel/calendar'
import { EVENT_STATES, HELPS } from '../programmes/event.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const date = v.pipe(
  v.string(),
  v.check((day) => readLocalDate(day).ok, '日付ではありません'),
  v.transform((day) => day as LocalDate),
)
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const demoEventsShape = v.strictObject({
  schema: v.literal(1),
  events: v.array(
    v.strictObject({
      /** A post of people.yaml. */
      by: text,
      /** The address of the initiative below /partnership/. */
      initiative: text,
      title: v.strictObject({ ja: text, 'ja-easy': v.optional(text), en: v.optional(text) }),
      body: text,
      place: text,
      access: v.optional(v.string(), ''),
      helps: v.optional(v.array(v.picklist(HELPS)), []),
      day: date,
      begins: time,
      ends: time,
      places: v.optional(v.number()),
      for_whom: text,
      apply_from: v.optional(date),
      apply_until: v.optional(date),
      /** Applications are taken on its page; so many people in each of those that came already. */
      applies_here: v.optional(v.boolean(), false),
      applied: v.optional(v.array(v.number()), []),
      /** Who came, counted at the door. */
      came: v.optional(v.array(v.number()), []),
      fee: v.number(),
      contact: text,
      written_on: date,
      steps: v.array(v.strictObject({ state: v.picklist(EVENT_STATES), on: date, reason: v.optional(v.string(), '') })),
    }),
  ),
})
export type DemoEvents = v.InferOutput<typeof demoEventsShape>

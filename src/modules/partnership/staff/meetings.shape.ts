/** 協議の場と更新の判断の入力 — what their forms may send. Dates are read as papers write them, in the routes. */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'
import { RENEWAL_ACTS, RENEWAL_ANSWERS } from '../agreements/renewal.ts'

const uuid = v.pipe(
  v.string(),
  v.check(isUuid),
  v.transform((text) => text as Uuid),
)
/** No braces: they would be read as readings. */
const noMarks = (text: string): boolean => !/[{}|]/.test(text)
const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('missing'),
  v.maxLength(2000, 'tooLong'),
  v.check(noMarks, 'marks'),
)
const maybe = v.pipe(v.string(), v.trim(), v.maxLength(2000, 'tooLong'), v.check(noMarks, 'marks'))
const date = v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(40, 'badDate'))
const seq = v.pipe(
  v.string(),
  v.regex(/^\d{1,6}$/),
  v.transform((digits) => Number(digits)),
)
/** Of radio buttons none is sent when none is pressed. */
const chosen = v.optional(v.string(), '')

/** Bytes: a field far too long is told so beside it. */
export const MAX_MEETING = 2 * 1024 * 1024

export const meetingParams = v.strictObject({ id: uuid })
/** `correct`: the record that the form is to take the place of. */
export const meetingQuery = v.strictObject({ correct: v.optional(v.union([v.literal(''), uuid]), '') })
export const meetingForm = v.strictObject({
  heldOn: date,
  attended: text,
  decided: text,
  nextOn: v.pipe(v.string(), v.trim(), v.maxLength(40, 'badDate')),
  supersedes: v.optional(v.union([v.literal(''), uuid]), ''),
  reason: v.optional(maybe, ''),
})
export const renewalForm = v.strictObject({
  act: v.pipe(chosen, v.picklist(RENEWAL_ACTS, 'notChosen')),
  until: date,
  reason: text,
  seq,
})
export const renewalAnswerForm = v.strictObject({
  answer: v.pipe(chosen, v.picklist(RENEWAL_ANSWERS, 'notChosen')),
  answerReason: maybe,
  seq,
})

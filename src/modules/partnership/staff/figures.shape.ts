/** 指標と数字の入力 — what the forms of indicators, targets, measurements and confirmations may send. */
import * as v from 'valibot'
import type { Uuid } from '#kernel/id'
import { COUNT_KINDS, DIRECTIONS, DISCLOSURES, PERIOD_KINDS } from '../indicators/indicator.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuid = v.pipe(
  v.string(),
  v.regex(UUID),
  v.transform((text) => text as Uuid),
)
const line = v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(200, 'tooLong'))
const maybe = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, 'tooLong'))
const period = v.pipe(v.string(), v.regex(/^\d{4}(-[HQ]\d|-\d{2})?$/, 'missing'))
/** Which version of each period stood on the screen: `seenOf` of indicator-view.ts. */
const seen = v.pipe(v.string(), v.maxLength(8000), v.regex(/^[0-9A-Za-z:,-]*$/))

export const idParams = v.strictObject({ id: uuid })
export const nothing = v.strictObject({})
export const indicatorForm = v.strictObject({
  name: line,
  easy: maybe(200),
  english: maybe(200),
  definition: v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(1000, 'tooLong')),
  /** Empty: recorded by hand. A feed brings its own unit and way of counting, so that they may be left open. */
  feed: v.optional(maybe(60), ''),
  unit: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  countKind: v.optional(v.picklist(COUNT_KINDS, 'missing')),
  direction: v.picklist(DIRECTIONS, 'missing'),
  disclosure: v.picklist(DISCLOSURES, 'missing'),
  periodKind: v.picklist(PERIOD_KINDS, 'missing'),
  baseline: maybe(40),
})
export const targetForm = v.strictObject({
  period,
  value: v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(40, 'tooLong')),
  rationale: v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(1000, 'tooLong')),
  seen,
})
export const measurementForm = v.strictObject({
  period,
  value: v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(40, 'tooLong')),
  base: maybe(40),
  source: line,
  note: maybe(1000),
  seen,
})

/** ふり返りの入力 — what the forms of reviews may send. */
import * as v from 'valibot'
import { DECISIONS } from '../public/public-partnership.ts'
import { BEFORE_STATES } from '../reviews/review.ts'

export { idParams, nothing } from './figures.shape.ts'

const text = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, 'tooLong'))
const version = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))

/** A draft may be unfinished: what is missing is asked when it is put forward. */
export const reviewForm = v.strictObject({
  period: v.pipe(v.string(), v.regex(/^\d{4}(-H\d)?$/, 'missing')),
  seen: text(4000),
  decision: v.optional(v.union([v.literal(''), v.picklist(DECISIONS)]), ''),
  reason: text(4000),
  nextAction: text(1000),
  nextBy: text(40),
  beforeState: v.optional(v.union([v.literal(''), v.picklist(BEFORE_STATES)]), ''),
  beforeNote: v.optional(text(1000), ''),
  version,
  act: v.picklist(['save', 'propose']),
})
export const versionForm = v.strictObject({ version })

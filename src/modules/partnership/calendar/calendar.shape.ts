/** 年間の予定の入力 — of which fiscal year, and whose. */
import * as v from 'valibot'

export const calendarQuery = v.strictObject({
  year: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.regex(/^20\d\d$/))]), ''),
  mine: v.optional(v.picklist(['', 'yes']), ''),
})

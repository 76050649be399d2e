/** 協議資料の入力 — of which agreement, for which quarter; without one, the last that is over. */
import * as v from 'valibot'
import type { PeriodCode } from '#kernel/period'

export const meetingPaperQuery = v.strictObject({
  period: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^20\d\d-Q[1-4]$/),
      v.transform((text) => text as PeriodCode),
    ),
  ),
})

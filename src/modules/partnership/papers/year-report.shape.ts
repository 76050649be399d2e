/** 年度の報告の入力 — which agreement, which fiscal year. */
import * as v from 'valibot'

export const yearReportParams = v.strictObject({
  agreement: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/)),
  year: v.pipe(v.string(), v.regex(/^20\d\d$/), v.transform(Number)),
})

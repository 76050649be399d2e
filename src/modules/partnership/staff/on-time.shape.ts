/** 数字の出そろいの画面の入力 — the fiscal year by its first calendar year. */
import * as v from 'valibot'

export const onTimeQuery = v.strictObject({ year: v.optional(v.pipe(v.string(), v.regex(/^(\d{4})?$/)), '') })

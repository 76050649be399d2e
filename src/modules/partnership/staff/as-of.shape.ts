/** ある日の画面の入力 — the initiative, and the day as it was typed. */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'

export const asOfParams = v.strictObject({
  id: v.pipe(
    v.string(),
    v.check(isUuid),
    v.transform((text) => text as Uuid),
  ),
})
export const asOfQuery = v.strictObject({ on: v.optional(v.pipe(v.string(), v.maxLength(40)), '') })

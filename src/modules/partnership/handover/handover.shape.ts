/** 引きつぎの入力 — which post, which task. */
import * as v from 'valibot'
import type { Uuid } from '#kernel/id'
import { FIRST_DAY_TASKS } from './first-day.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const handoverParams = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(UUID),
    v.transform((text) => text as Uuid),
  ),
})
export const firstDayParams = v.strictObject({ task: v.picklist(FIRST_DAY_TASKS) })
export const noFields = v.strictObject({})

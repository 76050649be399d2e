/** 人事異動の入力 — the table as it was filled in: one post, one choice each, in order. */
import * as v from 'valibot'
import type { Uuid } from '#kernel/id'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuid = v.pipe(
  v.string(),
  v.regex(UUID),
  v.transform((text) => text as Uuid),
)
/** More posts than any division has. */
const MOST = 500
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(MOST)), [])

export const transferParams = v.strictObject({ id: uuid })
export const noFields = v.strictObject({})
export const transferForm = v.pipe(
  v.strictObject({
    from: v.pipe(v.string(), v.trim(), v.maxLength(40, 'badDate')),
    /** What the person saw: of a table that has changed since, nothing is written. */
    seen: v.pipe(v.string(), v.maxLength(100)),
    post: list(uuid),
    to: list(v.union([v.literal(''), v.literal('new'), v.literal('empty'), uuid])),
    /** Posts that may be left empty. */
    sure: list(uuid),
  }),
)

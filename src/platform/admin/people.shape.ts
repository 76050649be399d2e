/** 人と役職の入力 — what the forms of people and posts may send. */
import * as v from 'valibot'
import { isCorporateNumber } from '#kernel/corporate-number'
import type { Uuid } from '#kernel/id'
import { AUTHORITIES } from '../identity/authority.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuid = v.pipe(
  v.string(),
  v.regex(UUID),
  v.transform((text) => text as Uuid),
)
const line = v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(100, 'tooLong'))
const date = v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(40, 'badDate'))
const maybeLine = v.pipe(v.string(), v.trim(), v.maxLength(100, 'tooLong'))

export const idParams = v.strictObject({ id: uuid })
export const nothing = v.strictObject({})
export const inviteForm = v.strictObject({ name: line })
export const untilForm = v.strictObject({ until: date })
export const postForm = v.strictObject({
  organisation: v.union([uuid, v.literal('new')], 'missing'),
  kind: v.union([v.literal(''), v.picklist(['company', 'npo', 'school', 'auditor'])]),
  name: maybeLine,
  code: v.pipe(
    maybeLine,
    // A municipality is never made here: who took its number would be taken for it.
    v.check((text) => text === '' || isCorporateNumber(text), 'badCode'),
  ),
  department: line,
  title: line,
  authorities: v.pipe(v.array(v.picklist(AUTHORITIES), 'noAuthority'), v.minLength(1, 'noAuthority')),
  from: date,
})

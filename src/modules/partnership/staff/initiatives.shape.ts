/** 取組の画面の入力 — what the forms of initiatives may send. */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'
import { STATES } from '../initiatives/initiative.ts'
import { LIST_SORTS } from './initiatives-list.ts'

const uuid = v.pipe(
  v.string(),
  v.check(isUuid),
  v.transform((text) => text as Uuid),
)
/** No braces: they would be read as readings. */
const noMarks = (text: string): boolean => !/[{}|]/.test(text)
const line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(max, 'tooLong'), v.check(noMarks, 'marks'))
const maybe = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, 'tooLong'), v.check(noMarks, 'marks'))
const post = v.union([v.literal(''), uuid], 'missing')
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,6}$/),
  v.transform((text) => Number(text)),
)
/** Of radio buttons none is sent when none is pressed. */
const chosen = v.optional(v.string(), '')
const date = v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(40, 'badDate'))

const text = {
  title: line(200),
  easy: maybe(200),
  english: maybe(200),
  why: line(2000),
  items: v.pipe(v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{1,3}$/))), []), v.minLength(1, 'noItem')),
  ownerSide: v.pipe(chosen, v.picklist(['municipality', 'company', 'both'], 'notChosen')),
  /** Of a draft; what is shared changes hands on a screen of its own. */
  municipalPost: v.optional(post, ''),
  companyPost: v.optional(post, ''),
  thirdParty: maybe(200),
}

/** Bytes: a field far too long is told so beside it. */
export const MAX_INITIATIVE = 2 * 1024 * 1024

export const initiativeParams = v.strictObject({ id: uuid })
export const initiativeNoFields = v.strictObject({})
/** The adopted proposal that it comes from. */
export const newInitiativeQuery = v.strictObject({ proposal: v.optional(v.union([v.literal(''), uuid]), '') })
export const newInitiativeForm = v.strictObject({
  ...text,
  proposal: v.optional(v.union([v.literal(''), uuid]), ''),
  slug: v.pipe(v.string(), v.trim(), v.maxLength(40, 'badSlug'), v.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'badSlug')),
})
export const editInitiativeForm = v.strictObject({ ...text, version: count })
export const shareForm = v.strictObject({ reason: line(2000), decidedOn: date, version: count })
export const stateForm = v.strictObject({
  state: v.pipe(chosen, v.picklist(STATES, 'notChosen')),
  reason: line(2000),
  decidedOn: date,
  /** Which text stood on the screen, and how many lines of the history. */
  version: count,
  seq: count,
})

/** What a list may be asked for; a number of a page that there is not is the last one. */
const asked = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max)), '')
export const listQuery = v.strictObject({
  q: asked(200),
  state: v.optional(v.picklist(['', ...STATES]), ''),
  item: v.optional(v.pipe(v.string(), v.regex(/^\d{0,3}$/)), ''),
  side: v.optional(v.picklist(['', 'municipality', 'company', 'both']), ''),
  agreement: v.optional(v.union([v.literal(''), uuid]), ''),
  sort: v.optional(v.picklist(LIST_SORTS), 'item'),
  page: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,4}$/),
      v.transform((text) => Number(text)),
    ),
    '1',
  ),
})

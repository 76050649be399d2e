/** 困りごと、できること、提案の入力 — what their forms may send. */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'
import { PROPOSAL_STATES } from './proposal.ts'

const uuid = v.pipe(
  v.string(),
  v.check(isUuid),
  v.transform((text) => text as Uuid),
)
const maybeUuid = v.optional(v.union([v.literal(''), uuid], 'notChosen'), '')
/** No braces: they would be read as readings. */
const noMarks = (text: string): boolean => !/[{}|]/.test(text)
const line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('missing'), v.maxLength(max, 'tooLong'), v.check(noMarks, 'marks'))
const maybe = (max: number) =>
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, 'tooLong'), v.check(noMarks, 'marks')), '')
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,6}$/),
  v.transform((text) => Number(text)),
)
/** `agreement:item`, or nothing. */
const under = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => text === '' || (isUuid(text.slice(0, 36)) && /^:\d{1,3}$/.test(text.slice(36))), 'notChosen'),
    v.transform((text) =>
      text === '' ? undefined : { agreement: text.slice(0, 36) as Uuid, item: Number(text.slice(37)) },
    ),
  ),
  '',
)

/** Bytes: a field far too long is told so beside it. */
export const MAX_NEED = 2 * 1024 * 1024

const text = { title: line(200), body: line(2000), cost: maybe(500), since: maybe(40), under, post: maybeUuid }

export const needParams = v.strictObject({ id: uuid })
export const newNeedForm = v.strictObject(text)
export const editNeedForm = v.strictObject({ ...text, version: count })
export const shareNeedForm = v.strictObject({
  readers: v.pipe(v.optional(v.array(uuid), []), v.minLength(1, 'noReader')),
  version: count,
})
export const closeNeedForm = v.strictObject({ reason: line(1000), version: count })

export const proposalQuery = v.strictObject({ answers: maybeUuid })
export const newProposalForm = v.strictObject({
  title: line(200),
  body: line(2000),
  /** `agreement:organisation`. */
  to: v.pipe(
    v.optional(v.string(), ''),
    v.nonEmpty('notChosen'),
    v.check((chosen) => isUuid(chosen.slice(0, 36)) && chosen[36] === ':' && isUuid(chosen.slice(37)), 'notChosen'),
    v.transform((chosen) => ({ agreement: chosen.slice(0, 36) as Uuid, organisation: chosen.slice(37) as Uuid })),
  ),
  answers: maybeUuid,
})
export const moveProposalForm = v.strictObject({
  state: v.pipe(v.optional(v.string(), ''), v.picklist(PROPOSAL_STATES, 'notChosen')),
  reason: line(2000),
  initiative: maybeUuid,
  seq: count,
})
export const linkProposalForm = v.strictObject({
  initiative: v.pipe(v.optional(v.string(), ''), v.nonEmpty('notChosen'), v.pipe(uuid)),
})

const asked = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '')
export const menuQuery = v.strictObject({
  q: asked,
  item: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  shown: v.optional(v.picklist(['open', 'all']), 'open'),
})
export const proposalsQuery = v.strictObject({
  q: asked,
  state: v.optional(v.picklist(['', 'late', ...PROPOSAL_STATES]), ''),
})

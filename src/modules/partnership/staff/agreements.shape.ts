/** 協定の画面の入力 — what the forms of agreements may send. */
import * as v from 'valibot'
import type { Uuid } from '#kernel/id'
import { fail, type Result } from '#kernel/result'
import { readAgreement } from '../agreements/agreement.shape.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { type AgreementFault, faultAt, wrongKind } from '../agreements/agreement-fault.ts'
import { WITHDRAWN_WHY } from '../agreements/publicity.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuid = v.pipe(
  v.string(),
  v.regex(UUID, 'missing'),
  v.transform((text) => text as Uuid),
)
const maybeUuid = v.union([v.literal(''), uuid], 'missing')

/** Bytes of a sent agreement: above what a file may have, so that a file too large is told so on its own page. */
export const MAX_SENT = 2 * 1024 * 1024

export const agreementParams = v.strictObject({ id: uuid })
export const noFields = v.strictObject({})
/** The text is judged by `readAgreement`, which says every fault with its place. */
export const loadForm = v.strictObject({ text: v.string() })
export const registerForm = v.strictObject({
  /** The agreement as it was read: nothing is kept between the two pages. */
  text: v.string(),
  /** For each company of the file, in its order, the organisation that it is. */
  companies: v.optional(v.array(maybeUuid), []),
  municipalDesk: maybeUuid,
  companyDesk: maybeUuid,
})

const version = v.pipe(
  v.string(),
  v.regex(/^\d{1,6}$/),
  v.transform((text) => Number(text)),
)
const seq = version
/** No braces: they would be read as readings. */
const reason = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('missing'),
  v.maxLength(2000, 'tooLong'),
  v.check((text) => !/[{}|]/.test(text), 'marks'),
)
const lines = v.optional(v.array(v.string()), [])

export const versionParams = v.strictObject({ id: uuid, version })
export const replaceForm = v.strictObject({ text: v.string(), version, reason })
/** Judged as an agreement file, so that every fault is said as it is of a file. */
export const agreementEditForm = v.strictObject({
  title: v.string(),
  easy: v.string(),
  english: v.string(),
  from: v.string(),
  until: v.string(),
  renewal: v.optional(v.string(), 'none'),
  noticeMonths: v.string(),
  docTitle: lines,
  docUrl: lines,
  docHeldOn: lines,
  reason,
  version,
})
export const chargeForm = v.strictObject({ charged: maybeUuid, seq, reason })
export const withdrawForm = v.strictObject({
  /** Of radio buttons none is sent when none is pressed. */
  why: v.pipe(v.optional(v.string(), ''), v.picklist(WITHDRAWN_WHY, 'notChosen')),
  reason,
})

/** Excel, PDF and the like are named; what is text in another encoding is told to be none. */
export function readAgreementFile(bytes: Uint8Array): Result<Agreement, readonly AgreementFault[]> {
  const text = new TextDecoder().decode(bytes)
  const isOtherEncoding = text.includes('\uFFFD') && wrongKind(text) === undefined
  return isOtherEncoding
    ? fail([faultAt([], '文字コードが UTF-8 ではありません。UTF-8 で保存しなおして、もう一度選んでください。')])
    : readAgreement(text)
}

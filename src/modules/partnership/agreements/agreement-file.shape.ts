/**
 * 協定ファイルの形 — the JSON of an agreement, as it is published, taken in and given out.
 *
 * Japanese stands plain in `ja` (or in the field itself); its readings, easy Japanese and English are siblings:
 * `furigana`, `easy`, `en`. Unknown keys are refused: a promise that nobody reads is a promise that nobody keeps.
 * Left out  what needs more than one value (`agreement-consistency.shape.ts`)
 */
import * as v from 'valibot'
import { readAreaCode } from '#kernel/area-code'
import { isCorporateNumber } from '#kernel/corporate-number'
import { checkRuby } from '#kernel/ruby'
import { CLAUSE_KINDS, SIDES } from './agreement.ts'
import { MAX_TEXT } from './agreement-fault.ts'
import { readWrittenDate } from './written-date.ts'

const TOO_LONG = `長すぎます。${MAX_TEXT.toLocaleString('ja-JP')}字までに短くしてください。`
const EMPTY = '空です。書くことがなければ、項目ごと消してください。'

const plain = v.pipe(
  v.string(),
  v.nonEmpty(EMPTY),
  v.maxLength(MAX_TEXT, TOO_LONG),
  v.check((text) => !/[{}|]/.test(text), '「{」「}」「|」は使えません。ふりがなは furigana に書いてください。'),
)
const marked = v.pipe(
  v.string(),
  v.nonEmpty(EMPTY),
  v.maxLength(MAX_TEXT * 2, TOO_LONG),
  v.check(
    (text) => checkRuby(text).ok,
    'ふりがなの書き方が違います。{協定|きょうてい} のように、かっこと縦線で書いてください。',
  ),
)
const line = v.pipe(v.string(), v.nonEmpty(EMPTY), v.maxLength(300, '長すぎます。300字までに短くしてください。'))

const siblings = { furigana: v.optional(marked), easy: v.optional(marked), en: v.optional(plain) }
const text = { ja: plain, ...siblings }
const textOrPlain = v.union([plain, v.strictObject(text)])
const ofWhole = v.strictObject({
  title: v.optional(marked),
  purpose: v.optional(marked),
  intent: v.optional(marked),
})

const date = v.pipe(
  v.string(),
  v.maxLength(40, '日付として長すぎます。2026-11-22 のように書いてください。'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const read = readWrittenDate(dataset.value)
    if (!read.ok) addIssue({ message: read.error })
  }),
)
const number = (min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer('整数で書いてください。'),
    v.minValue(min, `${min} 以上にしてください。`),
    v.maxValue(max, `${max} 以下にしてください。`),
  )
const many = <const S extends v.GenericSchema>(shape: S, max: number) =>
  v.pipe(v.array(shape), v.maxLength(max, `多すぎます。${max} 個までにしてください。`))

const code = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const read = readAreaCode(dataset.value)
    if (read.ok && dataset.value.length === 6) return
    addIssue({ message: codeSentence(dataset.value, read.ok ? read.value : undefined) })
  }),
)
function codeSentence(given: string, right: string | undefined): string {
  const read = readAreaCode(given)
  const code = !read.ok && read.error.why === 'wrongCheckDigit' ? read.error.right : right
  return code === undefined
    ? `「${given.slice(0, 20)}」は団体コードではありません。検査数字までの6けたの数字を書いてください。`
    : `「${given}」の検査数字（最後の数字）が違います。前の5けたが正しければ「${code}」です。`
}

const party = v.strictObject({
  role: v.picklist(SIDES),
  name: plain,
  localGovernmentCode: v.optional(code),
  corporateNumber: v.optional(
    v.pipe(
      v.string(),
      v.check(isCorporateNumber, '法人番号の13けた（最初の数字は検査数字）が合いません。確かめてください。'),
    ),
  ),
  ...siblings,
})
const item = v.strictObject({
  no: number(1, 999),
  ...text,
  sdg: v.optional(many(number(1, 17), 17), []),
  planCodes: v.optional(many(line, 50), []),
  catchAll: v.optional(v.boolean()),
  uncertain: v.optional(plain),
})
const clause = v.strictObject({
  no: number(1, 999),
  kind: v.picklist(CLAUSE_KINDS),
  every: v.optional(v.picklist(['month', 'quarter', 'half', 'year'])),
  noticeMonths: v.optional(number(0, 60)),
  leastInitiatives: v.optional(number(1, 100)),
  ...text,
})
const term = v.strictObject({
  from: date,
  until: v.optional(date),
  renewal: v.strictObject({ kind: v.picklist(['none', 'yearly', 'byTalks']), noticeMonths: v.optional(number(0, 60)) }),
})
const announced = v.strictObject({
  item: number(1, 999),
  ...text,
  /** What the announcement called it; here it is an idea all the same, until both sides agree to do it. */
  state: v.optional(line),
  thirdParty: v.optional(textOrPlain),
})
const document = v.strictObject({
  title: plain,
  ...siblings,
  url: v.pipe(
    v.string(),
    v.maxLength(500, '長すぎます。500字までのアドレスにしてください。'),
    v.regex(/^https:\/\/[^\s"<>]+$/, 'https:// で始まるアドレスを書いてください。'),
  ),
  heldOn: v.optional(date),
})

export const agreementFileShape = v.strictObject({
  note: v.optional(plain),
  agreementId: v.pipe(
    v.string(),
    v.maxLength(80, '長すぎます。80字までにしてください。'),
    v.regex(
      /^jp-\d{6}-[a-z0-9]+(-[a-z0-9]+)*$/,
      '「jp-団体コード-会社の名前-年」の形で、英小文字・数字・ハイフンで書いてください（例 jp-990019-manabisha-2025）。',
    ),
  ),
  title: plain,
  kind: line,
  signedOn: date,
  fiscalYearSigned: v.optional(number(1900, 2199)),
  purpose: plain,
  parties: many(party, 20),
  items: many(item, 200),
  sdgMapping: v.optional(v.union([plain, v.strictObject(text)])),
  announcedInitiatives: v.optional(many(announced, 200), []),
  intent: v.optional(plain),
  unknownHere: v.optional(many(textOrPlain, 100), []),
  term: v.optional(term),
  clauses: v.optional(many(clause, 200), []),
  documents: v.optional(many(document, 200), []),
  furigana: v.optional(ofWhole),
  easy: v.optional(ofWhole),
  en: v.optional(ofWhole),
  translation: v.optional(line),
  source: v.optional(line),
})
export type AgreementFile = v.InferOutput<typeof agreementFileShape>
/** As it is written: what may be left out is left out. */
export type AgreementFileOut = v.InferInput<typeof agreementFileShape>

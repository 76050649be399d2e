/**
 * 地域ファイルの形 — what may stand in `region.yaml`, for a nation-wide, a prefecture's and a municipality's pack.
 *
 * Unknown keys are refused: a setting that nobody reads is a promise that nobody keeps.
 * Left out  check digits, sources that exist, names that are unique: they need more than one value (`load-regions.ts`)
 */
import * as v from 'valibot'
import { readLocalDate } from '#kernel/calendar'
import { checkRuby } from '#kernel/ruby'

/** First segments of paths that are ours. The route table is tested against this list. */
export const RESERVED_SLUGS: readonly string[] = [
  'about',
  'accessibility',
  'admin',
  'api',
  'app',
  'apple-touch-icon',
  'assets',
  'auth',
  'demo',
  'doctor',
  'en',
  'favicon',
  'health',
  'help',
  'icon',
  'id',
  'index',
  'ja',
  'ja-easy',
  'jp',
  'km',
  'ko',
  'livez',
  'login',
  'logout',
  'metrics',
  'mn',
  'my',
  'ne',
  'open-data',
  'openapi',
  'privacy',
  'public',
  'push',
  'readyz',
  'robots',
  'security',
  'sitemap',
  'sources',
  'staff',
  'static',
  'status',
  'th',
  'tl',
  'vi',
  'well-known',
  'www',
  'zh-hans',
  'zh-hant',
]

const hasGoodRuby = (text: string): boolean => checkRuby(text).ok
const words = (max: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(max),
    v.check(hasGoodRuby, 'ふりがなの書き方が違います。{協定|きょうてい} のように、かっこと縦線で書いてください。'),
  )

/** Text in up to three languages. Japanese is always there; the others are left out rather than left empty. */
export const textsShape = v.strictObject({
  ja: words(2000),
  'ja-easy': v.optional(words(2000)),
  en: v.optional(words(2000)),
})

export const dateShape = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, '日付は 2026-11-22 のように書いてください。'),
  v.check(
    (text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || readLocalDate(text).ok,
    'この日付はありません。暦にある日に直してください。',
  ),
)

const code = v.pipe(
  v.string(),
  v.regex(/^\d{6}$/, '団体コードは、検査数字までの6けたの数字を引用符で囲んで書いてください（例 "990019"）。'),
)
export const slugShape = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{1,30}$/, '英小文字で始まる、英小文字・数字・ハイフンの2〜31字にしてください。'),
  v.check(
    (text) => !RESERVED_SLUGS.includes(text),
    'この名前は、結まちのアドレスに使っています。別の名前にしてください。',
  ),
)
const folder = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'パックのフォルダの名前を書いてください（例 99-mihon）。'),
)
export const keyShape = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,60}$/, '英小文字・数字・ハイフンの名前にしてください。'),
)
const webAddress = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^https:\/\/[^\s"<>]+$/, 'https:// で始まるアドレスを書いてください。'),
)
const line = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300))

const source = v.strictObject({
  id: keyShape,
  title: line,
  publisher: line,
  url: v.optional(webAddress),
  licence: line,
  checked_on: dateShape,
})
const names = v.strictObject({
  ...textsShape.entries,
  kana: v.pipe(v.string(), v.regex(/^[ぁ-んー・ ]+$/, 'ひらがなで書いてください。')),
  source: keyShape,
})
const host = v.pipe(
  v.string(),
  v.regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    'ホストの名前だけを書いてください（例 www.data.jma.go.jp）。https:// や / は付けません。',
  ),
)
const disclosure = v.strictObject({
  /** Fewer people than this, and not zero, are not shown. */
  people_threshold: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(1000)),
  source: keyShape,
})
const years = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)))
const paragraphs = v.pipe(v.array(textsShape), v.minLength(1), v.maxLength(60))

const everyLevel = {
  schema: v.literal(1),
  disclosure: v.optional(disclosure),
  /** Hosts a request may leave for. */
  outbound_hosts: v.optional(v.array(host), []),
  sources: v.array(source),
}

/** Only here a threshold must stand: so there always is one, whatever a town leaves out. */
export const nationShape = v.strictObject({ level: v.literal('nation'), ...everyLevel, disclosure })

export const prefectureShape = v.strictObject({
  level: v.literal('prefecture'),
  ...everyLevel,
  code,
  extends: folder,
  fictional: v.boolean(),
  names,
})

export const municipalityShape = v.strictObject({
  level: v.literal('municipality'),
  ...everyLevel,
  code,
  slug: slugShape,
  extends: folder,
  fictional: v.boolean(),
  /** Who answers for the pages. Empty: unofficial. */
  operated_by: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(300)))),
  names,
  words: v.strictObject({ government: textsShape, resident: textsShape }),
  contact: v.strictObject({
    office: textsShape,
    email: v.optional(
      v.pipe(v.string(), v.regex(/^[^\s@<>]+@[^\s@<>]+\.[a-z]+$/, 'メールアドレスの形ではありません。')),
    ),
    tel: v.optional(
      v.pipe(v.string(), v.regex(/^[0-9+()-]{9,20}$/, '電話番号は、半角の数字とハイフンで書いてください。')),
    ),
    url: v.optional(webAddress),
    hours: v.optional(textsShape),
    source: keyShape,
  }),
  footer_notes: v.pipe(v.array(textsShape), v.maxLength(6)),
  pages: v.strictObject({ about: paragraphs, privacy: paragraphs, accessibility: paragraphs }),
  /** How open data of this town may be used, as it is named on its page. */
  open_data: v.optional(v.strictObject({ licence: v.pipe(line, v.maxLength(60)), url: v.optional(webAddress) })),
  retention: v.strictObject({
    decided_by: line,
    /** What the record rules say, in fiscal years after the one in which it ended. Absent: the default. */
    years: v.optional(v.strictObject({ left_people: years, links: years, agreements: years })),
  }),
})

export const regionShape = v.variant('level', [nationShape, prefectureShape, municipalityShape])
export type RegionFile = v.InferOutput<typeof regionShape>

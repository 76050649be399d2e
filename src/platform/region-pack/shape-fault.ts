/**
 * 形の誤りのことば — what a shape (valibot) refuses, as a Japanese sentence that says how to mend it.
 *
 * A shape may bring its own sentence as the message of an action; then that one stands. The library's own
 * English ones begin with 'Invalid ' and are replaced here.
 */
import type { BaseIssue } from 'valibot'

export type IssuePath = readonly (string | number)[]

/** Where an issue points: the keys, and whether the key itself (not its value) is meant. */
export const pathOf = (issue: BaseIssue<unknown>): IssuePath =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))

export const isUnknownKey = (issue: BaseIssue<unknown>): boolean =>
  issue.type === 'strict_object' && issue.expected === 'never'
export const isMissingKey = (issue: BaseIssue<unknown>): boolean =>
  issue.path?.at(-1)?.origin === 'key' && !isUnknownKey(issue)

/** `sources の 2 番目の checked_on`: as a person would count, from 1. */
export const placeWords = (path: IssuePath): string =>
  path.map((key) => (typeof key === 'number' ? `${key + 1} 番目` : `「${key}」`)).join('の')

export function issueSentence(issue: BaseIssue<unknown>): string {
  const path = pathOf(issue)
  const place = placeWords(path) || 'このファイル'
  if (isUnknownKey(issue))
    return `${place}という項目は決められていません。名前の間違いなら直し、要らなければ消してください。`
  if (isMissingKey(issue)) return `${place}がありません。書き足してください。`
  if (!issue.message.startsWith('Invalid ')) return `${place}：${issue.message}`
  return `${place}${plainSentence(issue)}`
}

function plainSentence(issue: BaseIssue<unknown>): string {
  const { input } = issue
  const seen = showValue(input)
  switch (issue.type) {
    case 'string':
      if (typeof input === 'number' || typeof input === 'boolean')
        return `は文字で書きます。引用符で囲んでください（"${input}"）。`
      return input === null ? 'が空です。文字を書いてください。' : `は文字で書きます。いまは${seen}です。`
    case 'number':
    case 'integer':
    case 'safe_integer':
    case 'finite':
      return `は${issue.type === 'number' ? '' : '整'}数で書きます。いまは${seen}です。`
    case 'boolean':
      return `は true か false で書きます。いまは${seen}です。`
    case 'array':
    case 'tuple':
      return `は「- 」で始まる行を並べて書きます。いまは${seen}です。`
    case 'object':
    case 'strict_object':
    case 'variant':
      // A variant whose deciding key has none of its values: the key is meant, not the whole.
      if (issue.expected?.includes('"')) return `は ${choices(issue.expected)} で書きます。いまは${seen}です。`
      return `は、下に「項目: 値」を並べて書きます。いまは${seen}です。`
    case 'picklist':
    case 'literal':
    case 'enum':
      return `は ${choices(issue.expected)} で書きます。いまは${seen}です。`
    case 'min_length':
    case 'non_empty':
      return 'が足りません。空にはできません。書き足してください。'
    case 'max_length':
      return `が長すぎます（${String(issue.requirement)}まで）。短くしてください。`
    case 'min_value':
      return `は ${String(issue.requirement)} 以上にしてください。いまは${seen}です。`
    case 'max_value':
      return `は ${String(issue.requirement)} 以下にしてください。いまは${seen}です。`
    default:
      return `の書き方が違います。いまは${seen}です。見本（みほん市のパック）と見くらべて直してください。`
  }
}

const choices = (expected: string | null): string => (expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', '、')

/** Short enough for one line, and never a whole text. */
const showValue = (value: unknown): string => {
  if (value === null || value === undefined) return '空'
  if (Array.isArray(value)) return '並び'
  if (typeof value === 'object') return '項目の組'
  const text = String(value).replaceAll('\n', ' ')
  return `「${text.length > 30 ? `${text.slice(0, 30)}…` : text}」`
}

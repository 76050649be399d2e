/**
 * 団体コード — the six digits that name a municipality or a prefecture, the last of them a check digit.
 *
 * Law       全国地方公共団体コード（総務省）: JIS X 0401 prefecture (2 digits), JIS X 0402 municipality (3 digits,
 *           000 = the prefecture itself), check digit by weights 6, 5, 4, 3, 2 modulo 11
 * Left out  which codes are in use today: municipalities merge, and a pack says itself where it belongs
 */
import { fail, ok, type Result } from './result.ts'

export type AreaCode = string & { readonly unit: 'areaCode' }

export type AreaCodeFault =
  | { readonly why: 'notACode' }
  | { readonly why: 'noSuchPrefecture'; readonly part: string }
  | { readonly why: 'wrongCheckDigit'; readonly right: AreaCode }

/** Codes that begin so are given to nobody: made-up municipalities bear them. */
const MADE_UP = '99'
const PREFECTURES = 47

/** Takes the six digits, or the five without the check digit. */
export function readAreaCode(text: string): Result<AreaCode, AreaCodeFault> {
  if (!/^\d{5,6}$/.test(text)) return fail({ why: 'notACode' })
  const part = text.slice(0, 2)
  if (part !== MADE_UP && (part === '00' || Number(part) > PREFECTURES)) return fail({ why: 'noSuchPrefecture', part })
  const right = withCheckDigit(text.slice(0, 5))
  return text.length === 5 || text === right ? ok(right) : fail({ why: 'wrongCheckDigit', right })
}

export function areaCode(text: string): AreaCode {
  const read = readAreaCode(text)
  if (!read.ok) throw new RangeError(`${read.error.why}: ${text}`)
  return read.value
}

/** JIS X 0401 and 0402 alone, as open data files and statistics write it. */
export const fiveDigits = (code: AreaCode): string => code.slice(0, 5)
/** '99' of '990019'. */
export const prefecturePart = (code: AreaCode): string => code.slice(0, 2)
export const isPrefecture = (code: AreaCode): boolean => code.slice(2, 5) === '000'
export const isMadeUp = (code: AreaCode): boolean => prefecturePart(code) === MADE_UP

/** The last digit of 11 − (sum mod 11): a remainder of 0 gives 11, so 1; a remainder of 1 gives 10, so 0. */
function withCheckDigit(five: string): AreaCode {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(five[index]), 0)
  return `${five}${(11 - (sum % 11)) % 10}` as AreaCode
}

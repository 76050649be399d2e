/**
 * 団体コードの誤り — what is wrong with the code of a pack, in one sentence, and the id that follows from a code.
 */
import { type AreaCodeFault, isPrefecture, readAreaCode } from '#kernel/area-code'
import type { Uuid } from '#kernel/id'

export function areaCodeFault(code: string, level: 'prefecture' | 'municipality'): string | undefined {
  const read = readAreaCode(code)
  if (!read.ok) return sentence(code, read.error)
  if (code.length !== 6) return `団体コード「${code}」に検査数字がありません。「${read.value}」と書いてください。`
  if (isPrefecture(read.value) === (level === 'prefecture')) return undefined
  return level === 'prefecture'
    ? `「${code}」はまちの団体コードです。都道府県の団体コード（3〜5けた目が 000）を書いてください。`
    : `「${code}」は都道府県の団体コードです。まちの団体コードを書いてください。`
}

function sentence(code: string, fault: AreaCodeFault): string {
  switch (fault.why) {
    case 'notACode':
      return `団体コード「${code}」は、検査数字までの6けたの数字ではありません。直してください。`
    case 'noSuchPrefecture':
      return `団体コード「${code}」の都道府県の番号（${fault.part}）はありません。01〜47（架空のまちは 99）に直してください。`
    case 'wrongCheckDigit':
      return `団体コード「${code}」の検査数字（最後の数字）が違います。前の5けたが正しければ「${fault.right}」です。`
  }
}

/** The same on every installation, so that an export of one can be taken in by another. UUIDv8, RFC 9562. */
export const municipalityIdOf = (code: string): Uuid => `00000000-0000-8000-8000-${code.padStart(12, '0')}` as Uuid

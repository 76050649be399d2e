/**
 * 秘匿の理由 — why a figure is shown the way it is, in words that a clerk can read to the caller at the counter.
 */
import type { Shown } from '../public/public-partnership.ts'
import type { Disclosed, Told } from './disclosure.ts'

export function reasonInWords({ shown, covers }: Pick<Told, 'shown' | 'covers'>): string {
  switch (shown.kind) {
    case 'value':
      return covers.length > 1
        ? `となりの期間と合わせた数です（${covers.length} 期間分）。一つずつでは少なすぎるためです。`
        : 'そのまま公表します。'
    case 'hidden':
      return `${shown.below} 人未満なので伏せます。だれのことか分からないようにするためです。`
    case 'merged':
      return '少ない数なので、となりの期間と合わせて公表します。'
    case 'withheld':
      return WITHHELD[shown.why]
    case 'pending':
      return '集計中です。数字はまだありません。'
    case 'notApplicable':
      return '該当がありません。'
    case 'notDone':
      return '実施していません。'
  }
}

const WITHHELD: Readonly<Record<Extract<Shown, { kind: 'withheld' }>['why'], string>> = {
  protectsOther: 'この数を出すと、伏せた別の数が引き算で分かってしまいます。そのため、この数も伏せます。',
  sensitive: '特に配慮がいる数です。少ないとき、0 のとき、ほぼ全員のときは伏せます。',
  yearOnly: '特に配慮がいる数なので、1 年分の合計だけを公表します。',
  baseUnknown: '割合や点の、もとの人数が分かりません。もとの人数を入れると、公表できるかを確かめられます。',
  smallBase: 'もとの人数が少ないか、割合から少ない人数が分かってしまうので伏せます。',
  source: 'もとの資料に数が書かれていません（「10 未満」など）。',
}

/** `periodName`: how the screen calls a period. */
export const refusalInWords = (
  { periods }: Extract<Disclosed, { kind: 'wouldGiveBack' }>,
  periodName: (code: string) => string,
): string =>
  `公表できません。前に公表した数字と合わせると、${periods.map(periodName).join('、')}の伏せた数が計算で分かってしまいます。合計の数を先に訂正してください。`

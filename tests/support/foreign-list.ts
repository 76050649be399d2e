/** 自作のよその表 — lists that a made-up town might have made for something else, as CSV text, and what is read of them. */
import { ok } from 'node:assert/strict'
import { localDate } from '#kernel/calendar'
import type { Grid } from '#kernel/grid'
import { readSheets } from '#platform/sheet/read-sheet'
import { planForeign } from '../../src/modules/partnership/sheets/foreign-plan.ts'
import { type AboutForeign, readIndicators, readProgrammes } from '../../src/modules/partnership/sheets/foreign-read.ts'

export const ABOUT: AboutForeign = { fiscalYear: 2025, today: localDate('2026-11-24'), people: 'cumulative' }
export const UNDER = { items: [{ no: 3, text: '防災に関すること' }], item: 11, standing: [] as readonly string[] }

export const PROGRAMMES = `事業番号,事務事業名,担当課,連携事項,予算額
0001,防災の教室,総務部防災課,防災に関すること,120
0002,朗読の会,教育部学務課,,80
0003,朗読の会,教育部学務課,,80
`
export const INDICATORS = `事業番号,指標の種類,指標名,単位,R5,R6,R7
1,活動指標,参加者,人,１２０,"1,300",0
1,成果指標,備えを始めた割合,％,36.666666666666664,集計中,0.4
1,対象指標,区域の世帯,世帯,-,5100,5200
1,活動指標,0,0,,,
2,活動指標,ページを読んだ数,千人,1,2,3
2,活動指標,,回,4,,
2,成果指標,増えた会員,人,-5,12,20.5
2,成果指標,増えた会員,人,1,1,1
9,活動指標,開いた数,回,1,,
`
export const ONE_SHEET = `令和6年度　取組の実績,,,,,,,,
No,連携事項,取組名,活動指標,単位,目標,実績,成果指標,単位,目標,実績,備考
1,防災,防災の教室,参加者数(実人数),人,300,284,備えを始めた割合,％,40,36.6,雨の日あり
2,福祉,見守りの声かけ,声をかけた数,回,,12,-,-,,,
合計,,,,,,296,,,,,
`

export async function gridOf(csv: string | Uint8Array): Promise<Grid> {
  const read = await readSheets(typeof csv === 'string' ? new TextEncoder().encode(csv) : csv)
  ok(read.ok)
  const [grid] = read.value.grids
  ok(grid)
  return grid
}

export async function listsOf(programmes: string | Uint8Array | undefined, indicators: string | Uint8Array) {
  return {
    programmes: programmes === undefined ? undefined : readProgrammes(await gridOf(programmes)),
    indicators: readIndicators(await gridOf(indicators), ABOUT),
  }
}
export const planOf = async (
  programmes: string | Uint8Array | undefined,
  indicators: string | Uint8Array,
  under = UNDER,
) => planForeign(await listsOf(programmes, indicators), under)

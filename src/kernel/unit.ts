/**
 * 単位 — the controlled list of units in which figures are counted. One unit, one code, however it is spelled.
 *
 * `countsPeople`  a small number may point at somebody, so the rules for publishing people apply. Households and
 *                 dwellings count as people: one of them is as easily recognised as one person
 * `decimals`      digits after the point that a figure may have at most; 0 for what is counted
 * Left out        units with a power of ten (千人, 百万円): 千円 alone is kept, because budgets are written in it
 */
import type { Language } from './language.ts'
import { fail, ok, type Result } from './result.ts'
import { plainText } from './ruby.ts'

export type UnitCode = string & { readonly unit: 'unit' }

export type Unit = {
  readonly code: UnitCode
  /** With readings, as in `{人|にん}`. */
  readonly label: Readonly<Record<Language, string>>
  readonly countsPeople: boolean
  readonly decimals: number
}

type Row = readonly [
  code: string,
  ja: string,
  easy: string,
  en: string,
  decimals: number,
  counts: 'people' | 'other',
  /** Further spellings in use, after NFKC and in small letters. The plain Japanese label is one by itself. */
  ...spellings: string[],
]

const ROWS: readonly Row[] = [
  ['person', '{人|にん}', '{人|にん}', 'people', 0, 'people', '名', '人数', '実人数'],
  [
    'person-visit',
    '{人回|にんかい}（{延|の}べ）',
    '{人|にん}（{同|おな}じ {人|ひと}も {数|かぞ}えます）',
    'visits (people counted each time)',
    0,
    'people',
    '人回',
    '延べ人数',
    '延人数',
    '延べ人',
    '延人',
    '人(延べ)',
    'のべ人数',
  ],
  ['household', '{世帯|せたい}', '{家族|かぞく}の {数|かず}', 'households', 0, 'people', '世帯数'],
  ['dwelling', '{戸|こ}', '{家|いえ}の {数|かず}', 'dwellings', 0, 'people', '戸数'],
  ['case', '{件|けん}', '{件|けん}', 'cases', 0, 'other', '件数'],
  ['time', '{回|かい}', '{回|かい}', 'times', 0, 'other', '回数'],
  ['organisation', '{団体|だんたい}', '{団体|だんたい}', 'organisations', 0, 'other', '団体数'],
  ['company', '{社|しゃ}', '{会社|かいしゃ}の {数|かず}', 'companies', 0, 'other', '会社', '企業'],
  ['school', '{校|こう}', '{学校|がっこう}の {数|かず}', 'schools', 0, 'other', '学校', '校数'],
  ['class', '{学級|がっきゅう}', 'クラスの {数|かず}', 'classes', 0, 'other', 'クラス'],
  ['facility', '{施設|しせつ}', '{建物|たてもの}の {数|かず}', 'facilities', 0, 'other', '施設数'],
  ['place', 'か{所|しょ}', 'か{所|しょ}', 'places', 0, 'other', '箇所', '個所', 'カ所', 'ヶ所', 'ケ所', 'ヵ所'],
  ['building', '{棟|とう}', '{建物|たてもの}の {数|かず}', 'buildings', 0, 'other', '棟数'],
  ['installation', '{基|き}', '{設備|せつび}の {数|かず}', 'installations', 0, 'other', '基数'],
  ['district', '{地区|ちく}', '{地区|ちく}の {数|かず}', 'districts', 0, 'other', '地区数', '地域', '地域数'],
  ['entry', '{項目|こうもく}', '{項目|こうもく}の {数|かず}', 'entries', 0, 'other', '項目数'],
  ['project', '{事業|じぎょう}', '{取|と}り{組|く}みの {数|かず}', 'projects', 0, 'other', '取組'],
  ['course', '{講座|こうざ}', '{教室|きょうしつ}の {数|かず}', 'courses', 0, 'other', 'コース', '教室'],
  ['kind', '{種類|しゅるい}', '{種類|しゅるい}', 'kinds', 0, 'other', '種'],
  ['book', '{冊|さつ}', '{冊|さつ}', 'books', 0, 'other', '冊数'],
  ['copy', '{部|ぶ}', '{部|ぶ}', 'copies', 0, 'other', '部数'],
  ['sheet', '{枚|まい}', '{枚|まい}', 'sheets', 0, 'other', '枚数'],
  ['piece', '{個|こ}', '{個|こ}', 'pieces', 0, 'other', '個数'],
  ['device', '{台|だい}', '{台|だい}', 'devices', 0, 'other', '台数'],
  ['yen', '{円|えん}', '{円|えん}', 'yen', 0, 'other', '¥'],
  ['thousand-yen', '{千円|せんえん}', '{千円|せんえん}', 'thousand yen', 0, 'other'],
  ['percent', '%', '%', '%', 2, 'other', 'パーセント', 'percent', '割合(%)'],
  ['point', 'ポイント', 'ポイント', 'percentage points', 2, 'other', 'pt', '%ポイント', 'pp'],
  ['score', '{点|てん}', '{点|てん}', 'points', 2, 'other', '点数', 'スコア'],
  ['minute', '{分|ふん}', '{分|ふん}', 'minutes', 0, 'other', '分間', 'min'],
  ['hour', '{時間|じかん}', '{時間|じかん}', 'hours', 1, 'other', 'h', '時間数'],
  ['day', '{日|にち}', '{日|にち}', 'days', 0, 'other', '日間', '日数'],
  ['month', 'か{月|げつ}', 'か{月|げつ}', 'months', 0, 'other', '箇月', 'ヶ月', 'ケ月', 'カ月', 'ヵ月', '月間'],
  ['metre', 'm', 'メートル', 'm', 2, 'other', 'メートル'],
  ['kilometre', 'km', 'キロメートル', 'km', 2, 'other', 'キロメートル', 'キロ'],
  ['square-metre', '㎡', '{平方|へいほう}メートル', 'm²', 2, 'other', 'm2', '平方メートル', '平米'],
  ['square-kilometre', '㎢', '{平方|へいほう}キロメートル', 'km²', 2, 'other', 'km2', '平方キロメートル'],
  ['cubic-metre', '㎥', '{立方|りっぽう}メートル', 'm³', 2, 'other', 'm3', '立方メートル', '立米'],
  ['kilolitre', 'kL', 'キロリットル', 'kL', 2, 'other', 'キロリットル'],
  ['hectare', 'ha', 'ヘクタール', 'ha', 2, 'other', 'ヘクタール'],
  ['kilogram', 'kg', 'キログラム', 'kg', 2, 'other', 'キログラム'],
  ['tonne', 't', 'トン', 't', 3, 'other', 'トン'],
  ['tonne-co2', 't-CO2', 'トンの {二酸化炭素|にさんかたんそ}', 't CO₂', 3, 'other', 'tco2', 'トン-co2', 't-co2e'],
  ['kilowatt-hour', 'kWh', 'キロワット{時|じ}', 'kWh', 1, 'other', 'キロワット時'],
]

export const UNITS: readonly Unit[] = ROWS.map(([code, ja, easy, en, decimals, counts]) => ({
  code: code as UnitCode,
  label: { ja, 'ja-easy': easy, en },
  countsPeople: counts === 'people',
  decimals,
}))

const BY_CODE = new Map(UNITS.map((unit) => [unit.code as string, unit]))

/** Full-width and half-width, large and small, ％ and ㌫, one dash or another: all the same to a reader. */
const spellingKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '').replaceAll(/[−‐–]/g, '-')

const BY_SPELLING = new Map<string, Unit>()
for (const [code, ja, , , , , ...spellings] of ROWS)
  for (const spelling of [code, plainText(ja), ...spellings]) {
    const unit = BY_CODE.get(code)
    if (unit) BY_SPELLING.set(spellingKey(spelling), unit)
  }

/** For codes that are ours already, such as those of the database. */
export function unitOf(code: string): Unit {
  const unit = BY_CODE.get(code)
  if (!unit) throw new RangeError(`no such unit: ${code}`)
  return unit
}

export const isUnitCode = (text: string): text is UnitCode => BY_CODE.has(text)

/** What a file or a clerk writes as the unit. */
export function readUnit(spelling: string): Result<Unit, 'unknownUnit'> {
  const unit = BY_SPELLING.get(spellingKey(spelling))
  return unit ? ok(unit) : fail('unknownUnit')
}

/** Is a number written with no more digits after the point than its unit has? */
export const fitsUnit = (value: number, { decimals }: Unit): boolean =>
  Number.isFinite(value) && Number(value.toFixed(decimals)) === value

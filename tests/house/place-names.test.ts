/**
 * 地名 — the next town takes this over with a folder of data, so no town and no partner is named under src/.
 *
 * Full names with 都道府県市区町村 count. Left out: bare names (a bare 津 is also in 津波), and names of two characters
 * inside a longer word (光市 in 観光市場).
 */
import { deepEqual, equal } from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const [, ...rows] = readFileSync('tests/house/place-names.csv', 'utf8').trim().split('\n')
const listed = rows.map((row) => row.split(',')[1] ?? '')

/** 大分 and 三重 are words of their own (大分類, 三重の); 北海道 has no shorter form. */
const PREFECTURE_STEMS = listed
  .filter((name) => /[都府県]$/.test(name))
  .map((name) => name.slice(0, -1))
  .filter((stem) => stem !== '大分' && stem !== '三重')
/** Of the model agreement. Partners of other towns come with their packs, and with a line here. */
const OF_THE_MODEL = ['品川', 'しながわ', 'シナガワ', '学研', 'がっけん', 'ガッケン']
const IN_LETTERS = /\b(shinagawa|gakken)/i

const LONG = [...new Set([...listed.filter((name) => name.length > 2), ...PREFECTURE_STEMS, ...OF_THE_MODEL])]
const SHORT = new Set(listed.filter((name) => name.length === 2))
const IDEOGRAPH = /[\p{Script=Han}々]/u
const longPattern = new RegExp(LONG.sort((a, b) => b.length - a.length).join('|'), 'g')
const shortPattern = new RegExp([...SHORT].join('|'), 'g')

/** Furigana markup would hide a name: `{品川区|しながわく}` reads 品川区. */
const plain = (text: string) => text.replaceAll(/\{([^{}|]+)\|[^{}|]+\}/g, '$1')

function placesIn(text: string): readonly string[] {
  const read = plain(text)
  return [
    ...[...read.matchAll(longPattern)].map(([name]) => name),
    ...[...read.matchAll(shortPattern)]
      .filter(({ index }) => !IDEOGRAPH.test(read[index - 1] ?? ''))
      .map(([name]) => name),
    ...(IN_LETTERS.exec(read) ?? []).slice(0, 1),
  ]
}

const files = globSync('src/**/*.{ts,tsx,css,md,json,svg,html}').filter((file) => !/\.test\.tsx?$/.test(file))

test('no town, prefecture or partner is named under src/', () => {
  deepEqual(
    files.flatMap((file) => placesIn(readFileSync(file, 'utf8')).map((name) => `${file}: ${name}`)),
    [],
  )
})
test('the list is whole: 47 prefectures, and as many towns as the source has', () => {
  equal(rows.filter((row) => /^\d{2}000\d,/.test(row)).length, 47)
  equal(rows.length, 1_965)
  deepEqual(
    rows.filter((row) => !/^\d{6},[^,]+[都道府県市区町村]$/.test(row)),
    [],
  )
})
test('a seeded name is caught, also inside furigana markup', () => {
  for (const text of [
    '// as 函館市 does',
    "'{品川区|しながわく}'",
    '東京',
    '学研',
    'shinagawaWords',
    '港区の人',
    'in 沖縄県',
    "'津市'",
  ])
    equal(placesIn(text).length > 0, true, text)
})
test('words that only look like a name are fine', () => {
  for (const text of [
    '津波',
    '観光市場',
    '大分類',
    '三重の壁',
    '市区町村',
    'みほん市',
    'Asia/Tokyo',
    '都市計画',
    '中央値',
  ])
    deepEqual(placesIn(text), [], text)
})

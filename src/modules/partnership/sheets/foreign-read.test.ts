/** Lists that were made for something else: what is taken of them, and that nothing of them vanishes. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  ABOUT,
  gridOf,
  INDICATORS,
  listsOf,
  ONE_SHEET,
  PROGRAMMES,
  planOf,
  UNDER,
} from '../../../../tests/support/foreign-list.ts'
import type { ForeignPlan } from './foreign-plan.ts'
import { readIndicators } from './foreign-read.ts'
import { readForeignUnit } from './foreign-unit.ts'
import { foreignYear, yearInTitle } from './foreign-year.ts'
import { headingKey } from './sheet-header.ts'

const valuesOf = ({ initiatives }: ForeignPlan) =>
  initiatives.flatMap(({ indicators }) => indicators.flatMap(({ values }) => values))
const countBy = (all: readonly { readonly why: string }[]) =>
  Object.fromEntries([...Map.groupBy(all, ({ why }) => why)].map(([why, own]) => [why, own.length]))

test('a heading says of which fiscal year a column is, however it is written', () => {
  const told = (text: string) => {
    const year = foreignYear(headingKey(text))
    return year && `${year.fiscalYear} ${year.what}`
  }
  for (const text of [
    'R6',
    'Ｒ６',
    '令和6年度',
    '令和６年',
    '2024',
    '2024年度',
    'FY2024',
    '令和6年度（2024）',
    'R6実績',
    '2024年度 実績値',
  ])
    equal(told(text), '2024 figure', text)
  for (const text of ['令和6年度目標', 'R6 目標値', '2024目標']) equal(told(text), '2024 target', text)
  equal(told('令和元年度'), '2019 figure')
  equal(told('H30'), '2018 figure')
  equal(told('平成元年度'), '1989 figure')
  for (const text of ['R6見込', '令和6年度予算', 'R', '12', 'rev', '率', 'cost_R6', '2024年度当初'])
    equal(told(text), undefined, text)
  equal(yearInTitle('令和6年度　取組の実績（令和7年3月31日）'), 2024)
  equal(yearInTitle('作成　令和7年3月31日'), undefined)
})

test('a unit is found in the list, or it is said why not; nothing is reckoned', () => {
  for (const [text, code] of [
    ['ｍ', 'metre'],
    ['㏊', 'hectare'],
    ['％', 'percent'],
    ['ヶ所', 'place'],
    ['千円', 'thousand-yen'],
    ['戸', 'dwelling'],
  ] as const) {
    const read = readForeignUnit(text)
    equal(read.ok && read.value.code, code)
  }
  for (const [text, why] of [
    ['', 'noUnit'],
    ['0', 'noUnit'],
    ['―', 'noUnit'],
    ['千人', 'powerOfTen'],
    ['百万円', 'powerOfTen'],
    ['人／日', 'compoundUnit'],
    ['件（人）', 'compoundUnit'],
    ['千円/箇所', 'compoundUnit'],
    ['バース', 'unknownUnit'],
  ] as const) {
    const read = readForeignUnit(text)
    equal(!read.ok && read.error, why, text)
  }
})

test('two lists become initiatives with indicators; what is left is named with its cell and why', async () => {
  const plan = await planOf(PROGRAMMES, INDICATORS)
  deepEqual(
    plan.initiatives.map(({ title, items, department }) => [title, items, department]),
    [
      ['防災の教室', [3], '総務部防災課'],
      ['朗読の会', [11], '教育部学務課'],
    ],
  )
  const [drill, reading] = plan.initiatives
  deepEqual(
    drill?.indicators.map(({ name, unit, countKind, disclosure }) => [name, unit, countKind, disclosure]),
    [
      ['参加者', 'person', 'cumulative', 'people'],
      ['備えを始めた割合', 'percent', 'ratio', 'people'],
      ['区域の世帯', 'household', 'stock', 'people'],
    ],
  )
  deepEqual(drill?.indicators[0]?.values, [
    { at: 'E2', what: 'figure', fiscalYear: 2023, measured: { status: 'known', value: 120 } },
    { at: 'F2', what: 'figure', fiscalYear: 2024, measured: { status: 'known', value: 1300 } },
    { at: 'G2', what: 'figure', fiscalYear: 2025, measured: { status: 'known', value: 0 } },
  ])
  deepEqual(
    drill?.indicators[1]?.values.map(({ measured }) => measured),
    [{ status: 'approximate', value: 36.67 }, { status: 'pending' }, { status: 'known', value: 0.4 }],
  )
  deepEqual(
    reading?.indicators.map(({ name, values }) => [name, values.map(({ at }) => at)]),
    [['増えた会員', ['F8']]],
  )
  deepEqual(
    plan.left.map(({ at, why, text }) => `${at} ${why} ${text}`),
    [
      'D6 powerOfTen 千人',
      'E6 unitNotTaken 1',
      'F6 unitNotTaken 2',
      'G6 unitNotTaken 3',
      'E7 noName 4',
      'E8 negative -5',
      'G8 notOfUnit 20.5',
      'B4 twice 朗読の会',
      'C9 twice 増えた会員',
      'E9 twice 1',
      'F9 twice 1',
      'G9 twice 1',
      'C10 noProgramme 開いた数',
      'E10 noProgramme 1',
    ],
  )
  deepEqual(countBy(plan.notices), { rounded: 1, fraction: 1, dash: 1 })
  equal((await listsOf(PROGRAMMES, INDICATORS)).indicators?.unused, 1)
})

test('one sheet with two indicators side by side, its year in the title, and a sum at its end', async () => {
  const plan = await planOf(undefined, ONE_SHEET)
  deepEqual(
    plan.initiatives.map(({ title, items, indicators }) => [
      title,
      items,
      indicators.map(({ name, kind }) => [name, kind]),
    ]),
    [
      [
        '防災の教室',
        [3],
        [
          ['参加者数(実人数)', '活動指標'],
          ['備えを始めた割合', '成果指標'],
        ],
      ],
      ['見守りの声かけ', [11], [['声をかけた数', '活動指標']]],
    ],
  )
  equal(plan.initiatives[0]?.indicators[0]?.countKind, 'people')
  deepEqual(
    valuesOf(plan).map(({ at, what, fiscalYear, measured }) => [
      at,
      what,
      fiscalYear,
      'value' in measured && measured.value,
    ]),
    [
      ['F3', 'target', 2024, 300],
      ['G3', 'figure', 2024, 284],
      ['J3', 'target', 2024, 40],
      ['K3', 'figure', 2024, 36.6],
      ['G4', 'figure', 2024, 12],
    ],
  )
  deepEqual(countBy(plan.notices), { unknownItem: 1 })
  deepEqual(plan.left, [])
})

test('read twice, a list brings nothing new; a sheet without such columns is none', async () => {
  const first = await planOf(PROGRAMMES, INDICATORS)
  const again = await planOf(PROGRAMMES, INDICATORS, {
    ...UNDER,
    standing: first.initiatives.map(({ title }) => title),
  })
  deepEqual(again.initiatives, [])
  ok(again.left.some(({ at, why }) => at === 'B2' && why === 'alreadyThere'))
  equal(readIndicators(await gridOf('名前,電話\nあ,1\n'), ABOUT), undefined)
})

test('a year that is not over has no figure, its target may be said', async () => {
  const plan = await planOf(undefined, '取組,指標,単位,R8目標,R8\n教室,回数,回,12,3\n')
  deepEqual(
    valuesOf(plan).map(({ what, fiscalYear }) => [what, fiscalYear]),
    [['target', 2026]],
  )
  deepEqual(
    plan.left.map(({ at, why }) => `${at} ${why}`),
    ['E2 notYetOver'],
  )
})

test('no figure vanishes: each cell that says something is taken, left with its reason, or a dash', () => {
  const cell = fc.constantFrom(
    '',
    '-',
    '0',
    '12',
    '12.5',
    '-3',
    '1,200',
    '集計中',
    'なし？',
    '36.666666',
    '約40',
    '5人',
    '#REF!',
  )
  const row = fc.record({
    name: fc.constantFrom('参加者', '回数', '0', '', '{印}', 'あ'.repeat(201)),
    unit: fc.constantFrom('人', '％', '千人', '', '回', '点'),
    values: fc.tuple(cell, cell, cell),
  })
  return fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const quoted = (text: string) => `"${text}"`
      const body = rows.map(({ name, unit, values }, at) =>
        [`教室${at % 3}`, name, unit, ...values].map(quoted).join(','),
      )
      const plan = await planOf(undefined, ['取組,指標,単位,R5,R6,R7', ...body, ''].join('\n'))
      const isValue = ({ at }: { readonly at: string }) => /^[DEF]/.test(at)
      const told = [...valuesOf(plan), ...plan.left.filter(isValue)].map(({ at }) => at)
      equal(new Set(told).size, told.length)
      const said = rows.flatMap(({ values }, line) =>
        values.flatMap((text, at) => (text === '' || text === '-' ? [] : [`${'DEF'[at]}${line + 2}`])),
      )
      deepEqual([...told].sort(), said.sort())
    }),
  )
})

const REAL = process.env['YUIMACHI_REAL_DATA']
const skip = REAL ? false : 'YUIMACHI_REAL_DATA がない'
const real = (name: string) => readFileSync(join(REAL ?? '', 'partnership', name))

test('a city’s 407 programmes and 2,255 indicators: every value is taken or named', { skip }, async (t) => {
  const began = performance.now()
  const plan = await planOf(real('ofunato-programs.csv'), real('ofunato-indicators.csv'))
  const took = performance.now() - began
  const grid = await gridOf(real('ofunato-indicators.csv'))
  const said = grid.rows.slice(1).flatMap((row) => row.slice(5).filter((cell) => cell.kind !== 'empty')).length
  equal(said, 11_004)
  equal(valuesOf(plan).length + plan.left.filter(({ at }) => /^[F-K]/.test(at)).length, said)
  equal(plan.initiatives.length, 407)
  equal(plan.initiatives.flatMap(({ indicators }) => indicators).length, 1_921)
  equal(
    plan.left.some(({ why, text }) => why === 'powerOfTen' && text === '千人'),
    true,
  )
  t.diagnostic(
    `407 の事業、1,921 の指標、${valuesOf(plan).length} の値を取り、${plan.left.length} を理由とともに残した（${took.toFixed(0)} ms）：${JSON.stringify(countBy(plan.left))}`,
  )
})

test('the clean 実績 workbook is taken whole', { skip }, async () => {
  const plan = await planOf(undefined, real('sample-jisseki-clean.xlsx'))
  equal(plan.initiatives.length, 4)
  equal(valuesOf(plan).length, 13)
  deepEqual(plan.left, [])
})

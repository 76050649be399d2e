import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  about,
  changesOf,
  figure,
  grid,
  id,
  line,
  noticesOf,
  problemsOf,
  read,
  sent,
} from '../../../../tests/support/figure-sheet.ts'
import { readFigureSheet } from './figure-changes.ts'
import { markIn, periodReader, periodsOf } from './figure-sheet.ts'

test('a sheet that comes back as it went out changes nothing', () => {
  const measured = fc.oneof(
    fc.record({
      status: fc.constantFrom('known' as const, 'approximate' as const),
      value: fc.integer({ min: 0, max: 1e9 }),
    }),
    fc.record({
      status: fc.constantFrom('pending' as const, 'notApplicable' as const, 'notDone' as const, 'hidden' as const),
    }),
  )
  const any = fc.record({
    name: fc.constantFrom('参加者', '延べ　参加者', '備蓄を始めた割合（％）', '合計'),
    target: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined }),
    measured: fc.option(measured, { nil: undefined }),
    note: fc.constantFrom('', '雨のため一日だけ', '-', '=1+1'),
  })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (all) => {
      const lines = all.map(({ name, target, measured: said, note }, at) =>
        line(at + 1, {
          name,
          target: target === undefined ? undefined : { id: id(at + 100), value: target, rationale: '前の年の一割増し' },
          figure: said && {
            id: id(at + 200),
            measured: said,
            base: note === '' ? undefined : at,
            source: '受付簿',
            note,
          },
        }),
      )
      deepEqual(read(sent(lines), lines), { changes: [], problems: [], notices: [], rows: lines.length })
    }),
  )
})

test('what was typed is named by its cell, with the words that stand beside it', () => {
  const lines = [line(1), line(2, { name: '満足', unit: 'percent', countKind: 'ratio' })]
  const typed = read(sent(lines, { target: 300, rationale: '会場の定員', figure: '２８４人', source: '受付簿' }), lines)
  deepEqual(changesOf(typed), [
    ['F4', 'target', 300],
    ['H4', 'figure', { status: 'known', value: 284 }],
  ])
  equal(typed.changes[0]?.what === 'target' && typed.changes[0].rationale, '会場の定員')
  deepEqual(problemsOf(typed), [])
})

test('who was quicker is not overwritten, and nothing counts twice', () => {
  const out = [line(1, { figure: figure({ status: 'known', value: 5 }) })]
  const now = [line(1, { figure: figure({ status: 'known', value: 6 }, 91) })]
  deepEqual(problemsOf(read(sent(out, { figure: 7 }), now)), [['H4', 'changedMeanwhile']])
  deepEqual(problemsOf(read(sent(out, { figure: 6 }), now)), [])
  const twice = [line(1), line(1)]
  deepEqual(problemsOf(read(sent(twice), [line(1)])), [['C5', 'twice']])
  deepEqual(problemsOf(read(sent([line(7)]), [line(1)])), [['C4', 'noSuchIndicator']])
})

test('a note or a source alone may be put right', () => {
  const lines = [line(1, { figure: figure({ status: 'known', value: 5 }) })]
  const told = read(sent(lines, { note: '二日目は雨' }), lines)
  deepEqual(changesOf(told), [['H4', 'figure', { status: 'known', value: 5 }]])
  equal(told.changes[0]?.what === 'figure' && told.changes[0].note, '二日目は雨')
})

test('a sheet made by hand: titles above, two rows of headings, joined cells, totals and notes between', () => {
  const lines = [
    line(1, { figure: figure({ status: 'known', value: 5 }) }),
    line(2, { name: '備蓄を始めた割合', unit: 'percent', countKind: 'ratio' }),
    line(3, { initiative: '金融教育', name: '実施校数', unit: 'school', countKind: 'cumulative' }),
  ]
  const sheet = grid(
    [
      ['令和８年度　実績報告'],
      ['※ 記入例を見てください'],
      ['No', '取組名', '指　標', undefined, '実績\n（年度）', '備考'],
      [undefined, undefined, '指標名', '単位', undefined, undefined],
      [1, '防災の催し', '参加者', '人', '二八四', '手書き'],
      [undefined, undefined, '備蓄を始めた割合', '％', 40, undefined],
      ['小計', undefined, undefined, undefined, 324, undefined],
      [2, '金融教育', '実施校数', '校', '６', undefined],
      ['※ 金融教育は信用金庫と共催'],
    ],
    [
      { top: 2, left: 2, bottom: 2, right: 3 },
      { top: 2, left: 0, bottom: 3, right: 0 },
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 2, left: 4, bottom: 3, right: 4 },
      { top: 2, left: 5, bottom: 3, right: 5 },
      { top: 4, left: 1, bottom: 5, right: 1 },
    ],
  )
  const told = read(sheet, lines)
  deepEqual(problemsOf(told), [['E5', 'notANumber']])
  deepEqual(changesOf(told), [
    ['E6', 'figure', { status: 'known', value: 40 }],
    ['E8', 'figure', { status: 'known', value: 6 }],
  ])
  deepEqual(noticesOf(told), [
    ['A7', 'skipped'],
    ['A9', 'skipped'],
  ])
  equal(told.changes[0]?.what === 'figure' && told.changes[0].source, '実績.xlsx E6')
})

test('two indicators of one name are not guessed at, and a page of text is no sheet', () => {
  const lines = [line(1), line(2)]
  const sheet = grid([
    ['取組', '指標', '実績'],
    ['防災の催し', '参加者', 5],
  ])
  deepEqual(problemsOf(read(sheet, lines)), [['B2', 'manyIndicators']])
  const told = readFigureSheet(grid([['議事録'], ['実績について話した']]), lines, about)
  ok(!told.ok)
  deepEqual(told.error, { why: 'noHeader', missing: ['initiative', 'name', 'figure'] })
})

test('a period is read by its code, its name, or its name without the year', () => {
  const of = periodReader(2026)
  const said = [
    '2026',
    '2026年度',
    '令和8年度',
    'R8',
    '通年',
    '2026-Q1',
    '第１四半期',
    '上半期',
    '4月',
    '2027年1月',
    '令和8年度下半期',
  ]
  deepEqual(said.map(of), [
    ...Array<string>(5).fill('2026'),
    '2026-Q1',
    '2026-Q1',
    '2026-H1',
    '2026-04',
    '2027-01',
    '2026-H2',
  ])
  deepEqual(['2025年度', '第5四半期', '', '13月'].map(of), [undefined, undefined, undefined, undefined])
  equal(periodsOf('quarter', 2026).join(), '2026-Q1,2026-Q2,2026-Q3,2026-Q4,2026')
  equal(periodsOf('year', 2026).join(), '2026')
})

test('a quarter goes to its quarter, and a row without a period to the year', () => {
  const lines = periodsOf('quarter', 2026).map((period) =>
    line(1, { periodKind: 'quarter', period, countKind: 'cumulative' }),
  )
  const sheet = grid([
    ['取組', '指標', '期間', '実績'],
    ['防災の催し', '参加者', '第2四半期', 10],
    [undefined, '参加者', undefined, 40],
    [undefined, '参加者', '第5四半期', 10],
  ])
  const told = read(sheet, lines)
  deepEqual(
    told.changes.map(({ line: { period } }) => period),
    ['2026-Q2', '2026'],
  )
  deepEqual(problemsOf(told), [['C4', 'noSuchPeriod']])
})

test('the sheet says whose it is where it went out from here', () => {
  const mark = {
    ...grid([
      ['schema', 1],
      ['agreement', id(5)],
      ['fiscalYear', 2026],
    ]),
    name: '結まち',
    hidden: true,
  }
  deepEqual(markIn([grid([]), mark]), { agreement: id(5), fiscalYear: 2026 })
  equal(markIn([grid([])]), undefined)
})

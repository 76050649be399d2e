import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '#kernel/calendar'
import { type Cell, EMPTY_CELL, type Grid, type Merge } from '#kernel/grid'
import type { Uuid } from '#kernel/id'
import type { PeriodCode } from '#kernel/period'
import { type Measured, STATUSES } from '../indicators/figure.ts'
import { readFigureSheet, type SheetRead } from './figure-changes.ts'
import {
  COLUMN_ORDER,
  FIGURE_COLUMNS,
  type FigureColumn,
  figureRow,
  markIn,
  periodReader,
  periodsOf,
  type SheetLine,
} from './figure-sheet.ts'

const id = (n: number): Uuid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid
const about = { fiscalYear: 2026, source: '実績.xlsx' }

const line = (n: number, more: Partial<SheetLine> = {}): SheetLine => ({
  items: [1],
  initiative: '防災の催し',
  indicator: id(n),
  name: '参加者',
  unit: 'person',
  countKind: 'people',
  periodKind: 'year',
  period: '2026' as PeriodCode,
  target: undefined,
  figure: undefined,
  ...more,
})
const figure = (measured: Measured, n = 90) => ({ id: id(n), measured, base: undefined, source: '受付簿', note: '' })

type Said = string | number | undefined | Cell
const cellOf = (said: Said): Cell => {
  if (said === undefined || said === '') return EMPTY_CELL
  if (typeof said === 'object') return said
  return typeof said === 'number' ? { kind: 'number', value: said, shown: String(said) } : { kind: 'text', text: said }
}
const grid = (rows: readonly (readonly Said[])[], merges: readonly Merge[] = []): Grid => ({
  name: '実績',
  hidden: false,
  rows: rows.map((row) => row.map(cellOf)),
  merges,
})
const HEADINGS = COLUMN_ORDER.map((column) => FIGURE_COLUMNS[column][0])
/** The sheet as it went out, with what somebody typed into the row of the first line. */
const sent = (lines: readonly SheetLine[], typed: Partial<Record<FigureColumn, Said>> = {}): Grid =>
  grid([
    ['2026年度 実績の表'],
    [],
    HEADINGS,
    ...lines.map((each, at) =>
      figureRow(each).map((said, column) => {
        const key = COLUMN_ORDER[column]
        return at === 0 && key !== undefined && key in typed ? typed[key] : said
      }),
    ),
  ])
const read = (sheet: Grid, lines: readonly SheetLine[]): SheetRead => {
  const told = readFigureSheet(sheet, lines, about)
  if (!told.ok) throw new Error(`no heading: ${told.error.missing.join()}`)
  return told.value
}
const changesOf = ({ changes }: SheetRead) =>
  changes.map((change) => [change.at, change.what, change.what === 'target' ? change.value : change.measured])
const problemsOf = ({ problems }: SheetRead) => problems.map(({ at, why }) => [at, why])
const noticesOf = ({ notices }: SheetRead) => notices.map(({ at, why }) => [at, why])

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

test('an empty cell takes nothing back, and a dash is neither 0 nor a change', () => {
  const lines = [
    line(1, { figure: figure({ status: 'known', value: 5 }), target: { id: id(80), value: 9, rationale: '案' } }),
  ]
  deepEqual(changesOf(read(sent(lines, { figure: '', status: '', target: '', note: '' }), lines)), [])
  for (const dash of ['-', '－', '―', 'ー', '*', '…']) {
    const told = read(sent(lines, { figure: dash, status: '' }), lines)
    deepEqual([changesOf(told), problemsOf(told), noticesOf(told)], [[], [], [['H4', 'dash']]], dash)
  }
})

test('words of a sheet are statuses, and a status beside a number must agree with it', () => {
  const lines = [line(1)]
  const said = (typed: Partial<Record<FigureColumn, Said>>) => read(sent(lines, typed), lines)
  deepEqual(changesOf(said({ figure: '集計中' })), [['H4', 'figure', { status: 'pending' }]])
  deepEqual(changesOf(said({ figure: '１０未満' })), [['H4', 'figure', { status: 'hidden' }]])
  deepEqual(changesOf(said({ status: '未実施' })), [['H4', 'figure', { status: 'notDone' }]])
  deepEqual(changesOf(said({ figure: '-', status: '該当なし' })), [['H4', 'figure', { status: 'notApplicable' }]])
  deepEqual(changesOf(said({ figure: 120, status: '概数' })), [['H4', 'figure', { status: 'approximate', value: 120 }]])
  deepEqual(changesOf(said({ figure: '約1,200名' })), [['H4', 'figure', { status: 'approximate', value: 1200 }]])
  deepEqual(problemsOf(said({ figure: 120, status: '集計中' })), [['H4', 'twoAnswers']])
  deepEqual(problemsOf(said({ figure: '集計中', status: '実数' })), [['H4', 'twoAnswers']])
  deepEqual(problemsOf(said({ figure: 3, status: 'だいたい' })), [['I4', 'unknownStatus']])
})

test('who types over what stood there need not touch the drop-down', () => {
  const stood = (measured: Measured, typed: Said) => {
    const lines = [line(1, { figure: figure(measured) })]
    const told = read(sent(lines, { figure: typed }), lines)
    return told.problems.length > 0 ? problemsOf(told) : changesOf(told).map(([, , said]) => said)
  }
  deepEqual(stood({ status: 'known', value: 5 }, '集計中'), [{ status: 'pending' }])
  deepEqual(stood({ status: 'pending' }, 12), [{ status: 'known', value: 12 }])
  deepEqual(stood({ status: 'approximate', value: 120 }, 130), [{ status: 'approximate', value: 130 }])
  deepEqual(stood({ status: 'approximate', value: 120 }, '未実施'), [{ status: 'notDone' }])
  deepEqual(stood({ status: 'pending' }, ''), [])
  deepEqual(stood({ status: 'known', value: 5 }, ''), [])
})

test('what cannot be a figure of this unit is refused at its cell', () => {
  const people = [line(1)]
  const at = (typed: Partial<Record<FigureColumn, Said>>) => problemsOf(read(sent(people, typed), people))
  deepEqual(at({ figure: '三百' }), [['H4', 'notANumber']])
  deepEqual(at({ figure: 12.5 }), [['H4', 'notOfUnit']])
  deepEqual(at({ figure: -1 }), [['H4', 'negative']])
  deepEqual(at({ figure: '284世帯' }), [['H4', 'otherUnit']])
  deepEqual(at({ figure: { kind: 'number', value: 0.5, shown: '50%' } }), [['H4', 'otherUnit']])
  deepEqual(at({ figure: { kind: 'date', date: localDate('2026-03-04'), shown: '3月4日' } }), [['H4', 'aDate']])
  deepEqual(at({ figure: { kind: 'broken', shown: '#REF!' } }), [['H4', 'broken']])
  deepEqual(at({ unit: '世帯' }), [['D4', 'otherUnit']])
  deepEqual(at({ target: '集計中' }), [['F4', 'targetNotANumber']])
  deepEqual(at({ target: 300 }), [['G4', 'noRationale']])
  deepEqual(at({ figure: 3, note: 'あ'.repeat(1001) }), [['L4', 'tooLong']])
})

test('how many people a share stands on belongs to that very share', () => {
  const lines = [
    line(1, {
      unit: 'percent',
      countKind: 'ratio',
      figure: { ...figure({ status: 'known', value: 40 }), base: 120 },
    }),
  ]
  const baseOf = (typed: Partial<Record<FigureColumn, Said>>) => {
    const [change] = read(sent(lines, typed), lines).changes
    return change?.what === 'figure' ? change.base : 'nothing'
  }
  equal(baseOf({ base: '' }), 'nothing')
  equal(baseOf({ base: '１３０人' }), 130)
  equal(baseOf({ figure: 41, base: '' }), undefined)
  deepEqual(problemsOf(read(sent(lines, { base: 1.5 }), lines)), [['J4', 'baseNotANumber']])
  deepEqual(problemsOf(read(sent(lines, { base: '10未満' }), lines)), [['J4', 'baseNotANumber']])
})

test('a percent is read as it is shown, and a share below one is asked about', () => {
  const lines = [line(1, { name: '割合', unit: 'percent', countKind: 'ratio' })]
  const said = (figure: Said) => read(sent(lines, { figure }), lines)
  deepEqual(changesOf(said({ kind: 'number', value: 0.366, shown: '37%' })), [
    ['H4', 'figure', { status: 'known', value: 36.6 }],
  ])
  deepEqual(changesOf(said('36.6％')), [['H4', 'figure', { status: 'known', value: 36.6 }]])
  deepEqual(changesOf(said(0.1 + 0.2)), [['H4', 'figure', { status: 'known', value: 0.3 }]])
  deepEqual(noticesOf(said(0.36)), [['H4', 'fraction']])
  deepEqual(noticesOf(said({ kind: 'number', value: 0.0036, shown: '0.36%' })), [])
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

test('each status has a word of its own in the drop-down, and comes back as it went', () => {
  for (const status of STATUSES) {
    const measured: Measured = status === 'known' || status === 'approximate' ? { status, value: 1 } : { status }
    const lines = [line(1)]
    const row = figureRow(line(1, { figure: figure(measured) }))
    const told = read(sent(lines, { figure: row[7], status: row[8] }), lines)
    deepEqual(changesOf(told), [['H4', 'figure', measured]], status)
  }
})

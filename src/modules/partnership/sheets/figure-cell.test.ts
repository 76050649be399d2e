/** What may stand in a cell of figures, as it comes back in a sheet. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import {
  changesOf,
  figure,
  id,
  line,
  noticesOf,
  problemsOf,
  read,
  type Said,
  sent,
} from '../../../../tests/support/figure-sheet.ts'
import { type Measured, STATUSES } from '../indicators/figure.ts'
import { type FigureColumn, figureRow } from './figure-sheet.ts'

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

test('each status has a word of its own in the drop-down, and comes back as it went', () => {
  for (const status of STATUSES) {
    const measured: Measured = status === 'known' || status === 'approximate' ? { status, value: 1 } : { status }
    const lines = [line(1)]
    const row = figureRow(line(1, { figure: figure(measured) }))
    const told = read(sent(lines, { figure: row[7], status: row[8] }), lines)
    deepEqual(changesOf(told), [['H4', 'figure', measured]], status)
  }
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ChartPoint } from './chart-point.ts'
import { textWidth } from './chart-room.ts'
import { chartShape } from './chart-shape.ts'

const format = (value: number) => value.toLocaleString('ja-JP')
const short = (value: number) => (Math.abs(value) < 10_000 ? format(value) : `${Math.round(value / 10_000)}万`)
const draw = (
  points: readonly ChartPoint[],
  more: { target?: { value: number; label: string }; kind?: 'bar' | 'line' } = {},
) => chartShape({ points, format, short, ...more })
const months = (values: readonly ChartPoint['value'][]): ChartPoint[] =>
  values.map((value, at) => ({ label: `${at + 1}月`, value }))

test('twice the value is twice the height, from zero', () => {
  const [small, large] = draw(months([20, 40])).bars
  ok(small && large)
  ok(Math.abs(large.height - 2 * small.height) <= 0.2)
})

test('a value below zero hangs from the zero line, with its number below', () => {
  const shape = draw(months([10, -5]))
  const [above, below] = shape.bars
  equal(below?.y, shape.zero)
  ok((below?.textY ?? 0) > shape.zero)
  ok((above?.textY ?? 0) < shape.zero)
})

test('a hidden value is hatched up to its threshold and never shows a number of its own', () => {
  const [hidden, ten] = draw(months([{ hidden: '10未満', upTo: 10 }, 10])).bars
  equal(hidden?.kind, 'hidden')
  equal(hidden?.height, ten?.height)
  equal(hidden?.text, '10未満')
})

test('a hidden value without a threshold can be seen all the same', () => {
  ok((draw(months([{ hidden: '伏せた値' }, 50])).bars[0]?.height ?? 0) > 0)
})

test('a missing value has no shape, only its word', () => {
  const [missing] = draw(months([{ missing: '未確認' }, 5])).bars
  deepEqual([missing?.kind, missing?.height, missing?.text], ['missing', 0, '未確認'])
})

test('nothing but zeros is drawn as zeros', () => {
  const shape = draw(months([0, 0]))
  deepEqual(
    shape.bars.map(({ height, text }) => [height, text]),
    [
      [0, '0'],
      [0, '0'],
    ],
  )
})

test('counts of people have no half people on the axis', () => {
  for (const { text } of draw(months([1, 2])).ticks) ok(Number.isInteger(Number(text)), text)
})

test('numbers too long for their place are shortened; the table has them whole', () => {
  const shape = draw(months([12_345_678, 23_456_789, 1, 2]))
  equal(shape.bars[0]?.text, '1235万')
})

test('of forty points the newest keeps its label', () => {
  const shape = draw(months(Array.from({ length: 40 }, (_, at) => at)))
  ok(shape.labels.length < 40)
  equal(shape.labels.at(-1)?.text, '40月')
  equal(shape.bars.at(-1)?.text, '39')
})

test('of forty points a line names only the newest, the highest and the lowest', () => {
  const shape = draw(months(Array.from({ length: 40 }, (_, at) => (at === 7 ? 99 : at === 20 ? 3 : 50))), {
    kind: 'line',
  })
  deepEqual(
    shape.bars.flatMap(({ text }) => text ?? []),
    ['99', '3', '50'],
  )
})

test('a number is never struck through by the line of the target', () => {
  const shape = draw(months([58, 59, 61]), { target: { value: 60, label: '目標 60人' } })
  for (const { textY } of shape.bars) ok(textY < (shape.aim?.y ?? 0) || textY - 11 > (shape.aim?.y ?? 0))
})

test('points of one year stand under one bracket, a year that comes back gets its own', () => {
  const shape = draw([
    { label: '10–12月', group: '2025年度', value: 1 },
    { label: '1–3月', group: '2025年度', value: 2 },
    { label: '4–6月', group: '2026年度', value: 3 },
  ])
  deepEqual(
    shape.groups.map(({ text }) => text),
    ['2025年度', '2026年度'],
  )
})

test('a line breaks where a value is hidden or missing', () => {
  const shape = draw(months([1, 2, { missing: '未確認' }, 3, 4, { hidden: '10未満' }, 5]), { kind: 'line' })
  equal(shape.lines.length, 2)
})

test('the name of the target moves away from the numbers it would cover', () => {
  const target = { value: 60, label: '目標 60人' }
  const left = draw(months([10, 10, 60, 60, 60, 60]), { target }).aim?.textX ?? 0
  const right = draw(months([60, 60, 60, 60, 10, 10]), { target }).aim?.textX ?? 0
  ok(left < right)
})

const value = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  fc.double({ min: -1000, max: 1000, noNaN: true }).map((n) => Math.round(n * 10) / 10),
  fc.constant({ hidden: '10未満', upTo: 10 }),
  fc.constant({ hidden: '伏せた値' }),
  fc.constant({ missing: '未確認' }),
)

test('whatever the figures: everything stays inside the picture and labels do not touch', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.boolean(), (values, line) => {
      const shape = draw(months(values), { kind: line ? 'line' : 'bar', target: { value: 60, label: '目標 60人' } })
      for (const bar of shape.bars) {
        ok(bar.x >= shape.left - 0.1 && bar.x + bar.width <= shape.right + 0.1)
        ok(bar.y >= 0 && bar.y + bar.height <= shape.height)
        ok(Number.isFinite(bar.textY) && bar.textY > 0 && bar.textY < shape.height)
      }
      const named = shape.bars.filter(({ text }) => text !== undefined)
      named.forEach(({ textX, text = '' }, at) => {
        const before = named[at - 1]
        if (before) ok(textX - before.textX >= (textWidth(text) + textWidth(before.text ?? '')) / 2)
      })
      shape.labels.forEach(({ x, text }, at) => {
        const before = shape.labels[at - 1]
        if (before) ok(x - before.x >= (textWidth(text) + textWidth(before.text)) / 2)
      })
    }),
  )
})

test('targets that differ stand as short lines over their own points, and no number is struck through', () => {
  const { aims, bars } = draw([
    { label: '1月', value: 6, target: 10 },
    { label: '2月', value: 22 },
    { label: '3月', value: 29, target: 30 },
  ])
  equal(aims.length, 2)
  ok((aims[0]?.y ?? 0) > (aims[1]?.y ?? 0))
  for (const { from, to, y } of aims)
    for (const { textX, textY } of bars)
      ok(textX < from || textX > to || y < textY - 11 || y >= textY, `${textX} ${textY}`)
})

test('a long word at an end stays within the drawing and off the axis', () => {
  const { bars, left, width } = draw(
    months([{ hidden: '10より少ない', upTo: 10 }, 1, 2, 3, 4, 5, 6, 7, 8, { missing: '対象になりません' }]),
  )
  for (const { text, textX } of bars)
    if (text !== undefined) ok(textX + textWidth(text) / 2 <= width && textX - textWidth(text) / 2 >= left - 20, text)
})

test('the name of the target covers no number, also where two values stand beside its line', () => {
  const { aim, bars } = draw(months([66.5, 71.25]), { target: { value: 70, label: '目標 70%' }, kind: 'line' })
  ok(aim)
  for (const { text = '', textX, textY } of bars)
    ok(
      Math.abs(textY - aim.textY) >= 14 ||
        textX + textWidth(text) / 2 <= aim.textX ||
        textX - textWidth(text) / 2 >= aim.textX + textWidth(aim.text),
    )
})

import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readYen, sumYen, timesYen, yen } from './money.ts'
import { fail, ok } from './result.ts'

test('yen are whole', () => {
  equal(yen(15_000), 15_000)
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) throws(() => yen(wrong), /not whole yen/)
  throws(() => timesYen(yen(101), 0.5), /not whole yen: 50.5/)
  equal(Object.is(yen(-0), 0), true)
})
test('sums, also of nothing', () => {
  equal(sumYen([]), 0)
  equal(sumYen([yen(10_000), yen(15_000), yen(-5_000)]), 20_000)
  throws(() => sumYen([yen(2 ** 53 - 1), yen(1)]), /not whole yen/)
})
test('what a clerk types', () => {
  for (const [text, amount] of [
    ['1200000', 1_200_000],
    ['1,200,000円', 1_200_000],
    ['１，２００，０００円', 1_200_000],
    ['¥1,200,000', 1_200_000],
    ['120万円', 1_200_000],
    ['1.5万円', 15_000],
    ['3億', 300_000_000],
    ['12.5百万円', 12_500_000],
    ['80千円', 80_000],
    ['-500', -500],
    ['－500', -500],
    ['0円', 0],
    ['100.00', 100],
  ] as const)
    deepEqual(readYen(text), ok(amount), text)
})
test('what is not an amount, or not a whole one, is refused by name', () => {
  for (const text of ['', '円', '1,20,000', '1,2000', '百円', '10ドル', '1e6', '1 2', '約100円', '--5'])
    deepEqual(readYen(text), fail('notYen'), text)
  for (const text of ['0.5', '1.23456万円', '99.9円']) deepEqual(readYen(text), fail('fractionOfYen'), text)
  deepEqual(readYen('9999999999億円'), fail('tooLarge'))
})

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
test(`an amount written with commas reads back (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) =>
      deepEqual(readYen(`${amount.toLocaleString('ja-JP')}円`), ok(amount === 0 ? 0 : amount)),
    ),
    { seed },
  )
})

import { deepEqual, equal, ok as holds, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, fiscalYearOf, localDate } from './calendar.ts'
import {
  comparePeriods,
  firstDay,
  isIn,
  lastDay,
  nextPeriod,
  PERIOD_KINDS,
  partsOf,
  period,
  periodCode,
  periodContaining,
  previousPeriod,
  readPeriod,
} from './period.ts'
import { periodName } from './period-name.ts'
import { fail } from './result.ts'

const day = localDate
const codes = (periods: readonly ReturnType<typeof period>[]) => periods.map(periodCode)

test('the fiscal year turns on 1 April @date', () => {
  equal(fiscalYearOf(day('2026-03-31')), 2025)
  equal(fiscalYearOf(day('2026-04-01')), 2026)
  equal(fiscalYearOf(day('2026-12-31')), 2026)
  equal(fiscalYearOf(day('2027-01-01')), 2026)
})
test('first and last days, also through a leap February @date', () => {
  const span = (code: string) => `${firstDay(period(code))}…${lastDay(period(code))}`
  equal(span('2026'), '2026-04-01…2027-03-31')
  equal(span('2026-H1'), '2026-04-01…2026-09-30')
  equal(span('2026-H2'), '2026-10-01…2027-03-31')
  equal(span('2026-Q1'), '2026-04-01…2026-06-30')
  equal(span('2026-Q3'), '2026-10-01…2026-12-31')
  equal(span('2026-Q4'), '2027-01-01…2027-03-31')
  equal(span('2026-11'), '2026-11-01…2026-11-30')
  equal(span('2028-02'), '2028-02-01…2028-02-29')
  equal(span('2027-02'), '2027-02-01…2027-02-28')
})
test('the period in which a day lies, on both sides of its border @date', () => {
  const containing = (date: string) => codes(PERIOD_KINDS.map((kind) => periodContaining(kind, day(date)))).join(' ')
  equal(containing('2026-03-31'), '2025 2025-H2 2025-Q4 2026-03')
  equal(containing('2026-04-01'), '2026 2026-H1 2026-Q1 2026-04')
  equal(containing('2026-06-30'), '2026 2026-H1 2026-Q1 2026-06')
  equal(containing('2026-07-01'), '2026 2026-H1 2026-Q2 2026-07')
  equal(containing('2026-09-30'), '2026 2026-H1 2026-Q2 2026-09')
  equal(containing('2026-10-01'), '2026 2026-H2 2026-Q3 2026-10')
  equal(containing('2027-01-01'), '2026 2026-H2 2026-Q4 2027-01')
})
test('before and after, across the turn of both years', () => {
  equal(periodCode(nextPeriod(period('2026-Q4'))), '2027-Q1')
  equal(periodCode(previousPeriod(period('2026-H1'))), '2025-H2')
  equal(periodCode(nextPeriod(period('2026-12'))), '2027-01')
  equal(periodCode(previousPeriod(period('2026'))), '2025')
})
test('the parts of a period', () => {
  deepEqual(codes(partsOf(period('2026'), 'half')), ['2026-H1', '2026-H2'])
  deepEqual(codes(partsOf(period('2026-H2'), 'quarter')), ['2026-Q3', '2026-Q4'])
  deepEqual(codes(partsOf(period('2026-Q4'), 'month')), ['2027-01', '2027-02', '2027-03'])
  equal(partsOf(period('2026'), 'month').length, 12)
  deepEqual(partsOf(period('2026-11'), 'month'), [])
  deepEqual(partsOf(period('2026-Q1'), 'half'), [])
})
test('in order of time, the longer first', () => {
  const mixed = ['2026-Q2', '2027-03', '2026', '2026-04', '2026-H1', '2025-Q4', '2026-Q1']
  deepEqual(codes(mixed.map(period).sort(comparePeriods)), [
    '2025-Q4',
    '2026',
    '2026-H1',
    '2026-Q1',
    '2026-04',
    '2026-Q2',
    '2027-03',
  ])
})
test('anything else is not a period', () => {
  for (const code of [
    '',
    '26',
    '2026-',
    '2026-H3',
    '2026-Q0',
    '2026-Q5',
    '2026-00',
    '2026-13',
    '2026-1',
    '1899',
    '2200',
  ])
    deepEqual(readPeriod(code), fail('notAPeriod'), code)
  for (const code of ['2026-h1', '2026年', ' 2026', '2026\n', '２０２６', '2026-H1-Q1'])
    deepEqual(readPeriod(code), fail('notAPeriod'), code)
  throws(() => period('令和8年度'), /notAPeriod/)
})
test('names for offices, for easy Japanese and in English', () => {
  deepEqual(periodName(period('2026')), {
    ja: '2026{年度|ねんど}',
    'ja-easy': '2026{年|ねん}4{月|がつ}から 2027{年|ねん}3{月|がつ}まで',
    en: 'fiscal year 2026 (April 2026 to March 2027)',
  })
  deepEqual(periodName(period('2026-H1')), {
    ja: '2026{年度|ねんど}{上半期|かみはんき}',
    'ja-easy': '2026{年|ねん}4{月|がつ}から 9{月|がつ}まで',
    en: 'April to September 2026',
  })
  equal(periodName(period('2026-Q4')).ja, '2026{年度|ねんど}{第|だい}4{四半期|しはんき}')
  equal(periodName(period('2026-Q4')).en, 'January to March 2027')
  deepEqual(periodName(period('2026-11')), {
    ja: '2026{年|ねん}11{月|がつ}',
    'ja-easy': '2026{年|ねん}11{月|がつ}',
    en: 'November 2026',
  })
})

const anyDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays(day('1900-04-01'), days))
const anyPeriod = fc.tuple(fc.constantFrom(...PERIOD_KINDS), anyDay).map(([kind, date]) => periodContaining(kind, date))
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)

test(`every day lies in exactly one period of a kind, and codes read back (seed ${seed}) @date`, () => {
  fc.assert(
    fc.property(anyPeriod, anyDay, (of, date) => {
      deepEqual(period(periodCode(of)), of)
      const own = periodContaining(of.kind, date)
      holds(isIn(date, own))
      holds(!isIn(date, nextPeriod(own)) && !isIn(date, previousPeriod(own)))
    }),
    { seed },
  )
})
test(`periods follow without a gap, and parts fill the whole (seed ${seed}) @date`, () => {
  fc.assert(
    fc.property(anyPeriod, fc.constantFrom(...PERIOD_KINDS), (of, kind) => {
      equal(daysBetween(lastDay(of), firstDay(nextPeriod(of))), 1)
      deepEqual(previousPeriod(nextPeriod(of)), of)
      holds(comparePeriods(of, nextPeriod(of)) < 0)
      const parts = partsOf(of, kind)
      if (parts.length === 0) return
      equal(parts.map(firstDay)[0], firstDay(of))
      equal(parts.map(lastDay).at(-1), lastDay(of))
      deepEqual(parts.slice(1), parts.slice(0, -1).map(nextPeriod))
    }),
    { seed },
  )
})

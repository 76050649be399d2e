import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, localDate } from './calendar.ts'
import { readDate } from './read-date.ts'
import { fail, ok } from './result.ts'
import { ERAS, warekiFiscalYear, warekiOf, warekiShort, warekiText } from './wareki.ts'

const words = (date: string) => warekiText(localDate(date))

test('a day is shown in the newer era from its first day on @date', () => {
  deepEqual(['1912-07-29', '1912-07-30', '1912-07-31'].map(words), [
    '明治45年7月29日',
    '大正元年7月30日',
    '大正元年7月31日',
  ])
  deepEqual(['1926-12-24', '1926-12-25'].map(words), ['大正15年12月24日', '昭和元年12月25日'])
  deepEqual(['1989-01-07', '1989-01-08'].map(words), ['昭和64年1月7日', '平成元年1月8日'])
  deepEqual(['2019-04-30', '2019-05-01'].map(words), ['平成31年4月30日', '令和元年5月1日'])
  deepEqual(['2020-01-01', '2027-01-31'].map(words), ['令和2年1月1日', '令和9年1月31日'])
})
test('before the solar calendar there is no era to write a day in @date', () => {
  equal(words('1873-01-01'), '明治6年1月1日')
  equal(words('1872-12-31'), '1872年12月31日')
  equal(warekiOf(localDate('1872-12-31')), undefined)
})
test('short, for narrow tables', () => {
  equal(warekiShort(localDate('2026-04-01')), 'R8.4.1')
  equal(warekiShort(localDate('2019-05-01')), 'R1.5.1')
  equal(warekiShort(localDate('1800-01-01')), '1800-01-01')
})
test('a fiscal year bears the newer era, with the older one behind it in the year of change @date', () => {
  equal(warekiFiscalYear(2018), '平成30年度')
  equal(warekiFiscalYear(2019), '令和元年度（平成31年度）')
  equal(warekiFiscalYear(2020), '令和2年度')
  equal(warekiFiscalYear(2026), '令和8年度')
  // 平成 began in January 1989, inside the fiscal year 1988, which stayed 昭和63年度 throughout.
  equal(warekiFiscalYear(1988), '昭和63年度')
  equal(warekiFiscalYear(1989), '平成元年度')
  equal(warekiFiscalYear(1926), '昭和元年度（大正15年度）')
})

test('what a clerk types @date', () => {
  for (const text of [
    '2027年1月31日',
    '2027-01-31',
    '2027/1/31',
    '2027.1.31',
    '20270131',
    '２０２７／１／３１',
    '２０２７年 １月 ３１日',
    '西暦2027年1月31日',
    '令和9年1月31日',
    '令和9.1.31',
    '令和９年１月３１日',
    '令和九年一月三十一日',
    '二〇二七年一月三十一日',
    'R9/1/31',
    'r9.1.31',
    'Ｒ９－１－３１',
    'R09.01.31',
    '令9.1.31',
    '㋿9年1月31日',
    '  令和　9年 1月31日  ',
  ])
    deepEqual(readDate(text), ok('2027-01-31'), text)
})
test('the first year of an era is 元年 or 1年', () => {
  for (const text of ['令和元年5月1日', '令和1年5月1日', 'R1.5.1', 'R元.5.1', '令和一年五月一日'])
    deepEqual(readDate(text), ok('2019-05-01'), text)
})
test('on the two days that had both eras either is right @date', () => {
  for (const text of ['明治45年7月30日', '大正元年7月30日']) deepEqual(readDate(text), ok('1912-07-30'), text)
  for (const text of ['大正15年12月25日', '昭和元年12月25日']) deepEqual(readDate(text), ok('1926-12-25'), text)
})
test('an era that was over, or had not begun, is named with the right one @date', () => {
  const outside = (right: string, date: string) => fail({ why: 'outsideEra', right, date })
  deepEqual(readDate('平成35年4月1日'), outside('令和5年4月1日', '2023-04-01'))
  deepEqual(readDate('平成31年5月1日'), outside('令和元年5月1日', '2019-05-01'))
  deepEqual(readDate('令和元年4月30日'), outside('平成31年4月30日', '2019-04-30'))
  deepEqual(readDate('昭和64年1月8日'), outside('平成元年1月8日', '1989-01-08'))
  deepEqual(readDate('平成元年1月7日'), outside('昭和64年1月7日', '1989-01-07'))
  deepEqual(readDate('大正15年12月26日'), outside('昭和元年12月26日', '1926-12-26'))
  deepEqual(readDate('明治45年7月31日'), outside('大正元年7月31日', '1912-07-31'))
})
test('days that do not exist @date', () => {
  for (const text of [
    '2023-02-29',
    '令和5年2月29日',
    '2027年4月31日',
    '2027/13/1',
    '2027/0/1',
    '20270230',
    'R9.1.32',
    '1900-02-29',
  ])
    deepEqual(readDate(text), fail({ why: 'noSuchDay' }), text)
  deepEqual(readDate('2024-02-29'), ok('2024-02-29'))
  deepEqual(readDate('令和6年2月29日'), ok('2024-02-29'))
})
test('eras that we do not know', () => {
  deepEqual(readDate('慶応3年1月1日'), fail({ why: 'noSuchEra', era: '慶応' }))
  deepEqual(readDate('合和9年1月31日'), fail({ why: 'noSuchEra', era: '合和' }))
  deepEqual(readDate('X9.1.31'), fail({ why: 'noSuchEra', era: 'X' }))
})
test('days of the lunar calendar are not computed @date', () => {
  deepEqual(readDate('明治5年12月2日'), fail({ why: 'lunarCalendar' }))
  deepEqual(readDate('明治6年1月1日'), ok('1873-01-01'))
})
test('everything else is not a date', () => {
  for (const text of [
    '',
    '未定',
    '令和9年',
    '令和9年1月',
    '27/1/31',
    '9.1.31',
    '1/31/2027',
    '2027-1/31',
    '2027年1/31',
    '46418',
    '2027-01-31T00:00',
    '2027年1月31日（日）',
    '令和0年1月1日',
    '令和100年1月1日',
    '令和2027年1月31日',
    '二十十年一月一日',
    '元年5月1日',
    '2'.repeat(1000),
  ])
    deepEqual(readDate(text), fail({ why: 'notADate' }), text)
})

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
/** To 令和98年: two digits of an era are all that is read. */
const anyDay = fc.integer({ min: 0, max: 89_000 }).map((days) => addDays(localDate('1873-01-01'), days))
const fullWidth = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

test(`every day reads back in every spelling (seed ${seed}) @date`, () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      for (const text of [
        date,
        warekiText(date),
        warekiShort(date),
        fullWidth(warekiText(date)),
        date.replace(/-/g, ''),
      ])
        deepEqual(readDate(text), ok(date), text)
    }),
    { seed },
  )
})
test(`whatever is typed gets a date that exists or a named fault (seed ${seed})`, () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'令和平成昭元年月日RHS0123456789./-十一〇　') }),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const read = readDate(text)
      if (read.ok) equal(localDate(read.value), read.value)
      else holds(['notADate', 'noSuchDay', 'noSuchEra', 'outsideEra', 'lunarCalendar'].includes(read.error.why))
    }),
    { seed, numRuns: 1000 },
  )
})
test('the eras follow without a gap @date', () => {
  for (const [index, era] of ERAS.slice(1).entries()) {
    const before = ERAS[index]?.until
    holds(before === era.from || (before !== undefined && addDays(before, 1) === era.from), era.name)
  }
})

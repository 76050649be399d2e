import { deepEqual, equal, ok as holds, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fail, ok } from './result.ts'
import { checkRuby, plainText } from './ruby.ts'
import { fitsUnit, isUnitCode, readUnit, UNITS, unitOf } from './unit.ts'

const codeOf = (spelling: string): string => {
  const read = readUnit(spelling)
  return read.ok ? read.value.code : read.error
}

test('each unit has one code, and three labels with readings', () => {
  equal(new Set(UNITS.map(({ code }) => code)).size, UNITS.length)
  for (const { code, label } of UNITS) {
    holds(/^[a-z][a-z0-9-]*$/.test(code), code)
    for (const text of Object.values(label)) {
      deepEqual(checkRuby(text), ok(true), text)
      holds(text.length > 0)
    }
    for (const text of [label.ja, label['ja-easy']])
      holds(!/[\p{Script=Han}]/u.test(text.replaceAll(/\{[^}]+\}/g, '')), `a reading is missing: ${text}`)
  }
})
test('its own code and label lead to the unit itself: no spelling has two meanings', () => {
  for (const unit of UNITS) {
    deepEqual(readUnit(unit.code), ok(unit))
    deepEqual(readUnit(plainText(unit.label.ja)), ok(unit))
    equal(unitOf(unit.code), unit)
  }
})
test('the spellings of real indicator lists come together', () => {
  for (const [code, ...spellings] of [
    ['percent', '%', '％', '㌫', 'パーセント', ' ％ '],
    ['person', '人', '名', '人数', '実人数'],
    ['person-visit', '延べ人数', '人（延べ）', '人回', '延人数'],
    ['place', '箇所', 'か所', 'ヶ所', 'カ所', 'ｶ所'],
    ['square-metre', '㎡', 'm2', 'ｍ²', '平方メートル'],
    ['tonne', 't', 'ｔ', 'トン', 'ﾄﾝ'],
    ['hectare', 'ha', '㏊', 'ｈａ'],
    ['metre', 'ｍ', 'm'],
    ['point', 'ポイント', 'ﾎﾟｲﾝﾄ', '％ポイント'],
    ['thousand-yen', '千円'],
    ['case', '件', '件数'],
  ] as const)
    for (const spelling of spellings) equal(codeOf(spelling), code, spelling)
})
test('what is no unit, or two, is unknown rather than guessed', () => {
  for (const spelling of ['', '0', '―', '件（人）', '15校', '千人', '人/日', 'constructor'])
    deepEqual(readUnit(spelling), fail('unknownUnit'), spelling)
  equal(isUnitCode('人'), false)
  throws(() => unitOf('%'), /no such unit/)
})
test('people, visits of people, households and dwellings count people; nothing else does', () => {
  deepEqual(
    UNITS.filter(({ countsPeople }) => countsPeople).map(({ code }) => code as string),
    ['person', 'person-visit', 'household', 'dwelling'],
  )
})
test('a count is whole, a share may have two digits after the point', () => {
  equal(fitsUnit(12, unitOf('person')), true)
  equal(fitsUnit(12.5, unitOf('person')), false)
  equal(fitsUnit(66.67, unitOf('percent')), true)
  equal(fitsUnit(66.667, unitOf('percent')), false)
  equal(fitsUnit(0.1 + 0.2, unitOf('percent')), false)
  equal(fitsUnit(1.5, unitOf('hour')), true)
  equal(fitsUnit(Number.NaN, unitOf('percent')), false)
})

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
test(`no text breaks the reading of a unit (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = readUnit(text)
      holds(read.ok ? UNITS.includes(read.value) : read.error === 'unknownUnit')
    }),
    { seed },
  )
})

import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { areaCode, fiveDigits, isMadeUp, isPrefecture, prefecturePart, readAreaCode } from './area-code.ts'
import { fail, ok } from './result.ts'

/** From 総務省「都道府県コード及び市区町村コード」. */
const OFFICIAL = {
  北海道: '010006',
  東京都: '130001',
  千代田区: '131016',
  品川区: '131091',
  横浜市: '141003',
  大阪市: '271004',
  那覇市: '472018',
  沖縄県: '470007',
}
for (const [name, code] of Object.entries(OFFICIAL))
  test(`the code of ${name}, with and without its check digit`, () => {
    deepEqual(readAreaCode(code), ok(code))
    deepEqual(readAreaCode(code.slice(0, 5)), ok(code))
  })

test('made-up municipalities bear 99 and a check digit all the same', () => {
  for (const code of ['990001', '990019', '990027']) {
    deepEqual(readAreaCode(code), ok(code))
    equal(isMadeUp(areaCode(code)), true)
  }
  equal(isMadeUp(areaCode('131091')), false)
})
test('every other last digit is refused, and the right one named', () => {
  for (let digit = 0; digit < 10; digit++)
    deepEqual(
      readAreaCode(`13109${digit}`),
      digit === 1 ? ok('131091') : fail({ why: 'wrongCheckDigit', right: '131091' }),
    )
})
test('two neighbouring digits in the wrong order are noticed', () => {
  deepEqual(readAreaCode('311091'), fail({ why: 'wrongCheckDigit', right: '311090' }))
})
test('only 01 to 47, and 99', () => {
  for (const part of ['00', '48', '98']) deepEqual(readAreaCode(`${part}2019`), fail({ why: 'noSuchPrefecture', part }))
})
test('nothing but five or six half-width digits is a code', () => {
  for (const text of ['', '1310', '1310911', '13109a', ' 131091', '131091\n', '１３１０９１', '13-1091', '-131091'])
    deepEqual(readAreaCode(text), fail({ why: 'notACode' }), JSON.stringify(text))
  throws(() => areaCode('131090'), /wrongCheckDigit/)
})
test('the parts of a code', () => {
  const town = areaCode('131091')
  equal(fiveDigits(town), '13109')
  equal(prefecturePart(town), '13')
  equal(isPrefecture(town), false)
  equal(isPrefecture(areaCode('130001')), true)
})

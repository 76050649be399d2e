import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from './calendar.ts'
import { dateName, fiscalYearName, momentName } from './date-name.ts'
import { instant } from './instant.ts'
import { plainText } from './ruby.ts'

test('a day is read as people read it', () => {
  equal(dateName(localDate('2026-04-01')).ja, '2026{年|ねん}4{月|がつ}{1日|ついたち}')
  equal(dateName(localDate('2026-11-20')).ja, '2026{年|ねん}11{月|がつ}{20日|はつか}')
  equal(dateName(localDate('2026-11-24'))['ja-easy'], '2026{年|ねん}11{月|がつ}{24日|にじゅうよっか}')
  equal(plainText(dateName(localDate('2026-11-30')).ja), '2026年11月30日')
  equal(dateName(localDate('2026-11-30')).en, '30 November 2026')
})
test('a moment is told in the time of Japan, noon and midnight included', () => {
  equal(plainText(momentName(instant('2026-11-24T06:05:00Z')).ja), '2026年11月24日 午後3時05分')
  equal(plainText(momentName(instant('2026-11-23T15:00:00Z')).ja), '2026年11月24日 午前0時00分')
  equal(plainText(momentName(instant('2026-11-24T03:00:00Z')).ja), '2026年11月24日 午後0時00分')
  equal(momentName(instant('2026-11-23T15:00:00Z')).en, '00:00 on 24 November 2026')
})
test('fiscal years in the years of the era, also where it changed', () => {
  deepEqual(fiscalYearName(2024), {
    ja: '{令和|れいわ}6{年度|ねんど}',
    'ja-easy': '2024{年|ねん}4{月|がつ}から 2025{年|ねん}3{月|がつ}まで',
    en: 'fiscal year 2024',
  })
  equal(plainText(fiscalYearName(2019).ja), '令和元年度（平成31年度）')
  equal(/\d年度|元年度(?!\|)/.test(fiscalYearName(2019).ja), false)
})

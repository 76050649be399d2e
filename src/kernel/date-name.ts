/**
 * 日付の呼び方 — a day, a time and a fiscal year as people say them, with readings. Easy Japanese has western years only.
 *
 * The days that are not read 「n + にち」 have readings of their own: 1 to 10, 14, 20 and 24.
 */
import type { LocalDate } from './calendar.ts'
import { type Instant, localDateAt, localTimeAt } from './instant.ts'
import type { Language } from './language.ts'
import { warekiFiscalYear } from './wareki.ts'

type Named = Readonly<Record<Language, string>>

/** 「2026年11月24日」, '24 November 2026'. */
export function dateName(date: LocalDate): Named {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const ja = `${year}{年|ねん}${month}{月|がつ}${dayWords(day)}`
  return { ja, 'ja-easy': ja, en: `${day} ${MONTHS[month - 1] ?? ''} ${year}` }
}

const dayWords = (day: number): string => {
  const own = OWN_READINGS[day]
  return own ? `{${day}日|${own}}` : `${day}{日|にち}`
}
const OWN_READINGS: Readonly<Record<number, string>> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** 「2026年11月24日 午後3時05分」 in Japan. */
export function momentName(at: Instant): Named {
  const date = dateName(localDateAt(at))
  const [hour = 0, minute = 0] = localTimeAt(at).split(':').map(Number)
  const half = hour < 12 ? '{午前|ごぜん}' : '{午後|ごご}'
  const time = `${half}${hour % 12}{時|じ}${String(minute).padStart(2, '0')}{分|ふん}`
  return {
    ja: `${date.ja} ${time}`,
    'ja-easy': `${date['ja-easy']} ${time}`,
    en: `${localTimeAt(at)} on ${date.en}`,
  }
}

/** 「令和6年度」, 'fiscal year 2024'. */
export const fiscalYearName = (fiscalYear: number): Named => ({
  ja: warekiFiscalYear(fiscalYear)
    .replaceAll(/(明治|大正|昭和|平成|令和)/g, (era) => `{${era}|${ERA_READINGS[era] ?? ''}}`)
    .replaceAll('元年度', '{元年度|がんねんど}')
    .replaceAll(/(?<=\d)年度/g, '{年度|ねんど}'),
  'ja-easy': `${fiscalYear}{年|ねん}4{月|がつ}から ${fiscalYear + 1}{年|ねん}3{月|がつ}まで`,
  en: `fiscal year ${fiscalYear}`,
})
const ERA_READINGS: Readonly<Record<string, string>> = {
  明治: 'めいじ',
  大正: 'たいしょう',
  昭和: 'しょうわ',
  平成: 'へいせい',
  令和: 'れいわ',
}

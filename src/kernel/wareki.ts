/**
 * 和暦 — a civil date in the era's years, for showing.
 *
 * Law       改元の詔書 1912-07-30 and 1926-12-25: that whole day and what follows is the new era's first year;
 *           昭和64年政令第1号 (平成 from 1989-01-08), 平成31年政令第143号 (令和 from 2019-05-01)
 * Border    a day is shown in the newer era; what a person writes may name either on the two days that had both
 *           (明治45年7月30日 = 大正元年7月30日, 大正15年12月25日 = 昭和元年12月25日)
 * Left out  days before 1873-01-01: until then the months were the moon's, and no arithmetic leads from one to the other
 */
import { type LocalDate, localDate } from './calendar.ts'

export const ERA_NAMES = ['明治', '大正', '昭和', '平成', '令和'] as const
export type EraName = (typeof ERA_NAMES)[number]

export type Era = {
  readonly name: EraName
  readonly letter: 'M' | 'T' | 'S' | 'H' | 'R'
  /** Calendar year of 元年. */
  readonly firstYear: number
  readonly from: LocalDate
  /** The last day one may write in this era; none while it lasts. */
  readonly until: LocalDate | undefined
}

/** The first day of the solar calendar: 明治6年1月1日 (明治5年太政官布告第337号). */
export const SOLAR_CALENDAR_FROM = localDate('1873-01-01')

/** Oldest first. A new era adds a row and gives the one before its last day. */
export const ERAS: readonly Era[] = [
  { name: '明治', letter: 'M', firstYear: 1868, from: SOLAR_CALENDAR_FROM, until: localDate('1912-07-30') },
  { name: '大正', letter: 'T', firstYear: 1912, from: localDate('1912-07-30'), until: localDate('1926-12-25') },
  { name: '昭和', letter: 'S', firstYear: 1926, from: localDate('1926-12-25'), until: localDate('1989-01-07') },
  { name: '平成', letter: 'H', firstYear: 1989, from: localDate('1989-01-08'), until: localDate('2019-04-30') },
  { name: '令和', letter: 'R', firstYear: 2019, from: localDate('2019-05-01'), until: undefined },
]

export type Wareki = { readonly era: Era; readonly year: number; readonly month: number; readonly day: number }

/** Undefined before the solar calendar: such a day is shown by the western year alone. */
export function warekiOf(date: LocalDate): Wareki | undefined {
  const era = ERAS.findLast(({ from }) => from <= date)
  if (!era) return undefined
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { era, year: year - era.firstYear + 1, month, day }
}

const yearWords = (era: Era, year: number): string => `${era.name}${year === 1 ? '元' : year}年`

/** 「令和9年1月31日」; 「1872年12月31日」 where there is no era to write it in. */
export function warekiText(date: LocalDate): string {
  const wareki = warekiOf(date)
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return `${wareki ? yearWords(wareki.era, wareki.year) : `${year}年`}${month}月${day}日`
}

/** 「R9.1.31」, as narrow tables have it; the date itself where there is no era. */
export function warekiShort(date: LocalDate): string {
  const wareki = warekiOf(date)
  return wareki ? `${wareki.era.letter}${wareki.year}.${wareki.month}.${wareki.day}` : date
}

/**
 * 「令和8年度」. Where the era changed between April and December the year bears the new era's name as a whole, and
 * its name until then stands behind it: 「令和元年度（平成31年度）」
 * (改元に伴う元号による年表示の取扱いについて, 2019-04-01 関係省庁連絡会議申合せ).
 */
export function warekiFiscalYear(fiscalYear: number): string {
  const early = warekiOf(localDate(`${fiscalYear}-04-01`))
  const late = warekiOf(localDate(`${fiscalYear}-12-31`))
  if (!early || !late) return `${fiscalYear}年度`
  const before = `${yearWords(early.era, early.year)}度`
  return early.era === late.era ? before : `${yearWords(late.era, late.year)}度（${before}）`
}

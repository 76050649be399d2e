/**
 * 年齢 — ages and school years as the law counts them.
 *
 * Law    年齢計算ニ関スル法律 (明治35年法律第50号) with 民法143条: the day of birth counts, so one turns N at the
 *        end of the day before the birthday; 学校教育法17条 for school
 * Leap   born on 29 February: the day before is 28 February in every year, so no year is special
 */
import { addDays, fiscalYearOf, type LocalDate, localDate, type YearMonth, yearMonth } from './calendar.ts'
import { fail, ok, type Result } from './result.ts'

/** The day at whose end one turns `age` (「N歳に達する日」). */
export function dayOfTurning(born: LocalDate, age: number): LocalDate {
  const year = Number(born.slice(0, 4)) + age
  if (born.endsWith('-02-29')) return localDate(`${year}-02-28`)
  return addDays(localDate(`${year}${born.slice(4)}`), -1)
}

/** The age one says on a day, new from the birthday on; those born on 29 February have it on 1 March of other years. */
export function ageOn(born: LocalDate, day: LocalDate): Result<number, 'notYetBorn'> {
  if (day < born) return fail('notYetBorn')
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return ok(dayOfTurning(born, years) < day ? years : years - 1)
}

/** The age at the end of a day: for laws that say 「その日までに達する」. One year more on the day before the birthday. */
export const ageAtEndOf = (born: LocalDate, day: LocalDate): Result<number, 'notYetBorn'> =>
  day < born ? fail('notYetBorn') : ageOn(born, addDays(day, 1))

/** 「N歳に達する日以後の最初の3月31日」, as the month it closes. Born on 1 April: the year that ends the day before. */
export const fiscalYearEndAtAge = (born: LocalDate, age: number): YearMonth =>
  yearMonth(`${fiscalYearOf(dayOfTurning(born, age)) + 1}-03`)

export type SchoolYear =
  | { readonly kind: 'beforeSchool' }
  | { readonly kind: 'elementary'; readonly grade: 1 | 2 | 3 | 4 | 5 | 6 }
  | { readonly kind: 'juniorHigh'; readonly grade: 1 | 2 | 3 }
  /** Past 義務教育, whatever one does then. */
  | { readonly kind: 'afterSchool' }

/**
 * 学年 by age alone: school begins with the first 1 April after the day of turning six.
 *
 * Left out  就学猶予, 原級留置, schools abroad: then the school knows, not the birthday
 */
export function schoolYearOn(born: LocalDate, day: LocalDate): SchoolYear {
  const enters = fiscalYearOf(dayOfTurning(born, 6)) + 1
  const grade = fiscalYearOf(day) - enters + 1
  if (grade < 1) return { kind: 'beforeSchool' }
  if (grade <= 6) return { kind: 'elementary', grade: grade as 1 | 2 | 3 | 4 | 5 | 6 }
  if (grade <= 9) return { kind: 'juniorHigh', grade: (grade - 6) as 1 | 2 | 3 }
  return { kind: 'afterSchool' }
}

import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ageAtEndOf, ageOn, dayOfTurning, fiscalYearEndAtAge, schoolYearOn } from './age.ts'
import { addDays, localDate as day, daysBetween } from './calendar.ts'
import { fail, ok } from './result.ts'

test('one turns N at the end of the day before the birthday @date', () => {
  equal(dayOfTurning(day('2008-11-24'), 18), '2026-11-23')
  equal(dayOfTurning(day('2008-01-01'), 18), '2025-12-31')
  equal(dayOfTurning(day('2008-04-01'), 18), '2026-03-31')
})
test('the age on the day before, on and after a birthday @date', () => {
  const born = day('2008-11-24')
  deepEqual(ageOn(born, day('2026-11-23')), ok(17))
  deepEqual(ageOn(born, day('2026-11-24')), ok(18))
  deepEqual(ageAtEndOf(born, day('2026-11-22')), ok(17))
  deepEqual(ageAtEndOf(born, day('2026-11-23')), ok(18))
})
test('from the day of birth, not before @date', () => {
  deepEqual(ageOn(day('2026-11-24'), day('2026-11-23')), fail('notYetBorn'))
  deepEqual(ageAtEndOf(day('2026-11-24'), day('2026-11-23')), fail('notYetBorn'))
  deepEqual(ageOn(day('2026-11-24'), day('2026-11-24')), ok(0))
})
test('born on 29 February @date', () => {
  const born = day('2008-02-29')
  equal(dayOfTurning(born, 1), '2009-02-28')
  equal(dayOfTurning(born, 4), '2012-02-28')
  deepEqual(ageOn(born, day('2009-02-28')), ok(0))
  deepEqual(ageOn(born, day('2009-03-01')), ok(1))
  deepEqual(ageOn(born, day('2012-02-28')), ok(3))
  deepEqual(ageOn(born, day('2012-02-29')), ok(4))
})
test('born on 1 March: the day before is the last of February, leap or not @date', () => {
  equal(dayOfTurning(day('2007-03-01'), 1), '2008-02-29')
  equal(dayOfTurning(day('2007-03-01'), 2), '2009-02-28')
})
test('the March that closes the year of turning 18: 1 April belongs to the year before 2 April @date', () => {
  equal(fiscalYearEndAtAge(day('2007-04-01'), 18), '2025-03')
  equal(fiscalYearEndAtAge(day('2007-04-02'), 18), '2026-03')
  equal(fiscalYearEndAtAge(day('2007-03-31'), 18), '2025-03')
  equal(fiscalYearEndAtAge(day('2008-01-01'), 18), '2026-03')
  equal(fiscalYearEndAtAge(day('2008-02-29'), 18), '2026-03')
})
test('school years: 2 April to 1 April @date', () => {
  deepEqual(schoolYearOn(day('2020-04-01'), day('2026-03-31')), { kind: 'beforeSchool' })
  deepEqual(schoolYearOn(day('2020-04-01'), day('2026-04-01')), { kind: 'elementary', grade: 1 })
  deepEqual(schoolYearOn(day('2020-04-02'), day('2026-04-01')), { kind: 'beforeSchool' })
  deepEqual(schoolYearOn(day('2020-04-02'), day('2027-04-01')), { kind: 'elementary', grade: 1 })
  deepEqual(schoolYearOn(day('2014-04-02'), day('2027-03-31')), { kind: 'elementary', grade: 6 })
  deepEqual(schoolYearOn(day('2014-04-02'), day('2027-04-01')), { kind: 'juniorHigh', grade: 1 })
  deepEqual(schoolYearOn(day('2011-04-02'), day('2027-03-31')), { kind: 'juniorHigh', grade: 3 })
  deepEqual(schoolYearOn(day('2011-04-02'), day('2027-04-01')), { kind: 'afterSchool' })
})

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day('1900-01-01'), days))
test(`an age never falls, and rises on the day after the day of turning (seed ${seed}) @date`, () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 110 }), (born, age) => {
      const turning = dayOfTurning(born, age)
      deepEqual(ageOn(born, turning), ok(age - 1))
      deepEqual(ageAtEndOf(born, turning), ok(age))
      deepEqual(ageOn(born, addDays(turning, 1)), ok(age))
      const left = daysBetween(turning, day(`${fiscalYearEndAtAge(born, age)}-31`))
      holds(left >= 0 && left < 366)
    }),
    { seed },
  )
})

/**
 * 選べる期間 — the periods a form offers: those of the year before, this one and the next, newest last, whole years too.
 */
import type { LocalDate } from '#kernel/calendar'
import { nextPeriod, type PeriodKind, partsOf, periodCode, periodContaining, previousPeriod } from '#kernel/period'

export function periodChoices(kind: PeriodKind, today: LocalDate): readonly string[] {
  const year = periodContaining('year', today)
  const years = [previousPeriod(year), year, nextPeriod(year)]
  const codes = years.flatMap((each) => [
    ...(kind === 'year' ? [] : partsOf(each, kind).map(periodCode)),
    periodCode(each),
  ])
  return codes
}

/** A review looks back: over halves and years that have begun. */
export function reviewPeriods(today: LocalDate): readonly string[] {
  const year = periodContaining('year', today)
  return [previousPeriod(year), year].flatMap((each) => [...partsOf(each, 'half').map(periodCode), periodCode(each)])
}

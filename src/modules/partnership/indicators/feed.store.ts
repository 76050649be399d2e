/**
 * 数えなおし — asks the feeds of an initiative what they count now, and says it as a new figure where it differs from
 * what stands. Both sides confirm it like any other figure.
 *
 * Written by the side that runs the service, in its transaction. Another count of the same period supersedes the one before.
 */
import { addDays, fiscalYearOf, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { firstDay, lastDay, type PeriodCode, periodCode, periodContaining } from '#kernel/period'
import type { OpenTx } from '#platform/database/tx'
import { figureStore } from './figure.store.ts'
import { inForce, numberOf } from './figure.ts'
import { indicatorStore, type StoredIndicator } from './indicator.store.ts'
import type { Counting, MeasureFeed } from './measure-feed.ts'

export const feedStore = (tx: OpenTx, feeds: readonly MeasureFeed<OpenTx>[]) => {
  const count = async (indicator: StoredIndicator, day: LocalDate, { at, newId }: Counting): Promise<boolean> => {
    const feed = feeds.find(({ code }) => code === indicator.feed)
    if (!feed) return false
    const within = periodContaining(indicator.periodKind, day)
    const code: PeriodCode = periodCode(within)
    const counted = await feed.read(tx, indicator.initiative, { from: firstDay(within), until: lastDay(within) })
    const figures = await figureStore(tx).ofIndicator(indicator.id)
    if (!counted || !figures) return false
    const now = inForce(figures.measurements).find(({ period }) => period === code)
    if (now && numberOf(now.measured) === counted.value && now.source === counted.source) return false
    const added = await figureStore(tx).addMeasurement({
      id: newId(),
      indicator: indicator.id,
      period: code,
      supersedes: now?.id,
      at,
      measured: { status: 'known', value: counted.value },
      source: counted.source,
      note: '',
      fed: true,
    })
    return added.kind === 'added'
  }

  return {
    /** After something happened on that day that a feed counts. Answers how many figures were said anew. */
    recount: async (initiative: Uuid, day: LocalDate, counting: Counting): Promise<number> => {
      let said = 0
      for (const indicator of await indicatorStore(tx).ofInitiative(initiative))
        if (await count(indicator, day, counting)) said += 1
      return said
    },

    /** For a new indicator: what its service has counted in the fiscal year so far. */
    catchUp: async (id: Uuid, today: LocalDate, counting: Counting): Promise<number> => {
      const indicator = await indicatorStore(tx).find(id)
      if (!indicator) return 0
      let said = 0
      const year = { kind: 'year', fiscalYear: fiscalYearOf(today) } as const
      for (let day = firstDay(year); day <= today; ) {
        if (await count(indicator, day, counting)) said += 1
        day = addDays(lastDay(periodContaining(indicator.periodKind, day)), 1)
      }
      return said
    },
  }
}

/**
 * 住民に伝える保存期間 — how long what concerns people is kept, put together by what somebody asks about themselves.
 *
 * Order     as in `Told`; of several tables in one group the one that is kept longest speaks for all of them
 */
import type { LocalDate } from '#kernel/calendar'
import { type Retention, spanFor, type Told, type TownYears } from './retention.ts'
import { dueOn, type Span } from './span.ts'

export type ToldPeriod =
  /** Counted from the day on which it was over: the session, the post, the agreement. */
  | { readonly told: Told; readonly kind: 'after'; readonly span: Span }
  | { readonly told: Told; readonly kind: 'forever' }

const ORDER: readonly Told[] = ['names', 'sessions', 'links', 'records', 'audit']
/** Any day will do to see which of two spans is the longer. */
const SOME_DAY = '2026-04-01' as LocalDate

export function toldPeriods(declared: readonly Retention[], years: TownYears): readonly ToldPeriod[] {
  return ORDER.flatMap((told): readonly ToldPeriod[] => {
    const kept = declared.filter((one) => one.told === told).map((one) => one.kept)
    if (kept.length === 0) return []
    if (kept.some(({ kind }) => kind === 'forever')) return [{ told, kind: 'forever' }]
    const spans = kept.flatMap((one) => {
      const span = one.kind === 'after' || one.kind === 'whileOpen' ? one.span : undefined
      return span === undefined ? [] : [spanFor(span, years)]
    })
    const [longest] = spans.toSorted((a, b) => (dueOn(SOME_DAY, a) < dueOn(SOME_DAY, b) ? 1 : -1))
    return longest ? [{ told, kind: 'after', span: longest }] : []
  })
}

/**
 * 公表の台帳 — one line for everything that residents were ever shown, with what took its place.
 *
 * A line holds all that the public page says of it, so that reading the page never needs what is not public.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Sign } from '../indicators/figure.ts'
import type { Decision, Shown } from '../public/public-partnership.ts'

export type LedgerKind = 'initiative' | 'target' | 'figure' | 'review'

export type PublishedFigure = { readonly shown: Shown; readonly source: string; readonly signs: readonly Sign[] }
export type PublishedReview = {
  readonly seen: string
  readonly decision: Decision
  readonly reason: string
  readonly nextAction: string
  readonly nextBy: LocalDate | null
  readonly signs: readonly Sign[]
}
export type LedgerValue =
  | Readonly<Record<never, never>>
  | { readonly value: number }
  | PublishedFigure
  | PublishedReview

export type LedgerEntry = {
  readonly id: Uuid
  readonly initiative: Uuid
  readonly kind: LedgerKind
  /** Of a figure and a target the indicator, else the initiative. */
  readonly owner: Uuid
  readonly period: string
  /** The row that was published: of its very version. */
  readonly subject: Uuid
  /** Of a figure that is shown as a number: the measurements whose sum it is. */
  readonly covers: readonly Uuid[]
  readonly shown: LedgerValue
  readonly publishedAt: Instant
  readonly supersedes: Uuid | undefined
}

/** What stands today: the lines that no other took the place of. */
export function ledgerHeads(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const gone = new Set(entries.map(({ supersedes }) => supersedes))
  return entries.filter(({ id }) => !gone.has(id))
}

/** What a line took the place of, newest first. */
export function ledgerBefore(entries: readonly LedgerEntry[], entry: LedgerEntry): readonly LedgerEntry[] {
  const byId = new Map(entries.map((each) => [each.id, each]))
  const before: LedgerEntry[] = []
  for (let at = entry.supersedes && byId.get(entry.supersedes); at; at = at.supersedes && byId.get(at.supersedes)) {
    if (before.length > entries.length) break
    before.push(at)
  }
  return before
}

export const figureIn = ({ kind, shown }: LedgerEntry): PublishedFigure | undefined =>
  kind === 'figure' && 'shown' in shown ? shown : undefined
export const shownIn = (entry: LedgerEntry): Shown | undefined => figureIn(entry)?.shown
export const targetIn = ({ kind, shown }: LedgerEntry): number | undefined =>
  kind === 'target' && 'value' in shown ? shown.value : undefined
export const reviewIn = ({ kind, shown }: LedgerEntry): PublishedReview | undefined =>
  kind === 'review' && 'decision' in shown ? shown : undefined

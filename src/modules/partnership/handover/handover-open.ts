/**
 * 引きつぐ仕事 — what waits and for whom, what is due on which day, which reviews are not closed.
 *
 * Order  what waits longest first; deadlines by their day, what has passed before all others
 */
import { daysBetween, type LocalDate } from '#kernel/calendar'
import { localDateAt } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import {
  longestFirst,
  type Waiting,
  waitingFigures,
  waitingProposal,
  waitingReviews,
  waitsForUs,
} from '../overview/waiting.ts'
import type { Missing } from '../reviews/review.ts'
import { standingReviews } from './handover-due.ts'
import type { KnownAgreement } from './handover-known.ts'
import { type AgreementPart, type InitiativePart, nameOf } from './handover-part.ts'

export type OpenTask = {
  readonly what: Waiting['what']
  readonly initiative: string
  readonly indicator: string
  readonly period: string
  readonly since: LocalDate
  readonly days: number
  readonly waitsFor: readonly string[]
  readonly ours: boolean
}
export type Undecided = {
  readonly initiative: string
  readonly period: string
  readonly missing: readonly Missing[]
  /** Who is still to sign; nobody yet, where it is our draft. */
  readonly waitsFor: readonly string[]
}
export type Deadline =
  | { readonly kind: 'renewal'; readonly name: string; readonly due: LocalDate; readonly days: number }
  | {
      readonly kind: 'action'
      readonly name: string
      readonly action: string
      readonly due: LocalDate
      readonly days: number
    }
  | {
      readonly kind: 'review'
      readonly name: string
      readonly period: string
      readonly due: LocalDate
      readonly days: number
    }

export function openTasks(known: KnownAgreement, today: LocalDate): readonly OpenTask[] {
  return known.initiatives.flatMap((one) => {
    const waiting = longestFirst([
      ...waitingProposal(one),
      ...waitingFigures(
        'target',
        one.id,
        one.indicators.flatMap(({ targets }) => targets),
      ),
      ...waitingFigures(
        'measurement',
        one.id,
        one.indicators.flatMap(({ measurements }) => measurements),
      ),
      ...waitingReviews(one.reviews),
    ])
    const ours = new Set(waitsForUs(waiting, known.side).map(({ id, what }) => `${what} ${id}`))
    return waiting.map(({ what, id, indicator, period: code, sides, since }) => ({
      what,
      initiative: plainText(one.title.ja),
      indicator: plainText(one.indicators.find((each) => each.id === indicator)?.name.ja ?? ''),
      period: code,
      since: localDateAt(since),
      days: daysBetween(localDateAt(since), today),
      waitsFor: sides.map((side) => nameOf(known, side)),
      ours: ours.has(`${what} ${id}`),
    }))
  })
}

/** Ours that is not finished, and what either side has still to sign. */
export const undecidedOf = (known: KnownAgreement): readonly Undecided[] =>
  known.initiatives.flatMap((one) =>
    standingReviews(one.reviews).flatMap(({ period: code, proposedAt, state }) =>
      state.kind === 'closed'
        ? []
        : [
            {
              initiative: plainText(one.title.ja),
              period: code,
              missing: state.kind === 'unfinished' ? state.missing : [],
              waitsFor: proposedAt && state.kind === 'waitsFor' ? state.sides.map((side) => nameOf(known, side)) : [],
            },
          ],
    ),
  )

export function deadlinesOf(
  agreements: readonly AgreementPart[],
  initiatives: readonly InitiativePart[],
  today: LocalDate,
): readonly Deadline[] {
  const until = (due: LocalDate) => ({ due, days: daysBetween(today, due) })
  return [
    ...agreements.flatMap(({ title, renewal }) =>
      renewal.kind === 'due' ? [{ kind: 'renewal' as const, name: title, ...until(renewal.due) }] : [],
    ),
    ...initiatives.flatMap(({ title, lastReview }) =>
      lastReview?.nextBy
        ? [{ kind: 'action' as const, name: title, action: lastReview.nextAction, ...until(lastReview.nextBy) }]
        : [],
    ),
    ...initiatives.flatMap(({ title, nextReview: next }) =>
      next ? [{ kind: 'review' as const, name: title, period: next.period, ...until(next.due) }] : [],
    ),
  ].toSorted((a, b) => a.days - b.days)
}

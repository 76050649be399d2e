/**
 * 引きつぐ一つ一つ — an agreement and an initiative as the successor has to know them: term, renewal and desks; why it is done,
 * how it came so far, what was promised, what was decided last, what is still to be counted.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { localDateAt } from '#kernel/instant'
import { comparePeriods, period } from '#kernel/period'
import { plainText } from '#kernel/ruby'
import { type Agreement, SIDES, type Side, slugOf } from '../agreements/agreement.ts'
import { itemsSideBySide, type Renewal, renewalNow } from '../agreements/agreement-check.ts'
import { inForce, type Sign } from '../indicators/figure.ts'
import { hasEnded, type LineKind, lineKind, type State } from '../initiatives/initiative.ts'
import { type ProgressSaid, progressNow } from '../progress/progress.ts'
import type { Decision } from '../reviews/review.ts'
import {
  hasFigure,
  lastClosed,
  type MissingFigure,
  missingFigures,
  type NextReview,
  nextReview,
} from './handover-due.ts'
import type { KnownAgreement, KnownInitiative } from './handover-known.ts'

/** Posts of each side, as they are called; undefined: nobody answers yet. */
export type Desks = { readonly ours: string | undefined; readonly theirs: string | undefined }

export type InitiativePart = {
  readonly title: string
  readonly agreement: string
  readonly draft: boolean
  readonly state: State
  readonly why: string
  readonly items: readonly number[]
  readonly desks: Desks
  readonly thirdParty: string | undefined
  readonly history: readonly {
    readonly kind: LineKind
    readonly on: LocalDate
    readonly by: string
    readonly reason: string
  }[]
  /** What each side says of how it goes, under its name. */
  readonly progress: readonly (ProgressSaid & { readonly by: string; readonly on: LocalDate })[]
  readonly lastReview: Decided | undefined
  readonly nextReview: NextReview | undefined
  readonly promises: readonly Promised[]
  readonly missing: readonly (MissingFigure & { readonly indicator: string })[]
  readonly hasFigure: boolean
}
export type Decided = {
  readonly period: string
  readonly decision: Decision
  readonly reason: string
  readonly nextAction: string
  readonly nextBy: LocalDate | undefined
}
export type Promised = {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly value: number
  readonly rationale: string
  /** When each side confirmed it, under its name. */
  readonly confirmed: readonly { readonly by: string; readonly on: LocalDate | undefined }[]
}
export type AgreementPart = {
  readonly title: string
  readonly others: string
  readonly signedOn: LocalDate
  readonly term: Agreement['term']
  readonly renewal: Renewal
  readonly meeting: 'month' | 'quarter' | 'half' | 'year' | undefined
  readonly desks: Desks
  readonly itemsWithout: readonly string[]
  readonly documents: readonly {
    readonly title: string
    readonly url: string
    readonly heldOn: LocalDate | undefined
  }[]
  /** What nobody here knows, in the words of the file. */
  readonly unknown: readonly string[]
}
export const nameOf = ({ parties }: KnownAgreement, side: Side): string =>
  parties
    .filter((party) => party.side === side)
    .map(({ name }) => name)
    .join('・')
const otherSide = (side: Side): Side => (side === 'municipality' ? 'company' : 'municipality')
const titleOf = ({ agreement }: KnownAgreement): string => plainText(agreement.title.ja) || slugOf(agreement)

function desksOf({ side }: KnownAgreement, owners: KnownAgreement['desks'], posts: ReadonlyMap<Uuid, string>): Desks {
  const named = (of: Side) => {
    const id = owners[of]
    return id && posts.get(id)
  }
  return { ours: named(side), theirs: named(otherSide(side)) }
}

export function agreementPart(
  known: KnownAgreement,
  everything: readonly KnownAgreement[],
  posts: ReadonlyMap<Uuid, string>,
  today: LocalDate,
): AgreementPart {
  const { agreement, side, desks } = known
  const whole = everything.find(({ id }) => id === known.id) ?? known
  return {
    title: titleOf(known),
    others: nameOf(known, otherSide(side)),
    signedOn: agreement.signedOn,
    term: agreement.term,
    renewal: renewalNow(known, today),
    meeting: agreement.clauses.find(({ kind }) => kind === 'meeting')?.every,
    desks: desksOf(known, desks, posts),
    itemsWithout: itemsSideBySide(agreement, whole.initiatives)
      .filter(({ kind }) => kind === 'nothing')
      .map(({ item }) => `${item.no}　${plainText(item.text.ja)}`),
    documents: agreement.documents.map(({ title, url, heldOn }) => ({ title: plainText(title.ja), url, heldOn })),
    unknown: agreement.unknown.map(({ ja }) => plainText(ja)),
  }
}

export function initiativePart(
  known: KnownAgreement,
  one: KnownInitiative,
  posts: ReadonlyMap<Uuid, string>,
  today: LocalDate,
): InitiativePart {
  const closed = lastClosed(one.reviews)
  return {
    title: plainText(one.title.ja),
    agreement: titleOf(known),
    draft: !one.shared,
    state: one.state,
    why: plainText(one.why.ja),
    items: one.items,
    desks: desksOf(known, one.owners, posts),
    thirdParty: one.thirdParty,
    history: one.history.map(({ decidedOn, side, reason }, at) => ({
      kind: lineKind(one.history, at),
      on: decidedOn,
      by: nameOf(known, side),
      reason,
    })),
    lastReview:
      closed?.state.kind === 'closed'
        ? {
            period: closed.period,
            decision: closed.state.decision,
            reason: closed.reason,
            nextAction: closed.nextAction,
            nextBy: closed.nextBy,
          }
        : undefined,
    progress: SIDES.flatMap((side) => {
      const line = progressNow(one.progress)[side]
      return line ? [{ word: line.word, comment: line.comment, by: nameOf(known, side), on: localDateAt(line.at) }] : []
    }),
    nextReview: nextReview(one),
    promises: one.indicators.flatMap((indicator) =>
      inForce(indicator.targets)
        .toSorted((a, b) => comparePeriods(period(a.period), period(b.period)))
        .map(({ period: code, value, rationale, signs }) => ({
          indicator: plainText(indicator.name.ja),
          unit: indicator.unit,
          period: code,
          value,
          rationale,
          confirmed: SIDES.map((side) => ({ by: nameOf(known, side), on: signedOn(signs, side) })),
        })),
    ),
    missing: hasEnded(one.state)
      ? []
      : one.indicators.flatMap((indicator) =>
          missingFigures(indicator, today).map((each) => ({ ...each, indicator: plainText(indicator.name.ja) })),
        ),
    hasFigure: hasFigure(one),
  }
}

const signedOn = (signs: readonly Sign[], side: Side): LocalDate | undefined => {
  const sign = signs.find((each) => each.side === side)
  return sign && localDateAt(sign.at)
}

/**
 * 協定の見せ方 — what a page about an agreement says of it, counted from what is public and from nothing else.
 *
 * Order     states as an initiative goes through them; decisions newest first
 * Left out  words; a judgement of the figures (順調 and the like): a page shows figure and target beside each other
 */
import type { Agreement, Item } from '../agreements/agreement.ts'
import { STATES, type State } from '../initiatives/initiative.ts'
import { latestFigure, targetFor } from './figure-text.ts'
import type {
  PublicAgreement,
  PublicFigure,
  PublicIndicator,
  PublicInitiative,
  PublicReview,
} from './public-partnership.ts'

export const stateOf = ({ history }: Pick<PublicInitiative, 'history'>): State => history.at(-1)?.state ?? 'considered'

export type StateCount = { readonly state: State; readonly count: number }

/** Only states that occur. */
export const countStates = (initiatives: readonly PublicInitiative[]): readonly StateCount[] =>
  STATES.map((state) => ({ state, count: initiatives.filter((one) => stateOf(one) === state).length })).filter(
    ({ count }) => count > 0,
  )

/** The numbered items; the closing 「その他」 is told apart. */
export const countedItems = ({ items }: Pick<Agreement, 'items'>): readonly Item[] =>
  items.filter(({ catchAll }) => !catchAll)
export const catchAllOf = ({ items }: Pick<Agreement, 'items'>): Item | undefined =>
  items.find(({ catchAll }) => catchAll)

export type ItemRow = {
  readonly item: Item
  readonly states: readonly StateCount[]
  /** Ideas announced for it. An idea is no initiative. */
  readonly announced: number
}

export const itemRows = ({ agreement, initiatives }: PublicAgreement): readonly ItemRow[] =>
  countedItems(agreement).map((item) => ({
    item,
    states: countStates(initiatives.filter(({ items }) => items.includes(item.no))),
    announced: agreement.announced.filter((idea) => idea.item === item.no).length,
  }))

export const itemsWithoutInitiative = (agreement: PublicAgreement): number =>
  itemRows(agreement).filter(({ states }) => states.length === 0).length

/** As a table lists them: by the first item they serve. */
export const inItemOrder = (initiatives: readonly PublicInitiative[]): readonly PublicInitiative[] =>
  initiatives.toSorted((a, b) => Math.min(...a.items) - Math.min(...b.items))

export type Progress =
  | {
      readonly kind: 'figure'
      readonly indicator: PublicIndicator
      readonly figure: PublicFigure
      readonly target: number | undefined
    }
  | { readonly kind: 'awaits' }
  | { readonly kind: 'none' }

/** The newest figure of the first indicator that has one. */
export function progressOf({ indicators }: Pick<PublicInitiative, 'indicators'>): Progress {
  for (const indicator of indicators) {
    const figure = latestFigure(indicator)
    if (figure) return { kind: 'figure', indicator, figure, target: targetFor(indicator, figure.period) }
  }
  return indicators.some(({ awaitsPublication }) => awaitsPublication) ? { kind: 'awaits' } : { kind: 'none' }
}

export const latestReview = ({ reviews }: Pick<PublicInitiative, 'reviews'>): PublicReview | undefined => reviews[0]

export type DecisionMade = { readonly initiative: PublicInitiative; readonly review: PublicReview }

/** The versions in force, newest first. */
export const decisionsOf = (initiatives: readonly PublicInitiative[]): readonly DecisionMade[] =>
  initiatives
    .flatMap((initiative) => initiative.reviews.map((review) => ({ initiative, review })))
    .toSorted((a, b) => (a.review.publishedAt < b.review.publishedAt ? 1 : -1))

export const figureCount = (initiatives: readonly PublicInitiative[]): number =>
  initiatives.reduce(
    (sum, { indicators }) => sum + indicators.reduce((count, { figures }) => count + figures.length, 0),
    0,
  )

/** Newest signature first. */
export const bySigning = (agreements: readonly PublicAgreement[]): readonly PublicAgreement[] =>
  agreements.toSorted((a, b) => (a.agreement.signedOn < b.agreement.signedOn ? 1 : -1))

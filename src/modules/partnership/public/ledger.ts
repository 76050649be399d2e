/**
 * 公表の記録 — what was made public about the agreements and when: targets, figures, decisions, and what replaced them.
 *
 * Order     newest first; of one moment as the agreements list them
 * Left out  changes of state: they are decided on a day, and stand in the history of their initiative
 */
import type { Instant } from '#kernel/instant'
import type {
  Decision,
  PublicAgreement,
  PublicIndicator,
  PublicInitiative,
  PublicPartnership,
  Shown,
} from './public-partnership.ts'

export type Publication = {
  readonly at: Instant
  readonly agreement: PublicAgreement
  readonly initiative: PublicInitiative
  readonly period: string
  readonly what:
    | { readonly kind: 'target'; readonly indicator: PublicIndicator; readonly value: number }
    | {
        readonly kind: 'figure'
        readonly indicator: PublicIndicator
        readonly shown: Shown
        /** When another number took its place. */
        readonly supersededAt: Instant | undefined
        /** It took the place of an earlier one itself. */
        readonly replaces: boolean
      }
    | {
        readonly kind: 'review'
        readonly decision: Decision
        readonly superseded: boolean
        readonly replaces: boolean
      }
}

export const publications = ({ agreements }: PublicPartnership): readonly Publication[] =>
  agreements
    .flatMap((agreement) =>
      agreement.initiatives.flatMap((initiative) =>
        [...initiative.indicators.flatMap(ofIndicator), ...initiative.reviews.flatMap(ofReview)].map((entry) => ({
          ...entry,
          agreement,
          initiative,
        })),
      ),
    )
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))

type Entry = Pick<Publication, 'at' | 'period' | 'what'>

const ofIndicator = (indicator: PublicIndicator): readonly Entry[] => [
  ...indicator.targets.map(({ period, value, publishedAt }) => ({
    at: publishedAt,
    period,
    what: { kind: 'target' as const, indicator, value },
  })),
  ...indicator.figures.flatMap(({ period, shown, publishedAt, earlier }) => [
    {
      at: publishedAt,
      period,
      what: { kind: 'figure' as const, indicator, shown, supersededAt: undefined, replaces: earlier.length > 0 },
    },
    ...earlier.map((old, at) => ({
      at: old.publishedAt,
      period,
      what: {
        kind: 'figure' as const,
        indicator,
        shown: old.shown,
        supersededAt: old.supersededAt,
        replaces: at < earlier.length - 1,
      },
    })),
  ]),
]

const ofReview = ({
  period,
  decision,
  publishedAt,
  earlier,
}: PublicInitiative['reviews'][number]): readonly Entry[] => [
  {
    at: publishedAt,
    period,
    what: { kind: 'review', decision, superseded: false, replaces: earlier.length > 0 },
  },
  ...earlier.map((old, at) => ({
    at: old.publishedAt,
    period,
    what: { kind: 'review' as const, decision: old.decision, superseded: true, replaces: at < earlier.length - 1 },
  })),
]

export const PUBLICATIONS_A_PAGE = 50

export type LedgerPage = {
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly entries: readonly Publication[]
}

/** A page past the end is the last one. */
export function ledgerPage(all: readonly Publication[], asked: number): LedgerPage {
  const pages = Math.max(1, Math.ceil(all.length / PUBLICATIONS_A_PAGE))
  const page = Math.min(Math.max(1, asked), pages)
  const from = (page - 1) * PUBLICATIONS_A_PAGE
  return { page, pages, total: all.length, entries: all.slice(from, from + PUBLICATIONS_A_PAGE) }
}

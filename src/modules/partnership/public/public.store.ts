/**
 * 公表している協定の行 — reads, as a resident, what residents may see. What the database hides is not there to be shown.
 *
 * Figures, targets and decisions come from the ledger alone; labels of posts are added by a job of ours afterwards.
 */
import type { Uuid } from '#kernel/id'
import { localDateAt } from '#kernel/instant'
import { comparePeriods, period } from '#kernel/period'
import type { Tx } from '#platform/database/tx'
import { agreementStore, type StoredAgreement } from '../agreements/agreement.store.ts'
import { type PublicityLine, publicityStore } from '../agreements/publicity.store.ts'
import type { Sign } from '../indicators/figure.ts'
import { indicatorStore, type StoredIndicator } from '../indicators/indicator.store.ts'
import { countsPeople } from '../indicators/indicator.ts'
import { initiativeStore, type StoredInitiative } from '../initiatives/initiative.store.ts'
import { settledLines } from '../initiatives/initiative.ts'
import type { PublicationTables } from '../publication/publication.store.ts'
import { publicationStore } from '../publication/publication.store.ts'
import {
  figureIn,
  type LedgerEntry,
  ledgerBefore,
  ledgerHeads,
  reviewIn,
  shownIn,
  targetIn,
} from '../publication/publication.ts'
import type {
  PublicAgreement,
  PublicFigure,
  PublicIndicator,
  PublicInitiative,
  PublicReview,
} from './public-partnership.ts'

/** What a post is called: department and title, never a person. Undefined: not known. */
export type PostLabel = (post: Uuid | undefined) => string | undefined

export type PublicRows = {
  readonly agreements: readonly StoredAgreement[]
  readonly initiatives: readonly StoredInitiative[]
  readonly indicators: readonly StoredIndicator[]
  readonly ledger: readonly LedgerEntry[]
  readonly publicity: readonly PublicityLine[]
}

export const publicStore = (tx: Tx<PublicationTables>) => ({
  all: async (): Promise<PublicRows> => {
    const neverWritten = (): Uuid => {
      throw new Error('a resident writes nothing')
    }
    return {
      agreements: await agreementStore(tx).all(),
      initiatives: await initiativeStore(tx).all(),
      indicators: await indicatorStore(tx).all(),
      ledger: await publicationStore(tx, neverWritten).all(),
      publicity: await publicityStore(tx).all(),
    }
  },
})

export const postsIn = ({ agreements, initiatives, ledger }: PublicRows): ReadonlySet<Uuid> =>
  new Set(
    [
      ...agreements.flatMap(({ desks }) => [desks.municipality, desks.company]),
      ...initiatives.flatMap(({ owners }) => [owners.municipality, owners.company]),
      ...ledger.flatMap((entry) => (reviewIn(entry)?.signs ?? []).map(({ post }) => post)),
    ].filter((post) => post !== undefined),
  )

export const publicAgreements = (rows: PublicRows, labelOf: PostLabel): readonly PublicAgreement[] =>
  rows.agreements.map((stored) => {
    const { slug, agreement, desks } = stored
    const [municipality, company] = [labelOf(desks.municipality), labelOf(desks.company)]
    return {
      slug,
      agreement,
      initiatives: rows.initiatives
        .filter((initiative) => initiative.agreement === stored.id && initiative.history.length > 0)
        .map((initiative) => publicInitiative(initiative, rows, labelOf)),
      desks: municipality !== undefined && company !== undefined ? { municipality, company } : undefined,
    }
  })

function publicInitiative(initiative: StoredInitiative, rows: PublicRows, labelOf: PostLabel): PublicInitiative {
  const { id, slug, title, why, items, ownerSide, owners, thirdParty, history } = initiative
  const ledger = rows.ledger.filter((entry) => entry.initiative === id)
  return {
    slug,
    title,
    why,
    items,
    ownerSide,
    owners: { municipality: labelOf(owners.municipality), company: labelOf(owners.company) },
    thirdParty,
    history: settledLines(history).map(({ state, reason, decidedOn, side }) => ({ state, reason, decidedOn, side })),
    indicators: rows.indicators
      .filter((indicator) => indicator.initiative === id)
      .map((indicator) => publicIndicator(indicator, ledger)),
    reviews: publicReviews(ledger, labelOf),
  }
}

const inOrder = (a: { readonly period: string }, b: { readonly period: string }): number =>
  comparePeriods(period(a.period), period(b.period))

function publicIndicator(indicator: StoredIndicator, ledger: readonly LedgerEntry[]): PublicIndicator {
  const { id, name, definition, unit, countKind, direction, periodKind, baseline } = indicator
  const own = ledger.filter((entry) => entry.owner === id)
  const heads = [...ledgerHeads(own)].sort(inOrder)
  const figures = heads.flatMap((head) => publicFigure(head, own))
  return {
    id,
    name,
    definition,
    unit,
    countKind,
    direction,
    periodKind,
    baseline,
    targets: heads.flatMap((head) => {
      const value = targetIn(head)
      return value === undefined ? [] : [{ period: head.period, value, publishedAt: head.publishedAt }]
    }),
    figures,
    awaitsPublication: figures.length === 0 && (countsPeople(indicator) || indicator.disclosure !== 'open'),
  }
}

function publicFigure(head: LedgerEntry, ledger: readonly LedgerEntry[]): readonly PublicFigure[] {
  const figure = figureIn(head)
  if (!figure) return []
  const signedOn = (side: Sign['side']) =>
    localDateAt(figure.signs.find((sign) => sign.side === side)?.at ?? head.publishedAt)
  const chain = [head, ...ledgerBefore(ledger, head)]
  return [
    {
      period: head.period,
      shown: figure.shown,
      source: figure.source,
      confirmedOn: { municipality: signedOn('municipality'), company: signedOn('company') },
      publishedAt: head.publishedAt,
      earlier: chain.slice(1).flatMap((entry, index) => {
        const shown = shownIn(entry)
        const after = chain[index]
        return shown && after ? [{ shown, publishedAt: entry.publishedAt, supersededAt: after.publishedAt }] : []
      }),
    },
  ]
}

const publicReviews = (ledger: readonly LedgerEntry[], labelOf: PostLabel): readonly PublicReview[] =>
  [...ledgerHeads(ledger)]
    .filter(({ kind }) => kind === 'review')
    .sort((a, b) => inOrder(b, a))
    .flatMap((head) => {
      const review = reviewIn(head)
      if (!review) return []
      const signed = (side: Sign['side']) => {
        const sign = review.signs.find((each) => each.side === side)
        return { post: labelOf(sign?.post) ?? '', on: localDateAt(sign?.at ?? head.publishedAt) }
      }
      return [
        {
          period: head.period,
          seen: review.seen,
          decision: review.decision,
          reason: review.reason,
          nextAction: review.nextAction,
          nextBy: review.nextBy ?? undefined,
          signed: { municipality: signed('municipality'), company: signed('company') },
          publishedAt: head.publishedAt,
          earlier: ledgerBefore(ledger, head).flatMap((entry) => {
            const before = reviewIn(entry)
            return before ? [{ decision: before.decision, reason: before.reason, publishedAt: entry.publishedAt }] : []
          }),
        },
      ]
    })

/**
 * 職員の画面の読み取り — one question for each screen of staff, answered for the acting side and nobody else.
 */
import type { Uuid } from '#kernel/id'
import type { Tx } from '#platform/database/tx'
import { agreementStore, type StoredAgreement } from '../agreements/agreement.store.ts'
import type { Side } from '../agreements/agreement.ts'
import { renewalStore, type StoredRenewal } from '../agreements/renewal.store.ts'
import { figureStore } from '../indicators/figure.store.ts'
import type { Figures } from '../indicators/figure-row.store.ts'
import { indicatorStore, type StoredIndicator } from '../indicators/indicator.store.ts'
import { initiativeStore, type StoredInitiative } from '../initiatives/initiative.store.ts'
import { progressStore } from '../progress/progress.store.ts'
import type { ProgressLine } from '../progress/progress.ts'
import { ledgerStore, type PublicationTables } from '../publication/ledger.store.ts'
import type { LedgerEntry } from '../publication/publication.ts'
import { reviewStore, type StoredReview } from '../reviews/review.store.ts'
import { longestFirst, type Waiting, waitingFigures, waitingProposal, waitingReviews } from './waiting.ts'

/** An agreement of which the acting organisation is a party. */
export type OurAgreement = StoredAgreement & {
  readonly side: Side
  /** What was said about its term, oldest first. */
  readonly renewals: readonly StoredRenewal[]
}

export type AgreementOverview = {
  readonly agreement: OurAgreement
  readonly initiatives: readonly StoredInitiative[]
  /** Of all of them, newest period first, every version. */
  readonly reviews: readonly StoredReview[]
  readonly waiting: readonly Waiting[]
}

export type IndicatorOverview = { readonly indicator: StoredIndicator; readonly figures: Figures }

export type InitiativeOverview = {
  readonly agreement: OurAgreement
  readonly initiative: StoredInitiative
  readonly indicators: readonly IndicatorOverview[]
  /** Newest period first, every version. */
  readonly reviews: readonly StoredReview[]
  readonly waiting: readonly Waiting[]
  /** What each side said of how it goes, oldest first. */
  readonly progress: readonly ProgressLine[]
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[]
}

export const overviewStore = (tx: Tx<PublicationTables>) => {
  const ours = async (agreement: StoredAgreement | undefined): Promise<OurAgreement | undefined> =>
    agreement?.side && { ...agreement, side: agreement.side, renewals: await renewalStore(tx).of(agreement.id) }

  /** Everything under these initiatives of one agreement: as many questions for four hundred of them as for one. */
  const under = async (agreement: OurAgreement, initiatives: readonly StoredInitiative[]) => {
    const ids = initiatives.map(({ id }) => id)
    const indicators = await indicatorStore(tx).ofInitiatives(ids)
    const figures = await figureStore(tx).ofIndicators(
      indicators.map(({ id }) => id),
      agreement.parties,
    )
    const reviews = await reviewStore(tx).ofInitiatives(ids, agreement.parties)
    const initiativeOf = new Map(indicators.map(({ id, initiative }) => [id, initiative]))
    const waitingFor = <T extends Parameters<typeof waitingFigures>[2][number]>(
      what: 'target' | 'measurement',
      rows: readonly T[],
    ) =>
      [...Map.groupBy(rows, ({ indicator }) => initiativeOf.get(indicator))].flatMap(([initiative, own]) =>
        initiative ? waitingFigures(what, initiative, own) : [],
      )
    const waiting = longestFirst([
      ...initiatives.flatMap(waitingProposal),
      ...waitingFor('target', figures.targets),
      ...waitingFor('measurement', figures.measurements),
      ...waitingReviews(reviews),
    ])
    return { indicators, figures, reviews, waiting }
  }

  const withFigures = async (agreement: OurAgreement, initiative: StoredInitiative) => {
    const { indicators, figures, reviews, waiting } = await under(agreement, [initiative])
    const of = <T extends { readonly indicator: Uuid }>(rows: readonly T[], id: Uuid): readonly T[] =>
      rows.filter(({ indicator }) => indicator === id)
    return {
      reviews,
      waiting,
      indicators: indicators.map((indicator) => ({
        indicator,
        figures: { targets: of(figures.targets, indicator.id), measurements: of(figures.measurements, indicator.id) },
      })),
    }
  }

  const overviewOf = async (agreement: OurAgreement): Promise<AgreementOverview> => {
    const initiatives = await initiativeStore(tx).ofAgreement(agreement.id)
    const { reviews, waiting } = await under(agreement, initiatives)
    return { agreement, initiatives, reviews, waiting }
  }

  const all = async (): Promise<readonly AgreementOverview[]> => {
    const found: AgreementOverview[] = []
    for (const stored of await agreementStore(tx).all()) {
      const agreement = await ours(stored)
      if (agreement) found.push(await overviewOf(agreement))
    }
    return found
  }

  return {
    /** The list of agreements with what moves under each and what waits. */
    agreements: all,

    agreement: async (slug: string): Promise<AgreementOverview | undefined> => {
      const agreement = await ours(await agreementStore(tx).findBySlug(slug))
      return agreement && overviewOf(agreement)
    },

    /** One initiative with everything that is known of it. */
    initiative: async (id: Uuid): Promise<InitiativeOverview | undefined> => {
      const initiative = await initiativeStore(tx).find(id)
      const agreement = initiative && (await ours(await agreementStore(tx).find(initiative.agreement)))
      if (!initiative || !agreement) return undefined
      const ledger = await ledgerStore(tx).ledgerOf(id)
      const progress = await progressStore(tx).of([id])
      return { agreement, initiative, ledger, progress, ...(await withFigures(agreement, initiative)) }
    },

    /** Everything that waits, over all agreements of the acting side; `waiting.ts` splits it into us and them. */
    waiting: async (): Promise<readonly (Waiting & { readonly side: Side; readonly agreement: Uuid })[]> =>
      (await all()).flatMap(({ agreement, waiting }) =>
        waiting.map((each) => ({ ...each, side: agreement.side, agreement: agreement.id })),
      ),
  }
}

/**
 * 引きつぎのもとの読み取り — everything of the agreements of the acting side, read once each. What the other side has not
 * shared is not there to be read.
 */
import type { Tx } from '#platform/database/tx'
import { agreementStore, type StoredAgreement } from '../agreements/agreement.store.ts'
import type { Side } from '../agreements/agreement.ts'
import { renewalStore } from '../agreements/renewal.store.ts'
import { figureStore } from '../indicators/figure.store.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { progressStore } from '../progress/progress.store.ts'
import type { PublicationTables } from '../publication/ledger.store.ts'
import { reviewStore } from '../reviews/review.store.ts'
import type { KnownAgreement, KnownInitiative } from './handover-known.ts'

export const handoverStore = (tx: Tx<PublicationTables>) => {
  /** As many questions for four hundred initiatives of an agreement as for one. */
  const initiativesOf = async ({ id: agreement, parties }: StoredAgreement): Promise<readonly KnownInitiative[]> => {
    const initiatives = await initiativeStore(tx).ofAgreement(agreement)
    const ids = initiatives.map(({ id }) => id)
    const indicators = await indicatorStore(tx).ofInitiatives(ids)
    const figures = await figureStore(tx).ofIndicators(
      indicators.map(({ id }) => id),
      parties,
    )
    const targets = Map.groupBy(figures.targets, ({ indicator }) => indicator)
    const measurements = Map.groupBy(figures.measurements, ({ indicator }) => indicator)
    const reviews = Map.groupBy(await reviewStore(tx).ofInitiatives(ids, parties), ({ initiative }) => initiative)
    const progress = Map.groupBy(await progressStore(tx).of(ids), ({ initiative }) => initiative)
    const own = Map.groupBy(indicators, ({ initiative }) => initiative)
    return initiatives.map((stored) => ({
      ...stored,
      reviews: reviews.get(stored.id) ?? [],
      progress: progress.get(stored.id) ?? [],
      indicators: (own.get(stored.id) ?? []).map((indicator) => ({
        ...indicator,
        targets: targets.get(indicator.id) ?? [],
        measurements: measurements.get(indicator.id) ?? [],
      })),
    }))
  }
  return {
    known: async (): Promise<readonly KnownAgreement[]> => {
      const found: KnownAgreement[] = []
      for (const stored of await agreementStore(tx).all())
        if (isOurs(stored))
          found.push({
            ...stored,
            initiatives: await initiativesOf(stored),
            renewals: await renewalStore(tx).of(stored.id),
          })
      return found
    },
  }
}

const isOurs = (stored: StoredAgreement): stored is StoredAgreement & { readonly side: Side } =>
  stored.side !== undefined

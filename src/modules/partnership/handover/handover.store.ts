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
import { initiativeStore, type StoredInitiative } from '../initiatives/initiative.store.ts'
import type { PublicationTables } from '../publication/ledger.store.ts'
import { reviewStore } from '../reviews/review.store.ts'
import type { KnownAgreement, KnownInitiative } from './handover-known.ts'

export const handoverStore = (tx: Tx<PublicationTables>) => {
  const initiativeOf = async (stored: StoredInitiative, { parties }: StoredAgreement): Promise<KnownInitiative> => {
    const indicators = await indicatorStore(tx).ofInitiative(stored.id)
    const { targets, measurements } = await figureStore(tx).ofIndicators(
      indicators.map(({ id }) => id),
      parties,
    )
    return {
      ...stored,
      reviews: await reviewStore(tx).ofInitiative(stored.id),
      indicators: indicators.map((indicator) => ({
        ...indicator,
        targets: targets.filter((each) => each.indicator === indicator.id),
        measurements: measurements.filter((each) => each.indicator === indicator.id),
      })),
    }
  }
  return {
    known: async (): Promise<readonly KnownAgreement[]> => {
      const found: KnownAgreement[] = []
      for (const stored of await agreementStore(tx).all()) {
        if (!isOurs(stored)) continue
        const initiatives: KnownInitiative[] = []
        for (const initiative of await initiativeStore(tx).ofAgreement(stored.id))
          initiatives.push(await initiativeOf(initiative, stored))
        found.push({ ...stored, initiatives, renewals: await renewalStore(tx).of(stored.id) })
      }
      return found
    },
  }
}

const isOurs = (stored: StoredAgreement): stored is StoredAgreement & { readonly side: Side } =>
  stored.side !== undefined

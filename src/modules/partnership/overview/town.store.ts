/**
 * 一つのまちの読み取り — everything of one town that a screen over all agreements of the acting side needs, in one go.
 *
 * Left out  other towns: whoever shows several reads each in a transaction of its own and joins in memory
 */
import type { Uuid } from '#kernel/id'
import type { Tx } from '#platform/database/tx'
import { indicatorStore, type StoredIndicator } from '../indicators/indicator.store.ts'
import type { PublicationTables } from '../publication/publication.store.ts'
import { reviewStore, type StoredReview } from '../reviews/review.store.ts'
import { type AgreementOverview, overviewStore } from './overview.store.ts'

export type TownRows = {
  readonly overviews: readonly AgreementOverview[]
  readonly indicators: readonly StoredIndicator[]
  /** Of each initiative the last review that both sides closed. */
  readonly closed: ReadonlyMap<Uuid, StoredReview>
}

export const townStore = (tx: Tx<PublicationTables>) => ({
  read: async (): Promise<TownRows> => {
    const overviews = await overviewStore(tx).agreements()
    const closed = new Map<Uuid, StoredReview>()
    for (const { id } of overviews.flatMap(({ initiatives }) => initiatives)) {
      const last = (await reviewStore(tx).ofInitiative(id)).find(({ state }) => state.kind === 'closed')
      if (last) closed.set(id, last)
    }
    return { overviews, indicators: await indicatorStore(tx).all(), closed }
  },
})

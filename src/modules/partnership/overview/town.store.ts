/**
 * 一つのまちの読み取り — everything of one town that a screen over all agreements of the acting side needs, in one go.
 *
 * Left out  other towns: whoever shows several reads each in a transaction of its own and joins in memory
 */
import type { Uuid } from '#kernel/id'
import type { Tx } from '#platform/database/tx'
import { indicatorStore, type StoredIndicator } from '../indicators/indicator.store.ts'
import type { PublicationTables } from '../publication/publication.store.ts'
import type { StoredReview } from '../reviews/review.store.ts'
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
    // Newest first: the first that is closed is the last of its initiative.
    for (const review of overviews.flatMap(({ reviews }) => reviews))
      if (review.state.kind === 'closed' && !closed.has(review.initiative)) closed.set(review.initiative, review)
    return { overviews, indicators: await indicatorStore(tx).all(), closed }
  },
})

/**
 * ふり返りの行 — reviews and their signatures. A draft is its side's own; proposed, both sides see it and may sign.
 *
 * The text may still be changed by the side that wrote it until it is closed; every change raises the version, and a
 * signature on an older version counts no more.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { anyOf } from '#platform/database/any-of'
import type { Tx } from '#platform/database/tx'
import { type PartyRow, partyStore, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import { inForce } from '../indicators/figure.ts'
import { signStore } from '../indicators/sign.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { decidedBefore, isReviewPeriod, isSameText, missingIn, type ReviewText } from './review.ts'
import {
  columnsOf,
  type ReviewAdded,
  type ReviewChanged,
  type ReviewMissing,
  type ReviewProposed,
  type ReviewSaved,
  type ReviewSigned,
  type ReviewTable,
  type ReviewTables,
  reviewOf,
  type StoredReview,
  textOf,
} from './review-row.store.ts'

export type { StoredReview } from './review-row.store.ts'

export const reviewStore = (tx: Tx<ReviewTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('partnership_review').selectAll().where('municipality_id', '=', here)
  const withSigns = async (found: readonly ReviewTable[], parties: Standing['parties']) => {
    const signs = await signStore(tx).of(
      'review',
      found.map(({ id }) => id),
      parties,
    )
    return found.map((row) => reviewOf(row, signs.get(row.id) ?? []))
  }
  const standingAt = async (initiative: Uuid) => {
    const under = await initiativeStore(tx).find(initiative)
    const standing = under && (await partyStore(tx).standing(under.agreement))
    return under && standing && { under, standing }
  }
  const place = async (id: Uuid) => {
    const row = await rows().where('id', '=', id).executeTakeFirst()
    const at = row && (await standingAt(row.initiative_id))
    const [review] = row && at ? await withSigns([row], at.standing.parties) : []
    return review && at && { review, standing: at.standing }
  }
  /** Whether it has to say first what became of what was decided last. */
  const isAsked = async ({ initiative }: StoredReview, period: string, parties: Standing['parties']) => {
    const all = await rows().where('initiative_id', '=', initiative).orderBy('recorded_at', 'desc').execute()
    return decidedBefore(inForce(await withSigns(all, parties)), period) !== undefined
  }
  const find = async (id: Uuid): Promise<StoredReview | undefined> => (await place(id))?.review
  const changedNow = async (id: Uuid): Promise<ReviewChanged | ReviewMissing> => {
    const now = await find(id)
    return now ? { kind: 'changedMeanwhile', now } : { kind: 'missing' }
  }
  /** Another one of this period is already before both sides. */
  const isTaken = async (review: Pick<StoredReview, 'id' | 'initiative' | 'supersedes'>, period: string) =>
    review.supersedes === undefined &&
    (await rows()
      .where('initiative_id', '=', review.initiative)
      .where('period', '=', period)
      .where('proposed_at', 'is not', null)
      .where('supersedes', 'is', null)
      .where('id', '!=', review.id)
      .executeTakeFirst()) !== undefined

  return {
    find,
    /** Newest period first, every version. */
    ofInitiative: async (initiative: Uuid): Promise<readonly StoredReview[]> => {
      const at = await standingAt(initiative)
      if (!at) return []
      const found = await rows()
        .where('initiative_id', '=', initiative)
        .orderBy('period', 'desc')
        .orderBy('recorded_at', 'desc')
        .execute()
      return withSigns(found, at.standing.parties)
    },

    /** Of several initiatives of one agreement, in the same order. */
    ofInitiatives: async (
      initiatives: readonly Uuid[],
      parties: readonly PartyRow[],
    ): Promise<readonly StoredReview[]> => {
      const found = await rows()
        .where('initiative_id', '=', anyOf(initiatives))
        .orderBy('period', 'desc')
        .orderBy('recorded_at', 'desc')
        .execute()
      return withSigns(found, parties)
    },

    add: async (
      given: ReviewText & {
        readonly id: Uuid
        readonly initiative: Uuid
        readonly supersedes: Uuid | undefined
        readonly at: Instant
      },
    ): Promise<ReviewAdded> => {
      const { id, initiative, supersedes, at } = given
      const found = await standingAt(initiative)
      if (!found) return { kind: 'missing' }
      if (!found.under.shared) return { kind: 'notShared' }
      if (!isReviewPeriod(given.period)) return { kind: 'notAPeriod' }
      if (supersedes !== undefined) {
        const before = await find(supersedes)
        if (before?.initiative !== initiative || before.period !== given.period || before.state.kind !== 'closed')
          return { kind: 'nothingToSupersede' }
      }
      const added = await tx
        .insertInto('partnership_review')
        .values({
          ...sidedBy(tx.acting, []),
          ...columnsOf(given),
          id,
          initiative_id: initiative,
          proposed_at: null,
          version: 1,
          supersedes: supersedes ?? null,
          recorded_at: at,
          recorded_by: staffOf(tx.acting).person,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return { kind: 'nothingToSupersede' }
      await tx.record({ did: 'review.add', object: 'review', id, after: { initiative, supersedes, ...textOf(given) } })
      return { kind: 'added' }
    },

    edit: async (
      given: ReviewText & { readonly id: Uuid; readonly version: number; readonly at: Instant },
    ): Promise<ReviewSaved> => {
      const { id, version, at } = given
      const found = await place(id)
      if (!found) return { kind: 'missing' }
      const { review, standing } = found
      if (review.writtenBy !== standing.organisation) return { kind: 'notOurs' }
      if (review.state.kind === 'closed') return { kind: 'closed' }
      if (review.version !== version) return { kind: 'changedMeanwhile', now: review }
      if (!isReviewPeriod(given.period)) return { kind: 'notAPeriod' }
      if (isSameText(review, given)) return { kind: 'saved', version, voided: [] }
      // What lies before the other side stays whole: only a draft may be half written.
      const missing = review.proposedAt ? missingIn(given, await isAsked(review, given.period, standing.parties)) : []
      if (missing.length > 0) return { kind: 'unfinished', missing }
      if (review.proposedAt && (await isTaken(review, given.period))) return { kind: 'alreadyProposed' }
      const saved = await tx
        .updateTable('partnership_review')
        .set({
          ...columnsOf(given),
          version: version + 1,
          recorded_at: at,
          recorded_by: staffOf(tx.acting).person,
        })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      if (!saved.numUpdatedRows) return changedNow(id)
      await tx.record({ did: 'review.edit', object: 'review', id, before: textOf(review), after: textOf(given) })
      return { kind: 'saved', version: version + 1, voided: review.signs.filter((sign) => sign.version === version) }
    },

    /** Puts it before the other side. */
    propose: async (id: Uuid, version: number, at: Instant): Promise<ReviewProposed> => {
      const found = await place(id)
      if (!found) return { kind: 'missing' }
      const { review, standing } = found
      if (review.writtenBy !== standing.organisation) return { kind: 'notOurs' }
      if (review.version !== version) return { kind: 'changedMeanwhile', now: review }
      const missing = missingIn(review, await isAsked(review, review.period, standing.parties))
      if (missing.length > 0) return { kind: 'unfinished', missing }
      if (review.proposedAt || (await isTaken(review, review.period))) return { kind: 'alreadyProposed' }
      const saved = await tx
        .updateTable('partnership_review')
        .set({ shared_with: [...standing.others], proposed_at: at })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      if (!saved.numUpdatedRows) return changedNow(id)
      await tx.record({ did: 'review.propose', object: 'review', id, after: { proposedAt: at } })
      return { kind: 'proposed' }
    },

    /** `version`: of the text that the person read. */
    sign: async (given: {
      readonly id: Uuid
      readonly review: Uuid
      readonly version: number
      readonly at: Instant
    }): Promise<ReviewSigned> => {
      const found = await place(given.review)
      if (!found) return { kind: 'missing' }
      const { review, standing } = found
      if (review.version !== given.version) return { kind: 'changedMeanwhile', now: review }
      if (!review.proposedAt) return { kind: 'notProposed' }
      const missing = missingIn(review)
      if (missing.length > 0) return { kind: 'unfinished', missing }
      const { id, version, at } = given
      const signed = await signStore(tx).add({ id, what: 'review', subject: review.id, version, standing, at })
      if (signed === 'alreadySigned') return { kind: 'alreadySigned' }
      const now = await find(review.id)
      return now ? { kind: 'signed', state: now.state } : { kind: 'missing' }
    },
  }
}

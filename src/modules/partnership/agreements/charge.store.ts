/**
 * 受け持ちの行 — who answers for an agreement (担当窓口) or an initiative on each side, once it is no longer who was named
 * at first. Each side says it for itself, with a reason; the last line of a side is what stands.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import type { Side } from './agreement.ts'
import { type Sided, type Standing, sidedBy, staffOf } from './party.store.ts'

export type ChargedThing = 'agreement' | 'initiative'

export type ChargeTable = Sided & {
  id: Uuid
  what: ChargedThing
  subject_id: Uuid
  side: Side
  seq: number
  /** Who answers from now on; null: nobody yet. */
  charged_post_id: Uuid | null
  reason: string
  /** Who said so. */
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type ChargeTables = { partnership_charge: ChargeTable }

export type ChargeLine = {
  readonly side: Side
  readonly charged: Uuid | undefined
  /** Of both sides' staff; residents are not told. */
  readonly reason: string | undefined
  readonly by: Uuid
  readonly at: Instant
}
type Named = { readonly municipality?: Uuid | undefined; readonly company?: Uuid | undefined }

/** What stands: the last line of each side, else whom the text named. */
export const inCharge = (named: Named, lines: readonly ChargeLine[]): Named => {
  const of = (side: Side) => {
    const last = lines.findLast((line) => line.side === side)
    return last ? last.charged : named[side]
  }
  return { municipality: of('municipality'), company: of('company') }
}

export const chargeStore = (tx: Tx<ChargeTables>) => {
  /** Oldest first, by what they are about. */
  const of = async (
    what: ChargedThing,
    subjects: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, readonly ChargeLine[]>> => {
    if (subjects.length === 0) return new Map()
    const rows = await tx
      .selectFrom('partnership_charge')
      .select(['subject_id', 'side', 'charged_post_id', 'post_id', 'recorded_at'])
      .$if(tx.acting.kind !== 'resident', (query) => query.select('reason'))
      .where('municipality_id', '=', tx.acting.municipality)
      .where('what', '=', what)
      .where('subject_id', 'in', [...subjects])
      .orderBy('seq')
      .execute()
    return new Map(
      [...Map.groupBy(rows, (row) => row.subject_id)].map(([subject, own]) => [subject, own.map(chargeOf)]),
    )
  }
  return {
    of,
    /** `seq`: how many lines of this side the person saw; with more, somebody of the same side was quicker. */
    add: async (given: {
      readonly id: Uuid
      readonly what: ChargedThing
      readonly subject: Uuid
      readonly standing: Standing
      readonly charged: Uuid | undefined
      readonly seq: number
      readonly reason: string
      readonly at: Instant
    }): Promise<'added' | 'changedMeanwhile'> => {
      const { id, what, subject, standing, charged, seq, reason, at } = given
      const { person, post } = staffOf(tx.acting)
      const own = ((await of(what, [subject])).get(subject) ?? []).filter(({ side }) => side === standing.side)
      if (own.length !== seq) return 'changedMeanwhile'
      const added = await tx
        .insertInto('partnership_charge')
        .values({
          ...sidedBy(tx.acting, standing.others),
          id,
          what,
          subject_id: subject,
          side: standing.side,
          seq: seq + 1,
          charged_post_id: charged ?? null,
          reason,
          post_id: post,
          recorded_at: at,
          recorded_by: person,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return 'changedMeanwhile'
      await tx.record({
        did: `${what}.charge`,
        object: what,
        id: subject,
        before: { side: standing.side, charged: own.at(-1)?.charged },
        after: { side: standing.side, charged, reason },
      })
      await tx.happen(PUBLIC_QUEUE, {})
      return 'added'
    },
  }
}

type Read = Pick<ChargeTable, 'side' | 'charged_post_id' | 'post_id' | 'recorded_at'> & { reason?: string }
const chargeOf = ({ side, charged_post_id, reason, post_id, recorded_at }: Read): ChargeLine => ({
  side,
  charged: charged_post_id ?? undefined,
  reason,
  by: post_id,
  at: recorded_at,
})

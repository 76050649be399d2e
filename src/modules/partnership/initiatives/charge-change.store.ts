/**
 * 受け持ちを変える — each side says, with a reason, which of its posts answers for an agreement or an initiative.
 *
 * A draft names its posts in its text: only what the other side sees needs a line of its own.
 */
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { type PostTables, postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { type ChargedThing, chargeStore } from '../agreements/charge.store.ts'
import { partyStore } from '../agreements/party.store.ts'
import { type InitiativeTables, initiativeStore } from './initiative.store.ts'
import { needsOwner } from './initiative.ts'

export type ChargeChanged =
  | 'added'
  | 'missing'
  | 'notShared'
  | 'unknownPost'
  /** The post has ended: nobody holds it. */
  | 'endedPost'
  /** From 合意 on somebody answers for it. */
  | 'ownerNeeded'
  | 'changedMeanwhile'

export const chargeChangeStore = (tx: Tx<InitiativeTables & PostTables>) => ({
  change: async (given: {
    readonly id: Uuid
    readonly what: ChargedThing
    readonly subject: Uuid
    /** Undefined: nobody yet. */
    readonly charged: Uuid | undefined
    readonly seq: number
    readonly reason: string
    readonly at: Instant
  }): Promise<ChargeChanged> => {
    const { what, subject, charged, at } = given
    const seen = what === 'initiative' ? await initiativeStore(tx).find(subject) : undefined
    // Held, so that nobody says 合意 while its owner goes.
    if (seen) await agreementStore(tx).lock(seen.agreement)
    const initiative = seen && (await initiativeStore(tx).find(subject))
    if (what === 'initiative' && !initiative) return 'missing'
    if (initiative && !initiative.shared) return 'notShared'
    const standing = await partyStore(tx).standing(initiative?.agreement ?? subject)
    if (!standing) return 'missing'
    const post = charged && (await postStore(tx).find(charged))
    if (charged && (!post || post.organisation !== standing.organisation)) return 'unknownPost'
    if (post && post.until !== null && post.until < localDateAt(at)) return 'endedPost'
    if (!charged && initiative && needsOwner(initiative.state, initiative.ownerSide, standing.side))
      return 'ownerNeeded'
    return chargeStore(tx).add({ ...given, standing })
  },
})

/**
 * 取組の公開をやめる、もどす — a published initiative is taken back from residents, and given to them again.
 *
 * The ledger keeps its line: what was published stays known. Whether it is seen now is the last line of `publicity`.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { agreementStore } from '../agreements/agreement.store.ts'
import { partyStore } from '../agreements/party.store.ts'
import { publicityStore } from '../agreements/publicity.store.ts'
import type { Taken, WithdrawnWhy } from '../agreements/publicity.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { type InitiativePublished, publicationStore } from './publication.store.ts'

export const initiativePublicityStore = (tx: Parameters<typeof publicationStore>[0], newId: () => Uuid) => {
  const place = async (id: Uuid) => {
    const initiative = await initiativeStore(tx).find(id)
    const standing = initiative && (await partyStore(tx).standing(initiative.agreement))
    return initiative && standing?.side === 'municipality' ? { initiative, standing } : undefined
  }
  const taken = async (id: Uuid): Promise<Taken | undefined> => {
    const initiative = await initiativeStore(tx).find(id)
    return initiative && publicityStore(tx).taken(initiative.agreement, id)
  }
  const isWithdrawn = async (id: Uuid): Promise<boolean> => (await taken(id)) !== undefined
  return {
    taken,

    /** The first time it goes into the ledger; after that it only comes back into sight. */
    publish: async (id: Uuid, at: Instant): Promise<InitiativePublished> => {
      const done = await publicationStore(tx, newId).publishInitiative(id, at)
      if (done.kind !== 'alreadyPublished' || !(await isWithdrawn(id))) return done
      const found = await place(id)
      if (!found) return { kind: 'missing' }
      const { agreement, slug } = found.initiative
      const { standing } = found
      await publicityStore(tx).add({
        ...{ id: newId(), agreement, initiative: id, slug, standing, at },
        act: 'published',
        reason: '',
      })
      return { kind: 'published' }
    },

    withdraw: async (given: {
      readonly id: Uuid
      readonly why: WithdrawnWhy
      readonly reason: string
      readonly at: Instant
    }): Promise<'withdrawn' | 'notPublic' | 'missing'> => {
      const { id, why, reason, at } = given
      const found = await place(id)
      if (!found) return 'missing'
      // Two who take it back at once do so one after the other.
      await agreementStore(tx).lock(found.initiative.agreement)
      const ledger = await publicationStore(tx, newId).ledgerOf(id)
      if (!ledger.some(({ kind }) => kind === 'initiative') || (await isWithdrawn(id))) return 'notPublic'
      const { agreement, slug } = found.initiative
      const { standing } = found
      await publicityStore(tx).add({
        ...{ id: newId(), agreement, initiative: id, slug, standing, at },
        ...{ act: 'withdrawn', why, reason },
      })
      return 'withdrawn'
    },
  }
}

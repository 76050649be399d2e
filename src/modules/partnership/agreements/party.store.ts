/**
 * 当事者の行 — which organisations are the sides of an agreement, and on which side a transaction stands.
 *
 * Who is which side is decided by the organisation of the post and nothing else.
 */
import type { Uuid } from '#kernel/id'
import type { Acting, Tx } from '#platform/database/tx'
import { type Side, sideOf } from './agreement.ts'

export type Sided = { municipality_id: Uuid; side_org: Uuid; shared_with: Uuid[] }

export type PartyTable = Sided & { agreement_id: Uuid; organisation_id: Uuid; side: Side; name: string }
export type PartyTables = { partnership_party: PartyTable }

export type PartyRow = { readonly organisation: Uuid; readonly side: Side; readonly name: string }

/** Where somebody stands in an agreement. `others`: with whom its rows are shared. */
export type Standing = {
  readonly side: Side
  readonly organisation: Uuid
  readonly others: readonly Uuid[]
  readonly parties: readonly PartyRow[]
}

/** Residents and jobs have no business in a store that writes for a side. */
export function staffOf(acting: Acting): Extract<Acting, { kind: 'staff' }> {
  if (acting.kind !== 'staff') throw new Error(`a side is asked of ${acting.kind}`)
  return acting
}

/** The columns that put a row behind the wall between the sides. */
export const sidedBy = (acting: Acting, sharedWith: readonly Uuid[]): Sided => ({
  municipality_id: acting.municipality,
  side_org: staffOf(acting).organisation,
  shared_with: [...sharedWith],
})

export const partyStore = (tx: Tx<PartyTables>) => {
  const of = async (agreement: Uuid): Promise<readonly PartyRow[]> =>
    (
      await tx
        .selectFrom('partnership_party')
        .select(['organisation_id', 'side', 'name'])
        .where('municipality_id', '=', tx.acting.municipality)
        .where('agreement_id', '=', agreement)
        .orderBy('side', 'desc')
        .orderBy('name')
        .execute()
    ).map(({ organisation_id, side, name }) => ({ organisation: organisation_id, side, name }))
  return {
    of,
    /** Every side of every agreement that may be seen here. */
    organisations: async (): Promise<readonly Uuid[]> => {
      const rows = await tx
        .selectFrom('partnership_party')
        .select('organisation_id')
        .distinct()
        .where('municipality_id', '=', tx.acting.municipality)
        .execute()
      return rows.map(({ organisation_id }) => organisation_id)
    },
    /** Undefined: not one of the sides, which is answered like an agreement that is not there. */
    standing: async (agreement: Uuid): Promise<Standing | undefined> => {
      const { organisation } = staffOf(tx.acting)
      const parties = await of(agreement)
      const side = sideOf(parties, organisation)
      const others = parties.map((party) => party.organisation).filter((each) => each !== organisation)
      return side && { side, organisation, others, parties }
    },
  }
}

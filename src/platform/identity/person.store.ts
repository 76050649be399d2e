/**
 * 人の行 — people exist once, and are seen here only where they hold or held a post of this municipality.
 *
 * A name is kept exactly as it was typed. Deactivating ends every session at once, wherever it was opened; only the
 * municipality that let the person in may do it, because another town may share that person. Others end the posts.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import { addressOf, type NewPerson, type Person } from './person.ts'

export type PersonTable = {
  id: Uuid
  name: string
  kana: string
  email: string
  email_verified: boolean
  two_factor_enabled: boolean
  demo: boolean
  home_municipality_id: Uuid
  deactivated_at: Instant | null
  /** Since then nothing is left of the person but the id. */
  erased_at: Instant | null
  created_at: Instant
  updated_at: Instant
}
export type PersonTables = {
  identity_person: PersonTable
  identity_assignment: { municipality_id: Uuid; person_id: Uuid }
  identity_session: { person_id: Uuid }
}

export const personStore = (tx: Tx<PersonTables>) => {
  const heldHere = () =>
    tx.selectFrom('identity_assignment').select('person_id').where('municipality_id', '=', tx.acting.municipality)
  /** Foreign people answer exactly as missing ones. */
  const setEnd = async (id: Uuid, at: Instant, deactivatedAt: Instant | null): Promise<boolean> => {
    const { numUpdatedRows } = await tx
      .updateTable('identity_person')
      .set({ deactivated_at: deactivatedAt, updated_at: at })
      .where('id', '=', id)
      .where('home_municipality_id', '=', tx.acting.municipality)
      .where('erased_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0
  }

  return {
    /** Without those of whom only the id is left. */
    inMunicipality: async (): Promise<readonly Person[]> => {
      const rows = await tx
        .selectFrom('identity_person')
        .selectAll()
        .where('id', 'in', heldHere())
        .where('erased_at', 'is', null)
        .orderBy('kana')
        .orderBy('name')
        .execute()
      return rows.map((row) => personOf(row, tx.acting.municipality))
    },

    /** Somebody without a post here is not there. */
    find: async (id: Uuid): Promise<Person | undefined> => {
      const row = await tx
        .selectFrom('identity_person')
        .selectAll()
        .where('id', '=', id)
        .where('id', 'in', heldHere())
        .executeTakeFirst()
      return row && personOf(row, tx.acting.municipality)
    },

    add: async (person: NewPerson, at: Instant): Promise<'added' | 'alreadyHere'> => {
      const added = await tx
        .insertInto('identity_person')
        .values({
          id: person.id,
          name: person.name,
          kana: person.kana,
          email: addressOf(person),
          email_verified: false,
          two_factor_enabled: false,
          demo: person.demo,
          home_municipality_id: tx.acting.municipality,
          deactivated_at: null,
          erased_at: null,
          created_at: at,
          updated_at: at,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return 'alreadyHere'
      await tx.record({ did: 'person.add', object: 'person', id: person.id, after: { name: person.name } })
      return 'added'
    },

    deactivate: async (id: Uuid, at: Instant): Promise<'deactivated' | 'missing'> => {
      if (!(await setEnd(id, at, at))) return 'missing'
      await tx.deleteFrom('identity_session').where('person_id', '=', id).execute()
      await tx.record({ did: 'person.deactivate', object: 'person', id, after: { deactivatedAt: at } })
      return 'deactivated'
    },

    reactivate: async (id: Uuid, at: Instant): Promise<'reactivated' | 'missing'> => {
      if (!(await setEnd(id, at, null))) return 'missing'
      await tx.record({ did: 'person.reactivate', object: 'person', id, after: { deactivatedAt: null } })
      return 'reactivated'
    },
  }
}

const personOf = (row: PersonTable, here: Uuid): Person => ({
  id: row.id,
  name: row.name,
  kana: row.kana,
  email: row.email.endsWith('@person.invalid') ? null : row.email,
  demo: row.demo,
  home: row.home_municipality_id === here && row.erased_at === null,
  deactivatedAt: row.deactivated_at,
  erasedAt: row.erased_at,
})

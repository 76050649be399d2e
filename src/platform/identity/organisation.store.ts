/** 組織の行 — municipalities, companies, schools, NPOs and auditors. Each exists once, whatever towns it works with. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'

export type OrganisationTable = {
  id: Uuid
  kind: OrganisationKind
  name: string
  code: string | null
  controlled_by: Uuid | null
  provider_only: boolean
  demo: boolean
  created_at: Instant
}
export type OrganisationTables = { identity_organisation: OrganisationTable }

export const organisationStore = (tx: Tx<OrganisationTables>) => ({
  all: async (): Promise<readonly Organisation[]> =>
    (await tx.selectFrom('identity_organisation').selectAll().orderBy('kind').orderBy('name').execute()).map(
      organisationOf,
    ),

  find: async (id: Uuid): Promise<Organisation | undefined> => {
    const row = await tx.selectFrom('identity_organisation').selectAll().where('id', '=', id).executeTakeFirst()
    return row && organisationOf(row)
  },

  withCode: async (code: string): Promise<Organisation | undefined> => {
    const row = await tx.selectFrom('identity_organisation').selectAll().where('code', '=', code).executeTakeFirst()
    return row && organisationOf(row)
  },

  /** 'alreadyHere': the id or the code belongs to an organisation that exists. */
  add: async (
    organisation: Organisation,
    at: Instant,
    made: { readonly demo: boolean } = { demo: false },
  ): Promise<'added' | 'alreadyHere'> => {
    const { id, kind, name, code, controlledBy, providerOnly } = organisation
    const added = await tx
      .insertInto('identity_organisation')
      .values({
        id,
        kind,
        name,
        code,
        controlled_by: controlledBy,
        provider_only: providerOnly,
        demo: made.demo,
        created_at: at,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (!added.numInsertedOrUpdatedRows) return 'alreadyHere'
    await tx.record({ did: 'organisation.add', object: 'organisation', id, after: { kind, name, code } })
    return 'added'
  },

  setProviderOnly: async (id: Uuid, providerOnly: boolean): Promise<void> => {
    await tx.updateTable('identity_organisation').set({ provider_only: providerOnly }).where('id', '=', id).execute()
    await tx.record({ did: 'organisation.providerOnly', object: 'organisation', id, after: { providerOnly } })
  },
})

export const organisationOf = (row: OrganisationTable): Organisation => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  code: row.code,
  controlledBy: row.controlled_by,
  providerOnly: row.provider_only,
})

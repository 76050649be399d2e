/**
 * このまちの組織 — of all organisations, which exist once for every town, those that have to do with this one.
 *
 * The municipality itself, who holds or held a post here, and whom a module knows (`known`: the parties of an agreement).
 * Any other is another town's affair, and answers as one that does not exist.
 */
import type { Uuid } from '#kernel/id'
import type { Tx } from '../database/tx.ts'
import { type OrganisationTables, organisationOf } from './organisation.store.ts'
import type { Organisation } from './organisation.ts'

type HereTables = OrganisationTables & { identity_post: { municipality_id: Uuid; organisation_id: Uuid } }

export async function organisationsHere(
  tx: Tx<HereTables>,
  own: { readonly code: string; readonly known: readonly Uuid[] },
): Promise<readonly Organisation[]> {
  const withPost = tx
    .selectFrom('identity_post')
    .select('organisation_id')
    .where('municipality_id', '=', tx.acting.municipality)
  const rows = await tx
    .selectFrom('identity_organisation')
    .selectAll()
    .where((is) =>
      is.or([
        is('code', '=', own.code),
        is('id', 'in', withPost),
        ...(own.known.length > 0 ? [is('id', 'in', own.known)] : []),
      ]),
    )
    .orderBy('kind')
    .orderBy('name')
    .execute()
  return rows.map(organisationOf)
}

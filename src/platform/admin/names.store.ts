/** 監査の記録に出す名前 — names of the people and posts that a page of audit lines speaks of, looked up in one go each. */
import type { Uuid } from '#kernel/id'
import type { AuditLine } from '../audit/entry.ts'
import type { Tx } from '../database/tx.ts'
import type { OrganisationKind } from '../identity/organisation.ts'

type NameTables = {
  identity_person: { id: Uuid; name: string }
  identity_post: { municipality_id: Uuid; id: Uuid; organisation_id: Uuid; department: string; title: string }
  identity_organisation: { id: Uuid; kind: OrganisationKind; name: string }
}

export type Names = { readonly names: ReadonlyMap<Uuid, string>; readonly posts: ReadonlyMap<Uuid, string> }

export async function namesFor(
  tx: Tx<NameTables>,
  lines: readonly Pick<AuditLine, 'person' | 'post'>[],
): Promise<Names> {
  const people = [...new Set(lines.flatMap(({ person }) => person ?? []))]
  const posts = [...new Set(lines.flatMap(({ post }) => post ?? []))]
  const named =
    people.length > 0
      ? await tx.selectFrom('identity_person').select(['id', 'name']).where('id', 'in', people).execute()
      : []
  const held =
    posts.length > 0
      ? await tx
          .selectFrom('identity_post as post')
          .innerJoin('identity_organisation as organisation', 'organisation.id', 'post.organisation_id')
          .select(['post.id', 'department', 'title', 'organisation.kind', 'organisation.name'])
          .where('post.municipality_id', '=', tx.acting.municipality)
          .where('post.id', 'in', posts)
          .execute()
      : []
  return {
    names: new Map(named.map(({ id, name }) => [id, name])),
    // Every company has a 担当; only the town's own posts need no name before them.
    posts: new Map(
      held.map(({ id, department, title, kind, name }) => [
        id,
        `${kind === 'municipality' ? '' : `${name} `}${department} ${title}`,
      ]),
    ),
  }
}

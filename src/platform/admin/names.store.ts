/** 監査の記録に出す名前 — names of the people and posts that a page of audit lines speaks of, looked up in one go each. */
import type { Uuid } from '#kernel/id'
import type { AuditLine } from '../audit/entry.ts'
import type { Tx } from '../database/tx.ts'

type NameTables = {
  identity_person: { id: Uuid; name: string }
  identity_post: { municipality_id: Uuid; id: Uuid; department: string; title: string }
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
          .selectFrom('identity_post')
          .select(['id', 'department', 'title'])
          .where('municipality_id', '=', tx.acting.municipality)
          .where('id', 'in', posts)
          .execute()
      : []
  return {
    names: new Map(named.map(({ id, name }) => [id, name])),
    posts: new Map(held.map(({ id, department, title }) => [id, `${department} ${title}`])),
  }
}

/**
 * 役職の行 — posts of this municipality, and who holds them from which day to which day.
 *
 * Authority belongs to the post. A post that ends is not deleted: what was done with it must stay provable. On any
 * day a post has one holder at most; every change is written to the audit log here, so that no caller forgets it.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Tx } from '../database/tx.ts'
import { type Authority, isAuthority } from './authority.ts'
import type { Assignment, Holder, NewPost } from './holder.ts'
import type { OrganisationTables } from './organisation.store.ts'
import type { PersonTable } from './person.store.ts'
import type { Post } from './who.ts'

export type PostTable = {
  municipality_id: Uuid
  id: Uuid
  organisation_id: Uuid
  department: string
  title: string
  authorities: string[]
  from_on: LocalDate
  until_on: LocalDate | null
}
export type AssignmentTable = {
  municipality_id: Uuid
  id: Uuid
  post_id: Uuid
  person_id: Uuid
  from_on: LocalDate
  until_on: LocalDate | null
}
export type PostTables = OrganisationTables & {
  identity_post: PostTable
  identity_assignment: AssignmentTable
  identity_person: PersonTable
}

const TABLES = { post: 'identity_post', assignment: 'identity_assignment' } as const

export const postStore = (tx: Tx<PostTables>) => {
  const here = tx.acting.municipality
  const posts = () =>
    tx
      .selectFrom('identity_post as p')
      .innerJoin('identity_organisation as o', 'o.id', 'p.organisation_id')
      .selectAll('p')
      .select(['o.name as organisation_name', 'o.kind as organisation_kind', 'o.provider_only'])
      .where('p.municipality_id', '=', here)
  const holders = () =>
    tx
      .selectFrom('identity_assignment as a')
      .innerJoin('identity_person as h', 'h.id', 'a.person_id')
      .selectAll('a')
      .select(['h.name', 'h.kana', 'h.deactivated_at', 'h.demo'])
      .where('a.municipality_id', '=', here)
      .orderBy('a.from_on', 'desc')
  /** `until`: the last day, and no earlier than the first. */
  const end = async (what: keyof typeof TABLES, id: Uuid, until: LocalDate): Promise<'ended' | 'missing'> => {
    const { numUpdatedRows } = await tx
      .updateTable(TABLES[what])
      .set({ until_on: until })
      .where('municipality_id', '=', here)
      .where('id', '=', id)
      .where('from_on', '<=', until)
      .executeTakeFirstOrThrow()
    if (!numUpdatedRows) return 'missing'
    await tx.record({ did: `${what}.end`, object: what, id, after: { until } })
    return 'ended'
  }

  return {
    /** Ended ones too, so that a list can show them apart. */
    inMunicipality: async (): Promise<readonly Post[]> =>
      (await posts().orderBy('o.kind').orderBy('o.name').orderBy('p.department').orderBy('p.title').execute()).map(
        postOf,
      ),

    find: async (id: Uuid): Promise<Post | undefined> => {
      const row = await posts().where('p.id', '=', id).executeTakeFirst()
      return row && postOf(row)
    },

    add: async (post: NewPost): Promise<void> => {
      const { id, organisation, department, title, authorities, from, until } = post
      await tx
        .insertInto('identity_post')
        .values({
          municipality_id: here,
          id,
          organisation_id: organisation,
          department,
          title,
          authorities: [...authorities],
          from_on: from,
          until_on: until,
        })
        .execute()
      await tx.record({ did: 'post.add', object: 'post', id, after: { organisation, authorities, from, until } })
    },

    setAuthorities: async (id: Uuid, authorities: readonly Authority[]): Promise<void> => {
      await tx
        .updateTable('identity_post')
        .set({ authorities: [...authorities] })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .execute()
      await tx.record({ did: 'post.authorities', object: 'post', id, after: { authorities } })
    },

    /** Whoever holds it acts with it on that day and no longer. */
    end: (id: Uuid, until: LocalDate) => end('post', id, until),

    /** Everybody who holds or held a post here, latest first. */
    holders: async (): Promise<readonly Holder[]> => (await holders().execute()).map(holderOf),

    holdersOf: async (post: Uuid): Promise<readonly Holder[]> =>
      (await holders().where('a.post_id', '=', post).execute()).map(holderOf),

    /** With the days during which this person holds it: from the later beginning to the earlier end. */
    heldBy: async (person: Uuid): Promise<readonly Post[]> => {
      const rows = await posts()
        .innerJoin('identity_assignment as a', (on) =>
          on.onRef('a.municipality_id', '=', 'p.municipality_id').onRef('a.post_id', '=', 'p.id'),
        )
        .select(['a.from_on as held_from', 'a.until_on as held_until'])
        .where('a.person_id', '=', person)
        .orderBy('a.from_on')
        .orderBy('p.id')
        .execute()
      return rows.map((row) => ({
        ...postOf(row),
        from: row.held_from > row.from_on ? row.held_from : row.from_on,
        until: earlier(row.held_until, row.until_on),
      }))
    },

    assign: async (assignment: Assignment): Promise<'assigned' | 'taken'> => {
      const { id, post, person, from, until } = assignment
      // Held, so that of two who fill it at once the second sees the first.
      await tx
        .selectFrom('identity_post')
        .select('id')
        .where('municipality_id', '=', here)
        .where('id', '=', post)
        .forUpdate()
        .execute()
      const others = await tx
        .selectFrom('identity_assignment')
        .select(['from_on', 'until_on'])
        .where('municipality_id', '=', here)
        .where('post_id', '=', post)
        .forUpdate()
        .execute()
      const meets = others.some(
        (other) => other.from_on <= (until ?? '9999') && from <= (other.until_on ?? '9999-12-31'),
      )
      if (meets) return 'taken'
      await tx
        .insertInto('identity_assignment')
        .values({ municipality_id: here, id, post_id: post, person_id: person, from_on: from, until_on: until })
        .execute()
      await tx.record({ did: 'assignment.add', object: 'assignment', id, after: { post, person, from, until } })
      return 'assigned'
    },

    endAssignment: (id: Uuid, until: LocalDate) => end('assignment', id, until),
  }
}

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b

type PostRow = PostTable & {
  organisation_name: string
  organisation_kind: Post['organisationKind']
  provider_only: boolean
}

const postOf = (row: PostRow): Post => ({
  id: row.id,
  municipality: row.municipality_id,
  organisation: row.organisation_id,
  organisationName: row.organisation_name,
  organisationKind: row.organisation_kind,
  department: row.department,
  title: row.title,
  authorities: row.authorities.filter(isAuthority),
  providerOnly: row.provider_only,
  from: row.from_on,
  until: row.until_on,
})

type HolderRow = AssignmentTable & Pick<PersonTable, 'name' | 'kana' | 'deactivated_at' | 'demo'>

const holderOf = (row: HolderRow): Holder => ({
  id: row.id,
  post: row.post_id,
  person: row.person_id,
  from: row.from_on,
  until: row.until_on,
  name: row.name,
  kana: row.kana,
  deactivated: row.deactivated_at !== null,
  demo: row.demo,
})

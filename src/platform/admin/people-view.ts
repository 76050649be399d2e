/** 人と役職の見せ方 — posts by organisation with who holds them on a day; ended ones apart. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Authority } from '../identity/authority.ts'

type PostLike = {
  readonly id: Uuid
  readonly organisation: Uuid
  readonly organisationName: string
  readonly department: string
  readonly title: string
  readonly authorities: readonly Authority[]
  readonly until: LocalDate | null
}
type HolderLike = {
  readonly post: Uuid
  readonly person: Uuid
  readonly name: string
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly deactivated: boolean
}

export type PostView = {
  readonly id: Uuid
  readonly label: string
  readonly authorities: readonly Authority[]
  readonly until: LocalDate | null
  readonly holder: { readonly person: Uuid; readonly name: string } | undefined
  /** Who begins next, where that is known already. */
  readonly next: { readonly name: string; readonly from: LocalDate } | undefined
  readonly waiting: boolean
}
export type OrganisationView = { readonly name: string; readonly posts: readonly PostView[] }
export type PeopleView = { readonly organisations: readonly OrganisationView[]; readonly ended: readonly PostView[] }

export const isHeldOn = (span: Pick<HolderLike, 'from' | 'until'>, day: LocalDate): boolean =>
  span.from <= day && (span.until === null || day <= span.until)

export function peopleView(
  posts: readonly PostLike[],
  holders: readonly HolderLike[],
  invited: ReadonlySet<Uuid>,
  today: LocalDate,
): PeopleView {
  const viewOf = (post: PostLike): PostView => {
    const holder = holders.find((each) => each.post === post.id && isHeldOn(each, today) && !each.deactivated)
    const [next] = holders
      .filter((each) => each.post === post.id && each.from > today && !each.deactivated)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    return {
      id: post.id,
      label: `${post.department} ${post.title}`,
      authorities: post.authorities,
      until: post.until,
      holder: holder && { person: holder.person, name: holder.name },
      next: next && { name: next.name, from: next.from },
      waiting: invited.has(post.id),
    }
  }
  const hasEnded = (post: PostLike) => post.until !== null && post.until < today
  const open = posts.filter((post) => !hasEnded(post))
  const byOrganisation = Map.groupBy(open, ({ organisation }) => organisation)
  return {
    organisations: [...byOrganisation.values()].map((own) => ({
      name: own[0]?.organisationName ?? '',
      posts: own.map(viewOf),
    })),
    ended: posts
      .filter(hasEnded)
      .map((post) => ({ ...viewOf(post), label: `${post.organisationName} ${post.department} ${post.title}` })),
  }
}

/**
 * 人事異動 — posts of one organisation change hands together, from one day on.
 *
 * Until the end of the day before, the old holder acts; from the day on, the new one. Nothing happens at midnight: an
 * assignment says its own days, and every request asks them anew.
 * Refused  a day that has passed, a person who left or is not of this organisation, a post whose next holder is already
 *          fixed, a post left empty without saying so, and whatever would leave nobody to look after people and posts
 */
import { addDays, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
import type { Holder } from './holder.ts'
import type { Post } from './who.ts'

export type Wish =
  | { readonly kind: 'stays' }
  | { readonly kind: 'to'; readonly person: Uuid }
  /** Invited by a one-time link afterwards: no name is kept until then. */
  | { readonly kind: 'new' }
  | { readonly kind: 'empty'; readonly sure: boolean }

export type Candidate = { readonly id: Uuid; readonly name: string; readonly kana: string; readonly left: boolean }

/** What is known of the town, as far as it matters here. */
export type Situation = {
  readonly posts: readonly Post[]
  readonly holders: readonly Holder[]
}

export type Change = {
  readonly post: Post
  readonly kind: 'to' | 'new' | 'empty'
  /** Whose assignment ends on the day before. */
  readonly ends: Holder | undefined
  readonly begins: { readonly person: Uuid; readonly name: string } | undefined
}
export type Transfer = { readonly organisation: Uuid; readonly from: LocalDate; readonly changes: readonly Change[] }

export type TransferFault = {
  /** Undefined: the day itself, or the whole of it. */
  readonly post: Uuid | undefined
  readonly why: 'pastDate' | 'nothing' | 'notOurs' | 'unknownPerson' | 'leftPerson' | 'ahead' | 'notSure' | 'noManager'
}

const holdsOn = ({ from, until }: Pick<Holder, 'from' | 'until'>, day: LocalDate): boolean =>
  from <= day && (until === null || day <= until)

/** Posts of the organisation that are there on the day, with who would hold them if nothing changed. */
export function postsOn(
  { posts, holders }: Situation,
  organisation: Uuid,
  day: LocalDate,
): readonly { readonly post: Post; readonly holder: Holder | undefined }[] {
  return posts
    .filter((post) => post.organisation === organisation && holdsOn(post, day))
    .map((post) => ({ post, holder: holders.find((held) => held.post === post.id && holdsOn(held, day)) }))
}

/** Everybody who holds or held a post of the organisation here. */
export function candidatesOf({ posts, holders }: Situation, organisation: Uuid): readonly Candidate[] {
  const own = new Set(posts.filter((post) => post.organisation === organisation).map(({ id }) => id))
  const people = new Map(holders.filter(({ post }) => own.has(post)).map((held) => [held.person, held]))
  return [...people.values()]
    .map(({ person, name, kana, deactivated }) => ({ id: person, name, kana, left: deactivated }))
    .toSorted((a, b) => (a.kana || a.name).localeCompare(b.kana || b.name, 'ja'))
}

export function planTransfer(
  situation: Situation,
  asked: {
    readonly organisation: Uuid
    readonly from: LocalDate
    readonly today: LocalDate
    readonly wishes: ReadonlyMap<Uuid, Wish>
  },
): Result<Transfer, readonly TransferFault[]> {
  const { organisation, from, today, wishes } = asked
  if (from < today) return fail([{ post: undefined, why: 'pastDate' }])
  const ours = new Map(postsOn(situation, organisation, from).map((each) => [each.post.id, each]))
  const candidates = candidatesOf(situation, organisation)
  const faults: TransferFault[] = []
  const changes: Change[] = []
  for (const [id, wish] of wishes) {
    const found = ours.get(id)
    if (!found) faults.push({ post: id, why: 'notOurs' })
    else {
      const change = changeOf(found, wish, candidates)
      if (change && 'why' in change) faults.push(change)
      else if (change && isFixed(situation, id, from)) faults.push({ post: id, why: 'ahead' })
      else if (change) changes.push(change)
    }
  }
  if (faults.length === 0 && changes.length === 0) faults.push({ post: undefined, why: 'nothing' })
  if (faults.length === 0) faults.push(...lostManager(situation, changes, from))
  return faults.length > 0 ? fail(faults) : ok({ organisation, from, changes })
}

function changeOf(
  { post, holder }: { readonly post: Post; readonly holder: Holder | undefined },
  wish: Wish,
  candidates: readonly Candidate[],
): Change | TransferFault | undefined {
  const nobody = { post, ends: holder, begins: undefined }
  switch (wish.kind) {
    case 'stays':
      return undefined
    case 'empty':
      if (!holder) return undefined
      return wish.sure ? { ...nobody, kind: 'empty' } : { post: post.id, why: 'notSure' }
    case 'new':
      return { ...nobody, kind: 'new' }
    case 'to': {
      if (wish.person === holder?.person) return undefined
      const person = candidates.find(({ id }) => id === wish.person)
      if (!person) return { post: post.id, why: 'unknownPerson' }
      if (person.left) return { post: post.id, why: 'leftPerson' }
      return { ...nobody, kind: 'to', begins: { person: person.id, name: person.name } }
    }
  }
}

/** Somebody begins on that very day or later: with another one there would be two. */
const isFixed = ({ holders }: Situation, post: Uuid, day: LocalDate): boolean =>
  holders.some((held) => held.post === post && held.from >= day)

/** On the day itself somebody must be there who can mend whatever went wrong. */
function lostManager(
  { posts, holders }: Situation,
  changes: readonly Change[],
  day: LocalDate,
): readonly TransferFault[] {
  const managing = posts.filter((post) => post.authorities.includes('people.manage') && holdsOn(post, day))
  const isHeld = ({ id }: Post): boolean => {
    const change = changes.find(({ post }) => post.id === id)
    return change
      ? change.kind === 'to'
      : holders.some((held) => held.post === id && !held.deactivated && holdsOn(held, day))
  }
  if (managing.some(isHeld)) return []
  return changes.filter(({ post }) => managing.includes(post)).map(({ post }) => ({ post: post.id, why: 'noManager' }))
}

/** The last day of who hands over. */
export const dayBefore = (from: LocalDate): LocalDate => addDays(from, -1)

/** The first day on which a post is free for somebody invited: today, or after whoever is known to leave. */
export function freeFrom(holders: readonly Pick<Holder, 'from' | 'until'>[], today: LocalDate): LocalDate {
  const last = holders.filter((held) => holdsOn(held, today)).map(({ until }) => until)[0]
  return last ? addDays(last, 1) : today
}

/**
 * 人事異動の画面に出すもの — the table of posts with the choice of each, the look before, what was decided.
 */
import { createHash } from 'node:crypto'
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Holder } from '../identity/holder.ts'
import {
  type Candidate,
  candidatesOf,
  dayBefore,
  postsOn,
  type Situation,
  type Transfer,
  type Wish,
} from '../identity/transfer.ts'
import type { Post } from '../identity/who.ts'

/** As typed: '' stays, 'new', 'empty', or a person. */
export type TransferForm = {
  readonly from: string
  readonly seen: string
  readonly choices: ReadonlyMap<Uuid, string>
  readonly sure: ReadonlySet<Uuid>
}
export type TransferRow = {
  readonly id: Uuid
  readonly label: string
  readonly holder: string | undefined
  /** Where the holder is known to end. */
  readonly until: LocalDate | null
  readonly choice: string
  readonly sure: boolean
}
export type TransferTable = { readonly rows: readonly TransferRow[]; readonly people: readonly Candidate[] }

export const wishOf = (choice: string, sure: boolean): Wish => {
  if (choice === '') return { kind: 'stays' }
  if (choice === 'new') return { kind: 'new' }
  return choice === 'empty' ? { kind: 'empty', sure } : { kind: 'to', person: choice as Uuid }
}

const labelOf = ({ department, title }: Pick<Post, 'department' | 'title'>): string => `${department} ${title}`

/** `day`: whoever holds a post then is shown; somebody shut out holds it no more. */
export function transferTable(
  situation: Situation,
  organisation: Uuid,
  day: LocalDate,
  form: TransferForm | undefined,
): TransferTable {
  return {
    rows: postsOn(situation, organisation, day).map(({ post, holder }) => ({
      id: post.id,
      label: labelOf(post),
      holder: holder?.name,
      until: holder?.until ?? null,
      choice: form?.choices.get(post.id) ?? '',
      sure: form?.sure.has(post.id) ?? false,
    })),
    people: candidatesOf(situation, organisation).filter(({ left }) => !left),
  }
}

/** Changes with every change of who holds what in the organisation. */
export function seenOf({ posts, holders }: Situation, organisation: Uuid): string {
  const own = new Set(posts.filter((post) => post.organisation === organisation).map(({ id }) => id))
  const lines = holders
    .filter(({ post }) => own.has(post))
    .map(({ id, from, until, deactivated }) => `${id} ${from} ${until} ${deactivated}`)
    .toSorted()
  return createHash('sha256')
    .update([...own, ...lines].join('\n'))
    .digest('base64url')
}

export type PreviewRow = {
  readonly post: string
  readonly before: string | undefined
  readonly after: string | undefined
  readonly kind: 'to' | 'new' | 'empty'
  readonly last: LocalDate
  readonly from: LocalDate
  /** What the new holder holds besides on that day: perhaps the old post was forgotten. */
  readonly besides: readonly string[]
  /** The old holder has no post of this organisation left. */
  readonly leavesAll: boolean
}

export function previewRows(situation: Situation, { organisation, from, changes }: Transfer): readonly PreviewRow[] {
  const then = postsOn(situation, organisation, from).map(({ post, holder }) => {
    const change = changes.find((each) => each.post.id === post.id)
    return { post, person: change ? change.begins?.person : holder?.person }
  })
  return changes.map(({ post, kind, ends, begins }) => ({
    post: labelOf(post),
    before: ends?.name,
    after: begins?.name,
    kind,
    last: dayBefore(from),
    from,
    besides: then
      .filter(({ post: other, person }) => begins && person === begins.person && other.id !== post.id)
      .map(({ post: other }) => labelOf(other)),
    leavesAll: ends !== undefined && then.every(({ person }) => person !== ends.person),
  }))
}

type Made = {
  readonly id: Uuid
  readonly from: LocalDate
  readonly undoneAt: string | undefined
  readonly lines: readonly {
    readonly post: Uuid
    readonly kind: 'to' | 'new' | 'empty'
    readonly ended: Uuid | undefined
    readonly begun: Uuid | undefined
  }[]
}
export type MadeView = {
  readonly id: Uuid
  readonly from: LocalDate
  readonly state: 'ahead' | 'begun' | 'undone'
  readonly lines: readonly {
    readonly post: Uuid
    readonly label: string
    readonly before: string | undefined
    readonly after: string | undefined
    readonly kind: 'to' | 'new' | 'empty'
    /** Somebody new, and nobody is there yet. */
    readonly toInvite: boolean
  }[]
}

export const madeViews = (
  { posts, holders }: Situation,
  made: readonly Made[],
  today: LocalDate,
): readonly MadeView[] =>
  made.map(({ id, from, undoneAt, lines }) => ({
    id,
    from,
    state: undoneAt ? 'undone' : from > today ? 'ahead' : 'begun',
    lines: inOrder(lines, posts).map(({ post, kind, ended, begun }) => {
      const own = holders.filter((held) => held.post === post)
      const named = (assignment: Uuid | undefined): Holder | undefined => own.find((held) => held.id === assignment)
      const after = begun ? named(begun) : kind === 'new' ? own.find((held) => held.from >= from) : undefined
      const found = posts.find((each) => each.id === post)
      return {
        post,
        label: found ? labelOf(found) : '',
        before: named(ended)?.name,
        after: after?.name,
        kind,
        toInvite: kind === 'new' && !after && !undoneAt,
      }
    }),
  }))

/** As the table above has them. */
const inOrder = <L extends { readonly post: Uuid }>(lines: readonly L[], posts: readonly Post[]): readonly L[] =>
  posts.flatMap(({ id }) => lines.filter(({ post }) => post === id))

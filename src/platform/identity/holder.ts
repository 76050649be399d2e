/** 役職につく人 — who holds a post, from which day to which day; and a post before it is there. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Post } from './who.ts'

export type NewPost = Pick<Post, 'id' | 'organisation' | 'department' | 'title' | 'authorities' | 'from' | 'until'>

export type Assignment = {
  readonly id: Uuid
  readonly post: Uuid
  readonly person: Uuid
  readonly from: LocalDate
  /** Last day; null while it is open. */
  readonly until: LocalDate | null
}
export type Holder = Assignment & {
  readonly name: string
  readonly kana: string
  readonly deactivated: boolean
  readonly demo: boolean
}

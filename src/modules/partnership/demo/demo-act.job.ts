/** 見本の一つの出来事 — what one post does at one moment of the made-up year, through the same store as a real clerk. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, instant } from '#kernel/instant'
import type { OpenTx } from '#platform/database/tx'

export type Act = {
  readonly at: Instant
  readonly on: LocalDate
  /** Key of the post that acts. */
  readonly post: string
  readonly does: (tx: OpenTx) => Promise<string>
  /** The answer that the story counts on: anything else is a slip of the file. */
  readonly answer: string
}

/** Of the town in which it happens. `post` answers with the ids behind a post's key. */
export type DemoGround = {
  readonly code: string
  readonly threshold: number
  readonly newId: () => Uuid
  readonly post: (key: string) => { readonly id: Uuid; readonly organisation: Uuid }
}

export const act = (
  on: LocalDate,
  time: string,
  post: string,
  answer: string,
  does: (tx: OpenTx, at: Instant) => Promise<string>,
): Act => {
  const at = instant(`${on}T${time}:00+09:00`)
  return { at, on, post, answer, does: (tx) => does(tx, at) }
}

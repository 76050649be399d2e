/** 監査の一行の見せ方 — one line of the audit log as a screen shows it: names beside ids, the day in Japan. */
import type { Instant } from '#kernel/instant'

export type ShownLine = {
  readonly seq: number
  readonly at: Instant
  readonly who: string | undefined
  readonly task: string | undefined
  readonly post: string | undefined
  readonly did: string
  readonly object: string
  readonly objectId: string
  readonly fields: readonly string[]
}

/**
 * 入口に出すもの — what a module says on the home page of a municipality: the state of things now, and its newest facts.
 *
 * Declared here and answered by the modules; `compose.ts` brings them together, so the home page knows none of them.
 */
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import type { Call } from '../call.ts'
import type { Input } from '../route.ts'

export type HomeState = {
  /** One sentence, in the language of the reader. */
  readonly title: string
  /** Three at most. */
  readonly facts: readonly { readonly term: string; readonly value: string }[]
  readonly asOf: { readonly at: Instant; readonly old: boolean } | undefined
  /** Nothing was received: it must not look like calm. */
  readonly unknown: boolean
}

export type HomeEntry = {
  /** A date or an instant, for machines. */
  readonly at: string
  readonly time: string
  readonly title: Texts
  readonly href: string
  /** What it is about, before what it says. */
  readonly about?: Texts | undefined
  readonly says: string
}

export type HomeSection = {
  readonly title: string
  /** Newest first. */
  readonly entries: readonly HomeEntry[]
  readonly empty: { readonly title: string; readonly says: string }
  readonly more: { readonly label: string; readonly href: string }
}

export type HomeCall = Pick<Call<Input>, 'published' | 'region' | 'language' | 'to' | 'clock'>

/** The first part that has a state gives the band at the top; every section stands below the doors. */
export type HomePart = (call: HomeCall) => {
  readonly state?: HomeState | undefined
  readonly section?: HomeSection | undefined
}

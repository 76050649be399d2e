/** 呼び出し — one request as a handler sees it: parsed input, who asks, a way to the rows, nothing of HTTP. */
import type { Uuid } from '#kernel/id'
import type { Clock, Instant } from '#kernel/instant'
import type { Language } from '#kernel/language'
import type { Result } from '#kernel/result'
import type { Shell } from '#ui/shell'
import type { OpenTx } from '../database/tx.ts'
import type { SignedIn } from '../identity/who.ts'
import type { Region } from '../region-pack/pack.ts'
import type { Freshness } from '../snapshot/snapshot.ts'
import type { EachTown } from './each-town.ts'
import type { Input, Parsed } from './route.ts'

export type FormFault = { readonly field: string; readonly code: string; readonly limit?: number }

/** What was typed is kept as it was typed, so that nothing is lost when one field is wrong. */
export type Typed<T> = Result<T, readonly FormFault[]> & { readonly typed: Readonly<Record<string, string>> }

export type PageFrame = {
  /** Which entry of the main menu this page belongs to. */
  readonly door?: string
  /** Names of islands this page needs; a public page has none. */
  readonly islands?: readonly string[]
}

/** A snapshot as a page shows it. `old`: the worker has not spoken for minutes, and the page says so loudly. */
export type Published<T> = {
  readonly value: T
  readonly version: number
  readonly madeAt: Instant
  readonly freshness: Freshness
}

export type Call<I extends Input> = {
  readonly params: Parsed<I, 'params'>
  readonly query: Parsed<I, 'query'>
  readonly form: Typed<Parsed<I, 'form'>>
  readonly json: Parsed<I, 'json'>
  /** Fields of the form as typed, in order, with repetitions; for lists of choices. */
  readonly fields: readonly (readonly [string, string])[]
  readonly files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array } | undefined>>
  readonly region: Region
  readonly regions: readonly Region[]
  readonly language: Language
  readonly furigana: boolean
  /** Throws on a route for `anyone`: such a handler has no business with it. */
  readonly who: SignedIn
  /** A transaction that carries who, post, organisation and municipality. */
  readonly tx: <T>(work: (tx: OpenTx) => Promise<T>) => Promise<T>
  /**
   * A transaction in the name of the service that the route declares: for what a visitor without an account may bring about.
   * It belongs to no organisation and sees nothing that belongs to one side. Throws where the route declares none.
   */
  readonly service: <T>(work: (tx: OpenTx) => Promise<T>) => Promise<T>
  /** The same person with another post, also in another municipality. */
  readonly txIn: <T>(at: SignedIn, work: (tx: OpenTx) => Promise<T>) => Promise<T>
  /** For a company's look at its towns: see each-town.ts. */
  readonly eachTown: EachTown
  /** What this region last published on a topic, from memory: no database is asked. Undefined: nothing yet. */
  readonly published: <T>(topic: string) => Published<T> | undefined
  readonly clock: Clock
  readonly newId: () => Uuid
  /** A path below this region, in this language: `c.to('/partnership/')`. */
  readonly to: (path: string) => string
  /** Where people reach this house, without a slash at the end: for addresses on what leaves it, such as a paper. */
  readonly baseUrl: string
  readonly shell: (frame?: PageFrame) => Shell
  /** What has just been saved, by the code the redirect carried: `?done=saved`. */
  readonly done: string | undefined
  readonly request: { readonly headers: Headers; readonly url: URL; readonly address: string; readonly id: string }
}

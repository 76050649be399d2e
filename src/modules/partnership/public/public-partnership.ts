/**
 * 公表している協定 — everything residents can read about the agreements of one municipality, as one immutable value.
 *
 * Made by a job that reads as a resident, so nothing that the database hides from residents can be in it; served from
 * memory. Figures come from the publication ledger and from nowhere else.
 * Unit  `period`: a code of `#kernel/period` ('2026', '2026-H1', '2026-Q3', '2026-11')
 */
import type { LocalDate } from '#kernel/calendar'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import type { Agreement, Side } from '../agreements/agreement.ts'
import type { Withdrawn } from '../agreements/publicity.ts'
import type { StateLine } from '../initiatives/initiative.ts'

/** Whoever changes what residents read says so here; the job makes the snapshot anew. */
export const PUBLIC_QUEUE = 'partnership-public'

export const PUBLIC_TOPIC = 'partnership'

export type PublicPartnership = {
  readonly schema: 1
  readonly agreements: readonly PublicAgreement[]
  /** What stood here and was taken back. */
  readonly withdrawn?: readonly Withdrawn[] | undefined
}

export type PublicAgreement = {
  readonly slug: string
  readonly agreement: Agreement
  readonly initiatives: readonly PublicInitiative[]
  /** Undefined: the page is made from published papers by others, and who is in charge is not known. */
  readonly desks: { readonly municipality: string; readonly company: string } | undefined
}

export type PublicInitiative = {
  readonly slug: string
  readonly title: Texts
  readonly why: Texts
  readonly items: readonly number[]
  readonly ownerSide: Side | 'both'
  /** Department and post that answer for it, by side. A post, never a person. */
  readonly owners: { readonly municipality?: string | undefined; readonly company?: string | undefined }
  readonly thirdParty?: string | undefined
  /** Oldest first, at least one line. */
  readonly history: readonly StateLine[]
  readonly indicators: readonly PublicIndicator[]
  /** Newest period first; of one period only the version in force, older ones in `earlier`. */
  readonly reviews: readonly PublicReview[]
}

export type PublicIndicator = {
  readonly id: string
  readonly name: Texts
  readonly definition: string
  /** A code of `#kernel/unit`. */
  readonly unit: string
  /** 延べ, 実人数, その時の数, 割合, 点 */
  readonly countKind: 'cumulative' | 'people' | 'stock' | 'ratio' | 'score'
  readonly direction: 'up' | 'down'
  readonly periodKind: 'year' | 'half' | 'quarter' | 'month'
  readonly baseline: number | undefined
  readonly targets: readonly { readonly period: string; readonly value: number; readonly publishedAt: Instant }[]
  /** Oldest period first. */
  readonly figures: readonly PublicFigure[]
  /** True: it counts people and nothing has been through `publish` yet; the page says 「公表の確認前」. */
  readonly awaitsPublication: boolean
}

/**
 * `protectsOther`  shown, it would give a hidden cell back
 * `sensitive`      a small number, nobody or everybody, of people who must not be found
 * `yearOnly`       part of a year, of people who must not be found
 * `baseUnknown`    a share or a mean of people, and how many they were is not known
 * `smallBase`      a share or a mean that would point at a few people
 * `source`         the source itself gives no number
 */
export type Withheld = 'protectsOther' | 'sensitive' | 'yearOnly' | 'baseUnknown' | 'smallBase' | 'source'

/** What residents are shown of a figure. `below`: fewer people than this and not nobody, so it is hidden. */
export type Shown =
  | { readonly kind: 'value'; readonly value: number; readonly approximate: boolean }
  | { readonly kind: 'hidden'; readonly below: number }
  /** Merged with a neighbour, whose cell carries the sum. */
  | { readonly kind: 'merged'; readonly into: string }
  /** Not shown for another reason than being small; whether it is small cannot be told from it. */
  | { readonly kind: 'withheld'; readonly why: Withheld }
  | { readonly kind: 'pending' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'notDone' }

export type PublicFigure = {
  readonly period: string
  readonly shown: Shown
  /** Where the number comes from: 受付名簿, アンケート … */
  readonly source: string
  readonly confirmedOn: { readonly municipality: LocalDate; readonly company: LocalDate }
  readonly publishedAt: Instant
  /** What was shown before, newest first. A published number is superseded, never edited. */
  readonly earlier: readonly { readonly shown: Shown; readonly publishedAt: Instant; readonly supersededAt: Instant }[]
}

export const DECISIONS = ['continue', 'expand', 'improve', 'reduce', 'end'] as const
/** 継続・拡充・改善・縮小・終了 */
export type Decision = (typeof DECISIONS)[number]

export type PublicReview = {
  readonly period: string
  readonly seen: string
  readonly decision: Decision
  readonly reason: string
  readonly nextAction: string
  readonly nextBy: LocalDate | undefined
  readonly signed: Readonly<Record<Side, { readonly post: string; readonly on: LocalDate }>>
  readonly publishedAt: Instant
  readonly earlier: readonly { readonly decision: Decision; readonly reason: string; readonly publishedAt: Instant }[]
}

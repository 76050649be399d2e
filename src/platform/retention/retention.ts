/**
 * 保存の決まり — what one table is for, whom it concerns, on what ground it is held, for how long, who decided that, and
 * what deletes it. The daily job, the record of processing and the residents' page are made from these lines.
 *
 * Law     個人情報保護法 第61条（保有の制限）、第66条（安全管理措置）、第75条（個人情報ファイル簿）; what each was held
 *         against, and on which day, is in docs/explanation/law.md
 * Order   a table that is not declared does not pass the house test
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { OpenTx } from '../database/tx.ts'
import type { Span } from './span.ts'

/** Whose data: nobody's, of staff (of municipality and company alike), of residents, of children. */
export type About = 'nobody' | 'staff' | 'residents' | 'children'

/** What the record rules (文書管理規程) of a municipality decide; a pack may say another number. Unit: fiscal years. */
export type TownYears = { readonly leftPeople: number; readonly links: number; readonly agreements: number }
export type TownPeriod = keyof TownYears

/** Where a pack says nothing. */
export const DEFAULT_YEARS: TownYears = { leftPeople: 5, links: 1, agreements: 10 }

export type Over = {
  readonly municipality: Uuid
  /** Whatever happened before this is due. */
  readonly before: Instant
  readonly at: Instant
  /** No more than this in one transaction. Unit: rows. */
  readonly most: number
}
/** Deletes, or reduces, some of what is due, as the role `yui_keeping`. Answers how many rows. */
export type Erase = (tx: OpenTx, over: Over) => Promise<number>

export type Kept =
  /** Counted from the first of these columns that is set. `since` says the same in Japanese: 「期限の日」. */
  | {
      readonly kind: 'after'
      readonly since: string
      readonly columns: readonly string[]
      readonly span: Span | TownPeriod
      readonly scope: 'town' | 'house'
      readonly erase: Erase
      /** What is left of a row. Undefined: nothing. */
      readonly leaves?: string
    }
  /** Goes with the row of another table that it belongs to. */
  | { readonly kind: 'with'; readonly table: string }
  /** Stays while something is open, and so long after its end; then people decide, no program does. */
  | { readonly kind: 'whileOpen'; readonly what: string; readonly span?: TownPeriod; readonly ends: string }
  | { readonly kind: 'forever'; readonly because: string }

/** Which lines the residents' page puts together: what somebody asks about themselves. */
export type Told = 'names' | 'sessions' | 'links' | 'records' | 'audit'

export type Retention = {
  /** As in the database; outside of the schema `public` with the schema's name: `pgboss.job`. */
  readonly table: string
  /** What it holds, in one Japanese line. */
  readonly holds: string
  readonly purpose: string
  readonly about: About
  /** Law, rule or contract. */
  readonly ground: string
  readonly kept: Kept
  readonly told?: Told
}

export const spanFor = (span: Span | TownPeriod, years: TownYears): Span =>
  typeof span === 'string' ? { fiscalYears: years[span] } : span

/** 「まちが決める」: the span is one of the record rules. */
export const townPeriodOf = ({ kept }: Pick<Retention, 'kept'>): TownPeriod | undefined =>
  (kept.kind === 'after' || kept.kind === 'whileOpen') && typeof kept.span === 'string' ? kept.span : undefined

/**
 * 個人情報保護法 as it binds a municipality. Article 61 bounds all of them; a company is bound by articles 17 and 18 in
 * what it does itself. How many years is for the town's own rules: 公文書管理法 asks for an effort and names no years.
 */
export const GROUND = {
  office: '個人情報保護法第61条（所掌事務に必要な範囲）。会社が自分で扱うところは、同法第17条・第18条（利用目的）',
  safety: '個人情報保護法第66条（安全管理措置）',
  records: 'まちの文書管理の決まり（条例や規程。公文書管理法第34条は努力義務）',
  none: '個人の情報ではない',
} as const

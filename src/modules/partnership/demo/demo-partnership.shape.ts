/**
 * 見本の取組ファイルの形 — what may stand in `demo/partnership.yaml` of a made-up town.
 *
 * Written as a clerk would tell it: per initiative its history, its figures, its reviews. Who did what is a post's key.
 * Left out  what needs more than one value: order of dates, periods that fit the indicator (`demo-partnership-check.ts`)
 */
import * as v from 'valibot'
import { type LocalDate, readLocalDate } from '#kernel/calendar'
import { PERIOD_KINDS, type PeriodCode, readPeriod } from '#kernel/period'
import { checkRuby } from '#kernel/ruby'
import { readUnit, type Unit } from '#kernel/unit'
import { STATES } from '../initiatives/initiative.ts'
import { MENU_KINDS } from '../needs-offers/menu.ts'
import { PROPOSAL_STATES } from '../needs-offers/proposal.ts'
import { PROGRESS_WORDS } from '../progress/progress.ts'
import { DECISIONS } from '../public/public-partnership.ts'
import { BEFORE_STATES } from '../reviews/review.ts'

const day = v.pipe(
  v.string(),
  v.check((text) => readLocalDate(text).ok, '日付は 2026-11-22 のように、暦にある日を書いてください。'),
  v.transform((text) => text as LocalDate),
)
const keyShape = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,60}$/, '英小文字・数字・ハイフンの名前にしてください。'),
)
const line = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300))

const ruby = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(600),
  v.check((text) => checkRuby(text).ok, 'ふりがなは、{協定|きょうてい} のように、かっこと縦線で書いてください。'),
)
/** A made-up town shows all three languages. */
const texts = v.strictObject({ ja: ruby, 'ja-easy': ruby, en: ruby })

const period = v.pipe(
  v.string(),
  v.check(
    (text) => readPeriod(text).ok,
    '期間は "2025"（年度）、2025-H1（上半期）、2025-Q1（4月から6月）、2025-04（月）のように書いてください。',
  ),
  v.transform((text) => text as PeriodCode),
)
const unit = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Unit => {
    const read = readUnit(dataset.value)
    if (read.ok) return read.value
    addIssue({ message: `単位「${dataset.value}」は一覧にありません。人、人回、回、か所、% などにしてください。` })
    return NEVER
  }),
)

const act = v.strictObject({ by: keyShape, on: day })
const bothSides = { municipality: v.optional(day), company: v.optional(day), published: v.optional(day) }

const figure = {
  status: v.optional(v.picklist(['known', 'approximate', 'pending', 'notApplicable', 'notDone']), 'known'),
  value: v.optional(v.pipe(v.number(), v.finite())),
  /** How many people a share or a mean stands on. */
  base: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  note: v.optional(line),
  recorded: day,
  /** Who counted; where absent, whoever keeps the indicator. */
  by: v.optional(keyShape),
  ...bothSides,
}

const indicator = v.strictObject({
  key: keyShape,
  name: texts,
  definition: line,
  unit,
  count_kind: v.picklist(['cumulative', 'people', 'stock', 'ratio', 'score']),
  direction: v.picklist(['up', 'down']),
  disclosure: v.picklist(['open', 'people', 'sensitive']),
  period_kind: v.picklist(PERIOD_KINDS),
  baseline: v.optional(v.pipe(v.number(), v.finite())),
  source: line,
  recorded: act,
  targets: v.array(
    v.strictObject({
      periods: v.pipe(v.array(period), v.minLength(1)),
      value: v.pipe(v.number(), v.finite()),
      rationale: line,
      ...act.entries,
      ...bothSides,
    }),
  ),
  /** A service counts it; then it has no figures of its own here. */
  feed: v.optional(line),
  figures: v.optional(
    v.array(v.strictObject({ period, ...figure, corrected: v.optional(v.array(v.strictObject(figure)), []) })),
    [],
  ),
})

const review = v.strictObject({
  period,
  seen: line,
  decision: v.picklist(DECISIONS),
  reason: line,
  next_action: line,
  next_by: day,
  /** What became of what the review before it decided. */
  before: v.optional(v.strictObject({ state: v.picklist(BEFORE_STATES), note: v.optional(line, '') })),
  proposed: act,
  signed: v.strictObject({ municipality: v.optional(day), company: v.optional(day) }),
  published: v.optional(day),
})

const initiative = v.strictObject({
  key: keyShape,
  /** A side's own draft: nobody else sees it. */
  not_shared: v.optional(v.boolean(), false),
  items: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.minLength(1)),
  owner_side: v.picklist(['municipality', 'company', 'both']),
  owners: v.strictObject({ municipality: v.optional(keyShape), company: v.optional(keyShape) }),
  third_party: v.optional(line),
  registered: act,
  public_on: v.optional(day),
  title: texts,
  why: texts,
  /** Empty for a side's own draft: what is not shared is not yet considered by both. */
  history: v.optional(
    v.array(
      v.strictObject({
        state: v.picklist(STATES),
        ...act.entries,
        reason: line,
        /** Of 合意: what the other side said to it, on the same day. */
        answer: v.optional(v.strictObject({ by: keyShape, reason: line })),
      }),
    ),
    [],
  ),
  indicators: v.optional(v.array(indicator), []),
  progress: v.optional(
    v.array(v.strictObject({ ...act.entries, word: v.picklist(PROGRESS_WORDS), comment: v.optional(v.string(), '') })),
    [],
  ),
  reviews: v.optional(v.array(review), []),
})

/** まちの困りごと、会社のできること. */
const menuEntry = v.strictObject({
  key: keyShape,
  kind: v.picklist(MENU_KINDS),
  ...act.entries,
  title: line,
  body: line,
  cost: v.optional(line),
  since: v.optional(day),
  item: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Shown to the other side; absent: a draft. */
  shared: v.optional(day),
  closed: v.optional(v.strictObject({ on: day, reason: line })),
})

const proposal = v.strictObject({
  ...act.entries,
  title: line,
  body: line,
  /** Key of the entry that it answers. */
  answers: v.optional(keyShape),
  history: v.optional(
    v.array(
      v.strictObject({
        state: v.picklist(PROPOSAL_STATES),
        ...act.entries,
        reason: line,
        /** Of 採択: key of what came of it. */
        initiative: v.optional(keyShape),
      }),
    ),
    [],
  ),
})

/** 協議の場. `on` is the day on which it was written down. */
const meeting = v.strictObject({
  ...act.entries,
  held_on: day,
  attended: line,
  decided: line,
  next_on: v.optional(day),
})

const municipalPosts = v.strictObject({ writes: keyShape, confirms: keyShape, signs: keyShape, publishes: keyShape })
const companyPosts = v.strictObject({ writes: keyShape, confirms: keyShape, signs: keyShape })

export const demoPartnershipShape = v.strictObject({
  schema: v.literal(1),
  agreements: v.pipe(
    v.array(
      v.strictObject({
        /** The file's name under `agreements/`, without its ending. */
        agreement: keyShape,
        recorded_on: day,
        public_on: day,
        posts: v.strictObject({ municipality: municipalPosts, company: companyPosts }),
        initiatives: v.array(initiative),
        meetings: v.optional(v.array(meeting), []),
        menu: v.optional(v.array(menuEntry), []),
        proposals: v.optional(v.array(proposal), []),
      }),
    ),
    v.minLength(1),
  ),
})

export type DemoPartnership = v.InferOutput<typeof demoPartnershipShape>
export type DemoAgreement = DemoPartnership['agreements'][number]
export type DemoInitiative = DemoAgreement['initiatives'][number]
export type DemoIndicator = DemoInitiative['indicators'][number]
export type DemoFigure = DemoIndicator['figures'][number]
export type DemoReview = DemoInitiative['reviews'][number]

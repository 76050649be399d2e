/**
 * 公開をやめること — what was public and is taken back: since when, and for which kind of reason.
 *
 * Residents are told the day and the kind, never the words of the reason nor the name of what has gone. The ledger of
 * published figures keeps every line: what was said cannot be unsaid, and disclosure reckons with it.
 */
import type { LocalDate } from '#kernel/calendar'

export const WITHDRAWN_WHY = ['mistake', 'rights', 'asked', 'early', 'other'] as const
/** 誤り、権利や個人情報、相手方の申し出、早すぎた、そのほか */
export type WithdrawnWhy = (typeof WITHDRAWN_WHY)[number]

/** What staff of both sides are told of it. */
export type Taken = { readonly why: WithdrawnWhy; readonly reason: string; readonly on: LocalDate }

/** What residents find at an address that was public once. */
export type Withdrawn = {
  readonly agreement: string
  /** Undefined: the agreement as a whole. */
  readonly initiative: string | undefined
  readonly on: LocalDate
  readonly why: WithdrawnWhy
}

/** What stands at an address that was public: of an agreement that has gone, everything under it has. */
export const withdrawnAt = (
  all: readonly Withdrawn[] | undefined,
  agreement: string,
  initiative?: string,
): Withdrawn | undefined => {
  const here = (all ?? []).filter((each) => each.agreement === agreement)
  return here.find((each) => each.initiative === undefined) ?? here.find((each) => each.initiative === initiative)
}

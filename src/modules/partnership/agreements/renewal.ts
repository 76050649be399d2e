/**
 * 更新の判断 — what the sides say about the term of an agreement once it runs: renewed, not to be renewed, ended.
 *
 * Order     one side says it with a reason, the other answers; until then nothing has changed. One question at a time
 * Unit      `until`: the new last day (更新した), the last day that stays (更新しない), the day it ended (終わった)
 * The registered document stays as it was signed. The side that said it may take it back as long as nobody answered.
 */
import type { LocalDate } from '#kernel/calendar'
import { fail, ok, type Result } from '#kernel/result'
import type { Agreement, Side, Term } from './agreement.ts'

export const RENEWAL_ACTS = ['renewed', 'notRenewed', 'ended'] as const
/** 更新した、更新しないと決めた、終わった */
export type RenewalAct = (typeof RENEWAL_ACTS)[number]
export const RENEWAL_ANSWERS = ['agreed', 'refused'] as const
/** 同じです、違います; of the side that said it: 取り下げ */
export type RenewalAnswer = (typeof RENEWAL_ANSWERS)[number]

export type RenewalLine =
  | { readonly act: RenewalAct; readonly until: LocalDate; readonly reason: string; readonly side: Side }
  | { readonly act: RenewalAnswer; readonly reason: string; readonly side: Side }
export type RenewalSaid = Extract<RenewalLine, { readonly act: RenewalAct }>

const isSaid = (line: RenewalLine): line is RenewalSaid => line.act !== 'agreed' && line.act !== 'refused'

/** What one side said and nobody has answered. */
export function openRenewal<L extends RenewalLine>(lines: readonly L[]): Extract<L, RenewalSaid> | undefined {
  const last = lines.at(-1)
  return last && isSaid(last) ? (last as Extract<L, RenewalSaid>) : undefined
}

/** Behind which both sides stand, oldest first. */
export const settledRenewals = (lines: readonly RenewalLine[]): readonly RenewalSaid[] =>
  lines.flatMap((line, at) => (isSaid(line) && lines[at + 1]?.act === 'agreed' ? [line] : []))

export type InForce = {
  readonly term: Term | undefined
  /** Both sides decided that it stops at its end. */
  readonly ends: boolean
}

/** The term that runs now. Of an agreement whose term nobody knew, a renewal says only until when. */
export function termInForce(
  { signedOn, term }: Pick<Agreement, 'signedOn' | 'term'>,
  lines: readonly RenewalLine[],
): InForce {
  let now: InForce = { term, ends: false }
  for (const { act, until } of settledRenewals(lines)) {
    const from = now.term?.from ?? signedOn
    const renewal: Term['renewal'] = term?.renewal ?? { kind: 'byTalks' }
    now =
      act === 'renewed'
        ? { term: { from, until, renewal }, ends: false }
        : { term: { from, until, renewal: { kind: 'none' } }, ends: true }
  }
  return now
}

export type RenewalFault =
  /** Something waits for its answer. */
  | 'open'
  | 'noReason'
  /** 更新した: not after the end that stands. */
  | 'notAfter'
  /** Before the term begins. */
  | 'beforeStart'
  /** 終わった is said once it has. */
  | 'inFuture'

export function sayRenewal(
  agreement: Pick<Agreement, 'signedOn' | 'term'>,
  lines: readonly RenewalLine[],
  said: RenewalSaid,
  today: LocalDate,
): Result<RenewalSaid, RenewalFault> {
  const { term } = termInForce(agreement, lines)
  if (openRenewal(lines)) return fail('open')
  if (said.reason.trim() === '') return fail('noReason')
  if (said.until < (term?.from ?? agreement.signedOn)) return fail('beforeStart')
  if (said.act === 'renewed' && term?.until !== undefined && said.until <= term.until) return fail('notAfter')
  if (said.act === 'ended' && said.until > today) return fail('inFuture')
  return ok(said)
}

/** Nobody agrees with itself; either side may let it go. */
export const answersFor = (lines: readonly RenewalLine[], side: Side): readonly RenewalAnswer[] => {
  const open = openRenewal(lines)
  if (!open) return []
  return open.side === side ? ['refused'] : RENEWAL_ANSWERS
}

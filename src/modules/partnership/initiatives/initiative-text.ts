/**
 * 合意する文 — the part of an initiative's text that both sides say 合意 to, and what may be changed of it when.
 *
 * Agreed to  name, purpose, items, who carries it, who else takes part: in Japanese, which is what was read
 * Left out   the easy Japanese and the English wordings say the same again, so their writer may always mend them. The
 *            posts change hands by lines of their own
 */
import type { Texts } from '#kernel/language'
import type { Side } from '../agreements/agreement.ts'
import { hasEnded, type State } from './initiative.ts'

export type AgreedText = {
  readonly title: Texts
  readonly why: Texts
  readonly items: readonly number[]
  readonly ownerSide: Side | 'both'
  readonly thirdParty?: string | undefined
}

/** What its writer may change alone. */
export type Editable = 'all' | 'wordings' | 'nothing'

export function editable(state: State): Editable {
  if (hasEnded(state)) return 'nothing'
  return state === 'considered' ? 'all' : 'wordings'
}

const agreedTo = ({ title, why, items, ownerSide, thirdParty }: AgreedText): string =>
  JSON.stringify([title.ja, why.ja, items.toSorted((a, b) => a - b), ownerSide, thirdParty ?? ''])

export const isSameAgreement = (one: AgreedText, other: AgreedText): boolean => agreedTo(one) === agreedTo(other)

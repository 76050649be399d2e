/**
 * まちの困りごと・会社のできること — the menu: what the departments are in trouble with, what the companies can do.
 *
 * Order     open before closed; under the name of the post that wrote it, then by title
 * A draft is seen by its own side alone; 「見せる」 adds readers and takes none away, for what was read stays read.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { outcomeOf, type ProposalHistory, type ProposalState, proposalState } from './proposal.ts'

export const MENU_KINDS = ['need', 'offer'] as const
export type MenuKind = (typeof MENU_KINDS)[number]

export type MenuText = {
  readonly title: string
  /** What the trouble is, or what can be done. */
  readonly body: string
  /** What it costs the other side, in words; of an offer. */
  readonly cost: string
  /** Since when it is a trouble; of a need. */
  readonly since: LocalDate | undefined
  /** Where it may belong, as the writer sees it. */
  readonly under: { readonly agreement: Uuid; readonly item: number } | undefined
  /** The post that answers for it. */
  readonly post: Uuid
}
/** An entry as a list shows it. */
export type MenuLine = {
  readonly id: Uuid
  readonly kind: MenuKind
  readonly title: string
  readonly body: string
  readonly cost: string
  /** 「企画課」, or the company and its team. */
  readonly owner: string
  /** `agreement:item`, and what it says. Empty when the writer named none or the reader has no part in it. */
  readonly item: string
  readonly itemText: string
  readonly isOpen: boolean
  readonly closedReason: string
  /** Whether anybody but its own side sees it. */
  readonly isShared: boolean
  readonly isOurs: boolean
  readonly past: readonly PastProposal[]
}
/** What was proposed to it, and how that went. */
export type PastProposal = {
  readonly id: Uuid
  readonly title: string
  readonly state: ProposalState
  /** The reason of the last line. */
  readonly reason: string
  readonly initiative: Uuid | undefined
}

export type MenuAsked = {
  readonly q: string
  readonly item: string
  readonly shown: 'open' | 'all'
}

/** As people write it: width, case and spaces make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

export function menuOf(lines: readonly MenuLine[], kind: MenuKind, { q, item, shown }: MenuAsked): readonly MenuLine[] {
  const wanted = plain(q)
  return lines
    .filter(
      (line) =>
        line.kind === kind &&
        (shown === 'all' || line.isOpen) &&
        (item === '' || line.item === item) &&
        (wanted === '' ||
          [line.title, line.body, line.owner, line.itemText].some((text) => plain(text).includes(wanted))),
    )
    .toSorted(
      (a, b) =>
        Number(b.isOpen) - Number(a.isOpen) ||
        a.owner.localeCompare(b.owner, 'ja') ||
        a.title.localeCompare(b.title, 'ja'),
    )
}

/** Under the name of who wrote them, in the order in which they come. */
export function byOwner(lines: readonly MenuLine[]): readonly (readonly [string, readonly MenuLine[]])[] {
  const groups = new Map<string, MenuLine[]>()
  for (const line of lines) groups.set(line.owner, [...(groups.get(line.owner) ?? []), line])
  return [...groups]
}

export const pastProposal = (proposal: {
  readonly id: Uuid
  readonly title: string
  readonly history: ProposalHistory
}): PastProposal => ({
  id: proposal.id,
  title: proposal.title,
  state: proposalState(proposal.history),
  reason: proposal.history.at(-1)?.reason ?? '',
  initiative: outcomeOf(proposal.history),
})

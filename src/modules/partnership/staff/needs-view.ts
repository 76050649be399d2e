/**
 * 困りごと・できること・提案の画面に出すもの — rows put beside the names of posts, items and initiatives.
 *
 * An item of an agreement in which the reader has no part is left out, and so is an initiative that the reader cannot see.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import type { Agreement, Side } from '../agreements/agreement.ts'
import { type MenuKind, type MenuLine, type MenuText, pastProposal } from '../needs-offers/menu.ts'
import {
  nextProposalStates,
  outcomeOf,
  type ProposalClock,
  type ProposalHistory,
  type ProposalState,
  proposalClock,
  proposalState,
} from '../needs-offers/proposal.ts'

type Post = {
  readonly id: Uuid
  readonly organisation: Uuid
  readonly organisationName: string
  readonly department: string
  readonly title: string
}
type Entry = MenuText & {
  readonly id: Uuid
  readonly kind: MenuKind
  readonly organisation: Uuid
  readonly sharedWith: readonly Uuid[]
  readonly closed: { readonly on: LocalDate; readonly reason: string } | undefined
}
export type ProposalRow = {
  readonly id: Uuid
  readonly agreement: Uuid
  readonly answers: Uuid | undefined
  readonly title: string
  readonly side: Side
  readonly from: { readonly organisation: Uuid; readonly post: Uuid }
  readonly to: { readonly organisation: Uuid; readonly post: Uuid | undefined }
  readonly history: ProposalHistory
}
type StoredAgreement = { readonly id: Uuid; readonly agreement: Agreement }

export type Choice = { readonly value: string; readonly label: string }

/** Every item of the agreements that the reader is a party of. */
export const itemChoices = (agreements: readonly StoredAgreement[]): readonly (Choice & { readonly group: string })[] =>
  agreements.flatMap(({ id, agreement }) =>
    agreement.items.map(({ no, text }) => ({
      value: `${id}:${no}`,
      label: `${no}　${plainText(text.ja)}`,
      group: plainText(agreement.title.ja),
    })),
  )

export const itemKey = (under: MenuText['under']): string => (under ? `${under.agreement}:${under.item}` : '')

export function menuLines(
  entries: readonly Entry[],
  proposals: readonly ProposalRow[],
  posts: readonly Post[],
  items: readonly Choice[],
  organisation: Uuid,
): readonly MenuLine[] {
  const byId = new Map(posts.map((post) => [post.id, post]))
  return entries.map((entry) => {
    const { id, kind, title, body, cost, closed } = entry
    const post = byId.get(entry.post)
    const found = items.find(({ value }) => value === itemKey(entry.under))
    return {
      ...{ id, kind, title, body, cost },
      owner: (kind === 'need' ? post?.department : post?.organisationName) ?? '',
      item: found?.value ?? '',
      itemText: found?.label ?? '',
      isOpen: closed === undefined,
      closedReason: closed?.reason ?? '',
      isShared: entry.sharedWith.length > 0,
      isOurs: entry.organisation === organisation,
      past: proposals.filter(({ answers }) => answers === id).map(pastProposal),
    }
  })
}

export type ProposalListLine = {
  readonly id: Uuid
  readonly title: string
  readonly state: ProposalState
  readonly clock: ProposalClock
  readonly from: string
  readonly to: string
  readonly fromUs: boolean
  readonly agreement: string
  readonly answers: string
  readonly received: LocalDate | undefined
  /** The reason of the last line, once there is an answer. */
  readonly reason: string
  readonly initiative: string
}
export type ProposalsAsked = { readonly q: string; readonly state: ProposalState | 'late' | '' }

export const proposalListLine = (
  proposal: ProposalRow,
  names: {
    readonly post: (id: Uuid | undefined) => string | undefined
    readonly organisation: (id: Uuid) => string
    readonly agreement: (id: Uuid) => string
    readonly entry: (id: Uuid) => string
    readonly initiative: (id: Uuid) => string
  },
  organisation: Uuid,
  today: LocalDate,
): ProposalListLine => {
  const { id, title, from, to, history, answers } = proposal
  const made = outcomeOf(history)
  return {
    id,
    title,
    state: proposalState(history),
    clock: proposalClock(history, today),
    from: names.post(from.post) ?? names.organisation(from.organisation),
    to: names.post(to.post) ?? names.organisation(to.organisation),
    fromUs: from.organisation === organisation,
    agreement: names.agreement(proposal.agreement),
    answers: answers ? names.entry(answers) : '',
    received: history[0]?.on,
    reason: history.length > 1 ? (history.at(-1)?.reason ?? '') : '',
    initiative: made ? names.initiative(made) : '',
  }
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** What is late stands first, then what waits, then the rest, each by the day it arrived, newest first. */
export const proposalsShown = (
  lines: readonly ProposalListLine[],
  { q, state }: ProposalsAsked,
): readonly ProposalListLine[] => {
  const order = ({ clock }: ProposalListLine) => (clock.kind === 'late' ? 0 : clock.kind === 'waiting' ? 1 : 2)
  return lines
    .filter(
      (line) =>
        (state === '' || (state === 'late' ? line.clock.kind === 'late' : line.state === state)) &&
        [line.title, line.from, line.to, line.agreement, line.answers].some((text) => plain(text).includes(plain(q))),
    )
    .toSorted((a, b) => order(a) - order(b) || (b.received ?? '').localeCompare(a.received ?? ''))
}

export type ProposalTask = {
  readonly id: Uuid
  readonly title: string
  readonly from: string
  readonly clock: Extract<ProposalClock, { kind: 'waiting' | 'late' }>
}

/** What a post has to answer first. A proposal that names no post is asked of every post of the organisation. */
export const proposalTasks = (
  proposals: readonly ProposalRow[],
  asked: { readonly organisation: Uuid; readonly post: Uuid },
  nameOf: (post: Uuid) => string | undefined,
  today: LocalDate,
): readonly ProposalTask[] =>
  proposals
    .flatMap(({ id, title, from, to, history }): readonly ProposalTask[] => {
      const clock = proposalClock(history, today)
      const isOurs = to.organisation === asked.organisation && (to.post === undefined || to.post === asked.post)
      if (!isOurs || (clock.kind !== 'waiting' && clock.kind !== 'late')) return []
      return [{ id, title, from: nameOf(from.post) ?? '', clock }]
    })
    .toSorted((a, b) => b.clock.days - a.clock.days)

/** What the reader may say next of a proposal. */
export const nextOf = (
  proposal: Pick<ProposalRow, 'side' | 'from' | 'history'>,
  organisation: Uuid,
): readonly ProposalState[] => {
  const own = proposal.from.organisation === organisation
  const other: Side = proposal.side === 'company' ? 'municipality' : 'company'
  return nextProposalStates(proposal.history, own ? proposal.side : other)
}

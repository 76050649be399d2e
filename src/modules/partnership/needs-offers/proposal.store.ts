/**
 * 提案の行 — proposals and what was answered to them. One organisation asks, one of the other side answers, no third reads.
 *
 * Sent is shown. Rows are added, never changed; of two who answer at once the second is told what the first said.
 */
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import type { Side } from '../agreements/agreement.ts'
import { partyStore, type Sided, sidedBy, staffOf } from '../agreements/party.store.ts'
import type { InitiativeTables } from '../initiatives/initiative.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { type MenuTables, menuStore } from './menu.store.ts'
import {
  moveProposal,
  outcomeOf,
  type ProposalFault,
  type ProposalLine,
  type ProposalState,
  proposalState,
} from './proposal.ts'

export type ProposalTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  menu_id: Uuid | null
  title: string
  body: string
  side: Side
  to_org: Uuid
  to_post_id: Uuid | null
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type ProposalLineTable = Sided & {
  id: Uuid
  proposal_id: Uuid
  seq: number
  state: ProposalState
  reason: string
  initiative_id: Uuid | null
  side: Side
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type ProposalTables = MenuTables &
  InitiativeTables & { partnership_proposal: ProposalTable; partnership_proposal_line: ProposalLineTable }

export type RecordedProposalLine = ProposalLine & { readonly post: Uuid; readonly at: Instant }
export type Proposal = {
  readonly id: Uuid
  readonly agreement: Uuid
  /** The need or offer that it answers; undefined: it stands alone. */
  readonly answers: Uuid | undefined
  readonly title: string
  readonly body: string
  readonly side: Side
  readonly from: { readonly organisation: Uuid; readonly post: Uuid }
  /** No post: the organisation has named none for this agreement. */
  readonly to: { readonly organisation: Uuid; readonly post: Uuid | undefined }
  /** Oldest first. */
  readonly history: readonly RecordedProposalLine[]
}
export type ProposalAdded =
  | { readonly kind: 'added' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknownReceiver' }
  /** What it answers is closed, or not the receiver's. */
  | { readonly kind: 'notOpen' }
export type ProposalMoved =
  | { readonly kind: 'moved' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'unknownInitiative' }
  | { readonly kind: 'refused'; readonly fault: ProposalFault }

export const proposalStore = (tx: Tx<ProposalTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('partnership_proposal').selectAll().where('municipality_id', '=', here)
  const withHistory = async (found: readonly ProposalTable[]): Promise<readonly Proposal[]> => {
    if (found.length === 0) return []
    const ids = found.map(({ id }) => id)
    const lines = await tx
      .selectFrom('partnership_proposal_line')
      .selectAll()
      .where('municipality_id', '=', here)
      .where('proposal_id', 'in', ids)
      .orderBy('seq')
      .execute()
    return found.map((row) => proposalOf(row, lines))
  }
  const find = async (id: Uuid): Promise<Proposal | undefined> =>
    (await withHistory(await rows().where('id', '=', id).execute()))[0]
  const addLine = async (
    { id, from, to }: Pick<Proposal, 'id' | 'from' | 'to'>,
    seq: number,
    given: {
      readonly line: Uuid
      readonly state: ProposalState
      readonly reason: string
      readonly side: Side
      readonly at: Instant
      readonly initiative: Uuid | undefined
    },
  ): Promise<boolean> => {
    const { person, post, organisation } = staffOf(tx.acting)
    const added = await tx
      .insertInto('partnership_proposal_line')
      .values({
        ...sidedBy(tx.acting, [from.organisation === organisation ? to.organisation : from.organisation]),
        id: given.line,
        proposal_id: id,
        seq,
        state: given.state,
        reason: given.reason,
        initiative_id: given.initiative ?? null,
        side: given.side,
        post_id: post,
        recorded_at: given.at,
        recorded_by: person,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    return Boolean(added.numInsertedOrUpdatedRows)
  }
  const isOfAgreement = async (initiative: Uuid, agreement: Uuid): Promise<boolean> =>
    (await initiativeStore(tx).find(initiative))?.agreement === agreement
  /** The post that will be asked to answer. */
  const receiver = async (agreement: Uuid, to: Uuid, side: Side): Promise<Uuid | undefined> => {
    const desk = (await agreementStore(tx).find(agreement))?.desks[side]
    return desk && (await postStore(tx).find(desk))?.organisation === to ? desk : undefined
  }

  return {
    find,
    all: async (): Promise<readonly Proposal[]> => withHistory(await rows().orderBy('recorded_at', 'desc').execute()),

    add: async (given: {
      readonly id: Uuid
      readonly line: Uuid
      readonly agreement: Uuid
      readonly to: Uuid
      readonly answers: Uuid | undefined
      readonly title: string
      readonly body: string
      readonly at: Instant
    }): Promise<ProposalAdded> => {
      const { id, line, agreement, to, answers, title, body, at } = given
      const standing = await partyStore(tx).standing(agreement)
      if (!standing) return { kind: 'missing' }
      const across = standing.parties.find((each) => each.organisation === to && each.side !== standing.side)
      if (!across) return { kind: 'unknownReceiver' }
      const entry = answers && (await menuStore(tx).find(answers))
      if (answers && (!entry || entry.organisation !== to || entry.closed)) return { kind: 'notOpen' }
      const { person, post, organisation } = staffOf(tx.acting)
      const toPost = entry ? entry.post : await receiver(agreement, to, across.side)
      await tx
        .insertInto('partnership_proposal')
        .values({
          ...sidedBy(tx.acting, [to]),
          ...{ id, agreement_id: agreement, menu_id: answers ?? null, title, body, side: standing.side, to_org: to },
          ...{ to_post_id: toPost ?? null, post_id: post, recorded_at: at, recorded_by: person },
        })
        .execute()
      const parties = { id, from: { organisation, post }, to: { organisation: to, post: toPost } }
      const { side } = standing
      await addLine(parties, 1, { line, state: 'received', reason: title, side, at, initiative: undefined })
      await tx.record({ did: 'proposal.add', object: 'proposal', id, after: { agreement, to, answers, title, body } })
      return { kind: 'added' }
    },

    /** `seq`: how many lines the person saw; past them, somebody was quicker. */
    move: async (given: {
      readonly id: Uuid
      readonly line: Uuid
      readonly seq: number
      readonly state: ProposalState
      readonly reason: string
      readonly initiative: Uuid | undefined
      readonly at: Instant
    }): Promise<ProposalMoved> => {
      const { id, seq, state, reason, at } = given
      const before = await find(id)
      if (!before) return { kind: 'missing' }
      if (before.history.length !== seq) return { kind: 'changedMeanwhile' }
      const initiative = state === 'adopted' ? given.initiative : undefined
      const side = ownSide(before, staffOf(tx.acting).organisation)
      const line: ProposalLine = { state, reason, side, on: localDateAt(at), initiative }
      const moved = moveProposal(before.history, line)
      if (!moved.ok) return { kind: 'refused', fault: moved.error }
      if (initiative && !(await isOfAgreement(initiative, before.agreement))) return { kind: 'unknownInitiative' }
      if (!(await addLine(before, seq + 1, { line: given.line, state, reason, side, at, initiative })))
        return { kind: 'changedMeanwhile' }
      const was = { state: proposalState(before.history) }
      await tx.record({ did: 'proposal.move', object: 'proposal', id, before: was, after: { ...line } })
      return { kind: 'moved' }
    },

    /** What came of an adopted proposal, once; by either side. */
    link: async (given: {
      readonly id: Uuid
      readonly line: Uuid
      readonly initiative: Uuid
      readonly reason: string
      readonly at: Instant
    }): Promise<'linked' | 'missing' | 'alreadyLinked' | 'unknownInitiative'> => {
      const { id, initiative, at } = given
      const before = await find(id)
      if (!before || proposalState(before.history) !== 'adopted') return 'missing'
      if (outcomeOf(before.history)) return 'alreadyLinked'
      if (!(await isOfAgreement(initiative, before.agreement))) return 'unknownInitiative'
      const side = ownSide(before, staffOf(tx.acting).organisation)
      if (!(await addLine(before, before.history.length + 1, { ...given, state: 'adopted', side, at })))
        return 'alreadyLinked'
      await tx.record({ did: 'proposal.link', object: 'proposal', id, after: { initiative } })
      return 'linked'
    },
  }
}

/** On which side of it an organisation stands that can read it. */
export const ownSide = ({ side, from }: Pick<Proposal, 'side' | 'from'>, organisation: Uuid): Side =>
  from.organisation === organisation ? side : side === 'company' ? 'municipality' : 'company'

const proposalOf = (row: ProposalTable, lines: readonly ProposalLineTable[]): Proposal => ({
  id: row.id,
  agreement: row.agreement_id,
  answers: row.menu_id ?? undefined,
  title: row.title,
  body: row.body,
  side: row.side,
  from: { organisation: row.side_org, post: row.post_id },
  to: { organisation: row.to_org, post: row.to_post_id ?? undefined },
  history: lines
    .filter((line) => line.proposal_id === row.id)
    .map((line) => ({
      state: line.state,
      reason: line.reason,
      side: line.side,
      on: localDateAt(line.recorded_at),
      initiative: line.initiative_id ?? undefined,
      post: line.post_id,
      at: line.recorded_at,
    })),
})

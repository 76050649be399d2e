/**
 * 取組の行 — initiatives and their history. A draft is seen by the side that wrote it; once shared, it is 検討中 for both.
 *
 * Only the side that wrote the text edits it. Either side may move the state; the history is added to, never changed.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { type PostTables, postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { SIDES, sideOf } from '../agreements/agreement.ts'
import { chargeStore } from '../agreements/charge.store.ts'
import { type PartyRow, partyStore, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import { signStore } from '../indicators/sign.store.ts'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import { hasEnded, move, reached, type State, type StateLine } from './initiative.ts'
import type {
  InitiativeAdded,
  InitiativeMoved,
  InitiativeSaved,
  InitiativeShared,
  TextRefused,
} from './initiative-outcome.store.ts'
import {
  columnsOf,
  type InitiativeRow,
  type InitiativeTables,
  type InitiativeText,
  initiativeOf,
  type StateTable,
  type StoredInitiative,
  textOf,
} from './initiative-row.store.ts'
import { editable, isSameAgreement } from './initiative-text.ts'

export type { InitiativeRefused, TextRefused } from './initiative-outcome.store.ts'
export type { InitiativeTables, InitiativeText, RecordedLine, StoredInitiative } from './initiative-row.store.ts'

export type Step = {
  /** Id of the new line of the history. */
  readonly line: Uuid
  readonly reason: string
  readonly decidedOn: LocalDate
  readonly today: LocalDate
  readonly at: Instant
}

export const initiativeStore = (tx: Tx<InitiativeTables & PostTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('partnership_initiative').selectAll().where('municipality_id', '=', here)
  /** Who has read how each of these ended. Residents are told the state alone. */
  const endingsOf = async (found: readonly InitiativeRow[], lines: readonly StateTable[]) => {
    const ended = found.filter(({ id }) =>
      hasEnded(lines.findLast(({ initiative_id }) => initiative_id === id)?.state ?? 'considered'),
    )
    if (tx.acting.kind !== 'staff' || ended.length === 0) return new Map()
    const parties: PartyRow[] = []
    for (const agreement of new Set(ended.map((row) => row.agreement_id)))
      parties.push(...(await partyStore(tx).of(agreement)))
    return signStore(tx).of(
      'ending',
      ended.map(({ id }) => id),
      parties,
    )
  }
  const withHistory = async (found: readonly InitiativeRow[]): Promise<readonly StoredInitiative[]> => {
    if (found.length === 0) return []
    const lines = await tx
      .selectFrom('partnership_initiative_state')
      .selectAll()
      .where('municipality_id', '=', here)
      .where(
        'initiative_id',
        'in',
        found.map(({ id }) => id),
      )
      .orderBy('seq')
      .execute()
    const endings = await endingsOf(found, lines)
    const charges = await chargeStore(tx).of(
      'initiative',
      found.map(({ id }) => id),
    )
    return found.map((row) => initiativeOf(row, lines, endings, charges))
  }
  const find = async (id: Uuid): Promise<StoredInitiative | undefined> =>
    (await withHistory(await rows().where('id', '=', id).execute()))[0]
  /** With its agreement held: until this transaction ends neither that nor any text or state under it changes. */
  const held = async (id: Uuid): Promise<StoredInitiative | undefined> => {
    const seen = await find(id)
    if (seen) await agreementStore(tx).lock(seen.agreement)
    return seen && find(id)
  }
  const standing = (agreement: Uuid) => partyStore(tx).standing(agreement)

  const refusal = async (
    text: InitiativeText,
    agreement: Uuid,
    { parties }: Standing,
  ): Promise<TextRefused | undefined> => {
    const items = (await agreementStore(tx).find(agreement))?.agreement.items ?? []
    if (text.items.length === 0 || text.items.some((no) => !items.some((item) => item.no === no)))
      return { kind: 'unknownItem' }
    for (const side of SIDES) {
      const id = text.owners[side]
      const post = id && (await postStore(tx).find(id))
      if (id && (!post || sideOf(parties, post.organisation) !== side)) return { kind: 'unknownPost', side }
    }
    return undefined
  }
  const addLine = async (id: Uuid, seq: number, state: State, { side, others }: Standing, step: Step) => {
    const { person, post } = staffOf(tx.acting)
    const added = await tx
      .insertInto('partnership_initiative_state')
      .values({
        ...sidedBy(tx.acting, others),
        id: step.line,
        initiative_id: id,
        seq,
        state,
        reason: step.reason,
        decided_on: step.decidedOn,
        side,
        post_id: post,
        recorded_at: step.at,
        recorded_by: person,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    return Boolean(added.numInsertedOrUpdatedRows)
  }
  const recordMove = ({ id, state: was }: StoredInitiative, { state, reason, decidedOn, side }: StateLine) =>
    tx.record({
      did: 'initiative.move',
      object: 'initiative',
      id,
      before: { state: was },
      after: { state, reason, decidedOn, side },
    })
  const changedNow = async (id: Uuid) => {
    const now = await find(id)
    return now ? ({ kind: 'changedMeanwhile', now } as const) : ({ kind: 'missing' } as const)
  }

  return {
    find,
    findBySlug: async (agreement: Uuid, slug: string): Promise<StoredInitiative | undefined> =>
      (await withHistory(await rows().where('agreement_id', '=', agreement).where('slug', '=', slug).execute()))[0],
    ofAgreement: async (agreement: Uuid): Promise<readonly StoredInitiative[]> =>
      withHistory(await rows().where('agreement_id', '=', agreement).orderBy('recorded_at').orderBy('slug').execute()),
    all: async (): Promise<readonly StoredInitiative[]> => withHistory(await rows().orderBy('slug').execute()),

    /** A draft of the acting side. */
    add: async (
      given: InitiativeText & {
        readonly id: Uuid
        readonly agreement: Uuid
        readonly slug: string
        readonly at: Instant
      },
    ): Promise<InitiativeAdded> => {
      const { id, agreement, slug, at } = given
      const place = await standing(agreement)
      if (!place) return { kind: 'missing' }
      await agreementStore(tx).lock(agreement)
      const refused = await refusal(given, agreement, place)
      if (refused) return refused
      const added = await tx
        .insertInto('partnership_initiative')
        .values({
          ...sidedBy(tx.acting, []),
          ...columnsOf(given),
          id,
          agreement_id: agreement,
          slug,
          version: 1,
          recorded_at: at,
          recorded_by: staffOf(tx.acting).person,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return { kind: 'slugTaken' }
      await tx.record({ did: 'initiative.add', object: 'initiative', id, after: { slug, ...textOf(given) } })
      return { kind: 'added' }
    },

    /** `step`: the line by which a 合意 to the text before is taken back, where one side had said it. */
    edit: async (
      given: InitiativeText & { readonly id: Uuid; readonly version: number; readonly step: Step },
    ): Promise<InitiativeSaved> => {
      const { id, version, step } = given
      const before = await held(id)
      const place = before && (await standing(before.agreement))
      if (!before || !place) return { kind: 'missing' }
      if (before.writtenBy !== place.organisation) return { kind: 'notOurs' }
      if (before.version !== version) return { kind: 'changedMeanwhile', now: before }
      // What both sides see changes hands by a line with a reason, not by an edit of the text.
      const text = before.shared ? { ...given, owners: before.named } : given
      const isNew = !isSameAgreement(text, before)
      const may = editable(before.state)
      if (may === 'nothing') return { kind: 'ended', now: before }
      if (may === 'wordings' && isNew) return { kind: 'agreed', now: before }
      const refused = await refusal(text, before.agreement, place)
      if (refused) return refused
      const saved = await tx
        .updateTable('partnership_initiative')
        .set({
          ...columnsOf(text),
          version: version + 1,
          recorded_at: step.at,
          recorded_by: staffOf(tx.acting).person,
        })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      if (!saved.numUpdatedRows) return changedNow(id)
      await tx.record({
        did: 'initiative.edit',
        object: 'initiative',
        id,
        before: textOf(before),
        after: textOf({ ...text, owners: before.shared ? before.owners : text.owners }),
      })
      await tx.happen(PUBLIC_QUEUE, {})
      if (!isNew || !before.consent) return { kind: 'saved', version: version + 1 }
      // Whoever said 合意 said it to another text: both say it again.
      if (!(await addLine(id, before.history.length + 1, 'considered', place, step)))
        throw new Error(`moved while its text was held: ${id}`)
      await recordMove(before, { state: 'considered', ...step, side: place.side })
      return { kind: 'consentWithdrawn', version: version + 1 }
    },

    /** Puts a draft before the other side: from now on both consider it. */
    share: async (given: Step & { readonly id: Uuid; readonly version: number }): Promise<InitiativeShared> => {
      const { id, version, reason, decidedOn, today } = given
      const draft = await held(id)
      const place = draft && (await standing(draft.agreement))
      if (!draft || !place) return { kind: 'missing' }
      if (draft.shared) return { kind: 'alreadyShared' }
      if (draft.version !== version) return { kind: 'changedMeanwhile', now: draft }
      const line: StateLine = { state: 'considered', reason, decidedOn, side: place.side }
      const moved = move(draft, line, today)
      if (!moved.ok) return { kind: 'refused', fault: moved.error }
      // The agreement may have been replaced since the draft was written.
      const refused = await refusal(draft, draft.agreement, place)
      if (refused) return refused
      const saved = await tx
        .updateTable('partnership_initiative')
        .set({ shared_with: [...place.others], version: version + 1 })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      if (!saved.numUpdatedRows) return changedNow(id)
      // A draft has no history: whoever shared it first got past the version, and nobody else did.
      if (!(await addLine(id, 1, 'considered', place, given))) throw new Error(`a draft with a history: ${id}`)
      await tx.record({ did: 'initiative.share', object: 'initiative', id, after: { ...line } })
      return { kind: 'shared' }
    },

    /** `version`, `seq`: the text and how many lines of the history the person saw; past them, somebody was quicker. */
    move: async (
      given: Step & { readonly id: Uuid; readonly state: State; readonly version: number; readonly seq: number },
    ): Promise<InitiativeMoved> => {
      const { id, state, version, seq, reason, decidedOn, today } = given
      const before = await held(id)
      const place = before && (await standing(before.agreement))
      if (!before || !place) return { kind: 'missing' }
      if (!before.shared) return { kind: 'notShared' }
      if (before.version !== version) return { kind: 'textChanged', now: before }
      if (before.history.length !== seq) return { kind: 'changedMeanwhile', now: before }
      const line: StateLine = { state, reason, decidedOn, side: place.side }
      const moved = move(before, line, today)
      if (!moved.ok) return { kind: 'refused', fault: moved.error }
      if (!(await addLine(id, seq + 1, state, place, given))) return changedNow(id)
      await recordMove(before, line)
      await tx.happen(PUBLIC_QUEUE, {})
      const now = reached([...before.history, line])
      return now.consent ? { kind: 'proposed' } : { kind: 'moved', state: now.state }
    },

    /** 「読みました」 of the side that did not end it. Twice does no harm. */
    readEnding: async (id: Uuid, sign: Uuid, at: Instant): Promise<'read' | 'missing'> => {
      const found = await find(id)
      const place = found && (await standing(found.agreement))
      if (!found || !place || !hasEnded(found.state) || found.history.at(-1)?.side === place.side) return 'missing'
      const version = found.history.length
      await signStore(tx).add({ id: sign, what: 'ending', subject: id, version, standing: place, at })
      return 'read'
    },
  }
}

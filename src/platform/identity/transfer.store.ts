/**
 * 人事異動の行 — posts that changed hands together. All of it is written, or nothing; until its day all of it is undone,
 * or nothing.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import { type PostTables, postStore } from './post.store.ts'
import { dayBefore, type Situation, type Transfer } from './transfer.ts'

type TransferTable = {
  municipality_id: Uuid
  id: Uuid
  organisation_id: Uuid
  effective_on: LocalDate
  made_at: Instant
  made_by: Uuid
  undone_at: Instant | null
  undone_by: Uuid | null
}
type LineTable = {
  municipality_id: Uuid
  transfer_id: Uuid
  post_id: Uuid
  kind: 'to' | 'new' | 'empty'
  ended_assignment_id: Uuid | null
  ended_was: LocalDate | null
  begun_assignment_id: Uuid | null
}
export type TransferTables = PostTables & { identity_transfer: TransferTable; identity_transfer_line: LineTable }

export type TransferLine = {
  readonly post: Uuid
  readonly kind: LineTable['kind']
  readonly ended: Uuid | undefined
  readonly endedWas: LocalDate | null
  readonly begun: Uuid | undefined
}
export type MadeTransfer = {
  readonly id: Uuid
  readonly organisation: Uuid
  readonly from: LocalDate
  readonly madeAt: Instant
  readonly undoneAt: Instant | undefined
  readonly lines: readonly TransferLine[]
}
export type Undone = 'undone' | 'missing' | 'begun' | 'changedSince'

/** A post that somebody else filled at that very moment: nothing at all is written then. */
export const TAKEN_MEANWHILE = Symbol('taken meanwhile')

export const transferStore = (tx: Tx<TransferTables>) => {
  const here = tx.acting.municipality
  const transfers = () => tx.selectFrom('identity_transfer').selectAll().where('municipality_id', '=', here)
  const linesOf = async (id: Uuid): Promise<readonly TransferLine[]> =>
    (
      await tx
        .selectFrom('identity_transfer_line')
        .selectAll()
        .where('municipality_id', '=', here)
        .where('transfer_id', '=', id)
        .orderBy('post_id')
        .execute()
    ).map(lineOf)
  const personOf = () => {
    if (tx.acting.kind !== 'staff') throw new Error('a transfer is made by somebody')
    return tx.acting.person
  }

  return {
    situation: async (): Promise<Situation> => ({
      posts: await postStore(tx).inMunicipality(),
      holders: await postStore(tx).holders(),
    }),

    /** Until this transaction ends nobody else fills or empties a post of the organisation. */
    hold: async (organisation: Uuid): Promise<void> => {
      await tx
        .selectFrom('identity_post')
        .select('id')
        .where('municipality_id', '=', here)
        .where('organisation_id', '=', organisation)
        .orderBy('id')
        .forUpdate()
        .execute()
    },

    /** Latest day first. */
    ofOrganisation: async (organisation: Uuid): Promise<readonly MadeTransfer[]> => {
      const made: MadeTransfer[] = []
      for (const row of await transfers()
        .where('organisation_id', '=', organisation)
        .orderBy('effective_on', 'desc')
        .orderBy('made_at', 'desc')
        .execute())
        made.push(madeOf(row, await linesOf(row.id)))
      return made
    },

    make: async (
      id: Uuid,
      { organisation, from, changes }: Transfer,
      newId: () => Uuid,
      at: Instant,
    ): Promise<void> => {
      const made = { municipality_id: here, id, organisation_id: organisation, effective_on: from, made_at: at }
      await tx
        .insertInto('identity_transfer')
        .values({ ...made, made_by: personOf(), undone_at: null, undone_by: null })
        .execute()
      for (const { post, kind, ends, begins } of changes) {
        const begun = begins && newId()
        if (ends) await postStore(tx).endAssignment(ends.id, dayBefore(from))
        const assigned =
          begins &&
          begun &&
          (await postStore(tx).assign({ id: begun, post: post.id, person: begins.person, from, until: null }))
        if (assigned === 'taken') throw TAKEN_MEANWHILE
        await tx
          .insertInto('identity_transfer_line')
          .values({
            municipality_id: here,
            transfer_id: id,
            post_id: post.id,
            kind,
            ended_assignment_id: ends?.id ?? null,
            ended_was: ends?.until ?? null,
            begun_assignment_id: begun ?? null,
          })
          .execute()
      }
      await tx.record({
        did: 'transfer.make',
        object: 'transfer',
        id,
        after: { organisation, from, posts: changes.map(({ post, kind }) => ({ post: post.id, kind })) },
      })
    },

    /** Only of the organisation that made it, and only before its day. */
    undo: async (id: Uuid, organisation: Uuid, today: LocalDate, at: Instant): Promise<Undone> => {
      const row = await transfers().where('id', '=', id).forUpdate().executeTakeFirst()
      if (!row || row.organisation_id !== organisation || row.undone_at) return 'missing'
      if (row.effective_on <= today) return 'begun'
      const lines = await linesOf(id)
      const holders = await postStore(tx).holders()
      if (!lines.every((line) => isAsMade(line, row.effective_on, holders))) return 'changedSince'
      for (const { ended, endedWas, begun } of lines) {
        if (begun) {
          const { numDeletedRows } = await tx
            .deleteFrom('identity_assignment')
            .where('municipality_id', '=', here)
            .where('id', '=', begun)
            .where('from_on', '>', today)
            .executeTakeFirstOrThrow()
          // To the database its day has come, whatever our clock says: with the old holder put back there would be two.
          if (numDeletedRows === 0n) throw new Error(`an assignment that has begun would not go: ${begun}`)
        }
        if (begun) await tx.record({ did: 'assignment.remove', object: 'assignment', id: begun })
        if (!ended) continue
        await tx
          .updateTable('identity_assignment')
          .set({ until_on: endedWas })
          .where('municipality_id', '=', here)
          .where('id', '=', ended)
          .execute()
        await tx.record({ did: 'assignment.end', object: 'assignment', id: ended, after: { until: endedWas } })
      }
      await tx
        .updateTable('identity_transfer')
        .set({ undone_at: at, undone_by: personOf() })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .execute()
      await tx.record({ did: 'transfer.undo', object: 'transfer', id, after: { undoneAt: at } })
      return 'undone'
    },
  }
}

/** Nobody has touched this post since: the old holder ends, the new one begins, and no other one follows. */
function isAsMade(line: TransferLine, from: LocalDate, holders: Situation['holders']): boolean {
  const own = holders.filter(({ post }) => post === line.post)
  const ended = own.find(({ id }) => id === line.ended)
  if (line.ended && ended?.until !== dayBefore(from)) return false
  if (line.begun && !own.some(({ id, until }) => id === line.begun && until === null)) return false
  return own.every((held) => held.id === line.begun || held.from < from)
}

const lineOf = (row: LineTable): TransferLine => ({
  post: row.post_id,
  kind: row.kind,
  ended: row.ended_assignment_id ?? undefined,
  endedWas: row.ended_was,
  begun: row.begun_assignment_id ?? undefined,
})

const madeOf = (row: TransferTable, lines: readonly TransferLine[]): MadeTransfer => ({
  id: row.id,
  organisation: row.organisation_id,
  from: row.effective_on,
  madeAt: row.made_at,
  undoneAt: row.undone_at ?? undefined,
  lines,
})

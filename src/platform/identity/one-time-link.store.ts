/**
 * 一度だけのリンクの行 — a link ends once, by being used or withdrawn. Of two who come at the same moment the row itself
 * lets one through; the other hears 'gone'.
 *
 * Left out  that it grows too old: `isOpen` asks that of the clock
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { OpenTx } from '../database/tx.ts'

type LinkColumns = { used_at: Instant | null; withdrawn_at: Instant | null }
const TABLES = { invitation: 'identity_invitation', reset: 'identity_reset' } as const

/** For the stores of these two tables alone; `Columns` are those of the table. */
export const linkEnds = <Columns extends LinkColumns>(tx: OpenTx, what: keyof typeof TABLES) => {
  /** Answers false where the link has ended already. */
  const change = async (id: Uuid, set: Partial<Columns> | Partial<LinkColumns>): Promise<boolean> => {
    const { numUpdatedRows } = await tx
      .updateTable(TABLES[what])
      .set(set)
      .where('municipality_id', '=', tx.acting.municipality)
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0
  }
  return {
    change,

    use: async (id: Uuid, at: Instant, by?: { readonly used_by: Uuid }): Promise<'used' | 'gone'> => {
      if (!(await change(id, { used_at: at, ...by }))) return 'gone'
      await tx.record({ did: `${what}.use`, object: what, id, ...(by && { after: { person: by.used_by } }) })
      return 'used'
    },

    withdraw: async (id: Uuid, at: Instant): Promise<'withdrawn' | 'gone'> => {
      if (!(await change(id, { withdrawn_at: at }))) return 'gone'
      await tx.record({ did: `${what}.withdraw`, object: what, id })
      return 'withdrawn'
    },
  }
}

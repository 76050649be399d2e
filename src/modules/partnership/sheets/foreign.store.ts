/**
 * 取りこみの行 — all that was planned from somebody's lists, written at once or not at all: initiatives that both sides
 * now consider, their indicators, and what was said of each year. Nobody has signed any of it.
 *
 * Thousands of rows leave one line in the audit log.
 */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { searchKey } from '#kernel/text'
import type { Tx } from '#platform/database/tx'
import { agreementStore } from '../agreements/agreement.store.ts'
import { partyStore, sidedBy, staffOf } from '../agreements/party.store.ts'
import type { FigureTables } from '../indicators/figure-row.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import type { ForeignPlan } from './foreign-plan.ts'
import { type ForeignGround, foreignRows } from './foreign-row.store.ts'
import { rowsAtOnce } from './rows-at-once.ts'

export type ForeignCounts = {
  readonly initiatives: number
  readonly indicators: number
  readonly targets: number
  readonly figures: number
}
export type ForeignWritten =
  | ({ readonly kind: 'written' } & ForeignCounts)
  /** Under the agreement stands something else than was planned upon; nothing was written. */
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'missing' }

export const foreignStore = (tx: Tx<FigureTables>) => ({
  write: async (
    plan: ForeignPlan,
    given: Omit<ForeignGround, 'sided' | 'side' | 'person' | 'post'>,
  ): Promise<ForeignWritten> => {
    const { agreement, words } = given
    const standing = await partyStore(tx).standing(agreement)
    if (!standing) return { kind: 'missing' }
    await agreementStore(tx).lock(agreement)
    if (!(await isPlannedUpon(tx, agreement, plan))) return { kind: 'changedMeanwhile' }
    const { person, post } = staffOf(tx.acting)
    const sided = sidedBy(tx.acting, standing.others)
    const rows = foreignRows(plan.initiatives, { ...given, sided, side: standing.side, person, post })
    for (const part of rowsAtOnce(rows.initiatives))
      await tx.insertInto('partnership_initiative').values(part).execute()
    for (const part of rowsAtOnce(rows.states))
      await tx.insertInto('partnership_initiative_state').values(part).execute()
    for (const part of rowsAtOnce(rows.indicators)) await tx.insertInto('partnership_indicator').values(part).execute()
    for (const part of rowsAtOnce(rows.targets)) await tx.insertInto('partnership_target').values(part).execute()
    for (const part of rowsAtOnce(rows.figures)) await tx.insertInto('partnership_measurement').values(part).execute()
    const counts = {
      indicators: rows.indicators.length,
      targets: rows.targets.length,
      figures: rows.figures.length,
    }
    const ids = rows.initiatives.map(({ id }) => id)
    const after = { ...counts, initiatives: ids, left: plan.left.length, reason: words.reason }
    await tx.record({ did: 'sheet.takeIn', object: 'agreement', id: agreement, after })
    await tx.happen(PUBLIC_QUEUE, {})
    return { kind: 'written', initiatives: rows.initiatives.length, ...counts }
  },
})

/** Nothing of that name came to be under the agreement meanwhile, and its items are still those. */
async function isPlannedUpon(tx: Tx<FigureTables>, agreement: Uuid, { initiatives }: ForeignPlan): Promise<boolean> {
  const items = new Set((await agreementStore(tx).find(agreement))?.agreement.items.map(({ no }) => no))
  const under = await initiativeStore(tx).ofAgreement(agreement)
  const titles = new Set(under.map(({ title }) => searchKey(plainText(title.ja))))
  return initiatives.every(({ title, items: own }) => own.every((no) => items.has(no)) && !titles.has(searchKey(title)))
}

/**
 * 公表の台帳の行 — what residents were ever shown, as rows: read by everybody of the agreement, written by its town.
 *
 * Rows are added and never changed. Which ones come to be is decided in publication.store.ts.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { agreementStore, type Json } from '../agreements/agreement.store.ts'
import { partyStore, type Sided, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import type { FigureTables } from '../indicators/figure-row.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import type { ProgressTables } from '../progress/progress.store.ts'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import type { ReviewTables } from '../reviews/review-row.store.ts'
import type { LedgerEntry, LedgerKind, LedgerValue } from './publication.ts'

export type PublicationTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  initiative_id: Uuid
  kind: LedgerKind
  /** Of a figure and a target the indicator, else the initiative. */
  owner_id: Uuid
  period: string
  subject_id: Uuid
  covers: Uuid[]
  shown: Json<LedgerValue>
  published_at: Instant
  published_by: Uuid
  supersedes: Uuid | null
}
export type PublicationTables = FigureTables &
  ReviewTables &
  ProgressTables & { partnership_publication: PublicationTable }

export type FreshEntry = Pick<LedgerEntry, 'kind' | 'owner' | 'period' | 'subject' | 'covers' | 'shown' | 'supersedes'>

export const ledgerStore = (tx: Tx<PublicationTables>) => {
  const rows = () =>
    tx.selectFrom('partnership_publication').selectAll().where('municipality_id', '=', tx.acting.municipality)

  /** Oldest first, everything ever published under an initiative. */
  const ledgerOf = async (initiative: Uuid): Promise<readonly LedgerEntry[]> =>
    (await rows().where('initiative_id', '=', initiative).orderBy('published_at').orderBy('id').execute()).map(entryOf)

  const all = async (): Promise<readonly LedgerEntry[]> =>
    (await rows().orderBy('published_at').orderBy('id').execute()).map(entryOf)

  /** The initiative and its side, or why this side may not publish it. */
  const mine = async (initiativeId: Uuid) => {
    const initiative = await initiativeStore(tx).find(initiativeId)
    const standing = initiative && (await partyStore(tx).standing(initiative.agreement))
    if (!initiative || !standing) return { kind: 'missing' } as const
    if (standing.side !== 'municipality') return { kind: 'notMunicipality' } as const
    await agreementStore(tx).lock(initiative.agreement)
    return { kind: 'mine', initiative, standing, ledger: await ledgerOf(initiative.id) } as const
  }

  const write = async (
    at: Instant,
    under: { readonly initiative: { readonly id: Uuid; readonly agreement: Uuid }; readonly standing: Standing },
    entries: readonly FreshEntry[],
    newId: () => Uuid,
  ): Promise<void> => {
    for (const entry of entries) {
      const id = newId()
      await tx
        .insertInto('partnership_publication')
        .values({
          ...sidedBy(tx.acting, under.standing.others),
          id,
          agreement_id: under.initiative.agreement,
          initiative_id: under.initiative.id,
          kind: entry.kind,
          owner_id: entry.owner,
          period: entry.period,
          subject_id: entry.subject,
          covers: [...entry.covers],
          shown: JSON.stringify(entry.shown),
          published_at: at,
          published_by: staffOf(tx.acting).person,
          supersedes: entry.supersedes ?? null,
        })
        .execute()
      await tx.record({ did: 'publication.add', object: 'publication', id, after: { ...entry } })
    }
    await tx.happen(PUBLIC_QUEUE, {})
  }

  return { ledgerOf, all, mine, write }
}

type PublicationRow = Omit<PublicationTable, 'shown'> & { shown: LedgerValue }

const entryOf = (row: PublicationRow): LedgerEntry => ({
  id: row.id,
  initiative: row.initiative_id,
  kind: row.kind,
  owner: row.owner_id,
  period: row.period,
  subject: row.subject_id,
  covers: row.covers,
  shown: row.shown,
  publishedAt: row.published_at,
  supersedes: row.supersedes ?? undefined,
})

/**
 * 協定の版の行 — every text that an agreement had here, who put it there, when and why. Rows are added, never changed.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import type { Json } from './agreement.store.ts'
import type { Agreement } from './agreement.ts'
import { type Sided, staffOf } from './party.store.ts'

export type AgreementVersionTable = Sided & {
  agreement_id: Uuid
  version: number
  document: Json<Agreement>
  /** Empty for the first. */
  reason: string
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type AgreementVersionTables = { partnership_agreement_version: AgreementVersionTable }

export type AgreementVersion = {
  readonly version: number
  readonly agreement: Agreement
  readonly reason: string
  readonly post: Uuid
  readonly at: Instant
}

export const agreementVersionStore = (tx: Tx<AgreementVersionTables>) => ({
  /** Newest first. */
  of: async (agreement: Uuid): Promise<readonly AgreementVersion[]> =>
    (
      await tx
        .selectFrom('partnership_agreement_version')
        .selectAll()
        .where('municipality_id', '=', tx.acting.municipality)
        .where('agreement_id', '=', agreement)
        .orderBy('version', 'desc')
        .execute()
    ).map(({ version, document, reason, post_id, recorded_at }) => ({
      version,
      agreement: document,
      reason,
      post: post_id,
      at: recorded_at,
    })),

  add: async (given: {
    readonly sided: Sided
    readonly id: Uuid
    readonly version: number
    readonly agreement: Agreement
    readonly reason: string
    readonly at: Instant
  }): Promise<void> => {
    const { sided, id, version, agreement, reason, at } = given
    const { person, post } = staffOf(tx.acting)
    await tx
      .insertInto('partnership_agreement_version')
      .values({
        ...sided,
        agreement_id: id,
        version,
        document: JSON.stringify(agreement),
        reason,
        post_id: post,
        recorded_at: at,
        recorded_by: person,
      })
      .execute()
  },
})

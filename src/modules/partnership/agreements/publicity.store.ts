/**
 * 公開の経過の行 — each time an agreement or an initiative was taken back from residents or given to them again.
 *
 * Only the municipality's side writes here. The last line of a thing says whether it is public now; without a line, what
 * first published it does.
 */
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import { type Sided, type Standing, sidedBy, staffOf } from './party.store.ts'
import type { Taken, Withdrawn, WithdrawnWhy } from './publicity.ts'

export type PublicityTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  /** The initiative, or the agreement itself. */
  subject_id: Uuid
  /** Last part of its address: residents may not see the row that has it. */
  slug: string
  seq: number
  act: 'published' | 'withdrawn'
  why: WithdrawnWhy | null
  reason: string
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type PublicityTables = { partnership_publicity: PublicityTable }

/** What residents may know of it: the words of the reason stay in the row. */
export type PublicityLine = {
  readonly agreement: Uuid
  readonly initiative: Uuid | undefined
  readonly slug: string
  readonly act: 'published' | 'withdrawn'
  readonly why: WithdrawnWhy | undefined
  readonly at: Instant
}
export type Shownness = { readonly agreement: Uuid; readonly initiative: Uuid | undefined; readonly slug: string }

export const publicityStore = (tx: Tx<PublicityTables>) => {
  /** Of each thing oldest first. */
  const all = async (): Promise<readonly PublicityLine[]> =>
    (
      await tx
        .selectFrom('partnership_publicity')
        .select(['agreement_id', 'subject_id', 'slug', 'act', 'why', 'recorded_at'])
        .where('municipality_id', '=', tx.acting.municipality)
        .orderBy('agreement_id')
        .orderBy('subject_id')
        .orderBy('seq')
        .execute()
    ).map(lineOf)
  const of = async (agreement: Uuid, initiative: Uuid | undefined): Promise<readonly PublicityLine[]> =>
    (await all()).filter((line) => line.agreement === agreement && line.initiative === initiative)

  /** For staff, with the words of the reason; undefined where it was not taken back, or has come back. */
  const taken = async (agreement: Uuid, initiative: Uuid | undefined): Promise<Taken | undefined> => {
    const last = await tx
      .selectFrom('partnership_publicity')
      .select(['why', 'reason', 'recorded_at'])
      .where('municipality_id', '=', tx.acting.municipality)
      .where('agreement_id', '=', agreement)
      .where('subject_id', '=', initiative ?? agreement)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return last?.why ? { why: last.why, reason: last.reason, on: localDateAt(last.recorded_at) } : undefined
  }

  return {
    all,
    taken,
    isWithdrawn: async (agreement: Uuid, initiative: Uuid | undefined): Promise<boolean> =>
      (await taken(agreement, initiative)) !== undefined,
    add: async (
      given: Shownness & {
        readonly id: Uuid
        readonly standing: Standing
        readonly act: 'published' | 'withdrawn'
        readonly why?: WithdrawnWhy | undefined
        readonly reason: string
        readonly at: Instant
      },
    ): Promise<void> => {
      const { id, agreement, initiative, slug, standing, act, why, reason, at } = given
      const { person, post } = staffOf(tx.acting)
      await tx
        .insertInto('partnership_publicity')
        .values({
          ...sidedBy(tx.acting, standing.others),
          id,
          agreement_id: agreement,
          subject_id: initiative ?? agreement,
          slug,
          seq: (await of(agreement, initiative)).length + 1,
          act,
          why: why ?? null,
          reason,
          post_id: post,
          recorded_at: at,
          recorded_by: person,
        })
        .execute()
      const object = initiative ? 'initiative' : 'agreement'
      await tx.record({ did: `${object}.${act}`, object, id: initiative ?? agreement, after: { act, why, reason } })
      await tx.happen(PUBLIC_QUEUE, {})
    },
  }
}

/** What has gone and not come back, for whoever asks at its old address. `slugs`: of every agreement, gone or not. */
export function withdrawnNow(lines: readonly PublicityLine[]): readonly Withdrawn[] {
  const slugs = new Map(lines.filter(({ initiative }) => !initiative).map(({ agreement, slug }) => [agreement, slug]))
  const last = new Map(lines.map((line) => [`${line.agreement} ${line.initiative ?? ''}`, line]))
  return [...last.values()].flatMap(({ agreement, initiative, slug, act, why, at }) => {
    const under = initiative ? slugs.get(agreement) : slug
    if (act !== 'withdrawn' || !why || under === undefined) return []
    return [{ agreement: under, initiative: initiative && slug, on: localDateAt(at), why }]
  })
}

type Read = Pick<PublicityTable, 'agreement_id' | 'subject_id' | 'slug' | 'act' | 'why' | 'recorded_at'>
const lineOf = (row: Read): PublicityLine => ({
  agreement: row.agreement_id,
  initiative: row.subject_id === row.agreement_id ? undefined : row.subject_id,
  slug: row.slug,
  act: row.act,
  why: row.why ?? undefined,
  at: row.recorded_at,
})

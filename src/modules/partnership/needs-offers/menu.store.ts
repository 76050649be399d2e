/**
 * 困りごとと、できることの行 — entries of the menu. A draft is its own side's; shown, it stands open to the chosen readers.
 *
 * What an organisation writes follows from its kind: the municipality needs, a company offers. An entry of others
 * answers exactly like one that does not exist, and a company's entry is never shown to another company.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { type PostTables, postStore } from '#platform/identity/post.store'
import { type AgreementTables, agreementStore } from '../agreements/agreement.store.ts'
import type { Side } from '../agreements/agreement.ts'
import { type Sided, sidedBy, staffOf } from '../agreements/party.store.ts'
import type { MenuKind, MenuText } from './menu.ts'

export type MenuTable = Sided & {
  id: Uuid
  kind: MenuKind
  title: string
  body: string
  cost: string
  since: LocalDate | null
  agreement_id: Uuid | null
  item: number | null
  post_id: Uuid
  closed_on: LocalDate | null
  closed_reason: string
  version: number
  recorded_at: Instant
  recorded_by: Uuid
}
export type MenuTables = AgreementTables & PostTables & { partnership_menu: MenuTable }

export type StoredEntry = MenuText & {
  readonly id: Uuid
  readonly kind: MenuKind
  readonly organisation: Uuid
  readonly sharedWith: readonly Uuid[]
  readonly closed: { readonly on: LocalDate; readonly reason: string } | undefined
  readonly version: number
}
/** An organisation of the other side, and the agreements under which it is that. */
export type Reader = { readonly organisation: Uuid; readonly name: string; readonly agreements: readonly Uuid[] }

export type MenuRefused = { readonly kind: 'unknownItem' } | { readonly kind: 'unknownPost' }
export type MenuAdded = { readonly kind: 'added' } | { readonly kind: 'missing' } | MenuRefused
export type MenuSaved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changedMeanwhile'; readonly now: StoredEntry }
  | { readonly kind: 'closed'; readonly now: StoredEntry }
export type MenuShared = MenuSaved | { readonly kind: 'unknownReader' }

const SIDE_OF_KIND = { need: 'municipality', offer: 'company' } as const satisfies Record<MenuKind, Side>

export const menuStore = (tx: Tx<MenuTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('partnership_menu').selectAll().where('municipality_id', '=', here)
  const find = async (id: Uuid): Promise<StoredEntry | undefined> => {
    const row = await rows().where('id', '=', id).executeTakeFirst()
    return row && entryOf(row)
  }
  /** Where we stand in every agreement here, and who stands across from us. */
  const readers = async (): Promise<{ readonly side: Side | undefined; readonly readers: readonly Reader[] }> => {
    const { organisation } = staffOf(tx.acting)
    const parties = await tx
      .selectFrom('partnership_party')
      .select(['agreement_id', 'organisation_id', 'side', 'name'])
      .where('municipality_id', '=', here)
      .orderBy('name')
      .execute()
    const ours = new Map(
      parties.filter((each) => each.organisation_id === organisation).map((each) => [each.agreement_id, each.side]),
    )
    const found = new Map<Uuid, Reader>()
    for (const { agreement_id, organisation_id, side, name } of parties) {
      const own = ours.get(agreement_id)
      if (own === undefined || own === side) continue
      const agreements = [...(found.get(organisation_id)?.agreements ?? []), agreement_id]
      found.set(organisation_id, { organisation: organisation_id, name, agreements })
    }
    return { side: [...ours.values()][0], readers: [...found.values()] }
  }
  const refusal = async ({ under, post }: MenuText): Promise<MenuRefused | undefined> => {
    const found = await postStore(tx).find(post)
    if (found?.organisation !== staffOf(tx.acting).organisation) return { kind: 'unknownPost' }
    if (!under) return undefined
    const agreement = await agreementStore(tx).find(under.agreement)
    const isThere = agreement?.side && agreement.agreement.items.some(({ no }) => no === under.item)
    return isThere ? undefined : { kind: 'unknownItem' }
  }
  /** Writes only over the version that was seen, and only what is ours. */
  const save = async (
    { id, version, at }: { readonly id: Uuid; readonly version: number; readonly at: Instant },
    values: Partial<Omit<MenuTable, 'id' | 'municipality_id'>>,
  ): Promise<boolean> => {
    const saved = await tx
      .updateTable('partnership_menu')
      .set({ ...values, version: version + 1, recorded_at: at, recorded_by: staffOf(tx.acting).person })
      .where('municipality_id', '=', here)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return saved.numUpdatedRows > 0n
  }
  /** What stands in the way of changing it; undefined: nothing. */
  const blocked = async (
    id: Uuid,
    version: number,
  ): Promise<{ readonly before: StoredEntry } | { readonly no: Exclude<MenuSaved, { kind: 'saved' }> }> => {
    const before = await find(id)
    if (before?.organisation !== staffOf(tx.acting).organisation) return { no: { kind: 'missing' } }
    if (before.version !== version) return { no: { kind: 'changedMeanwhile', now: before } }
    return before.closed ? { no: { kind: 'closed', now: before } } : { before }
  }
  const late = async (id: Uuid): Promise<MenuSaved> => {
    const now = await find(id)
    return now ? { kind: 'changedMeanwhile', now } : { kind: 'missing' }
  }

  return {
    find,
    readers,
    all: async (): Promise<readonly StoredEntry[]> => (await rows().orderBy('recorded_at').execute()).map(entryOf),

    add: async (
      given: MenuText & { readonly id: Uuid; readonly kind: MenuKind; readonly at: Instant },
    ): Promise<MenuAdded> => {
      const { id, kind, at } = given
      if ((await readers()).side !== SIDE_OF_KIND[kind]) return { kind: 'missing' }
      const refused = await refusal(given)
      if (refused) return refused
      await tx
        .insertInto('partnership_menu')
        .values({
          ...sidedBy(tx.acting, []),
          ...columnsOf(given),
          id,
          kind,
          closed_on: null,
          closed_reason: '',
          version: 1,
          recorded_at: at,
          recorded_by: staffOf(tx.acting).person,
        })
        .execute()
      await tx.record({ did: `${kind}.add`, object: kind, id, after: columnsOf(given) })
      return { kind: 'added' }
    },

    edit: async (
      given: MenuText & { readonly id: Uuid; readonly version: number; readonly at: Instant },
    ): Promise<MenuSaved | MenuRefused> => {
      const found = await blocked(given.id, given.version)
      if ('no' in found) return found.no
      const refused = await refusal(given)
      if (refused) return refused
      if (!(await save(given, columnsOf(given)))) return late(given.id)
      const { kind } = found.before
      const [before, after] = [columnsOf(found.before), columnsOf(given)]
      await tx.record({ did: `${kind}.edit`, object: kind, id: given.id, before, after })
      return { kind: 'saved' }
    },

    /** Adds readers. */
    share: async (given: {
      readonly id: Uuid
      readonly version: number
      readonly with: readonly Uuid[]
      readonly at: Instant
    }): Promise<MenuShared> => {
      const found = await blocked(given.id, given.version)
      if ('no' in found) return found.no
      const across = (await readers()).readers.map(({ organisation }) => organisation)
      if (given.with.length === 0 || given.with.some((each) => !across.includes(each))) return { kind: 'unknownReader' }
      const { kind, sharedWith } = found.before
      const shared_with = [...new Set([...sharedWith, ...given.with])]
      if (!(await save(given, { shared_with }))) return late(given.id)
      const [before, after] = [{ sharedWith }, { sharedWith: shared_with }]
      await tx.record({ did: `${kind}.share`, object: kind, id: given.id, before, after })
      return { kind: 'saved' }
    },

    close: async (given: {
      readonly id: Uuid
      readonly version: number
      readonly reason: string
      readonly on: LocalDate
      readonly at: Instant
    }): Promise<MenuSaved> => {
      const { id, reason, on } = given
      const found = await blocked(id, given.version)
      if ('no' in found) return found.no
      if (!(await save(given, { closed_on: on, closed_reason: reason }))) return late(id)
      await tx.record({ did: `${found.before.kind}.close`, object: found.before.kind, id, after: { on, reason } })
      return { kind: 'saved' }
    },
  }
}

const columnsOf = ({ title, body, cost, since, under, post }: MenuText) => ({
  title,
  body,
  cost,
  since: since ?? null,
  agreement_id: under?.agreement ?? null,
  item: under?.item ?? null,
  post_id: post,
})

const entryOf = (row: MenuTable): StoredEntry => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  body: row.body,
  cost: row.cost,
  since: row.since ?? undefined,
  under: row.agreement_id && row.item !== null ? { agreement: row.agreement_id, item: row.item } : undefined,
  post: row.post_id,
  organisation: row.side_org,
  sharedWith: row.shared_with,
  closed: row.closed_on ? { on: row.closed_on, reason: row.closed_reason } : undefined,
  version: row.version,
})

/**
 * 協定の行 — agreements as signed. Only the municipality registers and changes one; its parties see it at once.
 *
 * A stale edit writes nothing and answers with the agreement as it is now. An agreement of others answers exactly like
 * one that does not exist.
 */
import { type ColumnType, sql } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import type { Tx } from '#platform/database/tx'
import { type OrganisationTables, organisationStore } from '#platform/identity/organisation.store'
import { PUBLIC_QUEUE } from '../public/public-partnership.ts'
import {
  type Agreement,
  isSameParties,
  lostItems,
  municipalityOf,
  type Side,
  sideOf,
  sidesIn,
  slugOf,
} from './agreement.ts'
import { type AgreementVersionTables, agreementVersionStore } from './agreement-version.store.ts'
import { type ChargeTables, chargeStore, inCharge } from './charge.store.ts'
import { type PartyRow, type PartyTables, partyStore, type Sided, sidedBy, staffOf } from './party.store.ts'
import { type PublicityTables, publicityStore } from './publicity.store.ts'
import type { WithdrawnWhy } from './publicity.ts'

/** What is read as a value and written as its JSON text. */
export type Json<T> = ColumnType<T, string, string>

export type AgreementTable = Sided & {
  id: Uuid
  slug: string
  title: string
  signed_on: LocalDate
  document: Json<Agreement>
  municipal_post_id: Uuid | null
  company_post_id: Uuid | null
  version: number
  public_since: Instant | null
  recorded_at: Instant
  recorded_by: Uuid
}
export type AgreementTables = PartyTables &
  AgreementVersionTables &
  ChargeTables &
  PublicityTables & { partnership_agreement: AgreementTable }

export type StoredAgreement = {
  readonly id: Uuid
  readonly slug: string
  readonly agreement: Agreement
  readonly parties: readonly PartyRow[]
  /** On which side the reader stands; undefined for residents and jobs. */
  readonly side: Side | undefined
  /** The posts that answer for it. */
  readonly desks: Desks
  readonly version: number
  readonly publicSince: Instant | undefined
}

/** The post on each side that answers for the agreement as a whole. */
export type Desks = { readonly municipality?: Uuid | undefined; readonly company?: Uuid | undefined }

export type NewAgreement = {
  readonly id: Uuid
  readonly agreement: Agreement
  /** 団体コード of the region it is registered in. */
  readonly code: string
  /** The organisation that stands behind each side; the registering one among them, as municipality. */
  readonly parties: readonly { readonly organisation: Uuid; readonly side: Side }[]
  readonly desks?: Desks | undefined
  readonly at: Instant
}

export type AgreementAdded =
  | { readonly kind: 'added'; readonly id: Uuid; readonly slug: string }
  | { readonly kind: 'slugTaken' }
  /** The code in the file is another municipality's. */
  | { readonly kind: 'otherMunicipality'; readonly code: string | undefined }
  /** Who registers is not the municipality, or not a party of it. */
  | { readonly kind: 'notMunicipality' }
  | { readonly kind: 'unknownOrganisation' }
  | { readonly kind: 'noCompany' }

export type AgreementSaved =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changedMeanwhile'; readonly now: StoredAgreement }
  /** Its id may not change: addresses and files elsewhere name it. */
  | { readonly kind: 'otherAgreement' }
  /** Items that initiatives stand under are not in the new text. */
  | { readonly kind: 'itemsInUse'; readonly numbers: readonly number[] }
  /** Other parties, by number or side: that is another agreement. */
  | { readonly kind: 'otherParties' }
  /** A 団体コード or 法人番号 of the registered text is not in the new one: others signed it. */
  | { readonly kind: 'otherOrganisation' }
  /** Residents read it, and who asks may not change what they read. */
  | { readonly kind: 'isPublic' }

export const agreementStore = (tx: Tx<AgreementTables & OrganisationTables>) => {
  const here = tx.acting.municipality
  const own = tx.acting.kind === 'staff' ? tx.acting.organisation : undefined
  const rows = () =>
    tx.selectFrom('partnership_agreement').selectAll().where('partnership_agreement.municipality_id', '=', here)
  const stored = async (row: AgreementRow | undefined): Promise<StoredAgreement | undefined> => {
    if (!row) return undefined
    const parties = await partyStore(tx).of(row.id)
    const named = { municipality: row.municipal_post_id ?? undefined, company: row.company_post_id ?? undefined }
    const charges = (await chargeStore(tx).of('agreement', [row.id])).get(row.id) ?? []
    return {
      id: row.id,
      slug: row.slug,
      agreement: row.document,
      parties,
      side: own && sideOf(parties, own),
      desks: inCharge(named, charges),
      version: row.version,
      publicSince: row.public_since ?? undefined,
    }
  }
  const find = async (id: Uuid) => stored(await rows().where('id', '=', id).executeTakeFirst())

  return {
    find,
    findBySlug: async (slug: string) => stored(await rows().where('slug', '=', slug).executeTakeFirst()),

    /** Latest signed first. */
    all: async (): Promise<readonly StoredAgreement[]> => {
      const found: StoredAgreement[] = []
      for (const row of await rows().orderBy('signed_on', 'desc').orderBy('slug').execute()) {
        const one = await stored(row)
        if (one) found.push(one)
      }
      return found
    },

    add: async ({ id, agreement, code, parties, desks = {}, at }: NewAgreement): Promise<AgreementAdded> => {
      const { organisation, person } = staffOf(tx.acting)
      const party = municipalityOf(agreement)
      if (party?.code !== code) return { kind: 'otherMunicipality', code: party?.code }
      const organisations = new Map((await organisationStore(tx).all()).map((each) => [each.id, each]))
      if (sideOf(parties, organisation) !== 'municipality' || organisations.get(organisation)?.kind !== 'municipality')
        return { kind: 'notMunicipality' }
      if (!parties.some(({ side }) => side === 'company')) return { kind: 'noCompany' }
      if (parties.some((each) => !organisations.has(each.organisation))) return { kind: 'unknownOrganisation' }
      const slug = slugOf(agreement)
      const sided = sidedBy(
        tx.acting,
        parties.map((each) => each.organisation).filter((each) => each !== organisation),
      )
      const added = await tx
        .insertInto('partnership_agreement')
        .values({
          ...sided,
          id,
          slug,
          title: plainText(agreement.title.ja),
          signed_on: agreement.signedOn,
          document: JSON.stringify(agreement),
          municipal_post_id: desks.municipality ?? null,
          company_post_id: desks.company ?? null,
          version: 1,
          public_since: null,
          recorded_at: at,
          recorded_by: person,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      if (!added.numInsertedOrUpdatedRows) return { kind: 'slugTaken' }
      for (const each of parties)
        await tx
          .insertInto('partnership_party')
          .values({
            ...sided,
            agreement_id: id,
            organisation_id: each.organisation,
            side: each.side,
            name: organisations.get(each.organisation)?.name ?? '',
          })
          .execute()
      await agreementVersionStore(tx).add({ sided, id, version: 1, agreement, reason: '', at })
      await tx.record({ did: 'agreement.add', object: 'agreement', id, after: { slug, agreement, parties, desks } })
      return { kind: 'added', id, slug }
    },

    /**
     * `inUse`: numbers of the items that initiatives stand under. `publicToo`: whether who asks may change what residents
     * read, for they read the new text at once.
     */
    replace: async (given: {
      readonly id: Uuid
      readonly version: number
      readonly agreement: Agreement
      readonly inUse: readonly number[]
      readonly publicToo: boolean
      readonly reason: string
      readonly at: Instant
    }): Promise<AgreementSaved> => {
      const { id, version, agreement, inUse, publicToo, reason, at } = given
      const before = await find(id)
      if (before?.side !== 'municipality') return { kind: 'missing' }
      if (before.publicSince && !publicToo) return { kind: 'isPublic' }
      if (before.version !== version) return { kind: 'changedMeanwhile', now: before }
      if (agreement.agreementId !== before.agreement.agreementId) return { kind: 'otherAgreement' }
      if (sidesIn(agreement) !== sidesIn(before.agreement)) return { kind: 'otherParties' }
      if (!isSameParties(before.agreement, agreement)) return { kind: 'otherOrganisation' }
      const numbers = lostItems(agreement, inUse)
      if (numbers.length > 0) return { kind: 'itemsInUse', numbers }
      const saved = await tx
        .updateTable('partnership_agreement')
        .set({
          title: plainText(agreement.title.ja),
          signed_on: agreement.signedOn,
          document: JSON.stringify(agreement),
          version: version + 1,
          recorded_at: at,
          recorded_by: staffOf(tx.acting).person,
        })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('version', '=', version)
        .$if(!publicToo, (query) => query.where('public_since', 'is', null))
        .executeTakeFirstOrThrow()
      if (!saved.numUpdatedRows) {
        const now = await find(id)
        if (now?.publicSince && !publicToo) return { kind: 'isPublic' }
        return now ? { kind: 'changedMeanwhile', now } : { kind: 'missing' }
      }
      await tx.record({
        did: 'agreement.replace',
        object: 'agreement',
        id,
        before: { ...before.agreement },
        after: { ...agreement, reason },
      })
      const others = before.parties.map((party) => party.organisation).filter((each) => each !== own)
      await agreementVersionStore(tx).add({ ...given, sided: sidedBy(tx.acting, others), version: version + 1 })
      await tx.happen(PUBLIC_QUEUE, {})
      return { kind: 'saved', version: version + 1 }
    },

    /** Holds others off until this transaction ends. Not by the row: a side that did not register it cannot lock that. */
    lock: async (id: Uuid): Promise<void> => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${id}::text, 0))`.execute(tx)
    },

    /**
     * From now on residents may read it. Not the initiatives under it: each is published by itself; one that was, before
     * the agreement was taken back, is seen again.
     */
    publish: async (id: Uuid, line: Uuid, at: Instant): Promise<'published' | 'alreadyPublic' | 'missing'> => {
      const agreement = await find(id)
      const standing = await partyStore(tx).standing(id)
      if (agreement?.side !== 'municipality' || !standing) return 'missing'
      if (agreement.publicSince) return 'alreadyPublic'
      const done = await tx
        .updateTable('partnership_agreement')
        .set({ public_since: at })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('public_since', 'is', null)
        .executeTakeFirstOrThrow()
      if (!done.numUpdatedRows) return 'alreadyPublic'
      const thing = { agreement: id, initiative: undefined, slug: agreement.slug }
      await publicityStore(tx).add({ ...thing, id: line, standing, act: 'published', reason: '', at })
      return 'published'
    },

    /** Residents read it no more, nor anything under it. `publish` is the way back. */
    withdraw: async (given: {
      readonly id: Uuid
      readonly line: Uuid
      readonly why: WithdrawnWhy
      readonly reason: string
      readonly at: Instant
    }): Promise<'withdrawn' | 'notPublic' | 'missing'> => {
      const { id, line, why, reason, at } = given
      const agreement = await find(id)
      const standing = await partyStore(tx).standing(id)
      if (agreement?.side !== 'municipality' || !standing) return 'missing'
      const done = await tx
        .updateTable('partnership_agreement')
        .set({ public_since: null })
        .where('municipality_id', '=', here)
        .where('id', '=', id)
        .where('public_since', 'is not', null)
        .executeTakeFirstOrThrow()
      if (!done.numUpdatedRows) return 'notPublic'
      const thing = { agreement: id, initiative: undefined, slug: agreement.slug }
      await publicityStore(tx).add({ ...thing, id: line, standing, act: 'withdrawn', why, reason, at })
      return 'withdrawn'
    },
  }
}

type AgreementRow = Omit<AgreementTable, 'document'> & { document: Agreement }

/**
 * サインインの前の行 — what the application's own login reads and writes before it is known who asks: keys, codes,
 * which post a session chose. No transaction of staff reaches these rows, and none may be open while they are asked.
 */
import type { Kysely } from 'kysely'
import type { Uuid } from '#kernel/id'
import { type Instant, instantFromMillis, millisOf } from '#kernel/instant'
import type { Pool } from '../database/pool.ts'
import { openKysely } from '../database/tx.ts'
import type { PersonTable } from './person.store.ts'
import type { Provider } from './provider.ts'
import type { SessionTable } from './session.store.ts'

type LoginTables = {
  identity_person: PersonTable
  identity_session: SessionTable
  identity_session_post: { session_id: Uuid; municipality_id: Uuid; post_id: Uuid }
  identity_account: {
    id: Uuid
    person_id: Uuid
    provider_id: string
    account_id: string
    password: string | null
    created_at: Instant
    updated_at: Instant
  }
  identity_passkey: { id: Uuid; person_id: Uuid; name: string | null; created_at: Instant | null }
  identity_two_factor: {
    id: Uuid
    person_id: Uuid
    secret: string
    backup_codes: string
    verified: boolean
    failed_verification_count: number
    locked_until: Instant | null
  }
  identity_provider: {
    id: Uuid
    organisation_id: Uuid
    issuer: string
    client_id: string
    label: string
    acr_values: string[]
    amr_values: string[]
    created_at: Instant
  }
  identity_tried_code: { person_id: Uuid; code_hash: string; tried_at: Instant }
}

export type PasskeyLine = { readonly id: Uuid; readonly name: string; readonly madeAt: Instant | null }

/** A code lives 30 seconds and is taken one step early or late. */
const CODE_LIVES_MILLIS = 120_000

export const openLoginStore = (pool: Pool) => {
  const db: Kysely<LoginTables> = openKysely<LoginTables>(pool)
  return {
    person: async (id: Uuid) =>
      db
        .selectFrom('identity_person')
        .select(['id', 'name', 'email', 'demo', 'deactivated_at'])
        .where('id', '=', id)
        .executeTakeFirst(),

    chosenPost: async (session: Uuid, municipality: Uuid): Promise<Uuid | undefined> => {
      const row = await db
        .selectFrom('identity_session_post')
        .select('post_id')
        .where('session_id', '=', session)
        .where('municipality_id', '=', municipality)
        .executeTakeFirst()
      return row?.post_id
    },

    choosePost: async (session: Uuid, municipality: Uuid, post: Uuid): Promise<void> => {
      await db
        .insertInto('identity_session_post')
        .values({ session_id: session, municipality_id: municipality, post_id: post })
        .onConflict((on) => on.columns(['session_id', 'municipality_id']).doUpdateSet({ post_id: post }))
        .execute()
    },

    /** Null: this session must give its second factor first. */
    setFactor: async (session: Uuid, at: Instant | null): Promise<void> => {
      await db.updateTable('identity_session').set({ factor_at: at }).where('id', '=', session).execute()
    },

    endSession: async (session: Uuid): Promise<void> => {
      await db.deleteFrom('identity_session').where('id', '=', session).execute()
    },

    /** A new password takes the place of the old one. The name at the sign-in moves with it. */
    setPassword: async (person: Uuid, email: string, hash: string, id: Uuid, at: Instant): Promise<'set' | 'taken'> => {
      const other = await db
        .selectFrom('identity_person')
        .select('id')
        .where('email', '=', email)
        .where('id', '!=', person)
        .executeTakeFirst()
      if (other) return 'taken'
      await db.updateTable('identity_person').set({ email, updated_at: at }).where('id', '=', person).execute()
      await db
        .insertInto('identity_account')
        .values({
          id,
          person_id: person,
          provider_id: 'credential',
          account_id: person,
          password: hash,
          created_at: at,
          updated_at: at,
        })
        .onConflict((on) => on.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: at }))
        .execute()
      return 'set'
    },

    /** `sealed`: encrypted by the library's key. Unverified until the first right code. */
    setCodeKey: async (person: Uuid, sealed: string, id: Uuid): Promise<void> => {
      const fresh = {
        secret: sealed,
        backup_codes: '',
        verified: false,
        failed_verification_count: 0,
        locked_until: null,
      }
      await db
        .insertInto('identity_two_factor')
        .values({ id, person_id: person, ...fresh })
        .onConflict((on) => on.column('person_id').doUpdateSet(fresh))
        .execute()
      await db.updateTable('identity_person').set({ two_factor_enabled: false }).where('id', '=', person).execute()
    },

    codeKey: async (person: Uuid): Promise<{ readonly sealed: string; readonly verified: boolean } | undefined> => {
      const row = await db
        .selectFrom('identity_two_factor')
        .select(['secret', 'verified'])
        .where('person_id', '=', person)
        .executeTakeFirst()
      return row && { sealed: row.secret, verified: row.verified }
    },

    hasPassword: async (person: Uuid): Promise<boolean> =>
      (await db
        .selectFrom('identity_account')
        .select('id')
        .where('person_id', '=', person)
        .where('provider_id', '=', 'credential')
        .executeTakeFirst()) !== undefined,

    /** False: this code was tried within its life already, so whoever types it now may have seen it. */
    firstTry: async (person: Uuid, codeHash: string, at: Instant): Promise<boolean> => {
      await db
        .deleteFrom('identity_tried_code')
        .where('person_id', '=', person)
        .where('tried_at', '<', instantFromMillis(millisOf(at) - CODE_LIVES_MILLIS))
        .execute()
      const added = await db
        .insertInto('identity_tried_code')
        .values({ person_id: person, code_hash: codeHash, tried_at: at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow()
      return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
    },

    passkeysOf: async (person: Uuid): Promise<readonly PasskeyLine[]> => {
      const rows = await db
        .selectFrom('identity_passkey')
        .select(['id', 'name', 'created_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .execute()
      return rows.map(({ id, name, created_at }) => ({ id, name: name ?? '', madeAt: created_at }))
    },

    removePasskey: async (person: Uuid, id: Uuid): Promise<'removed' | 'missing'> => {
      const { numDeletedRows } = await db
        .deleteFrom('identity_passkey')
        .where('person_id', '=', person)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return numDeletedRows ? 'removed' : 'missing'
    },

    /** After a reset: every old key and every open session, but for what was made just now. */
    forgetKeys: async (person: Uuid, keep: { readonly passkey?: Uuid; readonly password?: true }): Promise<void> => {
      let passkeys = db.deleteFrom('identity_passkey').where('person_id', '=', person)
      if (keep.passkey) passkeys = passkeys.where('id', '!=', keep.passkey)
      await passkeys.execute()
      await db.deleteFrom('identity_session').where('person_id', '=', person).execute()
      if (keep.password) return
      await db
        .deleteFrom('identity_account')
        .where('person_id', '=', person)
        .where('provider_id', '=', 'credential')
        .execute()
      await db.deleteFrom('identity_two_factor').where('person_id', '=', person).execute()
      await db.updateTable('identity_person').set({ two_factor_enabled: false }).where('id', '=', person).execute()
    },

    /** Who stands behind this subject of this provider, as linked when they joined. Never guessed from an address. */
    personBehind: async (provider: Uuid, subject: string): Promise<Uuid | undefined> => {
      const row = await db
        .selectFrom('identity_account')
        .select('person_id')
        .where('provider_id', '=', provider)
        .where('account_id', '=', subject)
        .executeTakeFirst()
      return row?.person_id
    },

    link: async (person: Uuid, provider: Uuid, subject: string, id: Uuid, at: Instant): Promise<'linked' | 'taken'> => {
      const added = await db
        .insertInto('identity_account')
        .values({
          id,
          person_id: person,
          provider_id: provider,
          account_id: subject,
          password: null,
          created_at: at,
          updated_at: at,
        })
        .onConflict((on) => on.columns(['provider_id', 'account_id']).doNothing())
        .executeTakeFirstOrThrow()
      return added.numInsertedOrUpdatedRows ? 'linked' : 'taken'
    },

    /** What the packs say of providers, as rows: an auditor sees who vouches for whom. */
    keepProvider: async (provider: Provider, at: Instant): Promise<void> => {
      const { id, organisation, issuer, clientId, label, multiFactor } = provider
      const says = { label, acr_values: [...multiFactor.acr], amr_values: [...multiFactor.amr] }
      await db
        .insertInto('identity_provider')
        .values({ id, organisation_id: organisation, issuer, client_id: clientId, ...says, created_at: at })
        .onConflict((on) => on.column('id').doUpdateSet(says))
        .execute()
    },
  }
}

export type LoginStore = ReturnType<typeof openLoginStore>

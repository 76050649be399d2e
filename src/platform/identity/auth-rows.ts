/**
 * 本人確認の行の名前 — better-auth's models under our table and column names, and its own view of the one pool.
 *
 * The pool hands out instants as text (`Instant`); the library compares `Date`s, and a text compared with a Date is
 * never older: a session would live for ever. So its rows, and only its rows, get Dates back.
 */
import { Kysely, type KyselyPlugin, PostgresDialect } from 'kysely'
import type { Pool } from '../database/pool.ts'

const INSTANT = /(_at|_until|At|Until)$/

const datesForTheLibrary: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'string' && INSTANT.test(name) ? new Date(value) : value,
        ]),
      ),
    ),
  }),
}

export const libraryRows = (pool: Pool): Kysely<unknown> =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [datesForTheLibrary] })

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

export const USER = {
  modelName: 'identity_person',
  fields: { emailVerified: 'email_verified', ...stamps },
  additionalFields: {
    demo: { type: 'boolean', required: true, input: false },
    deactivatedAt: { type: 'date', required: false, input: false, fieldName: 'deactivated_at' },
    home: { type: 'string', required: true, input: false, fieldName: 'home_municipality_id' },
  },
} as const

export const SESSION = {
  modelName: 'identity_session',
  fields: {
    userId: 'person_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    ...stamps,
  },
  additionalFields: {
    way: { type: 'string', required: false, input: false },
    providerOrganisation: { type: 'string', required: false, input: false, fieldName: 'provider_organisation' },
    factorAt: { type: 'date', required: false, input: false, fieldName: 'factor_at' },
  },
} as const

export const ACCOUNT = {
  modelName: 'identity_account',
  fields: {
    userId: 'person_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...stamps,
  },
} as const

export const VERIFICATION = {
  modelName: 'identity_verification',
  fields: { expiresAt: 'expires_at', ...stamps },
} as const

export const TWO_FACTOR = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'identity_two_factor',
    fields: {
      userId: 'person_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const

export const PASSKEY = {
  passkey: {
    modelName: 'identity_passkey',
    fields: {
      userId: 'person_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const

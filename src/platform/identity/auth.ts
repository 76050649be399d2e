/**
 * 本人確認の部品 — better-auth behind this one file: passwords, codes, passkeys, sessions. Nothing else makes one.
 *
 * Its own HTTP handler is not served: our declared routes call it (`sign-in.ts`) and pass its cookies on. It answers
 * who somebody is; what they may do is ours (`who.ts`). Telemetry off, no mail, no cookie cache: what is revoked is
 * gone at once. The library takes the machine's time; the limits of a session are checked again with our own clock.
 */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins'
import * as v from 'valibot'
import type { Uuid } from '#kernel/id'
import type { Pool } from '../database/pool.ts'
import type { Key } from '../keys/key-ring.ts'
import { ACCOUNT, libraryRows, PASSKEY, SESSION, TWO_FACTOR, USER, VERIFICATION } from './auth-rows.ts'
import { PASSWORD_LETTERS } from './password.ts'
import { SESSION_SECONDS } from './session-limits.ts'

export type AuthParts = {
  readonly pool: Pool
  readonly baseUrl: string
  /** Versions of the session key, newest first. Older ones still open what they sealed. */
  readonly keys: readonly Key[]
  readonly newId: () => Uuid
}

export type Library = ReturnType<typeof openLibrary>

export const cookiePrefix = (baseUrl: string): string => (baseUrl.startsWith('https:') ? '__Host-yui' : 'yui')

export function openLibrary({ pool, baseUrl, keys, newId }: AuthParts) {
  const secure = baseUrl.startsWith('https:')
  return betterAuth({
    appName: '結まち',
    baseURL: baseUrl,
    secrets: keys.map(({ version, secret }) => ({ version, value: secret })),
    database: { db: libraryRows(pool), type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: USER,
    session: { ...SESSION, expiresIn: SESSION_SECONDS.idle, updateAge: SESSION_SECONDS.writeEvery },
    account: ACCOUNT,
    verification: VERIFICATION,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LETTERS.least,
      maxPasswordLength: PASSWORD_LETTERS.most * 4,
    },
    advanced: {
      // The prefix `__Host-` is the browser's promise that no other host set it; the library knows only `__Secure-`.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(baseUrl),
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: newId },
      disableOriginCheck: true,
    },
    databaseHooks: { session: { create: { before: beforeSession } } },
    plugins: [
      twoFactor({ schema: TWO_FACTOR, issuer: '結まち' }),
      passkey({
        schema: PASSKEY,
        rpName: '結まち',
        rpID: new URL(baseUrl).hostname,
        origin: baseUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          requireSession: false,
          // Only our own routes call this, and the context is the person they have already made sure of.
          resolveUser: async ({ context }) => {
            const { id, name } = JSON.parse(context ?? '{}') as { id: string; name: string }
            return { id, name, displayName: name }
          },
          afterVerification: async ({ verification }) => {
            if (!verification.registrationInfo?.userVerified) throw new APIError('UNAUTHORIZED')
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
          },
        },
      }),
      ownEndpoints,
    ],
  })
}

type NewSession = Readonly<Record<string, unknown>>
type HookContext = {
  readonly path?: string
  readonly context: {
    readonly internalAdapter: { readonly findUserById: (id: string) => Promise<unknown> }
  }
} | null

/**
 * A session says how it was opened, and a deactivated person gets none. A password alone gives one without a second
 * factor (`mayAct`: acts nowhere); the code and the passkey are what make it whole.
 */
async function beforeSession(session: NewSession & { readonly userId: string }, context: HookContext) {
  const person = (await context?.context.internalAdapter.findUserById(session.userId)) as
    | { readonly deactivatedAt?: Date | null }
    | null
    | undefined
  if (!person || person.deactivatedAt) return false
  const now = new Date()
  switch (context?.path) {
    case '/passkey/verify-authentication':
      return { data: { ...session, way: 'passkey', factorAt: now } }
    case '/two-factor/verify-totp':
      return { data: { ...session, way: session['way'] ?? 'password', factorAt: now } }
    case '/sign-in/email':
      return { data: { ...session, way: 'password', factorAt: null } }
    default:
      return { data: session }
  }
}

const opened = v.object({
  person: v.string(),
  way: v.picklist(['passkey', 'password', 'provider', 'demo']),
  provider: v.nullable(v.string()),
  factor: v.boolean(),
})

/** What the library does not offer and may only be asked from inside: never reachable over HTTP. */
const ownEndpoints = {
  id: 'yuimachi',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST', body: opened }, async (ctx) => {
      const { person, way, provider, factor } = ctx.body
      const own = { way, providerOrganisation: provider, factorAt: factor ? new Date() : null }
      const session = await ctx.context.internalAdapter.createSession(person, false, own, true)
      const user = session && (await ctx.context.internalAdapter.findUserById(person))
      if (!session || !user) throw new APIError('UNAUTHORIZED')
      await setSessionCookie(ctx, { session, user })
      return ctx.json({ id: session.id })
    }),
    /** Whose code is being waited for, after a right password. */
    whoseCode: createAuthEndpoint.serverOnly({ method: 'POST' }, async (ctx) => {
      const cookie = ctx.context.createAuthCookie('two_factor')
      const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret)
      const waiting = identifier ? await ctx.context.internalAdapter.findVerificationValue(identifier) : null
      return ctx.json({ person: waiting && waiting.expiresAt > new Date() ? waiting.value : null })
    }),
  },
} as const

/**
 * サインイン — every way in as one call each: what was given, and either the cookies of a session or that it was refused.
 *
 * A refusal never says why: an unknown name, a wrong password and a deactivated person answer alike and take as long.
 */
import { createHmac } from 'node:crypto'
import { isAPIError } from 'better-auth/api'
import { generateRandomString, hashPassword, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Uuid } from '#kernel/id'
import { type Clock, type Instant, instantFromMillis } from '#kernel/instant'
import { fail, ok, type Result } from '#kernel/result'
import type { Pool } from '../database/pool.ts'
import { type KeyRing, newest, versionsOf } from '../keys/key-ring.ts'
import { cookiePrefix, type Library, openLibrary } from './auth.ts'
import { headersForLibrary, isStrange } from './cookies.ts'
import { type LoginStore, openLoginStore } from './login.store.ts'
import { isLive } from './session-limits.ts'
import type { Session, Way } from './who.ts'

export type SignInParts = {
  readonly pool: Pool
  readonly baseUrl: string
  readonly keys: () => KeyRing
  /** Reads the key file again, when something is met that none of the keys has made. */
  readonly catchUp: () => Promise<void>
  readonly newId: () => Uuid
  readonly clock: Clock
}

export type Cookies = readonly string[]
export type Opened = { readonly person: Uuid; readonly cookies: Cookies }

export type SignIn = ReturnType<typeof openSignIn>

export function openSignIn(parts: SignInParts) {
  const { pool, baseUrl, newId, clock } = parts
  const rows: LoginStore = openLoginStore(pool)
  const prefix = cookiePrefix(baseUrl)
  const sessionCookie = `${prefix}.session_token`
  const keys = () => versionsOf(parts.keys(), 'session')

  let made: { readonly version: number; readonly library: Library } | undefined
  const library = (): Library => {
    const { version } = newest(parts.keys(), 'session')
    if (made?.version !== version) made = { version, library: openLibrary({ pool, baseUrl, keys: keys(), newId }) }
    return made.library
  }
  const shown = (headers: Headers, without?: string) => headersForLibrary(headers, prefix, keys(), without)

  /** Writing down that somebody was here may fail on a full disk: reading goes on, with the session as it stands. */
  const sessionOf = async (headers: Headers) => {
    try {
      return await library().api.getSession({ headers, returnHeaders: true })
    } catch {
      return library().api.getSession({ headers, query: { disableRefresh: true }, returnHeaders: true })
    }
  }

  /** The session of a request, live by our own clock; and what its cookie becomes. */
  const seen = async (headers: Headers): Promise<{ readonly session?: Session; readonly cookies: Cookies }> => {
    const asked = shown(headers)
    if (!asked.get('cookie')?.includes(`${sessionCookie}=`)) return { cookies: [] }
    const { response, headers: answered } = await sessionOf(asked)
    const cookies = answered.getSetCookie()
    if (!response || response.user.deactivatedAt) return { cookies }
    const { session, user } = response
    const openedAt = instantOf(session.createdAt)
    if (!isLive({ openedAt, expiresAt: instantOf(session.expiresAt) }, clock.now())) {
      await rows.endSession(session.id as Uuid)
      return { cookies }
    }
    return {
      cookies,
      session: {
        id: session.id,
        person: user.id as Uuid,
        name: user.name,
        way: session.way as Way,
        provider: (session.providerOrganisation as Uuid | null | undefined) ?? null,
        factorAt: session.factorAt ? instantOf(session.factorAt) : null,
        madePersonDemo: user.demo,
      },
    }
  }

  /** A right password opens nothing yet: the cookie only says whose code is waited for. */
  const password = async (headers: Headers, email: string, typed: string): Promise<Result<Cookies, 'refused'>> => {
    const asked = shown(headers, sessionCookie)
    const answer = await attempt(() =>
      library().api.signInEmail({ body: { email, password: typed }, headers: asked, returnHeaders: true }),
    )
    if (!answer.ok) return answer
    const { response, headers: answered } = answer.value
    if ('twoFactorRedirect' in response) return ok(answered.getSetCookie())
    // A password without a second factor is somebody who never finished joining: the link must be opened again.
    await rows.endSession((await sessionIn(answered.getSetCookie()))?.id as Uuid)
    return fail('refused')
  }

  const sessionIn = async (cookies: Cookies): Promise<Session | undefined> =>
    (await seen(new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }))).session

  const whoseCode = async (headers: Headers): Promise<Uuid | undefined> => {
    const { person } = await library().api.whoseCode({ headers: shown(headers) })
    return (person as Uuid | null) ?? undefined
  }

  /** Once only: a code that somebody has seen being typed opens nothing. */
  const isFirstTry = (person: Uuid, code: string): Promise<boolean> =>
    rows.firstTry(
      person,
      createHmac('sha256', newest(parts.keys(), 'session').secret).update(`${person} ${code}`).digest('hex'),
      clock.now(),
    )

  /** A process that has read a rotated file before us may have sealed with its newest key. */
  const knowKeyOf = async (sealed: string): Promise<void> => {
    const version = Number(/^\$ba\$(\d+)\$/.exec(sealed)?.[1] ?? 0)
    if (version > newest(parts.keys(), 'session').version) await parts.catchUp()
  }

  const verifyCode = async (headers: Headers, person: Uuid, code: string): Promise<Result<Cookies, 'refused'>> => {
    await knowKeyOf((await rows.codeKey(person))?.sealed ?? '')
    const answer = await attempt(() =>
      library().api.verifyTOTP({ body: { code }, headers: shown(headers), returnHeaders: true }),
    )
    return answer.ok ? ok(answer.value.headers.getSetCookie()) : answer
  }

  return catchingUp(parts.catchUp, (headers) => isStrange(headers, prefix, keys()), {
    rows,
    seen,
    sessionIn,
    password,
    whoseCode,

    /** The second half of a password, or of a provider that stated one factor only. */
    code: async (headers: Headers, code: string): Promise<Result<Opened, 'refused' | 'startAgain'>> => {
      const { session } = await seen(headers)
      const person = session && session.factorAt === null ? session.person : await whoseCode(headers)
      if (!person) return fail('startAgain')
      if (!(await isFirstTry(person, code))) return fail('refused')
      const answer = await verifyCode(session?.factorAt === null ? headers : withoutSession(headers), person, code)
      if (!answer.ok) return answer
      if (session && session.factorAt === null) await rows.setFactor(session.id as Uuid, clock.now())
      return ok({ person, cookies: answer.value })
    },

    /** The same for somebody who is in already, before something that asks for a fresh factor. */
    freshCode: async (headers: Headers, session: Session, code: string): Promise<'fresh' | 'refused'> => {
      if (!(await isFirstTry(session.person, code))) return 'refused'
      if (!(await verifyCode(headers, session.person, code)).ok) return 'refused'
      await rows.setFactor(session.id as Uuid, clock.now())
      return 'fresh'
    },

    passkeyOptions: async (headers: Headers) => {
      const { response, headers: answered } = await library().api.generatePasskeyAuthenticationOptions({
        headers: shown(headers, sessionCookie),
        returnHeaders: true,
      })
      return { options: { ...response, userVerification: 'required' }, cookies: answered.getSetCookie() }
    },

    passkey: async (headers: Headers, response: PasskeyAnswer): Promise<Result<Opened, 'refused'>> => {
      const answer = await attempt(() =>
        library().api.verifyPasskeyAuthentication({
          body: bodyOf(response),
          headers: shown(headers),
          returnHeaders: true,
        }),
      )
      if (!answer.ok) return answer
      return ok({
        person: answer.value.response.session.userId as Uuid,
        cookies: answer.value.headers.getSetCookie(),
      })
    },

    /** The ceremony opens a session of its own; here only its proof is wanted, so that one is ended again. */
    freshPasskey: async (headers: Headers, session: Session, response: PasskeyAnswer): Promise<'fresh' | 'refused'> => {
      const answer = await attempt(() =>
        library().api.verifyPasskeyAuthentication({
          body: bodyOf(response),
          headers: shown(headers),
          returnHeaders: true,
        }),
      )
      if (!answer.ok) return 'refused'
      await rows.endSession(answer.value.response.session.id as Uuid)
      if (answer.value.response.session.userId !== session.person) return 'refused'
      await rows.setFactor(session.id as Uuid, clock.now())
      return 'fresh'
    },

    newPasskeyOptions: async (headers: Headers, person: { readonly id: Uuid; readonly name: string }) => {
      const { response, headers: answered } = await library().api.generatePasskeyRegistrationOptions({
        headers: shown(headers, sessionCookie),
        query: { context: JSON.stringify(person), name: person.name },
        returnHeaders: true,
      })
      return { options: response, cookies: answered.getSetCookie() }
    },

    addPasskey: async (
      headers: Headers,
      response: PasskeyAnswer,
      name: string,
    ): Promise<Result<{ readonly id: Uuid; readonly person: Uuid }, 'refused'>> => {
      const answer = await attempt(() =>
        library().api.verifyPasskeyRegistration({
          body: { response, ...(name ? { name } : {}) },
          headers: shown(headers, sessionCookie),
        }),
      )
      return answer.ok ? ok({ id: answer.value.id as Uuid, person: answer.value.userId as Uuid }) : answer
    },

    /** After we have made sure ourselves: by a one-time link, a provider, or the demo. */
    open: async (
      headers: Headers,
      session: { readonly person: Uuid; readonly way: Way; readonly provider: Uuid | null; readonly factor: boolean },
    ): Promise<Result<Cookies, 'refused'>> => {
      const answer = await attempt(() =>
        library().api.openSession({ body: session, headers: shown(headers, sessionCookie), returnHeaders: true }),
      )
      return answer.ok ? ok(answer.value.headers.getSetCookie()) : answer
    },

    signOut: async (headers: Headers): Promise<Cookies> => {
      const { headers: answered } = await library().api.signOut({ headers: shown(headers), returnHeaders: true })
      return answered.getSetCookie()
    },

    setPassword: async (person: Uuid, email: string, typed: string): Promise<'set' | 'taken'> =>
      rows.setPassword(person, email.toLowerCase(), await hashPassword(typed), newId(), clock.now()),

    /** A new key for the authenticator app. It counts from the first right code on. */
    newCodeKey: async (person: Uuid): Promise<void> => {
      const { secretConfig } = await library().$context
      const sealed = await symmetricEncrypt({ key: secretConfig, data: generateRandomString(32) })
      await rows.setCodeKey(person, sealed, newId())
    },

    /** Only until it is verified: afterwards nobody sees it again. */
    codeKeyToShow: async (person: Uuid): Promise<string | undefined> => {
      const key = await rows.codeKey(person)
      if (!key || key.verified) return undefined
      await knowKeyOf(key.sealed)
      return symmetricDecrypt({ key: (await library().$context).secretConfig, data: key.sealed })
    },
  })

  function withoutSession(headers: Headers): Headers {
    return headersForLibrary(headers, prefix, keys(), sessionCookie)
  }
}

/** Before a way in looks at the cookies of a request: those that no key here has signed may be of a newer one. */
const catchingUp = <Ways extends object>(
  catchUp: () => Promise<void>,
  strange: (headers: Headers) => boolean,
  ways: Ways,
): Ways =>
  Object.fromEntries(
    Object.entries(ways).map(([name, way]) => [
      name,
      typeof way !== 'function'
        ? way
        : async (...given: readonly unknown[]): Promise<unknown> => {
            if (given[0] instanceof Headers && strange(given[0])) await catchUp()
            return way(...given)
          },
    ]),
  ) as Ways

/** What `navigator.credentials` gave, as the island sent it; the library checks every part of it. */
export type PasskeyAnswer = Readonly<Record<string, unknown>>

type PasskeyBody = NonNullable<Parameters<Library['api']['verifyPasskeyAuthentication']>[0]>['body']
const bodyOf = (response: PasskeyAnswer): PasskeyBody => ({ response }) as unknown as PasskeyBody

const instantOf = (date: Date): Instant => instantFromMillis(date.getTime())

/** What the library refuses is a value; what breaks inside it is a fault of ours. */
async function attempt<T>(call: () => Promise<T>): Promise<Result<T, 'refused'>> {
  try {
    return ok(await call())
  } catch (error) {
    if (isAPIError(error)) return fail('refused')
    throw error
  }
}

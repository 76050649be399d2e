/**
 * 受付 — turns declared routes into a Hono application. Nothing answers here that is not declared.
 *
 * Order of a request: limit of the address, region and language, who is this, limit of the person, may this post, own
 * origin, input, handler.
 * Who-is-this is resolved before any transaction begins: the embedded database has one connection.
 */
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import type { Language } from '#kernel/language'
import { troubleOf } from '../database/trouble.ts'
import type { Begin } from '../database/tx.ts'
import { isFactorFresh, may, type SignedIn } from '../identity/who.ts'
import type { PostsIn } from '../identity/who-is-this.ts'
import type { Region } from '../region-pack/pack.ts'
import type { Shelf } from '../snapshot/shelf.ts'
import { type Answer, missing, type Refusal, refused } from './answer.ts'
import { type Body, EMPTY, readBody, USUAL_BYTES } from './body.ts'
import { callOf, inputOf } from './call-of.ts'
import { callerAddress, isOwnOrigin, securityHeaders } from './headers.ts'
import { callerOf, type Limiter } from './limits.ts'
import { faultOf, type Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { hasRoute, inOrder, mountsOf } from './mounts.ts'
import { send } from './respond.ts'
import { declarationFaults, type LimitName, type Route } from './route.ts'
import { isKeptOut, type Place, type Site } from './site.ts'
import { settle } from './stand-in.ts'

export type WhoIs = (
  headers: Headers,
  municipality: Uuid,
) => Promise<{ readonly who?: SignedIn; readonly setCookie?: readonly string[] }>

export type ServerParts = {
  readonly site: Site
  readonly routes: readonly Route[]
  readonly begin: Begin
  readonly whoIs: WhoIs
  readonly postsIn: PostsIn
  readonly shelf: Shelf
  readonly clock: Clock
  readonly newId: () => Uuid
  readonly limiter: Limiter
  readonly log: Log
  readonly metrics: Metrics
  readonly trustedProxies: readonly string[]
  /** Whether the disk of this process' own folder is full, asked when something has failed. */
  readonly diskIsFull?: () => Promise<boolean>
}

type Env = { Bindings: Partial<HttpBindings> }
export type App = Hono<Env>

/** Throws with every reason when a route may not start: that is our own fault, found before anybody is served. */
export function openServer(parts: ServerParts): App {
  const faults = declarationFaults(parts.routes)
  if (faults.length > 0) throw new Error(`routes may not start:\n${faults.join('\n')}`)
  const app = new Hono<Env>({ strict: true })
  const bySlug = new Map(
    parts.site.regions.flatMap((region) => [[region.slug, region] as const, [region.code, region] as const]),
  )

  for (const route of inOrder(parts.routes))
    for (const { pattern, language } of mountsOf(route))
      app.on(route.method, pattern, (context) => serve(context, route, language))
  app.notFound((context) => stray(context))

  const serve = async (context: Context<Env>, route: Route, language: Language): Promise<Response> => {
    const started = performance.now()
    const id = parts.newId().slice(-12)
    const region = bySlug.get(context.req.param('region') ?? '')
    let person: string | undefined
    let place = placeOf(context, route, region, language)
    let body: Body = EMPTY
    const cookies: string[] = []
    const personal = route.who !== 'anyone' || route.mount === 'staff' || route.service !== undefined
    const finish = (answer: Answer): Response => {
      const response = toResponse(context, parts, place, personal, answer, id, cookies)
      parts.metrics.request(
        route.method,
        `${route.mount}:${route.path}`,
        response.status,
        (performance.now() - started) / 1_000,
      )
      if (route.log !== 'nothing')
        parts.log({
          at: parts.clock.now(),
          kind: 'request',
          id,
          route: `${route.method} ${route.mount}:${route.path}`,
          status: response.status,
          ms: Math.round(performance.now() - started),
          ...(region ? { region: region.code } : {}),
          ...(route.log === 'ids' && person ? { person } : {}),
        })
      return response
    }
    try {
      const address = callerAddress(
        context.env.incoming?.socket.remoteAddress ?? '',
        context.req.header('x-forwarded-for') ?? null,
        parts.trustedProxies,
      )
      const overdone = (limit: LimitName | 'door', caller: string): boolean =>
        parts.limiter.take(limit, caller, Date.parse(parts.clock.now())) > 0
      const asksWho = route.who !== 'anyone' && region !== undefined
      if (overdone(asksWho ? 'door' : route.limit, callerOf(address, undefined))) return finish(refused('tooMany'))
      if (route.tenant === 'municipal' && !region) return finish(missing)
      // The code always works; the slug is the address people share.
      if (region && context.req.param('region') !== region.slug)
        return finish({ kind: 'redirect', to: withSlug(context, region) })
      if (route.operatedOnly && region?.operatedBy === undefined) return finish(refused('unofficial'))

      const asked = asksWho ? await parts.whoIs(context.req.raw.headers, region.id) : undefined
      cookies.push(...(asked?.setCookie ?? []))
      const who = asked?.who
      person = who?.session.person
      if (asksWho && overdone(route.limit, callerOf(address, person))) return finish(refused('tooMany'))
      place = { ...place, who }
      const refusal = refusalFor(route, who, parts.clock)
      if (refusal) return finish(refused(refusal))

      if (route.method === 'POST') {
        if (
          !isOwnOrigin(
            context.req.header('origin') ?? null,
            context.req.header('sec-fetch-site') ?? null,
            parts.site.baseUrl,
          )
        )
          return finish(refused('wrongOrigin'))
        const read = await readBody(context.req.raw, route.input?.bytes ?? USUAL_BYTES)
        if (!read.ok) return finish(refused(read.error === 'tooLarge' ? 'tooLarge' : 'badInput'))
        body = read.value
      }
      const input = inputOf(context, route, body)
      if (input === 'missing') return finish(missing)
      if (input === 'badInput') return finish(refused('badInput'))
      return finish(await route.handle(callOf(context, parts, place, address, id, body, input, route.service)))
    } catch (error) {
      const trouble = troubleOf(error, (await parts.diskIsFull?.()) ?? false)
      const { code, where } = faultOf(error)
      parts.metrics.fault(`${route.mount}:${route.path}`)
      parts.log({
        at: parts.clock.now(),
        kind: 'fault',
        id,
        route: `${route.method} ${route.mount}:${route.path}`,
        code: [trouble, code].filter(Boolean).join(' '),
        where: where ?? [],
      })
      const again =
        trouble === 'diskFull' && route.limit === 'form' && body.fields.length > 0
          ? { action: context.req.path, fields: body.fields }
          : undefined
      return toResponse(context, parts, place, true, { kind: 'refused', why: trouble ?? 'fault', again }, id, cookies)
    }
  }

  /** No declared route: a missing slash is mended, everything else is missing. */
  const stray = (context: Context<Env>): Response => {
    const path = context.req.path
    const region = bySlug.get(path.split('/')[1] ?? '')
    const language = /^\/[^/]+\/(ja-easy|en)(\/|$)/.exec(path)?.[1] as Language | undefined
    const place: Place = {
      region,
      language: language ?? 'ja',
      furigana: !language && context.req.query('furigana') === '1',
      below: '/',
      query: '',
      staff: region !== undefined && path.startsWith('/staff/', path.indexOf('/', 1)),
      who: undefined,
    }
    const wantsSlash = context.req.method === 'GET' && region && !path.endsWith('/') && !/\.[a-z]+$/.test(path)
    const answer: Answer = wantsSlash && hasRoute(parts.routes, path) ? { kind: 'redirect', to: `${path}/` } : missing
    return toResponse(context, parts, place, true, answer, parts.newId().slice(-12), [])
  }
  return app
}

function placeOf(context: Context<Env>, route: Route, region: Region | undefined, language: Language): Place {
  const below = context.req.path.replace(/^\/[^/]+(\/(ja-easy|en|staff)(?=\/))?/, '')
  const furigana = language === 'ja' && context.req.query('furigana') === '1'
  const { furigana: _, done: __, ...asked } = context.req.query()
  return {
    region,
    language,
    furigana,
    below: region ? below : '/',
    query: new URLSearchParams(asked).toString(),
    staff: route.mount === 'staff',
    who: undefined,
  }
}

const withSlug = (context: Context<Env>, region: Region): string => {
  const url = new URL(context.req.url)
  return `${url.pathname.replace(/^\/[^/]+/, `/${region.slug}`)}${url.search}`
}

function refusalFor(route: Route, who: SignedIn | undefined, clock: Clock): Refusal | undefined {
  if (route.who === 'anyone') return undefined
  if (!who) return 'signInFirst'
  if (route.who !== 'signedIn' && !may(who, route.who)) return 'notAllowed'
  if (route.organisations && !route.organisations.includes(who.post.organisationKind)) return 'notAllowed'
  if (route.freshFactor !== undefined && !isFactorFresh(who.session, route.freshFactor, Date.parse(clock.now())))
    return 'factorFirst'
  return undefined
}

function toResponse(
  context: Context<Env>,
  parts: ServerParts,
  place: Place,
  personal: boolean,
  answer: Answer,
  id: string,
  cookies: readonly string[],
): Response {
  const settled = settle(parts.site, place, answer, id, context.req.method)
  const sent =
    settled.kind === 'redirect'
      ? { status: context.req.method === 'POST' ? 303 : 302, headers: redirectHeaders(settled), body: null }
      : send(settled, {
          acceptEncoding: context.req.header('accept-encoding') ?? '',
          ifNoneMatch: context.req.header('if-none-match') ?? null,
          personal: personal || context.req.method === 'POST',
        })
  for (const [name, value] of securityHeaders(parts.site.baseUrl.startsWith('https:'))) sent.headers.set(name, value)
  // Also for what has no place for a meta tag: a table, a file of open data.
  if (isKeptOut(place) && settled.kind !== 'asset') sent.headers.set('X-Robots-Tag', 'noindex')
  for (const cookie of cookies) sent.headers.append('Set-Cookie', cookie)
  return new Response(sent.body, { status: sent.status, headers: sent.headers })
}

const redirectHeaders = (answer: Extract<Answer, { kind: 'redirect' }>): Headers => {
  const headers = new Headers({ Location: answer.to, 'Cache-Control': 'no-store' })
  for (const cookie of answer.cookies ?? []) headers.append('Set-Cookie', cookie)
  return headers
}

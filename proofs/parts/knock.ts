/**
 * 戸をたたく — one declared route, one role, one way of asking: what the declaration says must happen, and what happens.
 *
 * The expectation is written here a second time, from the declaration alone: were it taken from the server, both could be
 * wrong together.
 */
import type { App } from '#platform/http/server'
import type { Role } from './roles.ts'
import { addressOf, type DeclaredRoute, type FieldSchema, plausible } from './routes.ts'

export type Expected = 'open' | 'signInFirst' | 'notAllowed' | 'factorFirst' | 'allowed'

export function expectedFor(route: DeclaredRoute, role: Role): Expected {
  if (route.who === 'anyone') return 'open'
  if (role.authorities === undefined) return 'signInFirst'
  if (route.who !== 'signedIn' && !(role.authorities as readonly string[]).includes(route.who)) return 'notAllowed'
  if (route.organisations && !route.organisations.includes(role.organisation)) return 'notAllowed'
  if (route.freshFactor !== undefined && !role.factorIsFresh) return 'factorFirst'
  return 'allowed'
}

export type Knock = {
  readonly route: DeclaredRoute
  readonly role: Role
  readonly slug: string
  readonly values?: Readonly<Record<string, string>>
  readonly origin?: string | undefined
  readonly fetchSite?: string
  readonly query?: string
  /** Fields besides those that the schema asks for, or in their place. */
  readonly fields?: Readonly<Record<string, unknown>>
  readonly method?: string
}
export type Opened = {
  readonly status: number
  readonly location: string
  readonly headers: string
  readonly text: string
}

export async function knock(app: App, asked: Knock): Promise<Opened> {
  const { route, role, slug, values = {}, query = '' } = asked
  const path = addressOf(route.path, { region: slug, ...values })
  const method = asked.method ?? route.method
  const headers = new Headers({ ...role.headers })
  if (asked.origin !== undefined) headers.set('origin', asked.origin)
  if (asked.fetchSite) headers.set('sec-fetch-site', asked.fetchSite)
  const body = method === 'POST' ? bodyOf(route, asked.fields ?? {}) : undefined
  if (body) headers.set('content-type', body.type)
  const required = route.parameters.filter((each) => each.in === 'query' && each.required)
  const asking = [...required.map(({ name, schema }) => `${name}=${encodeURIComponent(plausible(schema))}`), query]
    .filter(Boolean)
    .join('&')
  // No socket behind it: the caller has no address.
  const answer = await app.request(
    `${path}${asking ? `?${asking}` : ''}`,
    { method, headers, ...(body ? { body: body.text } : {}) },
    {},
  )
  const text = await answer.text()
  const kept = [...answer.headers].filter(([name]) => !['etag', 'date', 'content-length'].includes(name))
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    headers: kept
      .map(([name, value]) => `${name}: ${value}`)
      .sort()
      .join('\n'),
    text,
  }
}

function bodyOf(
  { bodyType = 'application/x-www-form-urlencoded', body }: DeclaredRoute,
  more: Readonly<Record<string, unknown>>,
) {
  const properties = body?.properties ?? {}
  const filled = Object.fromEntries(
    (body?.required ?? []).map((name) => [name, plausibleField(properties[name] ?? {})]),
  )
  const fields = { ...filled, ...more }
  if (bodyType === 'application/json') return { type: bodyType, text: JSON.stringify(fields) }
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    if (Array.isArray(value)) for (const each of value) form.append(`${name}[]`, String(each))
    else form.append(name, String(value))
  return { type: 'application/x-www-form-urlencoded', text: form.toString() }
}

const plausibleField = (schema: FieldSchema): unknown =>
  schema.type === 'array' ? [plausible(schema.items ?? {})] : plausible(schema)

/** Whether the answer is the one that was expected. `own`: the request comes from our own page. */
export function isExpected(
  expected: Expected,
  { status, location }: Opened,
  method: string,
  hasRegion: boolean,
): boolean {
  const leadsTo = (door: string): boolean => status === 302 && location.includes(`/staff/${door}`)
  switch (expected) {
    case 'signInFirst':
      return method === 'GET' && hasRegion ? leadsTo('sign-in') : status === 401
    case 'factorFirst':
      return method === 'GET' && hasRegion ? leadsTo('factor') : status === 401
    case 'notAllowed':
      return status === 403
    case 'open':
    case 'allowed':
      return status > 0 && status < 500 && status !== 401
  }
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** What may differ between two answers that say the same: the id that was asked for, tags made of it, one-time marks. */
export const sameness = ({ status, location, headers, text }: Opened, id: string): string =>
  [status, location, headers, text]
    .join('\n')
    .replaceAll(id, 'ID')
    .replaceAll(encodeURIComponent(id), 'ID')
    .replaceAll(/name="(csrf|request|attempt)[^"]*" value="[^"]*"/g, 'MARK')
    .replaceAll(ID, (found) => (found === id ? 'ID' : found))

/**
 * 経路の宣言 — what every route must say before it may start: method, input, who may, tenant and object
 * touched, rate limit, log class. `/openapi.json`, the who-may-see-what matrix and the `authz` proof are
 * made from these declarations, so a route that is not declared does not exist for any of them.
 */
import type { GenericSchema, InferOutput } from 'valibot'
import type { Authority } from '../identity/authority.ts'
import type { OrganisationKind } from '../identity/organisation.ts'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'

/** `anyone`: no session is even looked at. `signedIn`: any post here. Otherwise: a post that holds the authority. */
export type Who = 'anyone' | 'signedIn' | Authority

/** Where the route hangs: at the root, below `/{region}` in every language, or below `/{region}/staff`. */
export type Mount = 'root' | 'public' | 'staff'

/** Requests a minute, by person where a route asks who it is, by address where it does not; see limits.ts. */
export type LimitName = 'page' | 'asset' | 'form' | 'visitor' | 'search' | 'export' | 'signIn'

/** `path`: the declared path alone. `ids`: also the ids in it and the person's id. `nothing`: not logged at all. */
export type LogClass = 'path' | 'ids' | 'nothing'

export type Schema = GenericSchema<unknown, unknown>

export type Input = {
  readonly params?: Schema
  readonly query?: Schema
  /** urlencoded or multipart fields. Faults come back to the handler: the page shows them beside the fields. */
  readonly form?: Schema
  /** A JSON body. Faults answer 422 by themselves. */
  readonly json?: Schema
  /** Largest body in bytes; 64 KiB unless told. */
  readonly bytes?: number
}

export type Declaration = {
  readonly mount: Mount
  readonly who: Who
  /** Only for posts of organisations of these kinds, whatever authority a post of another kind holds. */
  readonly organisations?: readonly OrganisationKind[]
  /** Whose rows: `municipal` opens transactions inside the region of the path, `none` has no region. */
  readonly tenant: 'municipal' | 'none'
  /** The kind of object that the path names, or what the page lists: words of the glossary. */
  readonly object: string
  readonly limit: LimitName
  readonly log: LogClass
  /** One line in Japanese for the matrix and the API description. */
  readonly title: string
  readonly input?: Input
  /** A second factor not older than this many minutes is asked for. */
  readonly freshFactor?: number
  /**
   * What a visitor without an account brings about here, as the task in whose name the rows are written; see `Call.service`.
   * Absent: nothing. Such a page is never kept in a cache: it may be one visitor's own.
   */
  readonly service?: string
  /** Never for a pack that nobody operates. */
  readonly operatedOnly?: boolean
}

export type Method = 'GET' | 'POST'

export type Route = Declaration & {
  readonly method: Method
  readonly path: string
  readonly handle: (call: Call<Input>) => Promise<Answer>
}

export type Parsed<I extends Input, K extends keyof Input> = I[K] extends Schema
  ? InferOutput<I[K]>
  : Readonly<Record<never, never>>

type Common = Partial<Omit<Declaration, 'input'>>
type Own<I extends Input> = Omit<Declaration, 'input' | keyof Common> & Partial<Declaration> & { readonly input?: I }
type Handler<I extends Input> = (call: Call<I>) => Promise<Answer>

export type Routes = {
  readonly get: <const I extends Input>(path: string, own: Own<I>, handle: Handler<I>) => Routes
  readonly post: <const I extends Input>(path: string, own: Own<I>, handle: Handler<I>) => Routes
  readonly list: readonly Route[]
}

/** Collects routes that share a part of their declaration. */
export function routes(common: Common, list: readonly Route[] = []): Routes {
  const add =
    (method: Method) =>
    <const I extends Input>(path: string, own: Own<I>, handle: Handler<I>): Routes => {
      const declared = { ...common, ...own } as Declaration
      // The handler asks for what its own schemas make of the request; the server parses with those very schemas.
      const route: Route = { ...declared, method, path, handle: handle as unknown as Route['handle'] }
      return routes(common, [...list, route])
    }
  return { get: add('GET'), post: add('POST'), list }
}

const NEEDED = ['mount', 'who', 'tenant', 'object', 'limit', 'log', 'title'] as const

/** Every reason why these routes may not start. */
export function declarationFaults(all: readonly Route[]): readonly string[] {
  const seen = new Set<string>()
  return all.flatMap((route) => {
    const name = `${route.method} ${route.mount}:${route.path}`
    const faults = NEEDED.filter((part) => !route[part]).map((part) => `${name}: ${part} is not declared`)
    if (seen.has(name)) faults.push(`${name}: declared twice`)
    seen.add(name)
    if (route.mount !== 'root' && route.tenant !== 'municipal')
      faults.push(`${name}: below a region, so tenant is municipal`)
    if (route.mount === 'staff' && route.who === 'anyone' && !isSignIn(route))
      faults.push(`${name}: a staff route for anyone`)
    if (route.service !== undefined && (route.who !== 'anyone' || route.mount !== 'public'))
      faults.push(`${name}: a service for who is signed in: rows are written by the post`)
    if (route.mount === 'public' && route.method === 'POST' && route.service === undefined)
      faults.push(`${name}: a visitor writes, and no service is named for it`)
    if (/:[a-z]/i.test(route.path) && !route.input?.params) faults.push(`${name}: path parameters without a schema`)
    if (route.method === 'POST' && !route.input?.form && !route.input?.json)
      faults.push(`${name}: a body without a schema`)
    for (const part of ['params', 'query', 'form', 'json'] as const)
      if (route.input?.[part] && route.input[part].type !== 'strict_object')
        faults.push(`${name}: ${part} is not a strictObject, so unknown fields would pass`)
    return faults
  })
}

/** The doors to a session have no session yet. */
const isSignIn = (route: Route): boolean => route.path.startsWith('/sign-in') || route.path.startsWith('/join')

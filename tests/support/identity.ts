/**
 * 試験用のサインイン — the real application in process, over the real database, with people who hold posts.
 *
 *   const site = await openTestSite({ towns: 2, routes: (desk) => moreRoutes })
 *   const clerk = await site.clerk(site.towns[0], { authorities: ['people.manage'] })     signed in by passkey
 *   const answer = await site.get(clerk.cookie, site.towns[0], '/account')                below /{slug}/staff
 */
import { createHmac } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instantFromMillis, localDateAt } from '#kernel/instant'
import { newUuid } from '#platform/clock/clock'
import { json } from '#platform/http/answer'
import { loadAssets } from '#platform/http/assets'
import type { Limiter } from '#platform/http/limits'
import { openMetrics } from '#platform/http/metrics'
import { type Route, routes } from '#platform/http/route'
import { type App, openServer } from '#platform/http/server'
import { AUTHORITIES, type Authority } from '#platform/identity/authority'
import type { Desk } from '#platform/identity/desk'
import { type Identity, identitySlots, openIdentity } from '#platform/identity/identity'
import { organisationStore } from '#platform/identity/organisation.store'
import { personStore } from '#platform/identity/person.store'
import { postStore } from '#platform/identity/post.store'
import type { Post, Way } from '#platform/identity/who'
import { loadRegions } from '#platform/region-pack/load-regions'
import { faultLine, type Region } from '#platform/region-pack/pack'
import { openShelf } from '#platform/snapshot/shelf'
import { allSlots } from '../../src/server/schema.ts'
import { freshId, freshTown, testDatabase } from './database.ts'

export const BASE_URL = 'http://localhost:8080'
const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export type Clerk = {
  readonly person: Uuid
  readonly post: Uuid
  readonly organisation: Uuid
  /** For the `Cookie` header. */
  readonly cookie: string
}

export type TestSite = {
  readonly app: App
  readonly identity: Identity
  readonly desk: Desk
  readonly towns: readonly [Region, Region, ...Region[]]
  /** Moves our own clock; the library goes by the machine's. */
  readonly wait: (minutes: number) => void
  readonly clerk: (town: Region, own?: NewClerk) => Promise<Clerk>
  /** One more post, of an organisation of its own unless told, for somebody who is here already. */
  readonly postFor: (town: Region, person: Uuid, own?: NewClerk) => Promise<Pick<Clerk, 'post' | 'organisation'>>
  readonly cookieFor: (person: Uuid, own?: OwnSession) => Promise<string>
  readonly get: (cookie: string, town: Region, path: string) => Promise<Response>
  readonly post: (cookie: string, town: Region, path: string, form: Form, origin?: string) => Promise<Response>
  readonly send: (cookie: string, town: Region, path: string, body: unknown) => Promise<Response>
}
type Form = Readonly<Record<string, string>>
type OwnSession = { readonly way?: Way; readonly provider?: Uuid | null; readonly factor?: boolean }
export type NewClerk = OwnSession & {
  readonly name?: string
  readonly authorities?: readonly Authority[]
  readonly kind?: Post['organisationKind']
  readonly organisation?: Uuid
  readonly providerOnly?: boolean
  readonly demo?: boolean
  readonly from?: LocalDate
  readonly until?: LocalDate | null
}

export type SiteWish = {
  readonly towns?: number
  readonly mode?: 'demo' | 'live'
  readonly baseUrl?: string
  /** None unless told: a test asks more often than a person. */
  readonly limiter?: Limiter
  readonly routes?: (desk: Desk) => readonly Route[]
  /** What each town's pack says besides. */
  readonly region?: (region: Region) => Region
}

/** The real みほん市, under an id and a name that no other test knows. */
export function freshRegion(change: (region: Region) => Region = (region) => region): Region {
  const loaded = loadRegions({
    directory: folder('regions'),
    slots: [...allSlots.filter(({ name }) => !identitySlots.some((slot) => slot.name === name)), ...identitySlots],
    today: localDateAt(instantFromMillis(Date.now())),
  })
  if (!loaded.ok) throw new Error(loaded.error.map(faultLine).join('\n'))
  const region = loaded.value.find(({ slug }) => slug === 'mihon')
  if (!region) throw new Error('no region mihon')
  const id = freshTown()
  return change({ ...region, id, slug: `town-${id.slice(-12)}`, code: id.slice(-6) })
}

/** Says who asks, so that a test can look at it: `GET /{slug}/staff/who`. */
const whoRoutes = routes({
  mount: 'staff',
  who: 'signedIn',
  tenant: 'municipal',
  object: 'session',
  limit: 'page',
  log: 'nothing',
}).get('/who', { title: 'だれか' }, async (c) =>
  json({ person: c.who.session.person, post: c.who.post.id, way: c.who.session.way }),
).list

export async function openTestSite(wish: SiteWish = {}): Promise<TestSite> {
  const { mode = 'demo', baseUrl = BASE_URL } = wish
  const { pool, begin, keys } = await testDatabase()
  const towns = Array.from({ length: wish.towns ?? 2 }, () => freshRegion(wish.region)) as unknown as TestSite['towns']
  let ahead = 0
  const now = () => instantFromMillis(Date.now() + ahead)
  const clock = { now, today: () => localDateAt(now()) }
  const identity = openIdentity({
    pool,
    begin,
    clock,
    newId: newUuid,
    keys: () => keys,
    catchUp: async () => {},
    mode,
    baseUrl,
    regions: towns,
    providerSecrets: undefined,
  })
  const { desk } = identity
  const assets = loadAssets([folder('src/ui/yui.css'), folder('src/ui/icon.svg')], [])
  const app = openServer({
    // The island is built by the program that starts; its address is all that a page needs of it.
    site: {
      mode,
      baseUrl,
      regions: towns,
      doors: [],
      staffDoors: [],
      assets: { ...assets, address: (name) => (name.endsWith('.js') ? `/assets/${name}` : assets.address(name)) },
    },
    routes: [...identity.routes, ...whoRoutes, ...(wish.routes?.(desk) ?? [])],
    begin,
    whoIs: identity.whoIs,
    postsIn: identity.postsIn,
    shelf: openShelf(mkdtempSync(join(tmpdir(), 'yui-identity-'))),
    clock,
    newId: newUuid,
    limiter: wish.limiter ?? { take: () => 0 },
    log: (line) => {
      if (line.kind === 'fault') console.error(line)
    },
    metrics: openMetrics(),
    trustedProxies: [],
  })

  const cookieFor: TestSite['cookieFor'] = async (person, own = {}) => {
    const { way = 'passkey', provider = null, factor = true } = own
    const opened = await desk.signIn.open(new Headers(), { person, way, provider, factor })
    if (!opened.ok) throw new Error('no session for this person')
    return cookieOf(opened.value)
  }

  const postFor: TestSite['postFor'] = async (town, person, own = {}) => {
    const today = clock.today()
    const post = freshId()
    const organisation = own.organisation ?? freshId()
    await desk.asSystem(town, async (tx) => {
      const { kind = 'municipality', providerOnly = false } = own
      await organisationStore(tx).add(
        { id: organisation, kind, name: '見本の組織', code: null, controlledBy: null, providerOnly },
        now(),
      )
      await postStore(tx).add({
        id: post,
        organisation,
        department: '企画課',
        title: '担当',
        authorities: own.authorities ?? AUTHORITIES,
        from: addDays(today, -400),
        until: null,
      })
      const { from = addDays(today, -30), until = null } = own
      await postStore(tx).assign({ id: freshId(), post, person, from, until })
    })
    return { post, organisation }
  }

  const request = (path: string, cookie: string, more: RequestInit = {}) =>
    app.request(`${baseUrl}${path}`, { ...more, headers: { ...(cookie ? { cookie } : {}), ...more.headers } }, {})
  const below = (town: Region, path: string): string => `/${town.slug}/staff${path}`

  return {
    app,
    identity,
    desk,
    towns,
    wait: (minutes) => {
      ahead += minutes * 60_000
    },
    postFor,
    cookieFor,
    clerk: async (town, own = {}) => {
      const person = freshId()
      await desk.asSystem(town, (tx) =>
        personStore(tx).add(
          { id: person, name: own.name ?? '見本 花子', kana: '', email: null, demo: own.demo ?? false },
          now(),
        ),
      )
      const held = await postFor(town, person, own)
      return { person, ...held, cookie: await cookieFor(person, own) }
    },
    get: async (cookie, town, path) => request(below(town, path), cookie),
    post: async (cookie, town, path, form, origin = baseUrl) =>
      request(below(town, path), cookie, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
    send: async (cookie, town, path, body) =>
      request(below(town, path), cookie, {
        method: 'POST',
        headers: { origin: baseUrl, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

/** What a browser sends back of the cookies an answer set; one that was taken back is left out. */
export const cookieOf = (set: readonly string[]): string =>
  [...new Map(set.map((cookie) => cookie.split(';')[0] ?? '').map((pair) => [pair.split('=')[0], pair]))]
    .map(([, pair]) => pair)
    .filter((pair) => !/=$/.test(pair.split('=').length === 2 ? pair : ''))
    .join('; ')

/** A browser's jar: later cookies take the place of earlier ones. */
export const jar = (before: string, answer: Response): string => {
  const pairs = new Map(
    before
      .split('; ')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair] as const),
  )
  for (const cookie of answer.headers.getSetCookie()) {
    const pair = cookie.split(';')[0] ?? ''
    const name = pair.slice(0, pair.indexOf('='))
    if (/max-age=0/i.test(cookie) || pair.endsWith('=')) pairs.delete(name)
    else pairs.set(name, pair)
  }
  return [...pairs.values()].join('; ')
}

/** Codes change every 30 seconds: a test that types them begins where it can still end. */
export async function roomForCodes(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 5_000) await new Promise((done) => setTimeout(done, left + 50))
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app would show (RFC 6238) for the key as it is spelled on the screen. */
export function codeOf(spelled: string, steps = 0): string {
  const bits = [...spelled.replaceAll(' ', '')]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', key).update(counter).digest()
  const at = (hash[19] ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/**
 * だれに許すか — every route for every role: what happens is what the declaration says, foreign ids answer exactly as
 * missing ones, fields that nobody declared and forms from elsewhere are refused.
 *
 * The house is whole and its rows are real; only who is asking is told by the proof (parts/roles.ts), so that every route
 * meets every role. Sessions that were really opened then meet every kind of declaration (parts/real-sessions.ts).
 */
import type { Uuid } from '#kernel/id'
import { openApiOf } from '#platform/http/openapi'
import { declarationFaults, type Route } from '#platform/http/route'
import type { App } from '#platform/http/server'
import { diceOf } from './parts/dice.ts'
import { dropChecks, fill, type Town } from './parts/fill.ts'
import { expectedFor, isExpected, knock, sameness } from './parts/knock.ts'
import type { Given, Proof } from './parts/proof.ts'
import { openRealSessions } from './parts/real-sessions.ts'
import { type Cast, castOf, type Role } from './parts/roles.ts'
import { type DeclaredRoute, declaredIn, hasParameters } from './parts/routes.ts'
import { settlePeople } from './parts/settled.ts'
import { aroundTheWall, specimens } from './parts/specimens.ts'
import { tablesOf } from './parts/tables.ts'
import { openWholeHouse, twoTowns, type WholeHouse } from './parts/whole-house.ts'

export const proof: Proof = {
  name: 'authz',
  promise: 'どの経路も、どの役割にも、宣言したとおりに答える。よその番号は、ない番号と同じ答え',
  covers: ['src/platform/http/**', 'src/platform/identity/**', 'src/modules/**', 'src/server/**'],
  run: async (given) => {
    const whole = await openWholeHouse()
    try {
      await throughTheDoors(whole, given)
    } finally {
      await whole.close()
    }
  },
}

type Scene = {
  readonly app: App
  readonly routes: readonly DeclaredRoute[]
  readonly cast: Cast
  readonly slug: string
  readonly unofficial: string | undefined
  readonly baseUrl: string
}

async function throughTheDoors(whole: WholeHouse, given: Given): Promise<void> {
  const { check, say, seed, quick } = given
  const { house } = whole
  const [here, there] = twoTowns(house)
  const organisations = await house.database.pool
    .query<{ id: Uuid }>('select id from identity_organisation limit 2')
    .then(({ rows }) => rows.map(({ id }) => id))
  const [ward = crypto.randomUUID() as Uuid, company = crypto.randomUUID() as Uuid] = organisations
  const today = house.clock.today()
  const cast = castOf({
    town: here.id,
    otherTown: there.id,
    ward,
    company,
    today,
    now: house.clock.now(),
    yesterday: new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10) as typeof today,
  })
  await settlePeople(house.database.pool, cast.people, diceOf(seed))
  const own: readonly Route[] = [...whole.routes, ...specimens]
  const scene: Scene = {
    app: whole.appFor(cast.whoIs, own),
    routes: declaredIn(openApiOf(own, house.settings.baseUrl)),
    cast,
    slug: here.slug,
    unofficial: house.regions.find(({ operatedBy }) => operatedBy === undefined)?.slug,
    baseUrl: house.settings.baseUrl,
  }
  const { routes } = scene
  say(
    `経路 ${routes.length}（家のもの ${routes.length - specimens.length}、見本 ${specimens.length}）× 役割 ${cast.roles.length}`,
  )
  await check('どの経路も宣言がそろっている', () => declarationFaults(own))
  await check('どの経路も、どの役割にも、宣言したとおりに答える', () => everyRole(scene, say))
  await check('送る経路は、出どころのない・よその・よそから来た頼みを断る', () => everyOrigin(scene))
  await check('宣言にない項目は、本文でも問い合わせでも断る', () => extraFields(scene))
  await check('宣言にない方法（PUT、DELETE…）では答えない', () => otherMethods(scene))
  await check('だれも運営しないまちでは、運営者だけの経路は「ない」と答える', () => unofficial(scene))

  // Rows of the other town, and of another organisation in this one: made after the house has read what it serves.
  await dropChecks(house.database.pool)
  const elsewhere: Town = { id: there.id, sides: [crypto.randomUUID(), crypto.randomUUID()] }
  const tables = (await tablesOf(house.database.pool)).filter(({ class: is }) => is === 'municipal' || is === 'sided')
  const made = await fill(house.database.pool, tables, [elsewhere], quick ? 2 : 10, diceOf(seed))
  const foreign = [...made].flatMap(([table, rows]) =>
    rows.flatMap((row) => (row['id'] ? [{ table, id: row['id'] }] : [])),
  )
  say(`よそのまちの番号 ${foreign.length} 個`)
  await check('よその番号は、ない番号と一字も違わない答え', () => foreignIds(scene, foreign, say))
  await check('思いがけない誤り（500）は一つもない', () =>
    whole.lines().filter((line) => line.includes('"kind":"fault"')),
  )

  await seededFaults(scene, whole, given, foreign)

  const real = await openRealSessions()
  const opened: Scene = {
    ...scene,
    ...real,
    cast: { ...cast, roles: real.roles },
    routes: declaredIn(openApiOf(specimens, real.baseUrl)),
  }
  await check(`本物のサインイン ${real.roles.length} 通りでも、宣言したとおりに答える`, () => everyRole(opened, say))
}

const everyRoute = ({ routes, cast }: Scene): readonly (readonly [DeclaredRoute, Role])[] =>
  routes.flatMap((route) => cast.roles.map((role) => [route, role] as const))

async function everyRole(scene: Scene, say: Given['say'] = () => {}): Promise<readonly string[]> {
  const faults: string[] = []
  const counted = new Map<string, number>()
  for (const [route, role] of everyRoute(scene)) {
    const expected = expectedFor(route, role)
    const opened = await knock(scene.app, { route, role, slug: scene.slug, origin: scene.baseUrl })
    counted.set(expected, (counted.get(expected) ?? 0) + 1)
    if (!isExpected(expected, opened, route.method, route.path.startsWith('/{region}')))
      faults.push(
        `${route.method} ${route.path}（${role.name}）：${expected} のはずが ${opened.status} ${opened.location}`,
      )
    // What one may not see, one may not learn of either: a refusal never depends on the address asked for.
    if (expected === 'signInFirst' && opened.headers.includes('set-cookie') && route.limit !== 'signIn')
      faults.push(`${route.method} ${route.path}（${role.name}）：断るときに cookie を置いた`)
  }
  say([...counted].map(([expected, count]) => `${expected} ${count}`).join('、'))
  return faults
}

async function everyOrigin(scene: Scene): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [route, role] of everyRoute(scene)) {
    if (route.method !== 'POST' || !['open', 'allowed'].includes(expectedFor(route, role))) continue
    for (const [how, origin, fetchSite] of [
      ['出どころなし', undefined, undefined],
      ['よそ', 'https://evil.example', undefined],
      ['null', 'null', undefined],
      ['似た名前', `${scene.baseUrl}.evil.example`, undefined],
      ['よそのページから', scene.baseUrl, 'cross-site'],
    ] as const) {
      const { status } = await knock(scene.app, {
        route,
        role,
        slug: scene.slug,
        origin,
        ...(fetchSite ? { fetchSite } : {}),
      })
      if (status !== 403) faults.push(`POST ${route.path}（${role.name}）：${how} → ${status}`)
    }
  }
  return faults
}

async function extraFields(scene: Scene): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [route, role] of everyRoute(scene)) {
    if (!['open', 'allowed'].includes(expectedFor(route, role))) continue
    const asked = { route, role, slug: scene.slug, origin: scene.baseUrl }
    const strange = { isAdmin: 'true' }
    if (route.bodyType !== undefined) {
      const { status } = await knock(scene.app, { ...asked, fields: strange })
      if (status !== 400 && !(status === 404 && hasParameters(route)))
        faults.push(`POST ${route.path}（${role.name}）：本文 → ${status}`)
    }
    if (route.parameters.some((each) => each.in === 'query')) {
      const { status } = await knock(scene.app, { ...asked, query: 'isAdmin=true' })
      if (status !== 400 && !(status === 404 && hasParameters(route)))
        faults.push(`${route.method} ${route.path}（${role.name}）：問い合わせ → ${status}`)
    }
  }
  return faults
}

async function otherMethods({ app, routes, cast, slug, baseUrl }: Scene): Promise<readonly string[]> {
  const faults: string[] = []
  const strongest = cast.roles.find(({ name }) => name === 'すべての権限') ?? cast.roles[0]
  for (const route of routes)
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', route.method === 'GET' ? 'POST' : 'GET']) {
      if (!strongest || routes.some((each) => each.path === route.path && each.method === method)) continue
      const { status } = await knock(app, { route, role: strongest, slug, method, origin: baseUrl })
      if (status !== 404 && status !== 405) faults.push(`${method} ${route.path} → ${status}`)
    }
  return faults
}

async function unofficial(scene: Scene): Promise<readonly string[]> {
  if (!scene.unofficial) return []
  const faults: string[] = []
  for (const [route, role] of everyRoute(scene)) {
    if (!route.operatedOnly) continue
    const { status } = await knock(scene.app, { route, role, slug: scene.unofficial, origin: scene.baseUrl })
    if (status !== 404) faults.push(`${route.method} ${route.path}（${role.name}）→ ${status}`)
  }
  return faults
}

/** Wherever an id goes, in the path or in a field, a foreign one is put beside one that nobody has. */
async function foreignIds(
  scene: Scene,
  foreign: readonly { readonly table: string; readonly id: string }[],
  say: Given['say'] = () => {},
): Promise<readonly string[]> {
  const faults: string[] = []
  let compared = 0
  const onePerTable = [...new Map(foreign.map((each) => [each.table, each])).values()]
  for (const [route, role] of everyRoute(scene)) {
    if (!['open', 'allowed'].includes(expectedFor(route, role))) continue
    const names = route.parameters
      .filter((each) => each.in === 'path' && each.name !== 'region')
      .map(({ name }) => name)
    const fields = Object.entries(route.body?.properties ?? {})
      .filter(([, { format, pattern }]) => format === 'uuid' || pattern?.includes('0-9a-f]{8}'))
      .map(([name]) => name)
    const asking = (id: string) => (name: string) =>
      knock(scene.app, {
        route,
        role,
        slug: scene.slug,
        origin: scene.baseUrl,
        ...(names.includes(name)
          ? { values: Object.fromEntries(names.map((each) => [each, id])) }
          : { fields: { [name]: id } }),
      })
    for (const name of [...names.slice(0, 1), ...fields])
      for (const { table, id } of onePerTable) {
        const nobodys = crypto.randomUUID()
        compared += 1
        const one = sameness(await asking(id)(name), id)
        const other = sameness(await asking(nobodys)(name), nobodys)
        if (one !== other)
          faults.push(
            `${route.method} ${route.path}（${role.name}）：${table} の番号で ${one.slice(0, 3)}、ない番号で ${other.slice(0, 3)}`,
          )
      }
  }
  say(`よその番号とない番号を ${compared} 回くらべた`)
  return faults
}

async function seededFaults(
  scene: Scene,
  whole: WholeHouse,
  { seeded }: Given,
  foreign: readonly { readonly table: string; readonly id: string }[],
): Promise<void> {
  const { baseUrl } = scene
  const only = (routes: readonly Route[]): Scene => ({
    ...scene,
    app: whole.appFor(scene.cast.whoIs, routes),
    routes: declaredIn(openApiOf(routes, baseUrl)),
  })
  const around = aroundTheWall(whole.house.database.pool)
  await seeded('番号だけで探し、壁を回りこむ経路', () =>
    foreignIds(
      only(around),
      foreign.filter(({ table }) => table === 'identity_post'),
    ),
  )
  // The declaration says one thing, the server was built from another.
  const open = specimens.map((route) => ({ ...route, who: 'signedIn' as const }))
  await seeded('宣言より広く許す経路', () =>
    everyRole({ ...only(open), routes: scene.routes.filter(({ path }) => path.includes('/proof/')) }),
  )
  const nobody = scene.cast.roles.filter(({ authorities }) => authorities === undefined)
  await seeded('サインインを求めない経路', () =>
    everyRole({
      ...only(
        specimens.map((route) => ({ ...route, mount: 'public' as const, who: 'anyone' as const, service: 'proof' })),
      ),
      cast: { ...scene.cast, roles: nobody },
      routes: declaredIn(
        openApiOf(
          specimens.map((route) => ({ ...route, mount: 'public' as const })),
          baseUrl,
        ),
      ),
    }),
  )
  const [specimen] = specimens
  if (!specimen) throw new Error('no specimen')
  const { title: _, ...untitled } = specimen
  await seeded('宣言の足りない経路', () => declarationFaults([untitled as Route]))
  await seeded('宣言の足りない経路では始まらない', () => {
    try {
      whole.appFor(scene.cast.whoIs, [untitled as Route])
      return []
    } catch (error) {
      return [error]
    }
  })
  const careless = specimens.filter(({ method }) => method === 'POST').map((route) => ({ ...route, input: {} }))
  await seeded('知らない項目を受ける経路', () => declarationFaults(careless))
}

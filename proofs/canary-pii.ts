/**
 * 名前のもれ — 200 made-up names, of people and typed into every field there is: none in a log, a metric, an address, an
 * error page, the audit log, a job, or a published snapshot of what is not theirs to publish.
 *
 * Left out  a page that shows a form again with what was typed (422): it must, so that nothing is lost
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { json } from '#platform/http/answer'
import { openApiOf } from '#platform/http/openapi'
import { type Route, routes } from '#platform/http/route'
import type { App } from '#platform/http/server'
import { startServer } from '../tests/support/server.ts'
import { ask, freshCaller } from './parts/ask.ts'
import { type Canary, canaries, heard } from './parts/canary.ts'
import { diceOf } from './parts/dice.ts'
import { insertOf, madeRow } from './parts/fill.ts'
import { expectedFor, knock } from './parts/knock.ts'
import type { Given, Proof } from './parts/proof.ts'
import { type Cast, castOf } from './parts/roles.ts'
import { type DeclaredRoute, declaredIn, routesOf } from './parts/routes.ts'
import { specimens } from './parts/specimens.ts'
import { tablesOf } from './parts/tables.ts'
import { openWholeHouse, twoTowns, type WholeHouse } from './parts/whole-house.ts'

const COUNT = 200
/** Half are people with accounts, half are typed: what is typed as the title of something public may well be published. */
const peopleOf = (names: readonly Canary[]): readonly Canary[] => names.slice(0, COUNT / 2)
const typedOf = (names: readonly Canary[]): readonly Canary[] => names.slice(COUNT / 2)
/** A page that keeps what was typed answers so. */
const SHOWS_THE_FORM_AGAIN = [200, 422]

export const proof: Proof = {
  name: 'canary-pii',
  promise: `${COUNT} の見本の名前が、記録・計測・アドレス・誤りのページ・公表の写しに一つも出ない`,
  covers: ['src/platform/**', 'src/modules/**', 'src/server/**'],
  run: async (given) => {
    const names = canaries(COUNT)
    const whole = await openWholeHouse()
    try {
      await inside(whole, names, given)
    } finally {
      await whole.close()
    }
    await outside(names, given)
    await seededFaults(names, given)
  },
}

/** Handlers fail in the ways in which real ones do: with a name in the message, with a row quoted by the database. */
const failing = (pool: WholeHouse['house']['database']['pool'], name: string): readonly Route[] =>
  routes({ mount: 'staff', tenant: 'municipal', log: 'ids', limit: 'page', object: 'specimen', who: 'signedIn' })
    .get('/proof/throws', { title: '見本：名前のある誤り' }, async () => {
      throw new Error(`no such person: ${name}`)
    })
    .get('/proof/quotes', { title: '見本：行を引く誤り' }, async () => {
      await pool.query('create temporary table if not exists proof_names (name text primary key)')
      await pool.query('insert into proof_names values ($1), ($1)', [name])
      return json({})
    }).list

type Scene = {
  readonly app: App
  readonly routes: readonly DeclaredRoute[]
  readonly cast: Cast
  readonly slug: string
  readonly baseUrl: string
}

async function inside(whole: WholeHouse, names: readonly Canary[], { check, say, seed }: Given): Promise<void> {
  const { house } = whole
  const { pool } = house.database
  const [here, there] = twoTowns(house)
  const dice = diceOf(seed)
  const people = (await tablesOf(pool)).find(({ name }) => name === 'identity_person')
  let made = 0
  if (people)
    for (const { name } of peopleOf(names)) {
      const row = madeRow(people, { id: here.id, sides: [here.id, there.id] }, 0, new Map(), dice)
      const { text, values } = insertOf(people, { ...row, name }, 'on conflict do nothing')
      made += (await pool.query(text, values)).rowCount ?? 0
    }
  const uuid = crypto.randomUUID() as typeof here.id
  const today = house.clock.today()
  const cast = castOf({
    town: here.id,
    otherTown: there.id,
    ward: uuid,
    company: uuid,
    today,
    now: house.clock.now(),
    yesterday: today,
  })
  const all: readonly Route[] = [...whole.routes, ...specimens, ...failing(pool, names[0]?.name ?? '')]
  const scene: Scene = {
    app: whole.appFor(cast.whoIs, all),
    routes: declaredIn(openApiOf(all, house.settings.baseUrl)),
    cast,
    slug: here.slug,
    baseUrl: house.settings.baseUrl,
  }
  const typed = await typing(scene, typedOf(names), names)
  say(`人 ${made} 人、項目 ${typed.fields} か所、頼み ${typed.knocks} 回`)
  await check('どの誤りのページにも、行き先のアドレスにも出ない', typed.faults)
  await check(
    'わざと失敗させた経路は、たしかに失敗した',
    whole.lines().filter((line) => line.includes('"kind":"fault"') && line.includes('/proof/')).length >= 2,
  )
  await check('記録に出ない', () => heard(whole.lines().join('\n'), names))
  await check('監査の記録、仕事の荷、公表の写しに出ない', () => inRows(whole, names))
}

async function typing(
  { app, routes: all, cast, slug, baseUrl }: Scene,
  own: readonly Canary[],
  names: readonly Canary[],
) {
  const faults: string[] = []
  let fields = 0
  let knocks = 0
  let turn = 0
  const next = (): string => {
    turn += 1
    return own[turn % own.length]?.name ?? ''
  }
  const strongest = cast.roles.filter(({ name }) => ['すべての権限', '権限のない人', 'だれでもない人'].includes(name))
  for (const route of all)
    for (const role of strongest) {
      const inputs = Object.keys(route.body?.properties ?? {})
      fields += inputs.length
      const filled = Object.fromEntries(inputs.map((name) => [name, next()]))
      const path = Object.fromEntries(
        route.parameters
          .filter((each) => each.in === 'path' && each.name !== 'region')
          .map(({ name }) => [name, next()]),
      )
      const asked = { route, role, slug, origin: baseUrl }
      const tries = [
        { ...asked, fields: filled },
        ...inputs.map((name) => ({ ...asked, fields: { [name]: next() } })),
        { ...asked, values: path, query: `q=${encodeURIComponent(next())}&${encodeURIComponent(next())}=1` },
        { ...asked, origin: `https://${encodeURIComponent(next())}.example`, fields: filled },
      ]
      for (const each of tries) {
        knocks += 1
        const { status, location, text, headers } = await knock(app, each)
        // The way to the sign-in carries the address that was asked for, which may be the canary itself.
        const leads = expectedFor(route, role) === 'signInFirst' || location.includes('/staff/factor') ? '' : location
        // A page in another language hangs at the address that was asked for: that link repeats only what its reader typed.
        const shown = SHOWS_THE_FORM_AGAIN.includes(status)
          ? ''
          : text.replaceAll(/ href="[^"]*"/g, 'values' in each ? '' : '$&')
        for (const found of heard(`${leads}\n${shown}\n${headers.replaceAll(/^location: .*$/gm, '')}`, names))
          faults.push(`${route.method} ${route.path} ${status}：${found}`)
      }
    }
  return { faults, fields, knocks }
}

/** Audit lines hold ids and hashes, jobs ids, and no snapshot the name of somebody who only has an account here. */
async function inRows({ house }: WholeHouse, names: readonly Canary[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [what, text] of [
    ['監査', 'select * from platform_audit'],
    ['仕事', 'select data, output from pgboss.job'],
    ['写し', 'select * from platform_snapshot'],
  ] as const) {
    const { rows } = await house.database.pool.query(text)
    const group = what === '写し' ? peopleOf(names) : names
    faults.push(...heard(JSON.stringify(rows), group).map((found) => `${what}：${found}`))
  }
  return faults
}

/** The process as it runs for real: what it prints, what it counts, and the files it keeps beside the database. */
async function outside(names: readonly Canary[], { check, say }: Given): Promise<void> {
  const server = await startServer({ env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
  try {
    const posts = (await routesOf(server)).filter(({ method }) => method === 'POST')
    for (const [n, { name }] of names.entries()) {
      const coded = encodeURIComponent(name)
      const headers = {
        referer: `${server.url}/${coded}`,
        'user-agent': coded,
        cookie: `who=${coded}`,
        'x-name': coded,
      }
      const path =
        [
          `/mihon/?q=${coded}`,
          `/mihon/${coded}/`,
          `/${coded}/`,
          `/mihon/staff/people?name=${coded}`,
          `/readyz?${coded}`,
          `/assets/${coded}.css`,
        ][n % 6] ?? '/'
      await ask(server.url, { path, caller: freshCaller(), headers })
      const post = posts[n % Math.max(1, posts.length)]
      await ask(server.url, {
        method: 'POST',
        path: post?.path.replaceAll('{region}', 'mihon').replaceAll(/\{\w+\}/g, coded) ?? `/${coded}`,
        caller: freshCaller(),
        headers: { ...headers, origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: `name=${coded}&${coded}=1`,
      })
    }
    const metrics = await ask(server.metricsUrl, { path: '/metrics' })
    const kept = filesOf(server.data)
    say(`記録 ${server.log().length} 字、計測 ${metrics.text.length} 字、ファイル ${kept.length}`)
    await check('動いているサーバーの出したものに出ない', () => heard(server.log(), names))
    await check('計測に出ない', () =>
      metrics.status === 200 && metrics.text.length > 0
        ? heard(metrics.text, names)
        : [`計測の口が答えない（${metrics.status}）`],
    )
    await check('データベースのそばのファイルに出ない', () =>
      kept.flatMap((file) => heard(`${file}\n${readFileSync(file, 'latin1')}`, names)),
    )
  } finally {
    await server.stop()
  }
}

const filesOf = (data: string): readonly string[] =>
  readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('embedded/'))
    .map((name) => join(data, name))
    .filter((file) => statSync(file).isFile())

async function seededFaults(names: readonly Canary[], { seeded }: Given): Promise<void> {
  const { name } = names[7] ?? { name: '' }
  await seeded('頼まれた道筋をそのまま書く記録', () => heard(JSON.stringify({ route: `/mihon/${name}/` }), names))
  await seeded('％の形の名前', () => heard(`?next=${encodeURIComponent(name)}`, names))
  await seeded('base64 の中の名前', () => heard(Buffer.from(`xx${name}`).toString('base64url'), names))
  await seeded('計測の札の名前', () => heard(`http_route="/people/${name}"`, names))
  await seeded('データベースの言葉をそのまま書く記録', () => heard(`Key (name)=(${name}) already exists.`, names))
}

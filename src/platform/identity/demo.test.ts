import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/support/database.ts'
import { jar, openTestSite } from '../../../tests/support/identity.ts'
import { demoPeopleIn, demoTown } from './demo.ts'
import { postStore } from './post.store.ts'

const { owner } = await testDatabase()
const site = await openTestSite()
const [here, there] = site.towns
await site.identity.seedDemo()

const pathOf = (path: string): string => path.replace(/^\/[^/]+\/staff/, '')
const isIn = async (cookie: string, town = here) => (await site.get(cookie, town, '/who')).status === 200

test('the made-up people are there with their posts, and seeding again changes nothing', async () => {
  const count = async () => {
    const rows = await Promise.all(
      ['identity_person', 'identity_organisation', 'identity_post', 'identity_assignment'].map(async (table) =>
        Number((await owner.query(`select count(*) as n from ${table}`)).rows[0]?.n),
      ),
    )
    return rows
  }
  const before = await count()
  await site.identity.seedDemo()
  deepEqual(await count(), before)
  const people = await demoPeopleIn(site.desk, here)
  equal(people.filter(({ name }) => name === '見本 花子').length, 1)
  equal(
    people.some(({ name, post }) => name === '手本 太郎' && post.includes('協働推進係')),
    false,
  )
})

test('one person of two towns is one person', async () => {
  const [a, b] = await Promise.all([here, there].map((town) => demoPeopleIn(site.desk, town)))
  const same = (name: string) => [a, b].map((people) => people?.find((pick) => pick.name === name)?.person)
  const [one, other] = same('結城 学')
  equal(typeof one, 'string')
  equal(one, other)
})

test('the page lists them with what they may do, and one press lets them in', async () => {
  const page = await (await site.get('', here, '/sign-in')).text()
  match(page, /見本 花子さんで<\/span>入る/)
  match(page, /取組や数字を書く/)
  const [pick] = await demoPeopleIn(site.desk, here)
  const answer = await site.post('', here, '/sign-in/demo', { person: pick?.person ?? '', next: '/who' })
  equal(answer.status, 303)
  equal(await isIn(jar('', answer)), true)
})

test('somebody real is not let in by the demo', async () => {
  const clerk = await site.clerk(here)
  equal((await site.post('', here, '/sign-in/demo', { person: clerk.person, next: '' })).status, 404)
})

test('looking at a demo link does not use it; using it does, once, in its own town', async () => {
  const link = (await site.identity.demoLinks()).find(({ town, name }) => town === here.slug && name === '見本 花子')
  const path = pathOf(link?.path ?? '')
  match(await (await site.get('', here, path)).text(), /見本 花子さんとして入ります/)
  equal((await site.get('', here, path)).status, 200)
  equal((await site.post('', there, path, {})).status, 404)
  const answer = await site.post('', here, path, {})
  equal(await isIn(jar('', answer)), true)
  equal((await site.post('', here, path, {})).status, 404)
  equal((await site.get('', here, path)).status, 404)
})

test('a demo link ends after twelve hours', async () => {
  const late = await openTestSite()
  await late.identity.seedDemo()
  const [town] = late.towns
  const path = pathOf((await late.identity.demoLinks()).find((link) => link.town === town.slug)?.path ?? '')
  late.wait(12 * 60)
  equal((await late.post('', town, path, {})).status, 404)
})

test('live has no demo town, seeds nobody and prints no link', async () => {
  const live = await openTestSite({ mode: 'live', baseUrl: 'https://yuimachi.example' })
  const [town] = live.towns
  equal(demoTown(town, 'live'), undefined)
  equal(demoTown({ ...town, fictional: false }, 'demo'), undefined)
  await live.identity.seedDemo()
  deepEqual(await live.identity.demoLinks(), [])
  deepEqual(await live.desk.asSystem(town, (tx) => postStore(tx).inMunicipality()), [])
  equal((await (await live.get('', town, '/sign-in')).text()).includes('見本の人を選ぶ'), false)
})

test('a demo person makes no key, and confirms by one press', async () => {
  const [pick] = await demoPeopleIn(site.desk, here)
  const cookie = jar('', await site.post('', here, '/sign-in/demo', { person: pick?.person ?? '', next: '' }))
  equal((await site.send(cookie, here, '/account/passkey/options', {})).status, 422)
  const answer = await site.post(cookie, here, '/factor/demo', { next: '/account' })
  equal(answer.headers.get('location'), `/${here.slug}/staff/account`)
})

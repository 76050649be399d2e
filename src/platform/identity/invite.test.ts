import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type NewClerk, openTestSite, type TestSite } from '../../../tests/support/identity.ts'
import type { Region } from '../region-pack/pack.ts'
import { AUTHORITIES } from './authority.ts'
import { inviteToPost } from './invite.ts'
import { personStore } from './person.store.ts'
import { postStore } from './post.store.ts'

const live = await openTestSite({ mode: 'live', baseUrl: 'https://yuimachi.example', towns: 6 })
const demo = await openTestSite({ towns: 2 })
const managers: NewClerk = { authorities: ['people.manage'] }

/** What the operator's first invitation gives. */
async function given(site: TestSite, town: Region): Promise<readonly string[]> {
  equal((await inviteToPost(site.desk, { region: town, postName: '課長' })).ok, true)
  const posts = await site.desk.asSystem(town, (tx) => postStore(tx).inMunicipality())
  return posts.find(({ title }) => title === '課長')?.authorities ?? []
}

test('the first one gets everything; once somebody manages people here, the next may only read', async () => {
  const [empty, managed] = live.towns
  deepEqual(await given(live, empty), AUTHORITIES)
  await live.clerk(managed, managers)
  deepEqual(await given(live, managed), ['partnership.read'])
})

test('in live a made-up person manages nobody; in a demo they do', async () => {
  const [, , town] = live.towns
  await live.clerk(town as Region, { ...managers, demo: true })
  deepEqual(await given(live, town as Region), AUTHORITIES)
  await demo.clerk(demo.towns[0], { ...managers, demo: true })
  deepEqual(await given(demo, demo.towns[0]), ['partnership.read'])
})

test('somebody who was shut out manages nobody', async () => {
  const [, , , town] = live.towns
  const { person } = await live.clerk(town as Region, managers)
  await live.desk.asSystem(town as Region, (tx) => personStore(tx).deactivate(person, live.desk.clock.now()))
  deepEqual(await given(live, town as Region), AUTHORITIES)
})

test('a made-up person acts nowhere in live, whatever key they have', async () => {
  const [, , , , town] = live.towns
  for (const way of ['passkey', 'password', 'demo'] as const) {
    const { cookie } = await live.clerk(town as Region, { demo: true, way })
    equal((await live.get(cookie, town as Region, '/who')).status, 302, way)
  }
})

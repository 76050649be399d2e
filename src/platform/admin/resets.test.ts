import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, type Clerk, openTestSite } from '../../../tests/support/identity.ts'
import { resetRoutes } from './resets.routes.ts'

const { owner } = await testDatabase()
const site = await openTestSite({ routes: () => resetRoutes(BASE_URL) })
const [here, there] = site.towns
const [asker, approver] = [await site.clerk(here), await site.clerk(here)]

const ask = (clerk: Clerk, by = asker, town = here) => site.post(by.cookie, town, `/people/${clerk.person}/reset`, {})
async function idOf(clerk: Clerk): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from identity_reset where person_id = $1', [
    clerk.person,
  ])
  return rows[0]?.id ?? ''
}
const approve = (id: string, by = approver, town = here) =>
  site.post(by.cookie, town, `/people/resets/${id}/approve`, {})
const tokenIn = (page: string): string => /join\/([A-Za-z0-9_-]+)/.exec(page)?.[1] ?? ''
async function asked(): Promise<readonly [Clerk, string]> {
  const clerk = await site.clerk(here, { name: '鍵 なくす子' })
  equal((await ask(clerk)).status, 303)
  return [clerk, await idOf(clerk)]
}

test('two people: who asked cannot approve, nor can the one whose keys they are', async () => {
  const [clerk, id] = await asked()
  deepEqual([(await approve(id, asker)).status, (await approve(id, clerk)).status], [403, 403])
  equal((await ask(asker, asker)).status, 403)
  const answer = await approve(id)
  equal(answer.status, 200)
  equal((await site.get('', here, `/join/${tokenIn(await answer.text())}`)).status, 200)
  equal((await approve(id)).status, 404)
})

test('a reset of another town is not there, neither to ask for nor to approve nor to open', async () => {
  const [clerk, id] = await asked()
  const stranger = await site.clerk(there)
  equal((await ask(clerk, stranger, there)).status, 404)
  equal((await approve(id, stranger, there)).status, 404)
  doesNotMatch(await (await site.get(stranger.cookie, there, '/people/resets')).text(), /鍵 なくす子/)
  match(await (await site.get(approver.cookie, here, '/people/resets')).text(), /鍵 なくす子/)
  const token = tokenIn(await (await approve(id)).text())
  equal((await site.get('', there, `/join/${token}`)).status, 404)
})

test('somebody whom another town let in is reset there', async () => {
  const shared = await site.clerk(there)
  await site.postFor(here, shared.person)
  equal((await ask(shared)).status, 404)
})

test('a link that is used or a day old opens nothing', async () => {
  const [, id] = await asked()
  const used = tokenIn(await (await approve(id)).text())
  await owner.query('update identity_reset set used_at = now() where id = $1', [id])
  equal((await site.get('', here, `/join/${used}`)).status, 404)
  const late = await openTestSite({ routes: () => resetRoutes(BASE_URL) })
  const [town] = late.towns
  const [one, two, lost] = [await late.clerk(town), await late.clerk(town), await late.clerk(town)]
  await late.post(one.cookie, town, `/people/${lost.person}/reset`, {})
  const page = await (await late.post(two.cookie, town, `/people/resets/${await idOf(lost)}/approve`, {})).text()
  equal((await late.get('', town, `/join/${tokenIn(page)}`)).status, 200)
  late.wait(24 * 60)
  equal((await late.get('', town, `/join/${tokenIn(page)}`)).status, 404)
})

test('it takes the authority, and a fresh factor', async () => {
  const [, id] = await asked()
  const reader = await site.clerk(here, { authorities: ['people.manage'] })
  for (const answer of [
    await approve(id, reader),
    await ask(asker, reader),
    await site.get(reader.cookie, here, '/people/resets'),
  ])
    equal(answer.status, 403)
  const tired = await site.clerk(here)
  await owner.query("update identity_session set factor_at = now() - interval '16 minutes' where person_id = $1", [
    tired.person,
  ])
  equal((await approve(id, tired)).status, 401)
})

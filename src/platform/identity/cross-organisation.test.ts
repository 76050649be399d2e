import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/calendar'
import { freshId } from '../../../tests/support/database.ts'
import { openTestSite } from '../../../tests/support/identity.ts'

const site = await openTestSite()
const [here, there] = site.towns
const whoAsks = async (cookie: string, town = here) => {
  const answer = await site.get(cookie, town, '/who')
  return answer.status === 200 ? ((await answer.json()) as { post: string }).post : answer.status
}

test('a session that came through the provider of A acts for A and never for B', async () => {
  const [a, b] = [freshId(), freshId()]
  const clerk = await site.clerk(here, { organisation: a, kind: 'company', way: 'provider', provider: a })
  const forB = await site.postFor(here, clerk.person, { organisation: b, kind: 'company' })
  const elsewhere = await site.postFor(there, clerk.person, { organisation: b, kind: 'company' })
  equal(await whoAsks(clerk.cookie), clerk.post)
  equal(await whoAsks(clerk.cookie, there), 302)

  const switched = await site.post(clerk.cookie, here, '/post', { municipality: here.id, post: forB.post })
  equal(switched.status, 404)
  const over = await site.post(clerk.cookie, here, '/post', { municipality: there.id, post: elsewhere.post })
  equal(over.status, 404)
  equal(await whoAsks(clerk.cookie), clerk.post)
  const offered = await (await site.get(clerk.cookie, here, '/post')).text()
  equal(offered.includes(forB.post), false)
})

test('a choice of a post does not outlive the right to it', async () => {
  const [a, b] = [freshId(), freshId()]
  const clerk = await site.clerk(here, { organisation: a, way: 'provider', provider: a })
  const forB = await site.postFor(here, clerk.person, { organisation: b })
  const { session } = await site.desk.signIn.seen(new Headers({ cookie: clerk.cookie }))
  // Written past the wall, as if a rule had been laxer yesterday.
  await site.desk.signIn.rows.choosePost(session?.id as typeof clerk.person, here.id, forB.post)
  equal(await whoAsks(clerk.cookie), clerk.post)
})

test('who only holds a post at B finds every door shut with the provider of A', async () => {
  const clerk = await site.clerk(here, { way: 'provider', provider: freshId() })
  equal(await whoAsks(clerk.cookie), 302)
})

test('an organisation that lets in only through its provider is not opened by a passkey', async () => {
  const organisation = freshId()
  const clerk = await site.clerk(here, { organisation, providerOnly: true })
  equal(await whoAsks(clerk.cookie), 302)
  equal(await whoAsks(await site.cookieFor(clerk.person, { way: 'provider', provider: organisation })), clerk.post)
})

test('half a session acts nowhere: the password or the provider alone', async () => {
  const clerk = await site.clerk(here)
  equal(await whoAsks(await site.cookieFor(clerk.person, { way: 'password', factor: false })), 302)
  const provider = clerk.organisation
  equal(await whoAsks(await site.cookieFor(clerk.person, { way: 'provider', provider, factor: false })), 302)
})

test('a leaver acts nowhere from the day after the last one', async () => {
  const today = site.desk.clock.today()
  const last = await site.clerk(here, { until: today })
  const left = await site.clerk(here, { until: addDays(today, -1) })
  equal(await whoAsks(last.cookie), last.post)
  equal(await whoAsks(left.cookie), 302)
})

test('a post is switched where the person may act, also into another town, and the town hears of it', async () => {
  const clerk = await site.clerk(here)
  const second = await site.postFor(here, clerk.person)
  const elsewhere = await site.postFor(there, clerk.person)
  const to = await site.post(clerk.cookie, here, '/post', { municipality: here.id, post: second.post })
  deepEqual([to.status, to.headers.get('location')], [303, `/${here.slug}/staff/`])
  equal(await whoAsks(clerk.cookie), second.post)
  const over = await site.post(clerk.cookie, here, '/post', { municipality: there.id, post: elsewhere.post })
  equal(over.headers.get('location'), `/${there.slug}/staff/`)
  equal(await whoAsks(clerk.cookie, there), elsewhere.post)
})

test('a post of somebody else cannot be chosen', async () => {
  const [clerk, other] = [await site.clerk(here), await site.clerk(here)]
  const answer = await site.post(clerk.cookie, here, '/post', { municipality: here.id, post: other.post })
  equal(answer.status, 404)
})

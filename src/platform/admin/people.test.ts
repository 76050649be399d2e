import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, type Clerk, openTestSite } from '../../../tests/support/identity.ts'
import { postStore } from '../identity/post.store.ts'
import { peopleRoutes } from './people.routes.ts'

const { owner } = await testDatabase()
const site = await openTestSite({ routes: () => peopleRoutes(BASE_URL) })
const [here, there] = site.towns
const manager = await site.clerk(here, { name: '管理 する子' })
const isIn = async (clerk: Clerk, town = here) => (await site.get(clerk.cookie, town, '/who')).status === 200
const press = (path: string, form: Readonly<Record<string, string>> = {}, by = manager) =>
  site.post(by.cookie, here, path, form)
/** Changes of who may do what, with an id of each kind that this town knows. */
const doors = (clerk: Clerk, assignment: string): readonly (readonly [string, Readonly<Record<string, string>>])[] => [
  [`/people/posts/${clerk.post}/invite`, { name: '新しい 人' }],
  [`/people/posts/${clerk.post}/end`, { until: '2099-03-31' }],
  [`/people/assignments/${assignment}/end`, { until: '2099-03-31' }],
  [`/people/${clerk.person}/sessions/end`, {}],
  [`/people/${clerk.person}/deactivate`, {}],
  [`/people/${clerk.person}/reactivate`, {}],
]
const assignmentOf = async (clerk: Clerk, town = here): Promise<string> =>
  (await site.desk.asSystem(town, (tx) => postStore(tx).holdersOf(clerk.post)))[0]?.id ?? ''
const stale = (clerk: Clerk) =>
  owner.query("update identity_session set factor_at = now() - interval '16 minutes' where person_id = $1", [
    clerk.person,
  ])

test('the list names the people and posts of this town and of no other', async () => {
  const [own, foreign] = [await site.clerk(here, { name: '自町 一' }), await site.clerk(there, { name: '他町 二' })]
  const page = await (await site.get(manager.cookie, here, '/people')).text()
  match(page, /自町 一/)
  doesNotMatch(page, /他町 二/)
  for (const path of [`/people/posts/${own.post}`, `/people/${own.person}`])
    equal((await site.get(manager.cookie, here, path)).status, 200)
  for (const path of [`/people/posts/${foreign.post}`, `/people/${foreign.person}`])
    equal((await site.get(manager.cookie, here, path)).status, 404)
})

test('nobody changes anything of another town: it answers as what is not there, and nothing happens', async () => {
  const foreign = await site.clerk(there)
  for (const [path, form] of doors(foreign, await assignmentOf(foreign, there)))
    equal((await press(path, form)).status, 404, path)
  equal(await isIn(foreign, there), true)
  const { rows } = await owner.query('select 1 from identity_invitation where post_id = $1', [foreign.post])
  deepEqual(rows, [])
})

test('who may not manage people is refused every page and every change', async () => {
  const reader = await site.clerk(here, { authorities: ['partnership.read'] })
  const clerk = await site.clerk(here)
  for (const path of ['/people', `/people/${clerk.person}`, `/people/posts/${clerk.post}`])
    equal((await site.get(reader.cookie, here, path)).status, 403, path)
  for (const [path, form] of doors(clerk, await assignmentOf(clerk)))
    equal((await press(path, form, reader)).status, 403, path)
  equal(await isIn(clerk), true)
})

test('what gives or takes a right asks for a fresh factor', async () => {
  const tired = await site.clerk(here)
  const clerk = await site.clerk(here)
  await stale(tired)
  for (const [path, form] of doors(clerk, await assignmentOf(clerk)).filter(
    ([each]) => !each.endsWith('/sessions/end'),
  )) {
    equal((await press(path, form, tired)).status, 401, path)
  }
  equal(await isIn(clerk), true)
})

test('an invitation is shown once, leads to this town, and can be withdrawn', async () => {
  const clerk = await site.clerk(here)
  const empty = await press(`/people/posts/${clerk.post}/invite`, { name: ' ' })
  match(await empty.text(), /書いてください/)
  const page = await (await press(`/people/posts/${clerk.post}/invite`, { name: '新しい 人' })).text()
  const [, token = ''] = new RegExp(`${here.slug}/staff/join/([A-Za-z0-9_-]+)`).exec(page) ?? []
  equal((await site.get('', here, `/join/${token}`)).status, 200)
  equal((await site.get('', there, `/join/${token}`)).status, 404)
  doesNotMatch(await (await site.get(manager.cookie, here, `/people/posts/${clerk.post}`)).text(), new RegExp(token))
  const { rows } = await owner.query<{ id: Uuid }>('select id from identity_invitation where post_id = $1', [
    clerk.post,
  ])
  const withdraw = `/people/invitations/${rows[0]?.id}/withdraw`
  equal((await press(withdraw)).status, 303)
  equal((await press(withdraw)).status, 404)
  equal((await site.get('', here, `/join/${token}`)).status, 404)
})

test('ending every sign-in of a person ends them at once, and only theirs', async () => {
  const [one, other] = [await site.clerk(here), await site.clerk(here)]
  const second = { ...one, cookie: await site.cookieFor(one.person) }
  equal((await press(`/people/${one.person}/sessions/end`)).status, 303)
  deepEqual([await isIn(one), await isIn(second), await isIn(other)], [false, false, true])
})

test('of somebody whom another town let in, only the post is ended here', async () => {
  const shared = await site.clerk(there)
  const held = await site.postFor(here, shared.person)
  for (const what of ['sessions/end', 'deactivate', 'reactivate'])
    equal((await press(`/people/${shared.person}/${what}`)).status, 404, what)
  equal(await isIn(shared), true)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  equal(
    (await press(`/people/assignments/${await assignmentOf({ ...shared, ...held })}/end`, { until: yesterday })).status,
    303,
  )
  deepEqual([await isIn(shared, here), await isIn(shared, there)], [false, true])
})

test('a person is shut out and let in again; nobody shuts themselves out', async () => {
  const clerk = await site.clerk(here)
  equal((await press(`/people/${clerk.person}/deactivate`)).status, 303)
  equal(await isIn(clerk), false)
  equal((await press(`/people/${clerk.person}/reactivate`)).status, 303)
  equal(await isIn({ ...clerk, cookie: await site.cookieFor(clerk.person) }), true)
  await press(`/people/${manager.person}/deactivate`)
  equal(await isIn(manager), true)
})

test('a last day must be one, and not before the first', async () => {
  const clerk = await site.clerk(here)
  const assignment = await assignmentOf(clerk)
  for (const path of [`/people/posts/${clerk.post}/end`, `/people/assignments/${assignment}/end`]) {
    const page = await (await press(path, { until: '先月' })).text()
    match(page, /class="err"[^>]*>(?:<[^>]*>)*[^<]*日付として読めません/, path)
    match(page, /<input[^>]*name="until"[^>]*value="先月"/, path)
    match(await (await press(path, { until: '2001-01-01' })).text(), /始まる日より前/, path)
  }
  equal((await press(`/people/posts/${freshId()}/end`, { until: '2099-03-31' })).status, 404)
  equal((await press(`/people/posts/${clerk.post}/end`, { until: '令和80年3月31日' })).status, 303)
  equal(await isIn(clerk), true)
})

/** 人事異動を決める — through the real application: the day turns, the leaver is out, all of it is undone, others are refused. */
import { deepEqual, doesNotMatch, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { millisOf } from '#kernel/instant'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, type Clerk, openTestSite } from '../../../tests/support/identity.ts'
import { invitationStore } from '../identity/invitation.store.ts'
import { postStore } from '../identity/post.store.ts'
import { takeUp, ticketOf } from '../identity/ticket.ts'
import { hashOf, newToken } from '../identity/token.ts'
import { transferStore } from '../identity/transfer.store.ts'
import { planTransfer } from '../identity/transfer.ts'
import { peopleRoutes } from './people.routes.ts'
import { transferRoutes } from './transfer.routes.ts'

const { owner, begin } = await testDatabase()

/** An organisation of a town of its own: who manages people, two who work, and a post that nobody holds. */
async function office() {
  const site = await openTestSite({ routes: () => [...transferRoutes, ...peopleRoutes(BASE_URL)] })
  const [here, there] = site.towns
  const manager = await site.clerk(here, { name: '管理 する子' })
  const { organisation } = manager
  const reads = { organisation, authorities: ['partnership.read'] as const }
  const hanako = await site.clerk(here, { ...reads, name: '見本 花子' })
  const midori = await site.clerk(here, { ...reads, name: '雛形 みどり' })
  const today = site.desk.clock.today()
  const holders = (post: Uuid) => site.desk.asSystem(here, (tx) => postStore(tx).holdersOf(post))
  const seen = async (cookie = manager.cookie, town = here) => {
    const text = await (await site.get(cookie, town, '/people/transfer')).text()
    return /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''
  }
  type Lines = readonly (readonly [Uuid, string])[]
  const send = async (
    path: string,
    from: string,
    lines: Lines,
    own: { by?: Clerk; sure?: readonly Uuid[]; seen?: string } = {},
  ) => {
    const form = new URLSearchParams({ from, seen: own.seen ?? (await seen(own.by?.cookie)) })
    for (const [post, choice] of lines) {
      form.append('post[]', post)
      form.append('to[]', choice)
    }
    for (const post of own.sure ?? []) form.append('sure[]', post)
    return site.app.request(
      `${BASE_URL}/${here.slug}/staff/people/${path}`,
      {
        method: 'POST',
        headers: {
          cookie: own.by?.cookie ?? manager.cookie,
          origin: BASE_URL,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: form.toString(),
      },
      {},
    )
  }
  const check = (from: string, lines: Lines, own = {}) => send('transfer/check', from, lines, own)
  const decide = (from: string, lines: Lines, own = {}) => send('transfer', from, lines, own)
  const who = async (cookie: string) => {
    const answer = await site.get(cookie, here, '/who')
    return answer.status === 200 ? ((await answer.json()) as { post: Uuid }).post : answer.status
  }
  /** Signed in at this moment of our clock, which the library does not know. */
  const signedIn = async (person: Uuid) => {
    const cookie = await site.cookieFor(person)
    const now = site.desk.clock.now()
    await owner.query(
      `update identity_session set created_at = $2, updated_at = $2, factor_at = $2,
         expires_at = $2::timestamptz + interval '30 minutes' where person_id = $1`,
      [person, now],
    )
    return cookie
  }
  /** To this time of a day in Japan. */
  const waitUntil = (day: LocalDate, time: string) =>
    site.wait((Date.parse(`${day}T${time}:00+09:00`) - millisOf(site.desk.clock.now())) / 60_000)
  return { site, here, there, manager, hanako, midori, today, holders, seen, check, decide, who, signedIn, waitUntil }
}

test('the table names the posts of this organisation, a look says what changes, and nothing has changed yet', async () => {
  const { site, here, there, manager, hanako, midori, today, holders, check } = await office()
  await site.clerk(there, { name: '他町 二' })
  await site.clerk(here, { name: '会社 三', kind: 'company' })
  const table = await (await site.get(manager.cookie, here, '/people/transfer')).text()
  match(table, /見本 花子/)
  doesNotMatch(table, /他町 二|会社 三/)
  const preview = await check(addDays(today, 10), [[hanako.post, midori.person]])
  equal(preview.status, 200)
  const text = await preview.text()
  match(text, /見本 花子[\s\S]*ここでの役職がなくなります[\s\S]*雛形 みどり[\s\S]*ほかに付く役職：企画課 担当/)
  equal((await holders(hanako.post)).length, 1)
})

test('until the end of the day before the old holder acts, from the day on the new one; the leaver is out on the next request', async () => {
  const { site, hanako, midori, manager, today, decide, who, signedIn, waitUntil } = await office()
  const day = addDays(today, 3)
  const decided = await decide(day, [
    [hanako.post, midori.person],
    [midori.post, 'new'],
    [manager.post, ''],
  ])
  equal(decided.status, 303)
  waitUntil(addDays(day, -1), '23:50')
  const [leaver, successor] = [await signedIn(hanako.person), await signedIn(midori.person)]
  equal(await who(leaver), hanako.post)
  equal(await who(successor), midori.post)
  site.wait(11)
  equal(site.desk.clock.today(), day)
  equal(await who(leaver), 302)
  equal(await who(successor), hanako.post)
})

test('all or nothing: one line that cannot be done leaves every post as it is', async () => {
  const { hanako, midori, today, decide, holders } = await office()
  const answer = await decide(addDays(today, 10), [
    [hanako.post, midori.person],
    [midori.post, freshId()],
  ])
  equal(answer.status, 422)
  match(await answer.text(), /一覧から選んでください/)
  deepEqual(
    (await holders(hanako.post)).map(({ until }) => until),
    [null],
  )
})

test('a day that has passed, a post left empty without a tick and an unreadable day are told beside the field', async () => {
  const { hanako, today, check, decide, holders } = await office()
  for (const [from, lines, says] of [
    [addDays(today, -1), [[hanako.post, 'new']], /過ぎた日は選べません/],
    ['いつか', [[hanako.post, 'new']], /日付として読めません/],
    ['', [[hanako.post, 'new']], /書いてください/],
    [addDays(today, 9), [[hanako.post, 'empty']], /だれも付かなくなります/],
    [addDays(today, 9), [[hanako.post, '']], /替わる役職がありません/],
  ] as const) {
    const page = await (await check(from, lines)).text()
    match(page, says)
    // What was typed is still there.
    if (from) match(page, new RegExp(`value="${from}"`))
    equal((await decide(from, lines)).status, 422)
  }
  equal((await decide(addDays(today, 9), [[hanako.post, 'empty']], { sure: [hanako.post] })).status, 303)
  equal((await holders(hanako.post))[0]?.until, addDays(today, 8))
})

test('who has left takes nothing over, and nobody is put beside a holder who is already fixed', async () => {
  const { site, here, manager, hanako, midori, today, check, decide } = await office()
  await site.post(manager.cookie, here, `/people/${midori.person}/deactivate`, {})
  match(await (await check(addDays(today, 9), [[hanako.post, midori.person]])).text(), /もう使えない/)
  equal((await decide(addDays(today, 9), [[hanako.post, manager.person]])).status, 303)
  match(await (await check(addDays(today, 5), [[hanako.post, 'new']])).text(), /もう決まっています/)
})

test('a table that changed since it was opened is refused, and the new one is shown', async () => {
  const { hanako, midori, today, decide, seen } = await office()
  const old = await seen()
  equal((await decide(addDays(today, 10), [[hanako.post, 'new']])).status, 303)
  const late = await decide(addDays(today, 10), [[midori.post, 'new']], { seen: old })
  equal(late.status, 422)
  match(await late.text(), /ほかの人が役職を替えました/)
})

test('nobody moves a post of another organisation or town, nor undoes what another organisation decided', async () => {
  const { site, here, there, hanako, midori, today, check, decide, holders } = await office()
  const company = await site.clerk(here, { kind: 'company', name: '会社 三' })
  const foreign = await site.clerk(there)
  for (const post of [company.post, foreign.post]) {
    equal((await decide(addDays(today, 9), [[post, 'new']])).status, 422)
    match(await (await check(addDays(today, 9), [[post, midori.person]])).text(), /この組織の役職ではない/)
  }
  equal((await decide(addDays(today, 9), [[hanako.post, 'new']], { by: company })).status, 422)
  deepEqual(
    (await holders(company.post)).map(({ until }) => until),
    [null],
  )
  equal((await decide(addDays(today, 9), [[hanako.post, 'new']])).status, 303)
  const { rows } = await owner.query<{ id: string }>('select id from identity_transfer where municipality_id = $1', [
    here.id,
  ])
  equal((await site.post(company.cookie, here, `/people/transfers/${rows[0]?.id}/undo`, {})).status, 404)
  equal((await site.post(foreign.cookie, there, `/people/transfers/${rows[0]?.id}/undo`, {})).status, 404)
})

test('who may not manage people is refused, and deciding asks for a fresh factor', async () => {
  const { site, here, manager, hanako, today, decide } = await office()
  equal((await site.get(hanako.cookie, here, '/people/transfer')).status, 403)
  equal((await decide(addDays(today, 9), [[hanako.post, 'new']], { by: hanako })).status, 403)
  await owner.query("update identity_session set factor_at = now() - interval '16 minutes' where person_id = $1", [
    manager.person,
  ])
  equal((await decide(addDays(today, 9), [[hanako.post, 'new']])).status, 401)
})

test('until the day it is undone as a whole, and everything is as before; on the day it is not', async () => {
  const { site, here, manager, hanako, midori, today, decide, holders, signedIn, waitUntil } = await office()
  const day = addDays(today, 2)
  const lines = [
    [hanako.post, midori.person],
    [midori.post, 'new'],
  ] as const
  const undoPath = async () => {
    const page = await (await site.get(manager.cookie, here, '/people/transfer')).text()
    return /\/(people\/transfers\/[^/"]+\/undo)"/.exec(page)?.[1] ?? ''
  }
  equal((await decide(day, lines)).status, 303)
  equal((await site.post(manager.cookie, here, `/${await undoPath()}`, {})).status, 303)
  for (const post of [hanako.post, midori.post])
    deepEqual(
      (await holders(post)).map(({ until }) => until),
      [null],
    )
  equal((await decide(day, lines)).status, 303)
  const path = await undoPath()
  waitUntil(day, '00:05')
  const again = { ...manager, cookie: await signedIn(manager.person) }
  equal((await site.post(again.cookie, here, `/${path}`, {})).status, 422)
  equal((await holders(hanako.post)).length, 2)
  const { rows } = await owner.query<{ did: string }>(
    `select did from platform_audit where municipality_id = $1 and object = 'transfer' order by seq`,
    [here.id],
  )
  deepEqual(
    rows.map(({ did }) => did),
    ['transfer.make', 'transfer.undo', 'transfer.make'],
  )
})

test('somebody new who takes up the link before the day begins on it, and then it is no longer undone as a whole', async () => {
  const { site, here, manager, hanako, today, decide, holders } = await office()
  const day = addDays(today, 2)
  equal((await decide(day, [[hanako.post, 'new']])).status, 303)
  const { token } = newToken()
  const added = { id: freshId(), post: hanako.post, name: '新任 さくら', madeAt: site.desk.clock.now(), madeBy: null }
  await site.desk.asSystem(here, (tx) =>
    invitationStore(tx).add({ ...added, expiresAt: site.desk.inHours(72) }, hashOf(token)),
  )
  match(await (await site.get('', here, `/join/${token}`)).text(), /この役職を使えるのは、\d+年\d+月\d+日からです/)
  const ticket = await ticketOf(site.desk, here, token)
  const newcomer = await site.clerk(here)
  equal(ticket && (await takeUp(site.desk, here, ticket, newcomer.person)), 'done')
  deepEqual(
    (await holders(hanako.post)).map(({ from, until }) => [from, until]),
    [
      [day, null],
      [addDays(today, -30), addDays(day, -1)],
    ],
  )
  const page = await (await site.get(manager.cookie, here, '/people/transfer')).text()
  const path = /\/(people\/transfers\/[^/"]+\/undo)"/.exec(page)?.[1]
  const refused = await site.post(manager.cookie, here, `/${path}`, {})
  equal(refused.status, 422)
  match(await refused.text(), /何も変えていません/)
  equal((await holders(hanako.post)).length, 2)
})

test('an assignment that has begun is deleted by nobody', async () => {
  const { site, here, hanako, holders } = await office()
  const [held] = await holders(hanako.post)
  await site.desk.asSystem(here, (tx) => tx.deleteFrom('identity_assignment').where('id', '=', held?.id).execute())
  equal((await holders(hanako.post)).length, 1)
})

test('where our clock is behind the database’s, nothing is undone by half', async () => {
  const { site, here, manager, hanako, midori, today, holders } = await office()
  const { organisation } = manager
  const acting = {
    kind: 'staff',
    municipality: here.id,
    organisation,
    person: manager.person,
    post: manager.post,
  } as const
  const id = freshId()
  await begin(acting, async (tx) => {
    const wishes = new Map([[hanako.post, { kind: 'to', person: midori.person } as const]])
    const plan = planTransfer(await transferStore(tx).situation(), { organisation, from: today, today, wishes })
    if (!plan.ok) throw new Error('no plan')
    await transferStore(tx).make(id, plan.value, freshId, site.desk.clock.now())
  })
  const before = await holders(hanako.post)
  equal(before.length, 2)
  const yesterday = addDays(today, -1)
  await rejects(begin(acting, (tx) => transferStore(tx).undo(id, organisation, yesterday, site.desk.clock.now())))
  deepEqual(await holders(hanako.post), before)
})

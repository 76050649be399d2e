/** A company's look at its towns through the real application: what is joined, and who must not see what in either town. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '#platform/database/tx'
import { AUTHORITIES, type Authority } from '#platform/identity/authority'
import { postStore } from '#platform/identity/post.store'
import type { Region } from '#platform/region-pack/pack'
import { freshId, testDatabase } from '../../../../tests/support/database.ts'
import { type Clerk, openTestSite } from '../../../../tests/support/identity.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { figureStore } from '../indicators/figure.store.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { reviewStore } from '../reviews/review.store.ts'
import { agreementNamed, CODE, PEOPLE, tick } from '../sample-town.test.ts'
import { staffRoutes } from './staff.routes.ts'

let named = 0
const site = await openTestSite({
  towns: 2,
  routes: () => staffRoutes([]),
  region: (region) => ({ ...region, names: { ...region.names, ja: `まち${++named}` } }),
})
const [here, there] = site.towns
const { begin, owner } = await testDatabase()
const READ: readonly Authority[] = ['partnership.read', 'partnership.write']

type Held = Pick<Clerk, 'person' | 'post' | 'organisation'>
type Team = Held & { readonly cookie: string; readonly elsewhere: Held }

/** Somebody of one company with a post in both towns. */
async function team(name: string): Promise<Team> {
  const clerk = await site.clerk(here, { name, kind: 'company', authorities: READ })
  const { person, organisation } = clerk
  const held = await site.postFor(there, person, { kind: 'company', organisation, authorities: READ })
  return { ...clerk, elsewhere: { person, ...held } }
}
const actingIn = (town: Region, { person, post, organisation }: Held) => ({
  kind: 'staff' as const,
  municipality: town.id,
  person,
  post,
  organisation,
})
const as = <T>(town: Region, who: Held, work: (tx: OpenTx) => Promise<T>): Promise<T> =>
  begin(actingIn(town, who), work)

const add = (tx: OpenTx, agreement: Uuid, title: string, slug: string) => {
  const id = freshId()
  const text = { title: { ja: title }, why: { ja: 'わけ' }, items: [1], ownerSide: 'both' as const, owners: {} }
  return initiativeStore(tx)
    .add({ id, agreement, slug, ...text, at: tick() })
    .then((added) => {
      deepEqual(added, { kind: 'added' })
      return id
    })
}

/** One agreement with a draft of each side, and one initiative that has a figure and a review before the other side. */
async function tell(town: Region, ward: Held, company: Held, name: string): Promise<void> {
  const agreement = freshId()
  await as(town, ward, async (tx) => {
    const parties = [
      { organisation: ward.organisation, side: 'municipality' as const },
      { organisation: company.organisation, side: 'company' as const },
    ]
    const paper = agreementNamed(name)
    const added = await agreementStore(tx).add({ id: agreement, agreement: paper, code: CODE, parties, at: tick() })
    equal(added.kind, 'added')
    await add(tx, agreement, `市だけの案${name}`, 'shi-dake')
  })
  await as(town, company, async (tx) => {
    await add(tx, agreement, `会社だけの案${name}`, 'kaisha-dake')
    const id = await add(tx, agreement, `いっしょの取組${name}`, 'issho')
    const today = site.desk.clock.today()
    const step = { line: freshId(), reason: 'わけ', decidedOn: today, today, at: tick() }
    equal((await initiativeStore(tx).share({ id, version: 1, ...step })).kind, 'shared')
    const indicator = freshId()
    const definition = { ...PEOPLE, name: { ja: `数えるもの${name}` } }
    equal((await indicatorStore(tx).add({ id: indicator, initiative: id, at: tick(), ...definition })).kind, 'added')
    const figure = { id: freshId(), indicator, period: '2026-Q1', source: '名簿', note: '', supersedes: undefined }
    const measured = { status: 'known', value: 4321 } as const
    equal((await figureStore(tx).addMeasurement({ ...figure, measured, at: tick() })).kind, 'added')
    const review = freshId()
    const text = { period: '2026-H1', seen: `見たこと${name}`, decision: 'expand', reason: `わけ${name}` } as const
    const next = { nextAction: `次のこと${name}`, nextBy: addDays(today, 10) }
    const draft = { id: review, initiative: id, supersedes: undefined, at: tick(), ...text, ...next }
    equal((await reviewStore(tx).add(draft)).kind, 'added')
    equal((await reviewStore(tx).propose(review, 1, tick())).kind, 'proposed')
  })
}

const [wardHere, wardThere] = [await site.clerk(here), await site.clerk(there)]
const [ours, theirs] = [await team('結城 学'), await team('倉 みのり')]
for (const [who, name] of [
  [ours, 'ours'],
  [theirs, 'theirs'],
] as const) {
  await tell(here, wardHere, who, `${name}-1`)
  await tell(there, wardThere, who.elsewhere, `${name}-2`)
}

const look = async (cookie: string, path = '/towns', town = here) => {
  const answer = await site.get(cookie, town, path)
  return { status: answer.status, text: await answer.text() }
}
const csvOf = async (cookie: string) =>
  (await look(cookie, '/towns.csv')).text
    .replace('\ufeff', '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.split(','))

test('both towns stand on one page, with what waits and for whom, from whichever town one looks', async () => {
  for (const town of [here, there]) {
    const { status, text } = await look(ours.cookie, '/towns', town)
    equal(status, 200)
    for (const seen of ['まち1', 'まち2', 'ours-1', 'ours-2', '数えるものours-1', 'いっしょの取組ours-2'])
      ok(text.includes(seen), seen)
  }
  const [head = [], ...rows] = await csvOf(ours.cookie)
  const columns = ['まち', '下書き（こちらの側）', '検討', 'こちらの返事待ち', '相手方の返事待ち']
  deepEqual(
    rows.map((row) => columns.map((name) => row[head.indexOf(name)])),
    [
      ['まち1', '1', '1', '2', '1'],
      ['まち2', '1', '1', '2', '1'],
    ],
  )
})

test('another company sees its own in both towns and nothing of ours, and the other way round', async () => {
  for (const [who, mine, others] of [
    [ours, 'ours', 'theirs'],
    [theirs, 'theirs', 'ours'],
  ] as const)
    for (const text of [
      (await look(who.cookie)).text,
      (await look(who.cookie, '/towns', there)).text,
      (await look(who.cookie, '/towns.csv')).text,
    ]) {
      ok(text.includes(`${mine}-1`) && text.includes(`${mine}-2`))
      ok(!text.includes(others), `something of ${others} is seen`)
      ok(!text.includes('市だけの案'), 'a draft of the town is seen')
    }
})

test('a clerk of the town is refused, with every authority there is, and so is every other kind', async () => {
  for (const kind of ['municipality', 'npo', 'school', 'auditor'] as const) {
    const clerk = await site.clerk(here, { kind, authorities: [...AUTHORITIES] })
    equal((await look(clerk.cookie)).status, 403, kind)
    equal((await look(clerk.cookie, '/towns.csv')).status, 403, kind)
  }
  const reader = await site.clerk(here, { kind: 'company', authorities: ['partnership.write'] })
  equal((await look(reader.cookie)).status, 403)
  equal((await look('')).status, 302)
})

test('who leaves the post of one town sees the other alone on the next request, and is told so', async () => {
  const { person, organisation } = ours
  const cookie = await site.cookieFor(person)
  ok((await look(cookie)).text.includes('ours-2'))
  const mate = await site.clerk(here, { kind: 'company', organisation, authorities: READ })
  const second = await site.postFor(there, mate.person, { kind: 'company', organisation, authorities: READ })
  ok((await look(mate.cookie)).text.includes('ours-2'))
  const yesterday = addDays(site.desk.clock.today(), -1)
  await site.desk.asSystem(there, (tx) => postStore(tx).end(second.post, yesterday))
  const { status, text } = await look(mate.cookie)
  equal(status, 200)
  match(text, /役職のあるまちは、まち1だけです/)
  ok(!text.includes('ours-2'))
  equal((await csvOf(mate.cookie)).length, 2)
})

test('a post that may not read agreements joins nothing', async () => {
  const { organisation } = ours
  const mate = await site.clerk(here, { kind: 'company', organisation, authorities: READ })
  await site.postFor(there, mate.person, { kind: 'company', organisation, authorities: ['people.manage'] })
  ok(!(await look(mate.cookie)).text.includes('ours-2'))
})

test('what a post at another organisation would show is never joined, however the person came', async () => {
  const mate = await site.clerk(here, { kind: 'company', organisation: ours.organisation, authorities: READ })
  for (const town of [here, there])
    await site.postFor(town, mate.person, { kind: 'company', organisation: theirs.organisation, authorities: READ })
  const provider = ours.organisation
  await site.post(mate.cookie, here, '/post', { municipality: here.id, post: mate.post })
  for (const cookie of [mate.cookie, await site.cookieFor(mate.person, { way: 'provider', provider })]) {
    const { status, text } = await look(cookie)
    equal(status, 200)
    match(text, /役職のあるまちは、まち1だけです/)
    ok(!text.includes('theirs'))
  }
  const stranger = await site.cookieFor(ours.person, { way: 'provider', provider: theirs.organisation })
  equal((await look(stranger)).status, 302)
})

test('looking changes no post; opening in the other town is a press, which that town hears of', async () => {
  const { text } = await look(ours.cookie)
  match(text, new RegExp(`name="municipality" value="${there.id}"`))
  ok(!text.includes(`href="/${there.slug}/staff`), 'a plain link leads into the other town')
  doesNotMatch(text, /<th[^>]*>\s*(?:<span>)?開く/, 'a column of buttons stands empty on paper')
  const heard = async () =>
    (
      await owner.query<{ object_id: string }>(
        `select object_id from platform_audit where municipality_id = $1 and did = 'post.choose'`,
        [there.id],
      )
    ).rows.length
  equal(await heard(), 0)
  const post = (next: string) =>
    site.post(ours.cookie, here, '/post', { municipality: there.id, post: ours.elsewhere.post, next })
  const opened = await post('/agreements')
  deepEqual([opened.status, opened.headers.get('location')], [303, `/${there.slug}/staff/agreements`])
  equal(await heard(), 1)
  for (const evil of ['//evil.example', 'https://evil.example/', '/../../'])
    equal((await post(evil)).headers.get('location'), `/${there.slug}/staff/`)
})

test('the table is sorted as asked, and an order that nobody knows is refused', async () => {
  const { text } = await look(ours.cookie, '/towns?sort=us')
  match(text, /aria-current="true"[^>]*>\s*<span>こちらの返事待ちが多い順/)
  equal((await look(ours.cookie, '/towns?sort=name')).status, 400)
  equal((await look(ours.cookie, '/towns?town=x')).status, 400)
})

test('a town that cannot be read is named, and the others are there without it', async () => {
  const before = await owner.query<{ id: string; document: unknown }>(
    `select id, document from partnership_agreement where municipality_id = $1`,
    [there.id],
  )
  const write = (id: string, document: unknown) =>
    owner.query('update partnership_agreement set document = $2 where id = $1', [id, JSON.stringify(document)])
  for (const { id } of before.rows) await write(id, {})
  try {
    const { status, text } = await look(ours.cookie)
    equal(status, 200)
    match(text, /まち2を読めませんでした/)
    match(text, /合計（まち2を除く）/)
    ok(text.includes('ours-1') && !text.includes('ours-2'))
    match((await look(ours.cookie, '/towns.csv')).text, /まち2,,読めませんでした/)
  } finally {
    for (const { id, document } of before.rows) await write(id, document)
  }
  ok((await look(ours.cookie)).text.includes('ours-2'))
})

import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { openTestSite } from '../../../tests/support/identity.ts'
import { organisationStore } from '../identity/organisation.store.ts'
import { postStore } from '../identity/post.store.ts'
import { postFormRoutes } from './post-form.routes.ts'

const { owner } = await testDatabase()
/** What a module would say: the parties of the agreements of a town. */
const parties = new Map<Uuid, readonly Uuid[]>()
const site = await openTestSite({
  routes: () => postFormRoutes(async (tx) => parties.get(tx.acting.municipality) ?? []),
})
const [here, there] = site.towns
const clerk = await site.clerk(here)

/** 法人番号 with its check digit. */
function freshNumber(): string {
  const rest = String(Math.floor(Math.random() * 1e12)).padStart(12, '0')
  const sum = [...rest].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 2 : 1), 0)
  return `${9 - (sum % 9)}${rest}`
}
async function organisation(town: typeof here, name: string, code: string | null = null): Promise<Uuid> {
  const id = freshId()
  await site.desk.asSystem(town, (tx) =>
    organisationStore(tx).add(
      { id, kind: 'company', name, code, controlledBy: null, providerOnly: false },
      site.desk.clock.now(),
    ),
  )
  return id
}
const form = (own: Readonly<Record<string, string>>) => ({
  organisation: '',
  kind: '',
  name: '',
  code: '',
  department: '営業部',
  title: `担当 ${freshId().slice(0, 8)}`,
  'authorities[]': 'partnership.read',
  from: '2026-04-01',
  ...own,
})
const make = (own: Readonly<Record<string, string>>, cookie = clerk.cookie) =>
  site.post(cookie, here, '/people/posts', form(own))
const postsOf = async (organisationId: Uuid) =>
  (await site.desk.asSystem(here, (tx) => postStore(tx).inMunicipality())).filter(
    (post) => post.organisation === organisationId,
  )

test('the list holds the town itself, who has a post here and the parties of its agreements, and nobody else', async () => {
  const own = await organisation(here, 'この町の役所', here.code)
  const party = await organisation(here, '協定の相手')
  parties.set(here.id, [party])
  const company = await site.clerk(here, { kind: 'company' })
  const foreign = await organisation(there, 'よその町の会社')
  await site.postFor(there, freshId(), { organisation: foreign })
  parties.set(there.id, [foreign])
  const page = await (await site.get(clerk.cookie, here, '/people/posts/new')).text()
  for (const id of [own, party, company.organisation, clerk.organisation]) match(page, new RegExp(id))
  doesNotMatch(page, new RegExp(foreign))
  doesNotMatch(page, /よその町の会社/)
})

test('a post is made at an organisation of the list; one of another town answers as one that is not there', async () => {
  const foreign = await organisation(there, 'よその会社')
  await site.postFor(there, freshId(), { organisation: foreign })
  equal((await make({ organisation: clerk.organisation })).status, 303)
  const refused = await make({ organisation: foreign, title: '担当' })
  const none = await make({ organisation: freshId(), title: '担当' })
  deepEqual([refused.status, none.status], [422, 422])
  const plain = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  equal(plain(await refused.text()), plain(await none.text()))
  deepEqual(await postsOf(foreign), [])
})

test('a new organisation has a name, a kind and a number whose check digit is right', async () => {
  const code = freshNumber()
  const wrong = `${(Number(code[0]) % 9) + 1}${code.slice(1)}`
  const fresh = { organisation: 'new', kind: 'company', name: '新しい会社' }
  for (const own of [
    { ...fresh, code: wrong },
    { ...fresh, code: here.code },
    { ...fresh, name: '' },
    { ...fresh, kind: '' },
  ])
    equal((await make(own)).status, 422, JSON.stringify(own))
  equal((await make({ ...fresh, code })).status, 303)
  const { rows } = await owner.query<{ id: Uuid; kind: string }>(
    'select id, kind from identity_organisation where code = $1',
    [code],
  )
  deepEqual(
    rows.map(({ kind }) => kind),
    ['company'],
  )
  equal((await postsOf(rows[0]?.id as Uuid)).length, 1)
  // The second time it is in the list, and chosen there.
  const again = await make({ ...fresh, code })
  equal(again.status, 422)
  match(await again.text(), /もう登録されています/)
})

test('a company that another town brought in is the same company here, found by its number', async () => {
  const code = freshNumber()
  const company = await organisation(there, '二つの町の会社', code)
  const fresh = { organisation: 'new', name: '二つの町の会社', code }
  const other = await make({ ...fresh, kind: 'npo' })
  equal(other.status, 422)
  match(await other.text(), /ほかの種類/)
  equal((await make({ ...fresh, kind: 'company' })).status, 303)
  equal((await postsOf(company)).length, 1)
})

test('who may not manage people makes no post', async () => {
  const reader = await site.clerk(here, { authorities: ['partnership.read'] })
  equal((await make({ organisation: clerk.organisation }, reader.cookie)).status, 403)
  equal((await site.get(reader.cookie, here, '/people/posts/new')).status, 403)
})

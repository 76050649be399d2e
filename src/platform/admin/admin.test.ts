import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { openTestSite } from '../../../tests/support/identity.ts'
import { json } from '../http/answer.ts'
import { routes } from '../http/route.ts'
import { adminRoutes } from './admin.routes.ts'
import { peopleRoutes } from './people.routes.ts'

const all = () => [...peopleRoutes('http://localhost:8080'), ...adminRoutes(() => [])]
const telling = routes({
  mount: 'staff',
  who: 'signedIn',
  tenant: 'municipal',
  object: 'test',
  limit: 'form',
  log: 'ids',
}).post('/tell', { title: '試し', input: { form: v.strictObject({}) } }, async (c) => {
  await c.tx((tx) => tx.record({ did: 'test.byHand', object: 'test', id: 'by-hand' }))
  return json({})
}).list
const site = await openTestSite({ routes: () => [...adminRoutes(all), ...telling] })
const [here, there] = site.towns
const clerk = await site.clerk(here, { name: '監査 する子' })
const tell = (town: typeof here, id: string, did = 'test.tell') =>
  site.desk.asSystem(town, (tx) => tx.record({ did, object: 'test', id }))
const search = async (query: string, by = clerk) => (await site.get(by.cookie, here, `/audit${query}`)).text()

const main = (page: string): string => page.slice(page.indexOf('<main'))
const linked = (page: string, rel: 'next' | 'prev'): string => {
  const [, query = ''] = new RegExp(`href="[^"]*/audit(\\?[^"]*)" rel="${rel}"`).exec(page) ?? []
  return query.replaceAll('&amp;', '&')
}

test('a search finds the lines of this town and never of another, whatever is asked', async () => {
  await tell(here, 'own-line')
  await tell(there, 'foreign-line')
  match(await search('?object=test'), /own-line/)
  for (const query of ['', '?object=test', '?did=test.tell', '?id=foreign-line', '?before=999999'])
    doesNotMatch(await search(query), /<td[^>]*>[^<]*foreign-line/, query)
})

test('a line names the post, and before a post of another organisation the organisation', async () => {
  const company = await site.clerk(here, { name: '会社の人', kind: 'company' })
  await site.post(clerk.cookie, here, '/tell', {})
  await site.post(company.cookie, here, '/tell', {})
  const found = await search('?did=test.byHand')
  match(found, /監査 する子 <small class="sub">企画課 担当</)
  match(found, /会社の人 <small class="sub">見本の組織 企画課 担当</)
})

test('a search narrows by what was done, to what, and between two days', async () => {
  await tell(here, 'narrow-a', 'test.narrow')
  await tell(here, 'narrow-b')
  const narrow = await search('?did=test.narrow')
  match(narrow, /narrow-a/)
  doesNotMatch(narrow, /narrow-b/)
  doesNotMatch(await search('?until=2001-01-01'), /narrow-a/)
  match(await search('?from=2001-01-01&did=test.narrow'), /narrow-a/)
  match(await search(`?from=${encodeURIComponent('きのう')}`), /日付として読めません/)
})

test('fifty lines a page, and a way to the older ones and back that keeps what was asked', async () => {
  for (let line = 0; line < 51; line++) await tell(here, `many-${line}-`, 'test.many')
  const first = await search('?did=test.many')
  match(first, /many-50-/)
  doesNotMatch(first, /many-0-/)
  doesNotMatch(first, /rel="prev"/)
  const second = await search(linked(first, 'next'))
  match(second, /many-0-/)
  doesNotMatch(second, /many-1-|rel="next"/)
  const back = await search(linked(second, 'prev'))
  match(back, /many-50-/)
  doesNotMatch(back, /many-0-/)
})

test('exactly fifty lines are one page, and lead to no empty one', async () => {
  for (let line = 0; line < 50; line++) await tell(here, `just-${line}-`, 'test.just')
  doesNotMatch(await search('?did=test.just'), /rel="next"/)
})

test('the fields stand open when something was asked, or could not be read', async () => {
  const open = /<details[^>]* open/
  doesNotMatch(main(await search('')), open)
  match(main(await search('?did=test.many')), open)
  match(main(await search(`?from=${encodeURIComponent('きのう')}`)), open)
})

test('the log is for who holds the authority; the table of who may see what is for everybody who is signed in', async () => {
  const reader = await site.clerk(here, { authorities: ['partnership.read'] })
  equal((await site.get(reader.cookie, here, '/audit')).status, 403)
  const matrix = await site.get(reader.cookie, here, '/matrix')
  equal(matrix.status, 200)
  match(await matrix.text(), /役職に人を招く/)
  equal((await site.get('', here, '/matrix')).status, 302)
  equal((await site.get(clerk.cookie, there, '/matrix')).status, 302)
})

test('the table is whole when nothing is chosen, and only what one may do when it is', async () => {
  const matrix = async (query: string) => main(await (await site.get(clerk.cookie, here, `/matrix${query}`)).text())
  const whole = await matrix('')
  for (const { title } of all()) match(whole, new RegExp(`${title}<`), title)
  const audit = await matrix('?who=audit.read')
  match(audit, /<details[^>]* open[^>]*>.*監査の記録をさがす/)
  doesNotMatch(audit, /役職に人を招く/)
  equal((await site.get(clerk.cookie, here, '/matrix?who=nobody')).status, 400)
})

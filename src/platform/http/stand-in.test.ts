import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { BASE_URL, openTestSite } from '../../../tests/support/identity.ts'
import { refused } from './answer.ts'
import { routes } from './route.ts'

const common = { mount: 'staff', who: 'signedIn', tenant: 'municipal', object: 'x', limit: 'form', log: 'ids' } as const
const full = async () => ({ ...refused('diskFull'), again: { action: '/x', fields: [['why', '長い理由']] } }) as const
const site = await openTestSite({
  routes: () =>
    routes(common)
      .get('/full', { title: '見る' }, full)
      .post('/full', { title: '書く', input: { form: v.strictObject({ why: v.string() }) } }, full).list,
})
const [here] = site.towns
const clerk = await site.clerk(here)
const at = async (path: string) => (await site.app.request(`${BASE_URL}${path}`, {}, {})).text()

test('what could not be saved stays on the page, and no switch there leads away from it', async () => {
  const answer = await site.post(clerk.cookie, here, '/full', { why: '長い理由' })
  equal(answer.status, 507)
  const page = await answer.text()
  match(page, /name="why" value="長い理由"/)
  doesNotMatch(page, /furigana=1/)
  match(await (await site.get(clerk.cookie, here, '/full')).text(), /furigana=1/)
})

test('who strays below the staff pages is led back to them, and everybody else to the front page', async () => {
  match(await at(`/${here.slug}/staff/nowhere`), new RegExp(`<main.*href="/${here.slug}/staff/"`))
  doesNotMatch(await at(`/${here.slug}/nowhere/`), /\/staff\//)
})

test('a stray page has its readings when they are asked for', async () => {
  doesNotMatch(await at(`/${here.slug}/nowhere/`), /<rt/)
  match(await at(`/${here.slug}/nowhere/?furigana=1`), /<rt/)
})

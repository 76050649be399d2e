import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { BASE_URL, openTestSite } from '../../../tests/support/identity.ts'
import { json } from './answer.ts'
import { routes } from './route.ts'

const fileRoutes = () =>
  routes({ mount: 'public', who: 'anyone', tenant: 'municipal', object: 'site', limit: 'page', log: 'path' }).get(
    '/data.json',
    { title: '試し', input: { query: v.strictObject({}) } },
    async () => json({}),
  ).list
const robotsOf = (answer: Response) => answer.headers.get('x-robots-tag')

test('search engines are kept out of staff pages, also of what carries no meta tag', async () => {
  const site = await openTestSite({ routes: fileRoutes })
  const [here] = site.towns
  const clerk = await site.clerk(here)
  equal(robotsOf(await site.get(clerk.cookie, here, '/who')), 'noindex')
  const signIn = await site.get('', here, '/sign-in')
  equal(robotsOf(signIn), 'noindex')
  match(await signIn.text(), /name="robots" content="noindex"/)
  equal(robotsOf(await site.app.request(`${BASE_URL}/${here.slug}/data.json`, {}, {})), null)
})

test('they are kept out of every file of a town that does not run it itself', async () => {
  const site = await openTestSite({ routes: fileRoutes, region: (region) => ({ ...region, operatedBy: undefined }) })
  const [here] = site.towns
  equal(robotsOf(await site.app.request(`${BASE_URL}/${here.slug}/data.json`, {}, {})), 'noindex')
})

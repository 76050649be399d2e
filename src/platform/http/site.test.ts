import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { BASE_URL, openTestSite } from '../../../tests/support/identity.ts'
import { html } from './answer.ts'
import { PlacesPage } from './places.page.tsx'
import { routes } from './route.ts'

const site = await openTestSite({
  routes: () =>
    routes({ mount: 'public', who: 'anyone', tenant: 'municipal', object: 'x', limit: 'page', log: 'path' }).get(
      '/list/',
      { title: '一覧', input: { query: v.strictObject({ page: v.optional(v.string()), of: v.optional(v.string()) }) } },
      async (c) => html(PlacesPage, { shell: c.shell({}), title: '一覧', lead: '', places: [] }),
    ).list,
})
const [here] = site.towns
const at = async (query: string): Promise<string> =>
  (await site.app.request(`${BASE_URL}/${here.slug}/list/${query}`, {}, {})).text()
const hrefBefore = (page: string, mark: string): string | undefined =>
  new RegExp(`href="([^"]*)"[^>]*${mark}`).exec(page)?.[1]?.replaceAll('&amp;', '&')

test('the switches of a page lead to the same search, with readings or in another language', async () => {
  const page = await at(`?page=2&of=${encodeURIComponent('会社')}&done=saved`)
  const asked = `page=2&of=${encodeURIComponent('会社')}`
  equal(hrefBefore(page, 'role="switch"'), `?${asked}&furigana=1`)
  equal(hrefBefore(page, 'lang="en"'), `/${here.slug}/en/list/?${asked}`)
  const read = await at(`?furigana=1&page=2`)
  equal(hrefBefore(read, 'role="switch"'), `/${here.slug}/list/?page=2`)
})

test('where nothing was asked, nothing is carried', async () => {
  equal(hrefBefore(await at(''), 'role="switch"'), '?furigana=1')
  equal(hrefBefore(await at('?furigana=1'), 'role="switch"'), `/${here.slug}/list/`)
})

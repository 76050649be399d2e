import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { openPublicSite, realRegions } from '../../../../tests/support/public-site.ts'
import { publicRoutes } from './public.routes.ts'

const FREE = { name: 'CC0 1.0', url: 'https://licence.example/zero' }
const [official, unofficial] = ['mihon', 'shinagawa'].map((slug) =>
  realRegions().find((region) => region.slug === slug),
)

async function page(region: typeof official, openData = region?.openData): Promise<string> {
  if (!region || !openData) throw new Error('no such pack')
  const { app } = openPublicSite([{ ...region, openData }], publicRoutes, [])
  return (await app.request(`http://localhost:8080/${region.slug}/en/partnership/open-data/`, {}, {})).text()
}

test('open data is offered under what the pack says, and under CC BY 4.0 where it says nothing', async () => {
  for (const region of [official, unofficial]) {
    equal((await page(region)).includes('CC BY 4.0'), true)
    const free = await page(region, FREE)
    equal(free.includes('CC BY 4.0'), false)
    equal(free.includes('CC0 1.0'), true)
    equal(free.includes(`href="${FREE.url}"`), true)
  }
})

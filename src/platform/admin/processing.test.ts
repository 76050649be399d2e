import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { openTestSite } from '../../../tests/support/identity.ts'
import { allRetention } from '../../server/schema.ts'
import { processingRoutes } from './processing.routes.ts'

const site = await openTestSite({
  towns: 2,
  routes: () => processingRoutes(allRetention),
  region: (region) => ({
    ...region,
    retention: { decidedBy: '規程', years: { leftPeople: 3, links: 1, agreements: 10 } },
  }),
})
const [here, there] = site.towns

test('staff see every table with the periods of their town', async () => {
  const clerk = await site.clerk(here)
  const answer = await site.get(clerk.cookie, here, '/processing')
  equal(answer.status, 200)
  const page = await answer.text()
  for (const { table } of allRetention) equal(page.includes(table), true, table)
  match(page, /使えないようにした日：翌年度の4月1日から3年/)
  match(page, /まちが決める/)
})

test('nobody who is not signed in here sees it, and an unofficial pack has none', async () => {
  equal((await site.get('', here, '/processing')).status === 200, false)
  const clerk = await site.clerk(here)
  equal((await site.get(clerk.cookie, there, '/processing')).status === 200, false)
  const unofficial = await openTestSite({
    routes: () => processingRoutes(allRetention),
    region: (region) => ({ ...region, operatedBy: undefined }),
  })
  equal((await unofficial.get('', unofficial.towns[0], '/processing')).status, 404)
})

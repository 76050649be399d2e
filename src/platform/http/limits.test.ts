import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type Clerk, openTestSite } from '../../../tests/support/identity.ts'
import { callerAddress } from './headers.ts'
import { LIMITS, openLimiter } from './limits.ts'

/** So slow to fill again that no test sees it. */
const FEW = { perMinute: 1, burst: 12 } as const
const slow = (own: Partial<NonNullable<Parameters<typeof openLimiter>[0]>>) =>
  openTestSite({ limiter: openLimiter({ ...LIMITS, ...own }) })
const site = await slow({ page: FEW })
const [here, there] = site.towns
const statusOf = async (clerk: Clerk | undefined, town = here) =>
  (await site.get(clerk?.cookie ?? '', town, '/who')).status
/** How many of so many requests were not refused as too many; all from one address, as from a town hall. */
async function taken(clerk: Clerk | undefined, times: number): Promise<number> {
  let count = 0
  for (let time = 0; time < times; time++) if ((await statusOf(clerk)) !== 429) count += 1
  return count
}

test('one person running wild is stopped, in every town, and a colleague behind the same address is not', async () => {
  const [wild, calm] = [await site.clerk(here), await site.clerk(here)]
  equal(await taken(wild, FEW.burst + 5), FEW.burst)
  await site.postFor(there, wild.person)
  equal(await statusOf(wild, there), 429)
  equal(await statusOf(calm), 200)
})

test('a town hall behind one address is not throttled: what each may is for each', async () => {
  for (let clerks = 0; clerks < 6; clerks++) equal(await taken(await site.clerk(here), FEW.burst), FEW.burst)
})

test('a second session of the same person is the same caller', async () => {
  const clerk = await site.clerk(here)
  await taken(clerk, FEW.burst)
  equal(await statusOf({ ...clerk, cookie: await site.cookieFor(clerk.person) }), 429)
})

test('who is not signed in is an address, and a flood at the doors of staff is stopped before it is asked who it is', async () => {
  equal(await taken(undefined, FEW.burst + 5), FEW.burst)
  const closed = await slow({ door: { perMinute: 1, burst: 2 } })
  const [town] = closed.towns
  const clerk = await closed.clerk(town)
  for (const status of [200, 200, 429]) equal((await closed.get(clerk.cookie, town, '/who')).status, status)
})

test('a bucket fills again with time', () => {
  const limiter = openLimiter({ ...LIMITS, search: { perMinute: 60, burst: 2 } })
  const take = (at: number) => limiter.take('search', 'a', at)
  for (const [at, wait] of [
    [0, 0],
    [0, 0],
    [0, 1],
    [500, 1],
    [1_500, 0],
    [1_500, 1],
  ] as const)
    equal(take(at), wait)
})

test('only a proxy we trust may name the caller, and only the last one it did not add itself counts', () => {
  const trusted = ['127.0.0.1', '10.0.0.1']
  equal(callerAddress('192.0.2.9', '198.51.100.1', trusted), '192.0.2.9')
  equal(callerAddress('127.0.0.1', null, trusted), '127.0.0.1')
  equal(callerAddress('127.0.0.1', '198.51.100.1', trusted), '198.51.100.1')
  equal(callerAddress('127.0.0.1', '203.0.113.7, 198.51.100.1, 10.0.0.1', trusted), '198.51.100.1')
  equal(callerAddress('::ffff:127.0.0.1', '198.51.100.1', trusted), '198.51.100.1')
})

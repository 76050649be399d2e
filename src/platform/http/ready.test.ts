import { deepEqual, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from './answer.ts'
import { siteRoutes } from './site.routes.ts'

async function readyz(notReady: readonly string[]): Promise<Extract<Answer, { kind: 'json' }>> {
  const all = siteRoutes({
    assets: { address: (name) => name, find: () => undefined, names: [] },
    baseUrl: 'http://localhost:8080',
    all: () => [],
    notReady: async () => notReady,
    securityContact: 'mailto:security@mihon.example',
    securityExpires: '2027-11-24',
  })
  const answer = await all.find(({ path }) => path === '/readyz')?.handle({} as never)
  if (answer?.kind !== 'json') throw new Error('no answer')
  return answer
}

test('a full disk is named, and no balancer is told to take the site away for it', async () => {
  const { status, value } = await readyz(['disk'])
  deepEqual([status, (value as { status: string }).status], [200, 'reduced'])
  match(JSON.stringify(value), /"notReady":\["disk"\].*ディスクを足してください/)
})

test('without a database or with steps left to migrate, no requests are wanted', async () => {
  for (const missing of [['database'], ['schema'], ['disk', 'database']]) {
    const { status, value } = await readyz(missing)
    deepEqual([status, (value as { status: string }).status], [503, 'notReady'])
  }
  deepEqual(await readyz([]), { kind: 'json', value: { status: 'ready', notReady: [], says: [] }, status: 200 })
})

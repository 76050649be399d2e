/** 公開のサイト（試験用） — the real server over the real packs and published values; no database is behind it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Uuid } from '#kernel/id'
import { type Instant, instant, localDateAt } from '#kernel/instant'
import { loadAssets } from '#platform/http/assets'
import { openMetrics } from '#platform/http/metrics'
import type { Route } from '#platform/http/route'
import { type App, openServer } from '#platform/http/server'
import type { Door } from '#platform/http/site'
import { loadRegions } from '#platform/region-pack/load-regions'
import { faultLine, type Region } from '#platform/region-pack/pack'
import { openShelf } from '#platform/snapshot/shelf'
import { allSlots } from '../../src/server/schema.ts'

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
export const NOW = instant('2026-11-24T03:40:00.000Z')

export const realRegions = (): readonly Region[] => {
  const loaded = loadRegions({ directory: folder('regions'), slots: allSlots, today: localDateAt(NOW) })
  if (!loaded.ok) throw new Error(loaded.error.map(faultLine).join('\n'))
  return loaded.value
}

export type PublicSite = {
  readonly app: App
  readonly css: string
  readonly publish: (region: Region, topic: string, value: unknown) => Promise<void>
  readonly heartbeat: (at: Instant) => void
}

export function openPublicSite(
  regions: readonly Region[],
  routes: readonly Route[],
  doors: readonly Door[],
): PublicSite {
  const shelf = openShelf(mkdtempSync(join(tmpdir(), 'yui-public-')))
  shelf.setHeartbeat(NOW)
  const assets = loadAssets([folder('src/ui/yui.css'), folder('src/ui/icon.svg')], [])
  let ids = 0
  const app = openServer({
    site: { mode: 'demo', baseUrl: 'http://localhost:8080', regions, doors, staffDoors: [], assets },
    routes,
    begin: () => Promise.reject(new Error('a public page asked the database')),
    whoIs: () => Promise.reject(new Error('a public page asked who reads it')),
    postsIn: () => Promise.reject(new Error('a public page asked for posts')),
    shelf,
    clock: { now: () => NOW, today: () => localDateAt(NOW) },
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}` as Uuid,
    limiter: { take: () => 0 },
    log: (line) => {
      if (line.kind === 'fault') console.error(line)
    },
    metrics: openMetrics(),
    trustedProxies: [],
  })
  const versions = new Map<string, number>()
  return {
    app,
    css: assets.address('yui.css'),
    publish: async (region, topic, value) => {
      const key = `${region.slug} ${topic}`
      const version = (versions.get(key) ?? 0) + 1
      versions.set(key, version)
      await shelf.put({ municipality: region.id, topic, version, madeAt: NOW, value: JSON.stringify(value) })
    },
    heartbeat: shelf.setHeartbeat,
  }
}

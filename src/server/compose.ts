/**
 * 組み立て — the only place where modules meet: their routes, doors and answers become one site.
 */
import type { Uuid } from '#kernel/id'
import { adminDoors, adminRoutes } from '#platform/admin/admin.routes'
import { peopleDoor, peopleRoutes } from '#platform/admin/people.routes'
import { type KnownOrganisations, postFormRoutes } from '#platform/admin/post-form.routes'
import { processingDoor, processingRoutes } from '#platform/admin/processing.routes'
import { resetRoutes } from '#platform/admin/resets.routes'
import { transferRoutes } from '#platform/admin/transfer.routes'
import { realClock } from '#platform/clock/clock'
import { isFull } from '#platform/database/disk-reserve'
import { type Assets, loadAssets } from '#platform/http/assets'
import { openLimiter } from '#platform/http/limits'
import { type Metrics, openMetrics } from '#platform/http/metrics'
import { regionPages } from '#platform/http/pages/region-pages.routes'
import type { Route } from '#platform/http/route'
import { type App, openServer } from '#platform/http/server'
import type { Site } from '#platform/http/site'
import { siteRoutes } from '#platform/http/site.routes'
import type { House } from './house.ts'
import { modules } from './modules.ts'
import { notReady } from './ready.ts'
import { allRetention } from './schema.ts'

export type Composed = {
  readonly app: App
  readonly site: Site
  readonly routes: readonly Route[]
  readonly metrics: Metrics
}

export function compose(house: House, assetFolder: string, icon: string): Composed {
  const { settings, regions } = house
  const assets: Assets = loadAssets([icon], [assetFolder])
  const site: Site = {
    mode: settings.mode,
    baseUrl: settings.baseUrl,
    regions,
    doors: modules.flatMap(({ doors }) => doors),
    staffDoors: [...modules.flatMap(({ staffDoors }) => staffDoors), peopleDoor, ...adminDoors, processingDoor],
    assets,
  }
  const routes: readonly Route[] = [
    ...siteRoutes({
      assets,
      baseUrl: settings.baseUrl,
      all: () => routes,
      notReady: () => notReady(house),
      // Without one of its own, the installation names the page that says who runs it.
      securityContact: settings.securityContact ?? `${settings.baseUrl}/${regions[0]?.slug ?? ''}/about/`,
      securityExpires: securityExpires(),
    }),
    ...regionPages({ doors: site.doors, home: modules.flatMap(({ home }) => home), retention: allRetention }),
    ...house.identity.routes,
    ...transferRoutes,
    ...peopleRoutes(settings.baseUrl),
    ...postFormRoutes(knownOrganisations),
    ...resetRoutes(settings.baseUrl),
    ...adminRoutes(() => routes),
    ...processingRoutes(allRetention),
    ...modules.flatMap((module) => module.routes),
  ]
  const metrics = openMetrics()
  const app = openServer({
    site,
    routes,
    begin: house.begin,
    whoIs: house.identity.whoIs,
    postsIn: house.identity.postsIn,
    shelf: house.shelf,
    clock: house.clock,
    newId: house.newId,
    limiter: openLimiter(),
    log: house.log,
    metrics,
    trustedProxies: settings.trustedProxies,
    diskIsFull: () => isFull(settings.data),
  })
  return { app, site, routes, metrics }
}

const knownOrganisations: KnownOrganisations = async (tx) => {
  const known: Uuid[] = []
  for (const { organisations } of modules) known.push(...(await organisations(tx)))
  return known
}

/** Half a year ahead of the start: a server that was not restarted for so long has older troubles. */
const securityExpires = (): string => {
  const today = realClock.today()
  return new Date(Date.parse(`${today}T00:00:00Z`) + 180 * 86_400_000).toISOString().slice(0, 10)
}

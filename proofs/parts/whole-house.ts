/**
 * 家まるごと — the composed house in this process, with its real routes, rows and packs, so that a proof can knock as
 * anybody: only who is asking is told by the proof.
 */
import { join } from 'node:path'
import type { Uuid } from '#kernel/id'
import { openLimiter } from '#platform/http/limits'
import { openMetrics } from '#platform/http/metrics'
import type { Route } from '#platform/http/route'
import { type App, openServer, type WhoIs } from '#platform/http/server'
import { readSettings } from '#platform/settings/settings'
import { compose } from '../../src/server/compose.ts'
import { type House, openHouse } from '../../src/server/house.ts'
import { buildAssets } from '../../src/server/islands.ts'
import { modules } from '../../src/server/modules.ts'
import { removeFolder, tempFolder } from '../../tests/support/left-over.ts'
import { HOME } from '../../tests/support/server.ts'

export type WholeHouse = {
  readonly house: House
  readonly routes: readonly Route[]
  /** The same routes behind a door that believes what the proof says about who is asking. */
  readonly appFor: (whoIs: WhoIs, routes?: readonly Route[]) => App
  readonly lines: () => readonly string[]
  readonly close: () => Promise<void>
}

const ENDLESS = { perMinute: 1e9, burst: 1e9 }
export const NO_LIMITS = {
  page: ENDLESS,
  asset: ENDLESS,
  form: ENDLESS,
  visitor: ENDLESS,
  search: ENDLESS,
  export: ENDLESS,
  signIn: ENDLESS,
  door: ENDLESS,
}

export async function openWholeHouse(): Promise<WholeHouse> {
  const data = tempFolder('house')
  const settings = readSettings({
    YUIMACHI_DATA: data,
    YUIMACHI_REGIONS: process.env['YUIMACHI_REGIONS'] || join(HOME, 'regions'),
  })
  if (!settings.ok) throw new Error(JSON.stringify(settings.error))
  const lines: string[] = []
  const log = (line: object): void => void lines.push(JSON.stringify(line))
  const opened = await openHouse({ settings: settings.value, log, mayMigrate: true })
  if (!opened.ok) throw new Error(opened.error.lines.join('\n'))
  const house = opened.value
  await house.outbox.work(modules.flatMap((module) => module.jobs(house)))
  // In the order of a real start: people before their rows, rows before what is made public of them.
  await house.identity.seedDemo()
  for (const module of modules) await module.seedsDemo(house)
  for (const module of modules) await module.begins(house)
  await house.outbox.drain()
  const { site, routes } = compose(house, await buildAssets(HOME), join(HOME, 'src/ui/icon.svg'))
  return {
    house,
    routes,
    appFor: (whoIs, asked = routes) =>
      openServer({
        site,
        routes: asked,
        begin: house.begin,
        whoIs,
        postsIn: house.identity.postsIn,
        shelf: house.shelf,
        clock: house.clock,
        newId: house.newId,
        limiter: openLimiter(NO_LIMITS),
        log,
        metrics: openMetrics(),
        trustedProxies: [],
      }),
    lines: () => lines,
    close: async () => {
      await house.close()
      removeFolder(data)
    },
  }
}

/** Two towns that somebody runs: one to stand in, one whose rows must not exist there. */
export function twoTowns({
  regions,
}: House): readonly [{ readonly id: Uuid; readonly slug: string }, { readonly id: Uuid; readonly slug: string }] {
  const [one, other] = regions.filter(({ operatedBy }) => operatedBy !== undefined)
  if (!one || !other) throw new Error('two packs that somebody operates are needed')
  return [one, other]
}

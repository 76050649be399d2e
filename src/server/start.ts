/**
 * 始める — opens the house, brings in what packs and modules say, listens, and closes in order when told to.
 */
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Log } from '#platform/http/log'
import { faultOf } from '#platform/http/log'
import type { Settings } from '#platform/settings/settings'
import { commands } from './commands.ts'
import { compose } from './compose.ts'
import { openControl, serveCommands } from './control.ts'
import { type House, openHouse } from './house.ts'
import { buildAssets } from './islands.ts'
import { openMetricsPort } from './metrics-port.ts'
import { modules } from './modules.ts'
import { webRounds, workerRounds } from './rounds.ts'

export type Start = {
  readonly settings: Settings
  readonly home: string
  readonly role: string | true | undefined
  readonly log: Log
  readonly say: (line: string) => void
}

type Role = 'web' | 'worker' | 'all'

/** Answers the exit code, after the server has ended. */
export async function start({ settings, home, role: asked, log, say }: Start): Promise<number> {
  const role = roleOf(asked, settings)
  if (!role) {
    say(
      settings.databaseUrl
        ? '--role は web か worker です。'
        : '組み込みのデータベースでは、役目を分けられません（--role を外してください）。',
    )
    return 2
  }
  const opened = await openHouse({ settings, log, mayMigrate: settings.mode === 'demo' })
  if (!opened.ok) {
    for (const line of opened.error.lines) say(line)
    return opened.error.exit
  }
  const house = opened.value
  const closers: (() => Promise<void> | void)[] = [house.close]
  // A last net: a fault that nobody waits for is told, and the process goes on.
  const net = (error: unknown) => log({ at: house.clock.now(), kind: 'fault', route: 'process', ...faultOf(error) })
  process.on('unhandledRejection', net)
  process.on('uncaughtException', net)

  if (role !== 'web') closers.push(await work(house))
  if (role !== 'worker') closers.push(await listen(house, home, say))
  log({ at: house.clock.now(), kind: 'start', code: role })
  const signal = await endOf()
  log({ at: house.clock.now(), kind: 'stop', code: signal })
  for (const close of closers.reverse()) await close()
  return 0
}

const roleOf = (asked: string | true | undefined, { databaseUrl }: Settings): Role | undefined => {
  if (asked === undefined) return 'all'
  return databaseUrl && (asked === 'web' || asked === 'worker') ? asked : undefined
}

/** The worker's half: jobs, heartbeat, and what the packs say brought to where it is served. */
async function work(house: House): Promise<() => Promise<void> | void> {
  await house.identity.onStart()
  await house.outbox.work(modules.flatMap((module) => module.jobs(house)))
  if (house.settings.mode === 'demo') {
    await house.identity.seedDemo()
    for (const module of modules) await module.seedsDemo(house)
  }
  for (const module of modules) await module.begins(house)
  const rounds = workerRounds(house, `${process.pid}`)
  return rounds.stop
}

async function listen(house: House, home: string, say: (line: string) => void): Promise<() => Promise<void>> {
  const { settings } = house
  const { app, metrics } = compose(house, await buildAssets(home), join(home, 'src/ui/icon.svg'))
  const rounds = webRounds(house)
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const listening = serve({ fetch: app.fetch, port: settings.port, hostname: settings.listen }, () => done(listening))
  })
  const control = settings.databaseUrl ? undefined : await openControl(settings.data, serveCommands(commands, house))
  const closeMetrics = settings.metricsPort ? await openMetricsPort(house, metrics, settings.metricsPort) : undefined
  say(`結まちを始めました　${settings.baseUrl}/`)
  for (const { slug, names } of house.regions)
    say(`  ${settings.baseUrl}/${slug}/　${names.ja.replaceAll(/\{([^|]+)\|[^}]+\}/g, '$1')}`)
  if (settings.mode === 'demo') await sayHowToSignIn(house, say)
  return async () => {
    rounds.stop()
    await control?.close()
    await closeMetrics?.()
    await new Promise<void>((done) => {
      server.close(() => done())
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
  }
}

/** One press on the sign-in page is enough; the links are for whoever wants a certain person in a certain browser. */
async function sayHowToSignIn({ identity, settings }: House, say: (line: string) => void): Promise<void> {
  say('見本のサインイン（この機械の中だけ。一度だけ使えます）')
  for (const { town, name, post, path } of await identity.demoLinks())
    say(`  ${settings.baseUrl}${path}　${town}　${name}（${post}）`)
}

const endOf = (): Promise<string> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done(signal))
  })

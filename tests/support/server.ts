/**
 * 本物のサーバー — `bin/yuimachi start` in a process of its own, on loopback, with a data folder and a database of its own.
 *
 *   const server = await startServer({ database: 'postgres' })
 *   await fetch(`${server.url}/mihon/`)
 *   await server.kill()                              the power is cut
 *   const again = await startServer({ again: server })
 *   await again.stop()                               and everything is gone
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { realClock } from '#platform/clock/clock'
import { makeKeyRing, saveKeyRing } from '#platform/keys/key-file'
import { endChild, endsWithUs, removeFolder, tempFolder } from './left-over.ts'
import { freePort, type Throwaway, throwawayPostgres } from './postgres.ts'

export const HOME = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export type ServerWish = {
  readonly mode?: 'demo' | 'live'
  readonly database?: 'embedded' | 'postgres'
  /** A PostgreSQL that somebody else has begun, and drops. */
  readonly on?: Throwaway
  readonly env?: Readonly<Record<string, string>>
  /** Modules to load before the program: a moved clock. */
  readonly preload?: readonly string[]
  readonly role?: 'web' | 'worker'
  /** The folder, port and database of a server that was stopped or killed, or that stand ready for a first start. */
  readonly again?: Pick<RunningServer, 'port' | 'metricsUrl' | 'data' | 'env' | 'postgres'>
}

export type RunningServer = {
  /** Where to connect. */
  readonly url: string
  /** What a form must give as `Origin`: in live it is https, and something in front ends TLS. */
  readonly origin: string
  readonly metricsUrl: string
  readonly port: number
  readonly data: string
  readonly env: Readonly<Record<string, string>>
  readonly postgres: Throwaway | undefined
  readonly pid: number
  readonly readyMillis: number
  /** All that it has printed so far, stdout and stderr in the order they came. */
  readonly log: () => string
  readonly alive: () => boolean
  readonly signal: (signal: NodeJS.Signals) => void
  /** Whoever read what it prints goes away: its next line finds a broken pipe. */
  readonly stopReading: () => void
  /** SIGTERM; `keep` leaves folder and database for a next start. Answers the exit code or the signal. */
  readonly stop: (how?: { readonly keep?: boolean }) => Promise<number | NodeJS.Signals | null>
  /** SIGKILL; folder and database stay. */
  readonly kill: () => Promise<void>
}

export const LIVE_ORIGIN = 'https://yuimachi.example'

/** Old hosts hand over to the packaged Node by a second process, which a signal would not reach. */
export const NODE =
  Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : join(HOME, 'node_modules/.bin/node')

export async function startServer(wish: ServerWish = {}): Promise<RunningServer> {
  const { again } = wish
  const port = again?.port ?? (await freePort())
  const metricsPort = again ? Number(new URL(again.metricsUrl).port) : await freePort()
  const data = again?.data ?? tempFolder('srv')
  const postgres = again
    ? again.postgres
    : (wish.on ?? (wish.database === 'postgres' ? await throwawayPostgres() : undefined))
  const env: Readonly<Record<string, string>> = again
    ? { ...again.env, ...wish.env }
    : { ...(await environment(wish, port, metricsPort, data, postgres)), ...wish.env }
  if (postgres && !again) await migrateAsOwner(env, postgres)

  const started = performance.now()
  const preload = (wish.preload ?? []).flatMap((file) => ['--import', file])
  const words = [...preload, join(HOME, 'bin/yuimachi'), 'start', ...(wish.role ? ['--role', wish.role] : [])]
  const child = endsWithUs(spawn(NODE, words, { cwd: HOME, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => void printed.push(text))
  const log = () => printed.join('')
  const url = `http://127.0.0.1:${port}`
  const gone = async () => {
    removeFolder(data)
    await postgres?.drop()
  }
  try {
    await answers(wish.role === 'worker' ? undefined : `${url}/livez`, child, log)
  } catch (error) {
    await endChild(child, 1_000)
    if (!again) await gone()
    throw error
  }
  return {
    url,
    origin: env['YUIMACHI_BASE_URL'] ?? url,
    metricsUrl: `http://127.0.0.1:${metricsPort}`,
    port,
    data,
    env,
    postgres,
    pid: child.pid ?? 0,
    readyMillis: Math.round(performance.now() - started),
    log,
    alive: () => child.exitCode === null && child.signalCode === null,
    signal: (signal) => void child.kill(signal),
    stopReading: () => {
      for (const stream of [child.stdout, child.stderr]) stream?.destroy()
    },
    stop: async ({ keep = false } = {}) => {
      const how = await endChild(child, 10_000)
      if (!keep) await gone()
      return how
    },
    kill: async () => {
      const ended = new Promise<void>((done) => child.once('exit', () => done()))
      if (child.kill('SIGKILL')) await ended
    },
  }
}

/** Nothing of this process' own settings leaks in. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'] as const

async function environment(
  { mode = 'demo' }: ServerWish,
  port: number,
  metricsPort: number,
  data: string,
  postgres: Throwaway | undefined,
): Promise<Record<string, string>> {
  const keysFile = join(data, 'keys.json')
  if (mode === 'live') await saveKeyRing(keysFile, makeKeyRing(realClock.now()))
  return {
    ...Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    YUIMACHI_MODE: mode,
    PORT: String(port),
    YUIMACHI_METRICS_PORT: String(metricsPort),
    YUIMACHI_BASE_URL: mode === 'live' ? LIVE_ORIGIN : `http://localhost:${port}`,
    YUIMACHI_DATA: data,
    YUIMACHI_REGIONS: process.env['YUIMACHI_REGIONS'] || join(HOME, 'regions'),
    YUIMACHI_KEYS_FILE: keysFile,
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
  }
}

async function migrateAsOwner(env: Readonly<Record<string, string>>, { adminUrl }: Throwaway): Promise<void> {
  const { code, text } = await runCommand(['migrate'], { ...env, DATABASE_ADMIN_URL: adminUrl })
  if (code !== 0) throw new Error(`migrate ended with ${code}:\n${text}`)
}

export type CommandRun = { readonly code: number | null; readonly out: string; readonly text: string }

/** `bin/yuimachi …` in the environment of a server. `out` is stdout alone, `text` everything. */
export async function runCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  preload: readonly string[] = [],
): Promise<CommandRun> {
  const imports = preload.flatMap((file) => ['--import', file])
  const child = endsWithUs(
    spawn(NODE, [...imports, join(HOME, 'bin/yuimachi'), ...words], {
      cwd: HOME,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  let out = ''
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    out += part
    text += part
  })
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  const code = await new Promise<number | null>((done) => child.once('close', (ended) => done(ended)))
  return { code, out, text }
}

const PATIENCE_MILLIS = 60_000

async function answers(url: string | undefined, child: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + PATIENCE_MILLIS
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}:\n${log()}`)
    const there = url
      ? await fetch(url).then(
          ({ ok }) => ok,
          () => false,
        )
      : log().includes('"kind":"start"')
    if (there) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`the server did not answer within ${PATIENCE_MILLIS / 1_000} s:\n${log()}`)
}

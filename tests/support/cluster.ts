/**
 * 自分の PostgreSQL — a cluster in a temporary folder that a proof may kill and start again, as durable as real service
 * unless told. Run as user postgres where we are root, because PostgreSQL refuses root.
 *
 *   const cluster = await openCluster()
 *   await cluster.kill()             SIGKILL to the postmaster; its children see that and go
 *   await cluster.start()            the same data, the same port
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { endChild, endsWithUs, removeFolder, tempFolder } from './left-over.ts'
import { freePort, onServer } from './postgres.ts'

export type Cluster = {
  /** As `yui`, who may do everything. */
  readonly url: string
  readonly port: number
  /** Holds `data`; belongs to the user that PostgreSQL runs as, who alone may write there. */
  readonly folder: string
  readonly data: string
  readonly binaries: string
  /** A program as the user that PostgreSQL runs as. */
  readonly run: (program: string, ...words: readonly string[]) => void
  readonly start: () => Promise<void>
  /** SIGKILL to the postmaster. */
  readonly kill: () => Promise<void>
  /** `pg_ctl -m immediate`: every process ends at once and nothing is put away. */
  readonly stopAtOnce: () => Promise<void>
  /** SIGKILL to one process that serves the application; PostgreSQL then ends all of them and recovers by itself. */
  readonly killBackend: () => Promise<void>
  readonly stop: () => Promise<void>
}

const PATIENCE_MILLIS = 60_000

/** `settings`: as after `-c`. `from`: a data folder that is already there. */
export async function openCluster(settings: readonly string[] = [], from?: string): Promise<Cluster> {
  const binaries = ownBinaries()
  const folder = tempFolder('pg')
  const data = from ?? join(folder, 'data')
  const as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const run: Cluster['run'] = (program, ...words) =>
    void execFileSync(existsSync(join(binaries, program)) ? join(binaries, program) : program, words, {
      ...as,
      cwd: folder,
      stdio: 'pipe',
    })
  if (!from) {
    mkdirSync(data, { mode: 0o700 })
    if (as.uid !== undefined) chownSync(data, as.uid, as.gid)
    run('initdb', '-D', data, '-U', 'yui', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8')
  }
  const port = await freePort()
  const url = `postgres://yui@127.0.0.1:${port}/postgres`
  let child: ChildProcess | undefined
  process.once('exit', () => removeFolder(folder))
  process.once('beforeExit', () => void (child && endChild(child, 3_000)))

  const launch = (): ChildProcess => {
    const words = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)]
    const started = spawn(join(binaries, 'postgres'), [...words, ...settings.flatMap((each) => ['-c', each])], {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    })
    endsWithUs(started).unref()
    return started
  }
  const ended = (process: ChildProcess | undefined): Promise<void> =>
    !process || process.exitCode !== null || process.signalCode !== null
      ? Promise.resolve()
      : new Promise((done) => process.once('exit', () => done()))
  const start = async (): Promise<void> => {
    const until = Date.now() + PATIENCE_MILLIS
    child = launch()
    for (;;)
      try {
        return await onServer(url, ['select 1'])
      } catch (error) {
        if (Date.now() > until) throw error
        // Children of a killed one may still hold its memory: PostgreSQL refuses to start until the last is gone.
        if (child.exitCode !== null) child = launch()
        await new Promise((done) => setTimeout(done, 20))
      }
  }
  const cluster: Cluster = {
    url,
    port,
    folder,
    data,
    binaries,
    run,
    start,
    kill: async () => {
      const over = ended(child)
      child?.kill('SIGKILL')
      await over
    },
    stopAtOnce: async () => {
      const over = ended(child)
      run('pg_ctl', '-D', data, '-m', 'immediate', '-W', 'stop')
      await over
    },
    killBackend: async () => process.kill(await backendOf(url), 'SIGKILL') as unknown as undefined,
    stop: async () => {
      if (child) await endChild(child, 10_000)
      removeFolder(folder)
    },
  }
  await start()
  return cluster
}

/** A connection of the application: not ours, and not one of PostgreSQL's own. */
async function backendOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'yuimachi' order by state <> 'active', random() limit 1`,
    )
    if (!rows[0]) throw new Error('the application has no connection')
    return rows[0].pid
  } finally {
    await client.end()
  }
}

const ownBinaries = (): string => {
  const [folder] = globSync('/usr/lib/postgresql/*/bin')
    .filter((at) => existsSync(join(at, 'initdb')))
    .sort()
    .reverse()
  if (!folder) throw new Error('no PostgreSQL here: apt-get install postgresql, or name a server in PROOF_DATABASE_URL')
  return folder
}

const idOf = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

/**
 * 使い捨ての PostgreSQL — a database of its own with an application login that is neither owner nor superuser.
 *
 * Order  PROOF_DATABASE_URL, DATABASE_URL (a login that may create databases); with neither, a cluster of our own in a
 *        temporary folder, run as user postgres where we are root, because PostgreSQL refuses root
 */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, globSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { endChild, endsWithUs, removeFolder, tempFolder } from './left-over.ts'

export type Throwaway = {
  /** The owner: may make tables, and sees behind every wall. */
  readonly adminUrl: string
  /** The application's login, as in real service. It becomes a member of the roles by `admitLogin` or `migrate`. */
  readonly url: string
  readonly login: string
  readonly drop: () => Promise<void>
}

let server: Promise<string> | undefined

const serverUrl = (): Promise<string> => {
  const given = process.env['PROOF_DATABASE_URL'] || process.env['DATABASE_URL']
  server ??= given ? Promise.resolve(given) : ownCluster()
  return server
}

export const throwawayPostgres = async (): Promise<Throwaway> => throwawayOn(await serverUrl())

/** `serverAt`: a login that may create databases. */
export async function throwawayOn(serverAt: string): Promise<Throwaway> {
  const name = `yui_proof_${randomBytes(6).toString('hex')}`
  const login = `${name}_login`
  const password = randomBytes(12).toString('hex')
  await onServer(serverAt, [`create database ${name}`, `create role ${login} login password '${password}'`])
  const admin = new URL(serverAt)
  admin.pathname = `/${name}`
  const app = new URL(admin)
  app.username = login
  app.password = password
  return {
    adminUrl: admin.href,
    url: app.href,
    login,
    drop: () => onServer(serverAt, [`drop database if exists ${name} with (force)`, `drop role if exists ${login}`]),
  }
}

/** One client, its statements one by one, then away. */
export async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

export const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

export const ownBinaries = (): string => {
  const [folder] = globSync('/usr/lib/postgresql/*/bin')
    .filter((at) => existsSync(join(at, 'initdb')))
    .sort()
    .reverse()
  if (!folder) throw new Error('no PostgreSQL here: apt-get install postgresql, or name a server in PROOF_DATABASE_URL')
  return folder
}

/** Not durable on purpose: it lives as long as one proof. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

async function ownCluster(): Promise<string> {
  const folder = tempFolder('pg')
  const cluster = await clusterIn(folder, SETTINGS)
  process.once('exit', () => removeFolder(folder))
  process.once('beforeExit', () => void cluster.stop())
  return cluster.url
}

export type Cluster = {
  readonly url: string
  readonly alive: () => boolean
  /** Again, with the same files: what a service manager does when the server has ended. */
  readonly begin: () => Promise<void>
  readonly stop: () => Promise<unknown>
}

/** A cluster with its files in `folder`, which user postgres must be able to reach. */
export async function clusterIn(folder: string, given: readonly string[]): Promise<Cluster> {
  const binaries = ownBinaries()
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const as = asPostgres()
  if (as) for (const at of [folder, data]) chownSync(at, as.uid, as.gid)
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'yui', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...as,
    cwd: folder,
    stdio: 'pipe',
  })
  const port = await freePort()
  const settings = given.flatMap((setting) => ['-c', setting])
  const words = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port), ...settings]
  const url = `postgres://yui@127.0.0.1:${port}/postgres`
  const started = () => {
    const child = endsWithUs(spawn(join(binaries, 'postgres'), words, { ...as, cwd: folder, stdio: 'ignore' }))
    child.unref()
    return child
  }
  let child = started()
  const answers = async (): Promise<void> => {
    for (let attempt = 0; ; attempt++)
      try {
        return await onServer(url, [])
      } catch (error) {
        if (attempt > 400 || child.exitCode !== null) throw error
        await new Promise((done) => setTimeout(done, 25))
      }
  }
  await answers()
  return {
    url,
    alive: () => child.exitCode === null && child.signalCode === null,
    begin: () => {
      child = started()
      return answers()
    },
    stop: () => endChild(child, 3_000),
  }
}

/** PostgreSQL refuses root: where we are root, its programs run as user postgres. */
export const asPostgres = (): { readonly uid: number; readonly gid: number } | undefined =>
  process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
const idOf = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

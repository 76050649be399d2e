/**
 * 落とせる PostgreSQL — a cluster of the proof's own, as durable as real service unless told, that is killed and begun again.
 *
 *   const cluster = await openCluster()
 *   await cluster.kill()             SIGKILL to the postmaster; its children see that and go
 *   await cluster.begin()            the same files, the same port
 */
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { removeFolder, tempFolder } from './left-over.ts'
import { asPostgres, type Cluster, clusterIn, ownBinaries } from './postgres.ts'

export type KillableCluster = Cluster & {
  /** Holds `data`. */
  readonly folder: string
  readonly data: string
  /** A program, also one of PostgreSQL's, as the user that PostgreSQL runs as. */
  readonly run: (program: string, ...words: readonly string[]) => void
  /** Hands a folder of ours to the user that PostgreSQL runs as. */
  readonly own: (folder: string) => void
  /** SIGKILL to the postmaster. */
  readonly kill: () => Promise<void>
  /** `pg_ctl -m immediate`: every process ends at once and nothing is put away. */
  readonly stopAtOnce: () => Promise<void>
  /** SIGKILL to one process that serves the application; PostgreSQL then ends all of them and recovers by itself. */
  readonly killBackend: () => Promise<void>
}

const PATIENCE_MILLIS = 60_000
const pause = () => new Promise((done) => setTimeout(done, 20))

export async function openCluster(settings: readonly string[] = []): Promise<KillableCluster> {
  const folder = tempFolder('pg')
  const data = join(folder, 'data')
  const cluster = await clusterIn(folder, settings)
  const run: KillableCluster['run'] = (program, ...words) => {
    const own = join(ownBinaries(), program)
    execFileSync(existsSync(own) ? own : program, words, { ...asPostgres(), cwd: folder, stdio: 'pipe' })
  }
  const gone = async (): Promise<void> => {
    while (cluster.alive()) await pause()
  }
  return {
    ...cluster,
    folder,
    data,
    run,
    own: (at) => {
      const as = asPostgres()
      if (as) chownSync(at, as.uid, as.gid)
    },
    begin: async () => {
      // Children of a killed one may still hold its memory: PostgreSQL refuses to start until the last is gone.
      for (const until = Date.now() + PATIENCE_MILLIS; ; )
        try {
          return await cluster.begin()
        } catch (error) {
          if (Date.now() > until) throw error
          await pause()
        }
    },
    kill: async () => {
      const [postmaster] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(postmaster), 'SIGKILL')
      await gone()
    },
    stopAtOnce: async () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-W', 'stop')
      await gone()
    },
    killBackend: async () => {
      process.kill(await backendOf(cluster.url), 'SIGKILL')
    },
    stop: async () => {
      await cluster.stop()
      removeFolder(folder)
    },
  }
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

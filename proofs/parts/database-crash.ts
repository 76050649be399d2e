/**
 * データベースが落ちる — PostgreSQL is killed in the ways it can be while people write; our process stays the same one,
 * finds its way back by itself, and residents read on meanwhile.
 */
import type { KillableCluster as Cluster } from '../../tests/support/cluster.ts'
import { onServer } from '../../tests/support/postgres.ts'
import type { RunningServer } from '../../tests/support/server.ts'
import { ask, freshCaller } from './ask.ts'
import type { Dice } from './dice.ts'
import { onRows } from './on-rows.ts'
import type { Given } from './proof.ts'
import { faultsOf, type Ledger, workUntil } from './writes.ts'

const WRITERS = 4
const MOST_CRASHES = 4
const READERS_EVERY_MILLIS = 50
const PUBLIC_PAGES = ['/mihon/', '/mihon/partnership/']
/** Ready again, against the database itself answering again. */
const MOST_RATIO = 2
/** quality.md §2. */
const READY_MILLIS = 5_000
const PATIENCE_MILLIS = 30_000

const WAYS = {
  'kill -9 postmaster': async (cluster: Cluster) => {
    await cluster.kill()
    await cluster.begin()
  },
  'kill -9 backend': (cluster: Cluster) => cluster.killBackend(),
  'pg_ctl -m immediate': async (cluster: Cluster) => {
    await cluster.stopAtOnce()
    await cluster.begin()
  },
} as const
type Way = keyof typeof WAYS

export type Crashing = {
  readonly cluster: Cluster
  readonly server: RunningServer
  readonly times: number
  readonly ledger: Ledger
  readonly given: Given
  readonly dice: Dice
}

export async function crashes({ cluster, server, times, ledger, given, dice }: Crashing): Promise<void> {
  const { check, say } = given
  const readers = readOn(server)
  const back: { readonly database: number; readonly ready: number }[] = []
  let over = false
  const writers = Array.from({ length: WRITERS }, () => workUntil(server.origin, () => over, ledger))
  const ways = Object.keys(WAYS) as Way[]
  for (let time = 0; time < times; time++) {
    await new Promise((done) => setTimeout(done, 200 + dice.whole(600)))
    back.push(await crashed(ways[time % ways.length] as Way, cluster, server))
  }
  await new Promise((done) => setTimeout(done, 500))
  over = true
  await Promise.all(writers)
  const { reads, failed } = await readers.stop()
  const middleOf = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const ready = middleOf(back.map((each) => each.ready))
  const own = middleOf(back.map((each) => each.database))
  say(
    `データベースが ${times} 回落ちた（${ways.join('、')}）。また書けるまで 中央 ${seconds(ready)}、最長 ${seconds(Math.max(...back.map((each) => each.ready)))}（約束 ${seconds(READY_MILLIS)}）、データベースだけでは ${seconds(own)}、比 ${(ready / own).toFixed(2)}`,
  )
  await check(`データベースが落ちても、それが戻る時間の ${MOST_RATIO} 倍までにまた書ける`, ready <= own * MOST_RATIO)
  await check('データベースが落ちても、プロセスは終わらない', server.alive())
  await check(`その間に住民が読んだ ${reads} 回に、誤りがない`, failed)
}

/** Both counted from the crash: until the database itself answers, and until our process says that it is ready. */
async function crashed(way: Way, cluster: Cluster, server: RunningServer) {
  const started = performance.now()
  const since = async (there: () => Promise<boolean>): Promise<number> => {
    const until = Date.now() + PATIENCE_MILLIS
    while (!(await there().catch(() => false)))
      if (Date.now() > until)
        throw new Error(`${way}: not ready within ${PATIENCE_MILLIS} ms:\n${server.log().slice(-2_000)}`)
      else await new Promise((done) => setTimeout(done, 20))
    return performance.now() - started
  }
  await WAYS[way](cluster)
  const [database, ready] = await Promise.all([
    since(() => onServer(cluster.url, ['select 1']).then(() => true)),
    since(async () => (await ask(server.url, { path: '/readyz', caller: freshCaller() })).status === 200),
  ])
  return { database, ready }
}

const seconds = (millis: number): string => `${(millis / 1_000).toFixed(2)} 秒`

function readOn(server: RunningServer) {
  let over = false
  let reads = 0
  const failed: string[] = []
  const reading = (async () => {
    while (!over)
      for (const path of PUBLIC_PAGES) {
        const { status, ms } = await ask(server.url, { path, caller: freshCaller(), patience: 5_000 })
        reads += 1
        if (status !== 200) failed.push(`${path} → ${status}（${Math.round(ms)} ms）`)
        await new Promise((done) => setTimeout(done, READERS_EVERY_MILLIS))
      }
  })()
  return {
    stop: async () => {
      over = true
      await reading
      return { reads, failed }
    },
  }
}

/**
 * The fault that this proof is about, made for real: PostgreSQL told to acknowledge before its log is on the disk. What
 * was answered as done in the last moments before a crash is then gone, and has to be found missing.
 */
export async function lazyCommits({
  cluster,
  server,
  given,
}: Omit<Crashing, 'times' | 'ledger' | 'dice'>): Promise<void> {
  const set = (value: string) =>
    onServer(cluster.url, [
      `alter system set synchronous_commit = ${value}`,
      `alter system set wal_writer_delay = ${value === 'off' ? "'10s'" : "'200ms'"}`,
      'select pg_reload_conf()',
    ])
  const losses = async (): Promise<readonly string[]> => {
    const ledger: Ledger = new Map()
    let over = false
    const writers = Array.from({ length: WRITERS }, () => workUntil(server.origin, () => over, ledger))
    await new Promise((done) => setTimeout(done, 1_500))
    await cluster.kill()
    over = true
    await cluster.begin()
    await Promise.all(writers)
    return onRows(server, (pool) => faultsOf(pool, ledger))
  }
  await given.seeded('ディスクに着く前に「できた」と言うデータベース（synchronous_commit = off）', async () => {
    await set('off')
    try {
      // What was acknowledged may have reached the disk by luck.
      for (let crash = 1; ; crash++) {
        const found = await losses()
        if (found.length === 0 && crash < MOST_CRASHES) continue
        given.say(`synchronous_commit = off：${crash} 回目に、なくなったもの ${found.length} 件`)
        return found
      }
    } finally {
      await set('on')
    }
  })
}

/**
 * 直前まで戻す — PostgreSQL with its log kept elsewhere, by the very lines of docs/how-to/backup-and-restore.md: its whole
 * data folder is gone, and what was written longer ago than the interval comes back.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type KillableCluster, openCluster } from '../../tests/support/cluster.ts'
import { removeFolder, tempFolder } from '../../tests/support/left-over.ts'
import { ownBinaries, throwawayOn } from '../../tests/support/postgres.ts'
import { HOME, runCommand, startServer } from '../../tests/support/server.ts'
import { ask, freshCaller } from './ask.ts'
import { onRows } from './on-rows.ts'
import type { Given } from './proof.ts'
import { faultsOf, type Ledger, toldIn, workUntil } from './writes.ts'

const DOCUMENT = 'docs/how-to/backup-and-restore.md'
/** quality.md §2. */
const LOSS_SECONDS = 5 * 60
/** Instead of the document's own, so that nobody waits; the long form waits for the real one. */
const QUICK_SECONDS = 3
/** For PostgreSQL to notice, and for the copy. */
const SLACK_SECONDS = 10

export async function backToLastMinute({ quick, check, say, seeded }: Given): Promise<void> {
  const told = linesOf(readFileSync(join(HOME, DOCUMENT), 'utf8'))
  const asked = Number(/^archive_timeout = (\d+)s$/m.exec(told.settings)?.[1])
  await check(`文書の間隔は、約束の ${LOSS_SECONDS} 秒のうち`, asked + SLACK_SECONDS <= LOSS_SECONDS)
  const seconds = quick ? QUICK_SECONDS : asked
  const kept = tempFolder('wal')
  const cluster = await openCluster(
    told.settings
      .replaceAll('/mnt/wal', kept)
      .replace(/^(archive_timeout = ).*$/m, `$1${seconds}s`)
      .split('\n')
      .map((line) => line.replace(/^(\w+) = '?(.*?)'?$/, '$1=$2')),
  )
  try {
    cluster.own(kept)
    const server = await startServer({
      on: await throwawayOn(cluster.url),
      env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' },
    })
    try {
      typed(cluster, kept, told.base)
      const long: Ledger = new Map()
      const last: Ledger = new Map()
      await workUntil(server.origin, () => toldIn(long) >= 20, long)
      const copied = await secondsUntilCopied(cluster.url)
      say(`postgres：書いたものが、別の場所に写るまで ${copied.toFixed(1)} 秒（間隔 ${seconds} 秒）`)
      await check(`postgres：写るまで、約束の ${LOSS_SECONDS} 秒のうち`, copied <= LOSS_SECONDS)
      await workUntil(server.origin, () => toldIn(last) >= 8, last)
      // The disk first: what is not copied by now never will be.
      await cluster.kill()
      await server.kill()
      const began = performance.now()
      rmSync(cluster.data, { recursive: true })
      typed(cluster, kept, told.back)
      await cluster.begin()
      say(`postgres：ログから戻す ${((performance.now() - began) / 1_000).toFixed(1)} 秒、間隔 ${seconds} 秒`)
      await onRows(server, async (pool) => {
        await check(
          `postgres：間隔（文書では ${asked} 秒）より前に、できたと答えた ${toldIn(long)} の書きこみは、みなある`,
          () => faultsOf(pool, long),
        )
        await seeded('postgres：間隔のうちに書いたものは、なくなっている', () => faultsOf(pool, last))
      })
      await check('postgres：監査の鎖は、一本のまま', async () => {
        const { code, text } = await runCommand(['audit', 'verify'], server.env)
        return code === 0 ? [] : [text]
      })
      const again = await startServer({ again: server })
      const { status } = await ask(again.url, { path: '/mihon/partnership/', caller: freshCaller() })
      await check('postgres：戻したあと、始まって、住民が読める', status === 200)
      await again.stop({ keep: true })
    } finally {
      await server.stop()
    }
  } finally {
    await cluster.stop()
    removeFolder(kept)
  }
}

/** From now until the piece of the log that is being written is whole and elsewhere. */
async function secondsUntilCopied(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const began = performance.now()
  try {
    const { rows } = await client.query<{ piece: string }>('select pg_walfile_name(pg_current_wal_lsn()) as piece')
    for (;;) {
      const seconds = (performance.now() - began) / 1_000
      const archived = await client.query('select 1 from pg_stat_archiver where last_archived_wal >= $1', [
        rows[0]?.piece,
      ])
      if (archived.rows.length > 0 || seconds > LOSS_SECONDS) return seconds
      await new Promise((done) => setTimeout(done, 100))
    }
  } finally {
    await client.end()
  }
}

/** The blocks that follow these headings of the document. */
function linesOf(document: string) {
  const block = (after: string): string => {
    const [, text] = /```\w+\n([\s\S]*?)```/.exec(document.slice(document.indexOf(after))) ?? []
    if (!document.includes(after) || !text) throw new Error(`${DOCUMENT}: no block after「${after}」`)
    return text.trim()
  }
  return {
    settings: block('### ログを、別の場所に写し続ける'),
    base: block('### もとになる写しを取る'),
    back: block('### 直前まで戻す'),
  }
}

/** What the document tells to type, with the places of this proof. */
function typed(cluster: KillableCluster, kept: string, lines: string): void {
  const here = lines
    .replaceAll('sudo -u postgres ', '')
    .replaceAll('/mnt/wal', kept)
    .replaceAll('/var/lib/postgresql/15/main', cluster.data)
    .replace(/^.*systemctl.*$/gm, '')
    .replace(/^mv .*$/gm, '')
  const { port } = new URL(cluster.url)
  const env = `export PATH=${ownBinaries()}:$PATH PGHOST=${cluster.folder} PGPORT=${port} PGUSER=yui`
  cluster.run('bash', '-euc', `${env}\n${here}`)
}

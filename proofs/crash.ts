/**
 * 切れても残る — our process is killed (SIGKILL), and PostgreSQL is killed under it, while people write; whatever was
 * answered as done is there afterwards, once, and the audit chain is whole.
 *
 * Unit      a write is acknowledged when its answer (303) has come to the client whole
 *           ready after a kill: against a start after an orderly stop in the same run. Ready after a crash of the
 *           database: against the moment when the database itself answers again
 * Left out  a cut of power to the disk itself: no process can show that (quality.md §7)
 */
import { openCluster } from '../tests/support/cluster.ts'
import { throwawayOn } from '../tests/support/postgres.ts'
import { type RunningServer, runCommand, startServer } from '../tests/support/server.ts'
import { crashes, lazyCommits } from './parts/database-crash.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import { onRows } from './parts/on-rows.ts'
import type { Given, Proof } from './parts/proof.ts'
import { routesOf } from './parts/routes.ts'
import { faultsOf, type Ledger, SIGN_IN, toldIn, WRITES, workUntil } from './parts/writes.ts'

const WRITERS = 4
/** A start after a kill, against a start after an orderly stop in the same run. */
const MOST_RATIO = 2
/** quality.md §2. */
const READY_MILLIS = 5_000

export const proof: Proof = {
  name: 'crash',
  promise:
    '書きこみの途中で何度切っても、データベースが何度落ちても、できたと答えたものは一つもなくならず、すぐまた答える',
  covers: ['src/platform/**', 'src/server/**', 'src/modules/*/staff/**'],
  quickSeconds: 180,
  run: async (given) => {
    const dice = diceOf(given.seed)
    await serverKilled(given.quick ? 3 : 80, given, dice)
    await databaseKilled(given.quick ? 3 : 120, given.quick ? 6 : 50, given, dice)
  },
}

/** The embedded database ends with the process, so a kill is both crashes at once. */
async function serverKilled(kills: number, given: Given, dice: Dice): Promise<void> {
  await killed(await startServer({ env: TRUSTING }), 'embedded', kills, given, dice, async () => {})
}

async function databaseKilled(kills: number, times: number, given: Given, dice: Dice): Promise<void> {
  // As real service is set up: nothing is said about durability, so PostgreSQL's own defaults hold.
  const cluster = await openCluster()
  try {
    const server = await startServer({ on: await throwawayOn(cluster.url), env: TRUSTING })
    await killed(server, 'postgres', kills, given, dice, async (running, ledger) => {
      await crashes({ cluster, server: running, times, ledger, given, dice })
      await lazyCommits({ cluster, server: running, given })
    })
  } finally {
    await cluster.stop()
  }
}

const TRUSTING = { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' }

async function killed(
  first: RunningServer,
  engine: 'embedded' | 'postgres',
  kills: number,
  { check, say, seeded }: Given,
  dice: Dice,
  then: (server: RunningServer, ledger: Ledger) => Promise<void>,
): Promise<void> {
  let server = first
  const ledger: Ledger = new Map()
  const millis: number[] = []
  try {
    await server.stop({ keep: true })
    server = await startServer({ again: server })
    const reference = server.readyMillis
    if (engine === 'embedded') await sayWhatIsNotWritten(server, say)
    for (let kill = 0; kill < kills; kill++) {
      await workFor(server, 300 + dice.whole(700), ledger)
      await server.kill()
      server = await startServer({ again: server })
      millis.push(server.readyMillis)
    }
    const middle = millis.toSorted((a, b) => a - b)[Math.floor(millis.length / 2)] ?? 0
    const most = Math.max(...millis)
    say(
      `${engine}：${kills} 回切った。始まり 中央 ${seconds(middle)}、最長 ${seconds(most)}（約束 ${seconds(READY_MILLIS)}）、ふつうに止めたあと ${seconds(reference)}、比 ${(middle / reference).toFixed(2)}`,
    )
    await check(
      `${engine}：切られたあとの始まりは、ふつうの始まりの ${MOST_RATIO} 倍まで`,
      middle <= reference * MOST_RATIO,
    )
    // Nobody is cut off here: a round is long enough for a slow machine to come to the last kind.
    for (let more = 1; more <= 8 && kindsMissing(ledger).length > 0; more++)
      await (await workFor(server, more * 1_500, ledger)).all
    await then(server, ledger)
    await server.stop({ keep: true })
    await check(`${engine}：監査の鎖は、書いたときのまま`, async () => {
      const { code, text } = await runCommand(['audit', 'verify'], server.env)
      return code === 0 ? [] : [text]
    })
    say(`${engine}：できたと答えた書きこみ ${toldIn(ledger)}（${countsOf(ledger)}）`)
    await check(`${engine}：どの種類の書きこみも試した`, kindsMissing(ledger))
    await onRows(server, async (pool) => {
      await check(`${engine}：できたと答えたものは、みなあり、二度はない`, () => faultsOf(pool, ledger))
      await pool.query(`delete from identity_session where token = $1`, [
        [...(ledger.get(SIGN_IN.kind)?.told ?? [])][0],
      ])
      await seeded(`${engine}：なくなった書きこみ`, () => faultsOf(pool, ledger))
    })
  } finally {
    await server.stop()
  }
}

const seconds = (millis: number): string => `${(millis / 1_000).toFixed(1)} 秒`
const countsOf = (ledger: Ledger): string => [...ledger].map(([kind, { told }]) => `${kind} ${told.size}`).join('、')
const kindsMissing = (ledger: Ledger): readonly string[] =>
  [SIGN_IN, ...WRITES].map(({ kind }) => kind).filter((kind) => (ledger.get(kind)?.told.size ?? 0) === 0)

/** `all`: whoever was at work has had the last answer. After a kill that never comes, and the next start brings another. */
async function workFor(
  server: RunningServer,
  millis: number,
  ledger: Ledger,
): Promise<{ readonly all: Promise<unknown> }> {
  let over = false
  const writers = Array.from({ length: WRITERS }, () => workUntil(server.origin, () => over, ledger))
  await new Promise((done) => setTimeout(done, millis))
  over = true
  return { all: Promise.all(writers) }
}

async function sayWhatIsNotWritten(server: RunningServer, say: Given['say']): Promise<void> {
  const tried = new Set([SIGN_IN, ...WRITES].map(({ route }) => route))
  const others = (await routesOf(server)).filter(({ method, path }) => method === 'POST' && !tried.has(path))
  say(`書きこみの経路 ${tried.size} 種を試す。試さない ${others.length} 種は proofs/parts/writes.ts に足せる`)
}

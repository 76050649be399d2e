/**
 * 切れても残る — the process is killed (SIGKILL) while people sign in; whoever was told that it worked is still signed in
 * after the next start, and the audit chain is whole.
 *
 * Unit      a write is acknowledged when its answer (303 with a cookie) has come to the client whole
 * Left out  a cut of power to the disk itself: no process can show that (quality.md §7), and PostgreSQL's own crash
 */
import { type RunningServer, runCommand, startServer } from '../tests/support/server.ts'
import { ask, freshCaller } from './parts/ask.ts'
import { signInByButton } from './parts/demo-button.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import type { Given, Proof } from './parts/proof.ts'

const WRITERS = 4
/** A start after a kill, against a start after an orderly stop in the same run. */
const MOST_RATIO = 2
const DOOR = '/mihon/staff/sign-in'

export const proof: Proof = {
  name: 'crash',
  promise: '書きこみの途中で何度切っても、できたと答えたものは一つもなくならず、すぐまた答え、監査の鎖は一本のまま',
  covers: ['src/platform/**', 'src/server/**'],
  quickSeconds: 180,
  run: async (given) => {
    const dice = diceOf(given.seed)
    await onEngine('embedded', given.quick ? 4 : 80, given, dice)
    await onEngine('postgres', given.quick ? 6 : 120, given, dice)
  },
}

async function onEngine(database: 'embedded' | 'postgres', kills: number, given: Given, dice: Dice): Promise<void> {
  const { check, say, seeded } = given
  let server = await startServer({ database, env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
  const acknowledged: string[] = []
  const millis: number[] = []
  const lost: string[] = []
  try {
    await server.stop({ keep: true })
    server = await startServer({ again: server })
    const reference = server.readyMillis
    for (let kill = 0; kill < kills; kill++) {
      const told = await writeUntilKilled(server, 100 + dice.whole(500))
      server = await startServer({ again: server })
      millis.push(server.readyMillis)
      acknowledged.push(...told)
      lost.push(...(await lostOf(server, told)))
    }
    await check(`${database}：${kills} 回切って、できたと答えた書きこみがなくならない`, lost)
    await check(`${database}：切られる前にできたと答えた書きこみがある`, acknowledged.length >= kills)
    // What was written before the first kill must outlive all of them.
    await check(`${database}：終わりにも、全部ある`, () => lostOf(server, acknowledged))
    const middle = millis.toSorted((a, b) => a - b)[Math.floor(millis.length / 2)] ?? 0
    say(
      `${database}：書きこみ ${acknowledged.length}、切られたあとの始まり 中央 ${middle} ms、最長 ${Math.max(...millis)} ms、ふつうに止めたあと ${reference} ms`,
    )
    await check(
      `${database}：切られたあとの始まりは、ふつうの始まりの ${MOST_RATIO} 倍まで`,
      middle <= reference * MOST_RATIO,
    )
    await check(`${database}：監査の鎖は、書いたときのまま`, async () => {
      const { code, text } = await runCommand(['audit', 'verify'], server.env)
      return code === 0 ? [] : [text]
    })
    await seeded(`${database}：なくなった書きこみ`, () => lostOf(server, ['yui.session_token=abc.def']))
  } finally {
    await server.stop()
  }
}

async function writeUntilKilled(server: RunningServer, millis: number): Promise<readonly string[]> {
  const told: string[] = []
  let going = true
  const write = async (): Promise<void> => {
    while (going) {
      const signedIn = await signInByButton(server.origin)
      if (signedIn.ok) told.push(signedIn.value.cookie)
    }
  }
  const first = await signInByButton(server.origin)
  if (first.ok) told.push(first.value.cookie)
  const writers = Array.from({ length: WRITERS }, write)
  await new Promise((done) => setTimeout(done, millis))
  await server.kill()
  going = false
  await Promise.all(writers)
  return told
}

/** The sessions of which nothing is known any more: their page leads to the sign-in. */
async function lostOf(server: RunningServer, cookies: readonly string[]): Promise<readonly string[]> {
  const lost: string[] = []
  for (const [at, cookie] of cookies.entries()) {
    const { status, headers } = await ask(server.origin, {
      path: '/mihon/staff/matrix',
      caller: freshCaller(),
      headers: { cookie },
    })
    if (status >= 400 || status < 200 || String(headers['location'] ?? '').includes(DOOR))
      lost.push(`${at + 1} / ${cookies.length} → ${status}`)
  }
  return lost
}

/**
 * 上限 — too much of anything is refused in plain words, and the server goes on as fast as before with no more memory.
 *
 * Left out  how long a slow body is waited for, in the quick form: that takes minutes
 */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type RunningServer, startServer } from '../tests/support/server.ts'
import type { Given, Proof } from './parts/proof.ts'
import { addressOf, type DeclaredRoute, routesOf } from './parts/routes.ts'
import {
  alive,
  bigBodies,
  bigField,
  flood,
  garbage,
  hugeHeaders,
  MEBI,
  oddBodies,
  oddPaths,
  slowAnswers,
  slowBodies,
  spoofed,
  strayBody,
  type Target,
  tooManyParameters,
  townHall,
} from './parts/too-much.ts'

/**
 * Resident memory may grow so much while everything here is thrown at it. Counted from a server that has met large bodies
 * once already: what it sets aside for the first of them it keeps, and what grows with each further one is found.
 */
const MOST_GROWTH = 256 * MEBI

export const proof: Proof = {
  name: 'limits',
  promise: '大きすぎる、多すぎる、遅すぎる頼みは、はっきり断る。サーバーは生きていて、速さも記憶も変わらない',
  covers: ['src/platform/http/**', 'src/server/**', 'src/modules/**/*.routes.ts'],
  run: async (given) => {
    // Requests come "through a proxy", so that each caller of the proof has limits of its own.
    const server = await startServer({ env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
    try {
      await onServer(server, given)
    } finally {
      await server.stop()
    }
    await seededFaults(given)
  },
}

async function onServer(server: RunningServer, { check, say, quick, skip }: Given): Promise<void> {
  const routes = await routesOf(server)
  const posts = routes.filter(({ method, bodyType }) => method === 'POST' && bodyType !== undefined)
  say(`経路 ${routes.length}、そのうち送るもの ${posts.length}`)
  const memory = watchMemory(server.pid)
  await alive(server)
  await bigBodies(server, posts)
  const before = memory.now()

  await check('100,000 個の問い合わせ項目', () => tooManyParameters(server))
  await check('大きな頭（1 MB の値、2,000 個）', () => hugeHeaders(server))
  await check('読めない道筋', () => oddPaths(server))
  if (posts.length === 0) skip('送る経路への大きすぎる本文', '送る経路がまだない')
  else {
    await check('どの送り先も、上限を超える本文を断る（長さを言う、言わない）', () => bigBodies(server, posts))
    await check('どの送り先も、1 MB の項目を断る', () => bigField(server, posts))
    await check('どの送り先も、深い JSON、多すぎる項目、壊れた本文を断る', () => oddBodies(server, posts))
  }
  await check('送り先のない道筋への 50 MB', () => strayBody(server))
  await check('HTTP でないもの', () => garbage(server))
  await check('一人が続けて頼むと 429', () => flood(server, '/openapi.json', 'GET', 400))
  await check('名のる住所を変えても、信じない相手からなら 429', () => spoofed(server))
  const signIns = posts.filter(({ limit }) => limit === 'signIn')
  if (signIns.length === 0) skip('サインインの押しよせ', 'サインインの経路がまだない')
  else
    for (const route of signIns)
      await check(`サインインの押しよせ：${route.path}`, () =>
        flood(server, addressOf(route.path, { region: 'mihon' }), 'POST', 250),
      )

  await check('一つの住所の何人もは、一人ずつ数える。一人だけが多すぎれば、その人だけを断る', () => townHall(server))

  const slow = slowBodies(server, quick ? 200 : 1_000, posts[0])
  await check(`${quick ? 200 : 1_000} 本の遅い本文の間も、すぐ答える`, async () => {
    await new Promise((done) => setTimeout(done, quick ? 3_000 : 10_000))
    return slowAnswers(server)
  })
  if (quick) skip('遅い本文を切るまで', '長い形で確かめる（数分かかる）')
  else await check('遅い本文は 7 分までに切られる', () => slow.allCut(7 * 60_000))
  slow.close()

  const after = memory.stop()
  say(`記憶 ${Math.round(before / MEBI)} MB → 最大 ${Math.round(after / MEBI)} MB`)
  await check('記憶は増えつづけない', after - before < MOST_GROWTH)
  await check('終わったあとも生きていて、速い', async () => (server.alive() ? slowAnswers(server) : ['止まった']))
  await check('思いがけない誤り（500）は一つもない', () =>
    server
      .log()
      .split('\n')
      .filter((line) => line.includes('"kind":"fault"') || /"status":5\d\d/.test(line)),
  )
}

/** Resident bytes of a process, watched; Linux. Elsewhere 0, and the check says nothing. */
function watchMemory(pid: number) {
  const now = (): number => {
    try {
      return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
    } catch {
      return 0
    }
  }
  let most = now()
  const timer = setInterval(() => {
    most = Math.max(most, now())
  }, 100)
  return {
    now,
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

/** A server as it is written in a hurry: it takes whatever comes, and keeps all of it. */
async function seededFaults({ seeded }: Given): Promise<void> {
  const kept: Buffer[] = []
  const careless: Server = createServer({ maxHeaderSize: 64 * MEBI }, (request, response) => {
    request.on('data', (chunk: Buffer) => kept.push(chunk)).on('end', () => response.end('<h1>ok</h1>'))
  }).listen(0, '127.0.0.1')
  await new Promise((done) => careless.once('listening', done))
  const address = careless.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const target: Target = { url, origin: url }
  const route = {
    method: 'POST',
    path: '/a',
    bodyType: 'application/x-www-form-urlencoded',
    body: {},
  } as unknown as DeclaredRoute
  await seeded('どんな長さの問い合わせも受けるサーバー', () => tooManyParameters(target))
  await seeded('どんな本文も受けるサーバー', () => bigBodies(target, [route]))
  await seeded('どんな項目も受けるサーバー', () => bigField(target, [route]))
  await seeded('壊れた本文も受けるサーバー', () => oddBodies(target, [route]))
  await seeded('何度でも答えるサーバー', () => flood(target, '/', 'GET', 100))
  await seeded('もらった本文を捨てないサーバー', async () => {
    const memory = watchMemory(process.pid)
    const before = memory.now()
    await bigBodies(
      target,
      Array.from({ length: 5 }, () => route),
    )
    const grown = memory.stop() - before
    return grown < MOST_GROWTH ? [] : [`${Math.round(grown / MEBI)} MB`]
  })
  kept.length = 0
  careless.closeAllConnections()
  careless.close()
}

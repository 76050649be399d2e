/**
 * 上限 — too much of anything is refused in plain words, and the server goes on as fast as before with no more memory.
 *
 * Left out  how long a slow body is waited for, in the quick form: that takes minutes
 */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { type RunningServer, startServer } from '../tests/support/server.ts'
import { ask, freshCaller, type Told } from './parts/ask.ts'
import type { Given, Proof } from './parts/proof.ts'
import { addressOf, type DeclaredRoute, routesOf } from './parts/routes.ts'

const MEBI = 1024 * 1024
/** Resident memory may grow so much while everything here is thrown at it. */
const MOST_GROWTH = 150 * MEBI
const QUICK_ANSWER_MILLIS = 500

const REFUSED = [400, 401, 403, 404, 413, 414, 415, 422, 429, 431]
const isRefused = ({ status }: Told): boolean => REFUSED.includes(status)

type Target = { readonly url: string; readonly origin: string }

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
        flood(server, addressOf(route.path, { region: 'mihon' }), 'POST', 60),
      )

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

const alive = (server: Target): Promise<Told> => ask(server.url, { path: '/livez', caller: freshCaller() })

async function slowAnswers(server: Target): Promise<readonly string[]> {
  const faults: string[] = []
  for (let n = 0; n < 20; n++) {
    const { status, ms } = await ask(server.url, { path: n % 2 ? '/livez' : '/openapi.json', caller: freshCaller() })
    if (status !== 200 || ms > QUICK_ANSWER_MILLIS) faults.push(`${status}、${Math.round(ms)} ms`)
  }
  return faults
}

async function tooManyParameters(server: Target): Promise<readonly string[]> {
  const many = Array.from({ length: 100_000 }, (_, n) => `a${n}=1`).join('&')
  const fitting = many.slice(0, 12_000)
  const faults: string[] = []
  for (const path of ['/', '/mihon/', '/openapi.json']) {
    const over = await ask(server.url, { path: `${path}?${many}`, caller: freshCaller() })
    if (!isRefused(over)) faults.push(`${path} 100,000 個 → ${over.status}`)
    const within = await ask(server.url, { path: `${path}?${fitting}`, caller: freshCaller() })
    if (within.status <= 0 || within.status >= 500 || within.ms > QUICK_ANSWER_MILLIS)
      faults.push(`${path} 入るだけ → ${within.status}、${Math.round(within.ms)} ms`)
  }
  return faults
}

async function hugeHeaders(server: Target): Promise<readonly string[]> {
  const wide = await ask(server.url, { path: '/livez', headers: { 'x-wide': 'a'.repeat(MEBI) } })
  const cookie = await ask(server.url, { path: '/mihon/', headers: { cookie: 'a=b; '.repeat(100_000) } })
  const many = await ask(server.url, {
    path: '/livez',
    headers: Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`x-many-${n}`, 'a'])),
  })
  return [wide, cookie, many].filter((told) => !isRefused(told)).map(({ status }) => `${status}`)
}

async function oddPaths(server: Target): Promise<readonly string[]> {
  const paths = [
    '/%E0%A4%A',
    '/mihon/%00',
    '/mihon/..%2f..%2fetc/passwd',
    '//mihon//',
    `/${'a/'.repeat(3_000)}`,
    '/mihon/?furigana=%FF',
    '/assets/..%2f..%2fpackage.json',
    '/__proto__/',
    '/constructor/',
  ]
  const faults: string[] = []
  for (const path of paths) {
    const told = await ask(server.url, { path, caller: freshCaller() })
    if (told.status >= 500 || told.status <= 0 || told.text.includes('node_modules'))
      faults.push(`${path.slice(0, 40)} → ${told.status}`)
  }
  return faults
}

const origin = (server: Target) => ({ origin: server.origin, 'sec-fetch-site': 'same-origin' })

async function* chunks(bytes: number): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.alloc(64 * 1024, 'a')
  for (let sent = 0; sent < bytes; sent += chunk.length) {
    yield chunk
    await new Promise((done) => setImmediate(done))
  }
}

/** A route that asks for a session first refuses before it reads: that is a refusal too. */
async function bigBodies(server: Target, posts: readonly DeclaredRoute[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { path, bodyType = '' } of posts) {
    const at = { method: 'POST', path: addressOf(path, { region: 'mihon' }) }
    const headers = { ...origin(server), 'content-type': bodyType }
    const told = await ask(server.url, {
      ...at,
      caller: freshCaller(),
      headers: { ...headers, 'content-length': String(40 * MEBI) },
      body: chunks(40 * MEBI),
    })
    const untold = await ask(server.url, {
      ...at,
      caller: freshCaller(),
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body: chunks(40 * MEBI),
    })
    for (const [how, answer] of [
      ['長さを言う', told],
      ['言わない', untold],
    ] as const)
      if (!isRefused(answer)) faults.push(`${path} ${how} → ${answer.status}`)
  }
  return faults
}

async function bigField(server: Target, posts: readonly DeclaredRoute[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { path, body, bodyType = '' } of posts.filter(
    (route) => route.bodyType === 'application/x-www-form-urlencoded',
  )) {
    const name = Object.keys(body?.properties ?? {})[0] ?? 'name'
    const told = await ask(server.url, {
      method: 'POST',
      path: addressOf(path, { region: 'mihon' }),
      caller: freshCaller(),
      headers: { ...origin(server), 'content-type': bodyType },
      body: `${name}=${'a'.repeat(MEBI)}`,
    })
    if (!isRefused(told)) faults.push(`${path} → ${told.status}`)
  }
  return faults
}

const DEEP = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
const ODD: readonly (readonly [string, string, string | Uint8Array])[] = [
  ['深い JSON', 'application/json', DEEP],
  ['壊れた JSON', 'application/json', '{"a":'],
  ['__proto__', 'application/json', '{"__proto__":{"admin":true},"constructor":1}'],
  ['9,000 項目', 'application/x-www-form-urlencoded', Array.from({ length: 9_000 }, (_, n) => `a${n}=`).join('&')],
  ['UTF-8 でない', 'application/x-www-form-urlencoded', Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0xfd])],
  ['境のない multipart', 'multipart/form-data', '--x\r\n\r\n'],
  [
    '終わらない multipart',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
  ],
  ['知らない種類', 'application/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
]

async function oddBodies(server: Target, posts: readonly DeclaredRoute[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { path } of posts)
    for (const [what, type, body] of ODD) {
      const told = await ask(server.url, {
        method: 'POST',
        path: addressOf(path, { region: 'mihon' }),
        caller: freshCaller(),
        headers: { ...origin(server), 'content-type': type },
        body,
      })
      if (!isRefused(told) || told.ms > 2 * QUICK_ANSWER_MILLIS)
        faults.push(`${path} ${what} → ${told.status}、${Math.round(told.ms)} ms`)
    }
  return faults
}

async function strayBody(server: Target): Promise<readonly string[]> {
  const told = await ask(server.url, {
    method: 'POST',
    path: '/nowhere',
    caller: freshCaller(),
    headers: { ...origin(server), 'transfer-encoding': 'chunked' },
    body: chunks(50 * MEBI),
  })
  return isRefused(told) ? [] : [`${told.status}`]
}

async function garbage(server: Target): Promise<readonly string[]> {
  const { hostname, port } = new URL(server.url)
  const sent = [
    '\x16\x03\x01\x02\x00',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    `GET / HTTP/1.1\r\n${'a'.repeat(70_000)}`,
  ]
  for (const bytes of sent)
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
      socket
        .on('error', () => done())
        .on('close', () => done())
        .on('data', () => socket.destroy())
      setTimeout(() => socket.destroy(), 1_000).unref()
    })
  return slowAnswers(server)
}

async function flood(server: Target, path: string, method: 'GET' | 'POST', times: number): Promise<readonly string[]> {
  const caller = freshCaller()
  const all = await Promise.all(
    Array.from({ length: times }, () =>
      ask(server.url, {
        method,
        path,
        caller,
        ...(method === 'POST'
          ? { headers: { ...origin(server), 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' }
          : {}),
      }),
    ),
  )
  const tooMany = all.filter(({ status }) => status === 429)
  const odd = all.filter(({ status }) => status <= 0 || status >= 500)
  const other = await ask(server.url, { path: '/openapi.json', caller: freshCaller() })
  return [
    ...(tooMany.length > 0 ? [] : ['429 が一つもない']),
    ...(tooMany.some(({ text }) => !text.includes('<h1')) ? ['429 に言葉がない'] : []),
    ...odd.map(({ status }) => `${status}`),
    ...(other.status === 200 ? [] : [`ほかの人まで断った（${other.status}）`]),
  ]
}

/** Not the trusted proxy: another address of this machine. What it says about its callers is not believed. */
async function spoofed(server: Target): Promise<readonly string[]> {
  const all = await Promise.all(
    Array.from({ length: 400 }, () =>
      ask(server.url, { path: '/openapi.json', caller: freshCaller(), from: '127.0.0.9' }),
    ),
  )
  return all.some(({ status }) => status === 429) ? [] : ['429 が一つもない']
}

function slowBodies(server: Target, many: number, post: DeclaredRoute | undefined) {
  const { hostname, port } = new URL(server.url)
  const path = post ? addressOf(post.path, { region: 'mihon' }) : '/nowhere'
  const open = new Set<Socket>()
  for (let n = 0; n < many; n++) {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: a\r\nOrigin: ${server.origin}\r\nX-Forwarded-For: ${freshCaller()}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n`,
      ),
    )
    open.add(socket)
    const drip = setInterval(() => socket.write('a'), 1_000)
    socket
      .on('error', () => {})
      .on('data', () => {})
      .on('close', () => {
        clearInterval(drip)
        open.delete(socket)
      })
  }
  return {
    allCut: async (within: number): Promise<readonly string[]> => {
      const until = Date.now() + within
      while (open.size > 0 && Date.now() < until) await new Promise((done) => setTimeout(done, 1_000))
      return open.size === 0 ? [] : [`${open.size} 本が残った`]
    },
    close: () => {
      for (const socket of open) socket.destroy()
    },
  }
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
  careless.closeAllConnections()
  careless.close()
}

/**
 * 多すぎるもの — what a careless or hostile caller sends, and what of it a server did not refuse. Each answers faults.
 */
import { connect, type Socket } from 'node:net'
import { ask, freshCaller, type Told } from './ask.ts'
import { signInByButton } from './demo-button.ts'
import { addressOf, type DeclaredRoute } from './routes.ts'

export const MEBI = 1024 * 1024
const QUICK_ANSWER_MILLIS = 500

const REFUSED = [400, 401, 403, 404, 413, 414, 415, 422, 429, 431]
/** A form may also lead back to where one starts again, and say there what was wrong. */
const isRefused = ({ status, headers }: Told): boolean =>
  REFUSED.includes(status) || (status === 303 && String(headers['location']).includes('problem='))

export type Target = { readonly url: string; readonly origin: string }

export const alive = (server: Target): Promise<Told> => ask(server.url, { path: '/livez', caller: freshCaller() })

export async function slowAnswers(server: Target): Promise<readonly string[]> {
  const faults: string[] = []
  for (let n = 0; n < 20; n++) {
    const { status, ms } = await ask(server.url, { path: n % 2 ? '/livez' : '/openapi.json', caller: freshCaller() })
    if (status !== 200 || ms > QUICK_ANSWER_MILLIS) faults.push(`${status}、${Math.round(ms)} ms`)
  }
  return faults
}

export async function tooManyParameters(server: Target): Promise<readonly string[]> {
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

export async function hugeHeaders(server: Target): Promise<readonly string[]> {
  const wide = await ask(server.url, { path: '/livez', headers: { 'x-wide': 'a'.repeat(MEBI) } })
  const cookie = await ask(server.url, { path: '/mihon/', headers: { cookie: 'a=b; '.repeat(100_000) } })
  const many = await ask(server.url, {
    path: '/livez',
    headers: Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`x-many-${n}`, 'a'])),
  })
  return [wide, cookie, many].filter((told) => !isRefused(told)).map(({ status }) => `${status}`)
}

export async function oddPaths(server: Target): Promise<readonly string[]> {
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
export async function bigBodies(server: Target, posts: readonly DeclaredRoute[]): Promise<readonly string[]> {
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

export async function bigField(server: Target, posts: readonly DeclaredRoute[]): Promise<readonly string[]> {
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

export async function oddBodies(server: Target, posts: readonly DeclaredRoute[]): Promise<readonly string[]> {
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

export async function strayBody(server: Target): Promise<readonly string[]> {
  const told = await ask(server.url, {
    method: 'POST',
    path: '/nowhere',
    caller: freshCaller(),
    headers: { ...origin(server), 'transfer-encoding': 'chunked' },
    body: chunks(50 * MEBI),
  })
  return isRefused(told) ? [] : [`${told.status}`]
}

export async function garbage(server: Target): Promise<readonly string[]> {
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

export async function flood(
  server: Target,
  path: string,
  method: 'GET' | 'POST',
  times: number,
): Promise<readonly string[]> {
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
/** Two made-up people behind one address: one asks without end, the other goes on working. */
export async function townHall(server: Target): Promise<readonly string[]> {
  const wild = await signInByButton(server.origin)
  const calm = await signInByButton(server.origin, '/tonari/staff/sign-in')
  if (!wild.ok || !calm.ok) return ['見本のボタンで入れない']
  const caller = freshCaller()
  const as = ({ cookie, path }: { readonly cookie: string; readonly path: string }) =>
    ask(server.url, { path, caller, headers: { cookie } })
  // A page that asks the one connection of the embedded database for little: this is about counting, not about waiting.
  const light = { ...wild.value, path: '/mihon/staff/matrix' }
  const floods = await Promise.all(Array.from({ length: 400 }, () => as(light)))
  const work = await as(calm.value)
  return [
    ...(floods.some(({ status }) => status === 429) ? [] : ['一人がいくらでも頼めた']),
    ...(floods.some(({ status }) => status === 200) ? [] : ['一人の一度めも断った']),
    ...(work.status === 200 ? [] : [`同じ住所の同僚まで断った（${work.status}）`]),
  ]
}

export async function spoofed(server: Target): Promise<readonly string[]> {
  const all = await Promise.all(
    Array.from({ length: 400 }, () =>
      ask(server.url, { path: '/openapi.json', caller: freshCaller(), from: '127.0.0.9' }),
    ),
  )
  return all.some(({ status }) => status === 429) ? [] : ['429 が一つもない']
}

export function slowBodies(server: Target, many: number, post: DeclaredRoute | undefined) {
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

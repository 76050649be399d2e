/** 網の中の半分 — the part of `closednet` that runs where there is only loopback, and tells what it saw in one line of JSON. */
import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { startServer } from '../../tests/support/server.ts'
import type { Findings } from '../closednet.ts'
import { crawl } from './crawl.ts'
import { signInByButton } from './demo-button.ts'
import { slugsOf } from './routes.ts'

const LOOK_EVERY_MILLIS = 20

const TRIED = /ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|fetch failed/

/** Other ends that are neither loopback nor nowhere. The kernel writes addresses in hexadecimal, last byte first. */
const foreignIn = (kind: string, table: string): readonly string[] =>
  table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/)[2]?.split(':')[0] ?? '')
    .filter((address) => address !== '' && !/^(0+|.{6}7F|0{24}01000000|0{16}FFFF0000.{6}7F)$/.test(address))
    .map((address) => `${kind} ${address}`)

const foreignSockets = (): readonly string[] =>
  ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => foreignIn(kind, readFileSync(`/proc/net/${kind}`, 'utf8')))

const routes = (): readonly string[] => readFileSync('/proc/net/route', 'utf8').split('\n').slice(1).filter(Boolean)

const reaches = (host: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port: 443, timeout: 1_000 })
    const end = (there: boolean) => {
      socket.destroy()
      done(there)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })

const resolves = (name: string): Promise<boolean> =>
  lookup(name).then(
    () => true,
    () => false,
  )

const seen = new Set<string>()
let looks = 0
const watch = setInterval(() => {
  looks += 1
  for (const each of foreignSockets()) seen.add(each)
}, LOOK_EVERY_MILLIS)

const reached = [
  ...((await resolves('registry.npmjs.org')) ? ['names are resolved'] : []),
  ...((await reaches('192.0.2.1')) ? ['192.0.2.1 answers'] : []),
]
const server = await startServer({ env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
const slugs = await slugsOf(server)
const { pages, broken } = await crawl(server.url, ['/', ...slugs.map((slug) => `/${slug}/`)], 5_000)
const signedIn = await signInByButton(server.origin)
const findings: Findings = {
  readyMillis: server.readyMillis,
  routes: routes(),
  reachable: reached,
  pages: pages.length,
  broken,
  signedIn: signedIn.ok ? (signedIn.value.status === 200 ? [] : [`${signedIn.value.status}`]) : [signedIn.error],
  foreignSockets: [...seen],
  looks,
  triedInLog: server
    .log()
    .split('\n')
    .filter((line) => TRIED.test(line)),
  seeded: foreignIn('tcp', '\n 0: 0100007F:1F90 0A00000A:01BB 01'),
}
clearInterval(watch)
await server.stop()
process.stdout.write(`${JSON.stringify(findings)}\n`, () => process.exit(0))

/**
 * 閉じた網 — the server in a network of its own that holds nothing but loopback: it starts, residents read, staff sign in,
 * and no process of it ever held a socket to anywhere else.
 *
 * Left out  what a connection that the kernel refuses at once was meant for: without a route there is nothing to see of it
 *           but its error in the log, which is looked for
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { endsWithUs, removeFolder, tempFolder } from '../tests/support/left-over.ts'
import { HOME, NODE } from '../tests/support/server.ts'
import type { Given, Proof } from './parts/proof.ts'

/** The work inside ends by itself before the proof's own clock does. */
const PATIENCE_MILLIS = 110_000

export const proof: Proof = {
  name: 'closednet',
  promise: 'どこへもつながらない機械で始まり、だれでも読むページもサインインも答え、よそへのつながりを持たない',
  covers: ['src/**', 'bin/**', 'regions/**'],
  quickSeconds: 120,
  run: async (given) => {
    const folder = tempFolder('closed')
    try {
      const told = await inClosedNet(folder)
      if (told.refused) given.skip('閉じた網', 'この機械では、網を分ける権限がない（root か、名前空間の許しがいる）')
      else await judge(told.findings, given)
    } finally {
      removeFolder(folder)
    }
  },
}

/** What the half that runs inside has seen, as one line of JSON. */
export type Findings = {
  readonly readyMillis: number
  readonly routes: readonly string[]
  readonly reachable: readonly string[]
  readonly pages: number
  readonly broken: readonly string[]
  readonly signedIn: readonly string[]
  readonly foreignSockets: readonly string[]
  readonly looks: number
  readonly triedInLog: readonly string[]
  /** Found in a made-up table of sockets with one to elsewhere. */
  readonly seeded: readonly string[]
}

async function inClosedNet(folder: string): Promise<{ readonly refused: boolean; readonly findings: Findings }> {
  const inside = `ip link set lo up && exec "$0" --import tsx "$1" "$2"`
  const child = endsWithUs(
    spawn('unshare', ['-n', 'sh', '-c', inside, NODE, join(HOME, 'proofs/parts/closed-net.ts'), folder], {
      cwd: HOME,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  let out = ''
  let faults = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    faults += text
  })
  const late = setTimeout(() => child.kill('SIGTERM'), PATIENCE_MILLIS)
  await new Promise<void>((done) => child.once('close', () => done()))
  clearTimeout(late)
  const line = out.split('\n').find((each) => each.startsWith('{'))
  if (line) return { refused: false, findings: JSON.parse(line) as Findings }
  if (/unshare/.test(faults)) return { refused: true, findings: {} as Findings }
  throw new Error(`nothing was told from inside:\n${out}\n${faults}`)
}

async function judge(found: Findings, { check, say, seeded }: Given): Promise<void> {
  await check('この網には、道が一つもない', found.routes)
  await check('名前を引けず、よその番地にもつながらない', found.reachable)
  say(`始まり ${found.readyMillis} ms、ページ ${found.pages}、つながりを見た回数 ${found.looks}`)
  await check('だれでも読むページが、全部答える', found.pages > 0 ? found.broken : ['no page'])
  await check('見本のボタン一つで入れる', found.signedIn)
  await check('よそへのつながりを、一つも持たない', found.foreignSockets)
  await check('つなごうとした誤りが、記録に一つもない', found.triedInLog)
  await seeded('よそへのつながり', () => found.seeded)
}

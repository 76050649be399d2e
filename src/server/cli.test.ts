import { deepEqual, equal, match } from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type RunningServer, startServer } from '../../tests/support/server.ts'
import { runYuimachi } from '../../tests/support/temporary-house.ts'
import { commands } from './commands.ts'

let server: RunningServer
const elsewhere = mkdtempSync(join(tmpdir(), 'yui-cli-'))
before(async () => {
  server = await startServer()
})
after(async () => {
  await server.stop()
  rmSync(elsewhere, { recursive: true, force: true })
})
const run = (words: string, how: { readonly cwd?: string; readonly node?: string; readonly env?: object } = {}) =>
  runYuimachi(words.split(' ').filter(Boolean), {
    cwd: how.cwd ?? '.',
    env: { ...server.env, ...how.env },
    ...(how.node ? { node: how.node } : {}),
  })

test('the socket of a running server is for its owner alone', () => {
  equal(statSync(join(server.data, 'control.sock')).mode & 0o777, 0o600)
})

test('a command beside a running server is run by it: data on stdout, in one line of JSON with its schema', async () => {
  const { exit, out, err } = await run('audit verify --json')
  equal(exit, 0, err)
  equal(out.trim().split('\n').length, 1)
  const answer = JSON.parse(out)
  deepEqual([answer.schema, answer.whole], [1, true])
  equal(answer.chains.length > 0, true)
  equal(err, '')
})

test('a path is meant from where the person stands, not from where the server does', async () => {
  const { exit, out } = await run('backup out --json', { cwd: elsewhere })
  equal(exit, 0)
  const { path } = JSON.parse(out)
  equal(path.startsWith(join(elsewhere, 'out')), true)
  deepEqual(readdirSync(path).includes('manifest.json'), true)
  const refused = await run(`restore ${path} --replace --confirm ${server.data.split('/').at(-1)}`)
  equal(refused.exit, 3)
  match(refused.out, /サーバーが動いています/)
})

test('a running server sees keys that were rotated without being told', async () => {
  equal((await run('keys rotate')).exit, 0)
  const deadline = Date.now() + 8_000
  for (;;) {
    const region = JSON.parse((await run('staff invite --region mihon --post 見本の職 --json')).out)
    match(region.link ?? '', /\/mihon\/staff\/join\//)
    const verified = await run('audit verify --region mihon --json')
    equal(verified.exit, 0)
    if (JSON.parse(verified.out).whole || Date.now() > deadline) break
  }
})

test('the doctor asks the server about the database it holds', async () => {
  const { exit, out } = await run('doctor --json')
  deepEqual([exit, JSON.parse(out).findings], [0, []])
})

test('called wrongly: exit 2 and what is wrong; a line that is no command says it on stderr, nothing on stdout', async () => {
  for (const [words, says] of [
    ['fly', /「fly」という命令はありません/],
    ['keys new --loud', /「--loud」/],
    ['staff invite --region 000000 --post x', /ここにはありません/],
  ] as const) {
    const { exit, out, err } = await run(words)
    equal(exit, 2, words)
    match(`${out}${err}`, says)
    if (words !== 'staff invite --region 000000 --post x') equal(out, '')
  }
})

test('broken settings: exit 2 and every fault; the doctor alone goes on', async () => {
  const env = { PORT: 'x', YUIMACHI_MODE: 'y' }
  const { exit, out, err } = await run('keys new', { env })
  deepEqual([exit, out], [2, ''])
  match(err, /YUIMACHI_MODE[\s\S]*PORT/)
  const doctor = await run('doctor --json', { env })
  equal(doctor.exit, 1)
  equal(JSON.parse(doctor.out).findings.length, 2)
})

test('nobody is invited to a town that others run, and nobody unknown is reset: exit 1 with the reason', async () => {
  const invited = await run('staff invite --region 131091 --post 主任 --json')
  deepEqual([invited.exit, JSON.parse(invited.out).why], [1, 'unofficial'])
  const reset = await run('staff reset --region mihon --person nobody@example.invalid --json')
  deepEqual([reset.exit, JSON.parse(reset.out).why], [1, 'noSuchPerson'])
})

test('keys that are there are not made again', async () => {
  const { exit, out } = await run('keys new --json')
  equal(exit, 1)
  equal(JSON.parse(out).made, false)
})

const OLD = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path) && path !== process.execPath)
test('an older node of this machine hands over to the packaged one, with its words and exit code', {
  skip: OLD ? false : 'この機械に、ほかの Node がありません',
}, async () => {
  const help = await run('--help', { node: OLD ?? '' })
  equal(help.exit, 0, help.err)
  for (const { words } of commands) equal(help.out.includes(words.join(' ')), true)
  equal((await run('fly', { node: OLD ?? '' })).exit, 2)
})

test('nobody reads its lines any more: it goes on answering, at rest, and ends when told to', async () => {
  server.stopReading()
  for (let n = 0; n < 5; n++) equal((await fetch(`${server.url}/nowhere/${n}`)).status, 404)
  const spent = () => readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(' ').slice(13, 15).map(Number)
  const before = spent()
  await setTimeout(1_000)
  // A hundred ticks are a second of one processor.
  equal(spent().reduce((sum, ticks, at) => sum + ticks - (before[at] ?? 0), 0) < 30, true)
  equal(await server.stop({ keep: true }), 0)
})

/**
 * いっぱいのディスクで、家が言うこと — what a house on a full disk says of itself, and what must be left when there is room
 * again: its readiness, the chain of the audit, the copies of what is public, its log, the sessions of who signed in.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../tests/support/server.ts'
import { ask, freshCaller } from './ask.ts'
import type { Write } from './clerk-writes.ts'
import type { FullHouse } from './full-house.ts'

export async function saysDisk({ server }: FullHouse): Promise<readonly string[]> {
  const alive = await ask(server.origin, { path: '/livez', caller: freshCaller() })
  const ready = await ask(server.origin, { path: '/readyz', caller: freshCaller() })
  const doctor = await runCommand(['doctor'], server.env)
  const metrics = await ask(server.metricsUrl, { path: '/' })
  return [
    ...(alive.status === 200 ? [] : [`/livez ${alive.status}`]),
    ...(ready.status === 200 &&
    ready.text.includes('"reduced"') &&
    ready.text.includes('"disk"') &&
    ready.text.includes('ディスクを足してください')
      ? []
      : [`/readyz ${ready.status} ${ready.text}`]),
    ...(doctor.code === 1 && doctor.text.includes('disk-full') && doctor.text.includes('ディスクを足します')
      ? []
      : [`doctor ${doctor.code} ${doctor.text}`]),
    ...(/^yuimachi_data_free_bytes \d+$/m.test(metrics.text) ? [] : ['計測に空きがない']),
  ]
}

export async function readyFaults({ server }: FullHouse): Promise<readonly string[]> {
  const { status, text } = await ask(server.origin, { path: '/readyz', caller: freshCaller() })
  return status === 200 && text.includes('"ready"') ? [] : [`/readyz ${status} ${text}`]
}

export async function auditFaults({ server }: FullHouse): Promise<readonly string[]> {
  const { code, text } = await runCommand(['audit', 'verify'], server.env)
  return code === 0 ? [] : [text]
}

/** Whole or not there. And a copy that found no room is written when there is room again. */
export async function copyFaults({ data }: FullHouse): Promise<readonly string[]> {
  const folder = join(data, 'published')
  return readdirSync(folder).flatMap((name) => {
    if (name.endsWith('.part')) return [`${name} が残った`]
    try {
      JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return []
    } catch {
      return [`${name} は半分`]
    }
  })
}

export function logFaults(log: string, writes: readonly Write[]): readonly string[] {
  const lines = log.split('\n').filter((line) => line.startsWith('{'))
  return [
    ...(lines.some((line) => line.includes('"code":"diskFull')) ? [] : ['diskFull の code がない']),
    ...lines.filter((line) => /"status":500|"code":"(TypeError|RangeError)/.test(line)),
    ...lines.filter(
      (line) =>
        line.includes('"fault"') &&
        !/"code":"(diskFull|away|[^"]*(53100|25006|57P0|ECONN|ENOENT|EPIPE|Error))/.test(line),
    ),
    ...writes.filter(({ mark }) => log.includes(mark)).map(({ mark }) => `記録に ${mark}`),
  ]
}

export async function lostSessions(origin: string, cookies: readonly string[]): Promise<readonly string[]> {
  const lost: string[] = []
  for (const cookie of cookies) {
    const status = await statusOf(origin, cookie)
    if (status !== 200) lost.push(`サインイン → ${status}`)
  }
  return lost
}

/** All of them are one person, who is asked to slow down after a while, and does. */
async function statusOf(origin: string, cookie: string): Promise<number> {
  const { status } = await ask(origin, { path: '/mihon/staff/matrix', caller: freshCaller(), headers: { cookie } })
  if (status !== 429) return status
  await new Promise((done) => setTimeout(done, 1_000))
  return statusOf(origin, cookie)
}

/** Asks until nothing is wrong any more, or the time is over: then the last faults. */
export async function within(seconds: number, faults: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const until = Date.now() + seconds * 1_000
  for (;;) {
    const found = await faults()
    if (found.length === 0 || Date.now() > until) return found
    await new Promise((done) => setTimeout(done, 250))
  }
}

/**
 * pg_dump と pg_restore — PostgreSQL's own tools, as Debian's `postgresql-client` brings them.
 *
 * Where to and as whom is said by the environment of the child process, never on its command line, which every user of
 * the machine can read. A dump past row-level security needs a login with BYPASSRLS; without it pg_dump refuses, and a
 * dump of half the rows is never made.
 */
import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fail, ok, type Result } from '#kernel/result'

export type ToolFault =
  | { readonly why: 'absent'; readonly tool: string }
  | { readonly why: 'failed'; readonly tool: string; readonly says: string }

/** Only what libpq needs; nothing else of this process's environment goes along. */
export function libpqEnvironment(url: string, path: string | undefined): Readonly<Record<string, string>> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  return {
    PATH: path ?? '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    ...(host ? { PGHOST: host.replaceAll(/^\[|\]$/g, '') } : {}),
    ...(port ? { PGPORT: port } : {}),
    ...(username ? { PGUSER: decodeURIComponent(username) } : {}),
    ...(password ? { PGPASSWORD: decodeURIComponent(password) } : {}),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...searchParameter(searchParams, 'sslmode', 'PGSSLMODE'),
    ...searchParameter(searchParams, 'sslrootcert', 'PGSSLROOTCERT'),
    PGAPPNAME: 'yuimachi backup',
  }
}

const searchParameter = (given: URLSearchParams, name: string, as: string): Readonly<Record<string, string>> => {
  const value = given.get(name)
  return value === null ? {} : { [as]: value }
}

export type Running = {
  readonly stdout: Readable
  readonly stdin: Writable
  readonly done: Promise<Result<true, ToolFault>>
}

export function runTool(
  tool: 'pg_dump' | 'pg_restore',
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Running {
  const child = spawn(tool, words, { env: { ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  let says = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    says = `${says}${text}`.slice(-4_000)
  })
  // A tool that ends early closes its end; `done` says why.
  child.stdin.on('error', () => {})
  const done = new Promise<Result<true, ToolFault>>((settle) => {
    child.on('error', ({ code }: NodeJS.ErrnoException) =>
      settle(fail(code === 'ENOENT' ? { why: 'absent', tool } : { why: 'failed', tool, says: code ?? 'spawn' })),
    )
    child.on('close', (code) =>
      settle(code === 0 ? ok(true) : fail({ why: 'failed', tool, says: firstError(says) || `exit ${code}` })),
    )
  })
  return { stdout: child.stdout, stdin: child.stdin, done }
}

const firstError = (says: string): string =>
  says.split('\n').find((line) => /error/i.test(line)) ?? says.split('\n')[0] ?? ''

export const toolFaultLine = (fault: ToolFault): string =>
  fault.why === 'absent'
    ? `${fault.tool} がありません。Debian では postgresql-client を入れてください（apt-get install postgresql-client）。`
    : `${fault.tool} が止まりました：${fault.says}`

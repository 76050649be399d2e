/**
 * 記録 — one JSON line per request, fields by allow-list, times in UTC. Never a query, a body, a name, or a path
 * as it was asked: only the declared pattern, and ids where the route's log class allows them.
 */
export type LogLine = {
  readonly at: string
  readonly kind: 'request' | 'fault' | 'job' | 'start' | 'stop'
  readonly id?: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly region?: string
  readonly person?: string
  readonly objects?: Readonly<Record<string, string>>
  readonly code?: string
  /** Function names and lines of our own code; never an error's message, which may quote a row. */
  readonly where?: readonly string[]
}
export type Log = (line: LogLine) => void

export const logTo =
  (write: (text: string) => void): Log =>
  (line) =>
    write(`${JSON.stringify(line)}\n`)

/** What may be said of an unexpected error: its class, the database's code and constraint, and where. */
export function faultOf(error: unknown): Pick<LogLine, 'code' | 'where'> {
  const { name, code, constraint, stack } = (error ?? {}) as {
    name?: string
    code?: string
    constraint?: string
    stack?: string
  }
  const where = (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    .map((line) => line.trim().replace(/\(?(file:\/\/)?[^()\s]*\/(src\/[^()\s]+)\)?/, '$2'))
    .slice(0, 6)
  return { code: [name, code, constraint].filter(Boolean).join(' '), where }
}

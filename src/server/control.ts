/**
 * 動いているサーバーへの頼み口 — a Unix socket in the data folder (0600 inside a 0700 folder).
 *
 * On the embedded database only one process may hold the files. So a command given beside a running server is run by
 * that server: one line of JSON in, messages and one answer out. It carries no secrets and reaches nobody else's machine.
 */
import { chmod, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import type { CommandAnswer } from '#platform/command/command'

export type Request = {
  readonly words: readonly string[]
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
  readonly dryRun: boolean
}
type Reply = { readonly say: string } | { readonly answer: CommandAnswer }

const MOST_BYTES = 64 * 1024
/** A socket path must fit into 107 bytes. */
const LONGEST = 100

export const controlPath = (data: string): string => join(resolve(data), 'control.sock')

export type Serve = (request: Request, say: (line: string) => void) => Promise<CommandAnswer>

export async function openControl(
  data: string,
  serve: Serve,
): Promise<{ readonly close: () => Promise<void> } | undefined> {
  const path = controlPath(data)
  if (Buffer.byteLength(path) > LONGEST) return undefined
  await rm(path, { force: true })
  const server = createServer((socket) => void talk(socket, serve))
  await new Promise<void>((done, failed) => server.once('error', failed).listen(path, done))
  await chmod(path, 0o600)
  return {
    close: async () => {
      await new Promise<void>((done) => server.close(() => done()))
      await rm(path, { force: true })
    },
  }
}

async function talk(socket: Socket, serve: Serve): Promise<void> {
  socket.on('error', () => {})
  const tell = (reply: Reply) => socket.write(`${JSON.stringify(reply)}\n`)
  try {
    const line = await firstLine(socket)
    const answer = await serve(JSON.parse(line) as Request, (say) => tell({ say }))
    tell({ answer })
  } catch {
    tell({ answer: { exit: 1, data: {}, lines: ['命令を実行できませんでした。サーバーの記録を見てください。'] } })
  } finally {
    socket.end()
  }
}

async function firstLine(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) {
    text += String(chunk)
    const end = text.indexOf('\n')
    if (end >= 0) return text.slice(0, end)
    if (text.length > MOST_BYTES) break
  }
  throw new RangeError('no line')
}

/** Undefined: no server is listening there. */
export function askServer(
  data: string,
  request: Request,
  say: (line: string) => void,
): Promise<CommandAnswer | undefined> {
  return new Promise((done) => {
    const socket = connect(controlPath(data))
    let text = ''
    let answer: CommandAnswer | undefined
    socket.on('error', () => done(undefined))
    // The server reads one line and keeps the way back open for its answer.
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`))
    socket.on('data', (chunk) => {
      text += String(chunk)
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const reply = JSON.parse(text.slice(0, end)) as Reply
        text = text.slice(end + 1)
        if ('say' in reply) say(reply.say)
        else answer = reply.answer
      }
    })
    socket.on('close', () => done(answer))
  })
}

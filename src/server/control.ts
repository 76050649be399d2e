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
import type { House } from './house.ts'
import type { AnyCommand } from './words-of-line.ts'

export type Request = {
  readonly words: readonly string[]
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
  readonly dryRun: boolean
  /** Where the person stands: the server's own folder is another. */
  readonly from: string
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

function firstLine(socket: Socket): Promise<string> {
  socket.setEncoding('utf8')
  return new Promise((done, failed) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk)
      const end = text.indexOf('\n')
      if (end >= 0) done(text.slice(0, end))
      else if (text.length > MOST_BYTES) failed(new RangeError('the line is too long'))
    })
    socket.on('close', () => failed(new RangeError('no line')))
  })
}

/**
 * Undefined: no server is listening there. A server that goes away before it has answered is not the same: it may have
 * done the half, so the command is not run a second time.
 */
export function askServer(
  data: string,
  request: Request,
  say: (line: string) => void,
): Promise<CommandAnswer | undefined> {
  return new Promise((done) => {
    const socket = connect(controlPath(data))
    socket.setEncoding('utf8')
    let text = ''
    let connected = false
    let answer: CommandAnswer | undefined
    socket.on('error', () => {})
    // The server reads one line and keeps the way back open for its answer.
    socket.on('connect', () => {
      connected = true
      socket.write(`${JSON.stringify(request)}\n`)
    })
    socket.on('data', (chunk) => {
      text += String(chunk)
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const reply = JSON.parse(text.slice(0, end)) as Reply
        text = text.slice(end + 1)
        if ('say' in reply) say(reply.say)
        else answer = reply.answer
      }
    })
    socket.on('close', () => done(answer ?? (connected ? CUT_OFF : undefined)))
  })
}

const CUT_OFF: CommandAnswer = {
  exit: 3,
  data: { cutOff: true },
  lines: ['サーバーが、答えの前に止まりました。どこまで進んだかを確かめてから、もう一度実行してください。'],
}

/** Which command a running server does for whom asks at the socket. */
export const serveCommands =
  (commands: readonly AnyCommand[], house: House): Serve =>
  async ({ words, args, options, dryRun, from }, say) => {
    const command = commands.find((each) => each.words.join(' ') === words.join(' '))
    const call = { args, options, dryRun, from, say }
    if (command?.needs === 'house') return command.run(call, house)
    if (command?.beside) return command.beside(call, house)
    return { exit: 2, data: {}, lines: ['この命令は、サーバーには頼めません。'] }
  }

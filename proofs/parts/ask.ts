/**
 * 頼む — one HTTP request whose every byte a proof decides, and the answer as it came. A connection of its own each time;
 * a server that closes without a word is an answer too.
 */
import { request } from 'node:http'
import { Readable } from 'node:stream'

export type Wish = {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>
  /** The caller's address, as a proxy on loopback would name it. */
  readonly caller?: string
  /** The address of this machine that the connection comes from. */
  readonly from?: string
  readonly patience?: number
}
export type Told = {
  /** 0: closed without an answer; -1: no answer in time. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly bytes: Buffer
  readonly text: string
  readonly ms: number
}

export function ask(url: string, wish: Wish): Promise<Told> {
  const { hostname, port } = new URL(url)
  const started = performance.now()
  return new Promise((done) => {
    let told = false
    const tell = (status: number, headers: Told['headers'] = {}, bytes = Buffer.alloc(0)): void => {
      if (told) return
      told = true
      clearTimeout(timer)
      done({ status, headers, bytes, text: bytes.toString('utf8'), ms: performance.now() - started })
      asked.destroy()
    }
    const asked = request(
      {
        hostname,
        port,
        path: wish.path,
        method: wish.method ?? 'GET',
        agent: false,
        ...(wish.from ? { localAddress: wish.from } : {}),
        headers: {
          // As a browser: a connection that is to be closed is cut while we still send, and the answer is lost with it.
          connection: 'keep-alive',
          ...(wish.caller ? { 'x-forwarded-for': wish.caller } : {}),
          ...(wish.headers as Record<string, string>),
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        const end = () => tell(answer.statusCode ?? 0, answer.headers, Buffer.concat(chunks))
        answer.on('end', end).on('error', end).on('close', end)
      },
    )
    const timer = setTimeout(() => tell(-1), wish.patience ?? 20_000)
    // An answer may come before the body has gone out whole: wait for it.
    asked.on('error', () => setTimeout(() => tell(0), 1_000))
    const { body } = wish
    if (body === undefined) asked.end()
    else if (typeof body === 'string' || body instanceof Uint8Array) asked.end(body)
    else
      Readable.from(body)
        .on('error', () => {})
        .pipe(asked)
  })
}

let callers = 0
/** A caller that has not asked before, so that its limits are untouched. */
export const freshCaller = (): string => {
  callers += 1
  return `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`
}

/** 応答 — an answer as data becomes bytes: HTML after its doctype, compressed, with an ETag, never stored where it is personal. */
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import type { Answer } from './answer.ts'
import type { Asset } from './assets.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type Sent = { readonly status: number; readonly headers: Headers; readonly body: Bytes | null }

/** Below this, compressing costs more than it saves. */
const WORTH_COMPRESSING = 1_000

export type HowToSend = {
  readonly acceptEncoding: string
  readonly ifNoneMatch: string | null
  /** Anything but a public page: no cache anywhere keeps it. */
  readonly personal: boolean
}

export type Sendable = Extract<Answer, { kind: 'html' | 'json' | 'file' | 'asset' }>

export function send(answer: Sendable, how: HowToSend): Sent {
  return answer.kind === 'asset' ? sendAsset(answer.asset, how) : sendMade(answer, how)
}

/** The name changes with the content, so it is never asked for twice. */
function sendAsset({ type, raw, br, gz }: Asset, { acceptEncoding }: HowToSend): Sent {
  const headers = new Headers({
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  })
  const encoding = /\bbr\b/.test(acceptEncoding) ? 'br' : /\bgzip\b/.test(acceptEncoding) ? 'gzip' : undefined
  if (encoding) headers.set('Content-Encoding', encoding)
  return { status: 200, headers, body: encoding === 'br' ? br : encoding === 'gzip' ? gz : raw }
}

type Made = Exclude<Sendable, { kind: 'asset' }>

function sendMade(answer: Made, how: HowToSend): Sent {
  const headers = new Headers({ 'Content-Type': typeOf(answer) })
  const status = answer.kind === 'file' ? 200 : answer.status
  if (answer.kind === 'file' && answer.name)
    headers.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
  if (answer.kind === 'json') for (const cookie of answer.cookies ?? []) headers.append('Set-Cookie', cookie)
  const raw = bytesOf(answer)
  if (how.personal) headers.set('Cache-Control', 'no-store')
  else {
    const etag = `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`
    headers.set('ETag', etag)
    headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
    if (status === 200 && matches(how.ifNoneMatch, etag)) return { status: 304, headers, body: null }
  }
  return { status, headers, body: compressed(raw, how.acceptEncoding, headers) }
}

/** A proxy that compresses marks the tag as weak; it is the same page. */
const matches = (ifNoneMatch: string | null, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)

const typeOf = (answer: Made): string =>
  answer.kind === 'html'
    ? 'text/html; charset=utf-8'
    : answer.kind === 'json'
      ? 'application/json; charset=utf-8'
      : answer.type

const bytesOf = (answer: Made): Bytes => {
  if (answer.kind === 'html') return new TextEncoder().encode(`<!doctype html>\n${renderToString(answer.page)}\n`)
  if (answer.kind === 'json') return new TextEncoder().encode(`${JSON.stringify(answer.value)}\n`)
  return typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body
}

function compressed(raw: Bytes, accept: string, headers: Headers): Bytes {
  if (raw.byteLength < WORTH_COMPRESSING) return raw
  headers.append('Vary', 'Accept-Encoding')
  if (/\bbr\b/.test(accept)) {
    headers.set('Content-Encoding', 'br')
    return new Uint8Array(brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
  }
  if (/\bgzip\b/.test(accept)) {
    headers.set('Content-Encoding', 'gzip')
    return new Uint8Array(gzipSync(raw))
  }
  return raw
}

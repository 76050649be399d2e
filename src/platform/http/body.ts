/** 本文 — reads a request body up to its limit and hands on plain fields, files or JSON. Never more than `bytes` in memory. */
import { fail, ok, type Result } from '#kernel/result'

export type Body = {
  readonly fields: readonly (readonly [string, string])[]
  readonly files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array } | undefined>>
  readonly json: unknown
}
export type BodyFault = 'tooLarge' | 'unreadable'

export const EMPTY: Body = { fields: [], files: {}, json: undefined }
export const USUAL_BYTES = 64 * 1024

export async function readBody(request: Request, bytes: number): Promise<Result<Body, BodyFault>> {
  // Who hangs up halfway has sent nothing that could be read; that is not our fault.
  const raw = await upTo(request, bytes).catch(() => 'gone' as const)
  if (raw === 'gone') return fail('unreadable')
  if (raw === undefined) return fail('tooLarge')
  const type = request.headers.get('content-type') ?? ''
  try {
    if (type.startsWith('application/json'))
      return ok({ ...EMPTY, json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) })
    if (type.startsWith('application/x-www-form-urlencoded'))
      return ok({ ...EMPTY, fields: [...new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(raw))] })
    if (type.startsWith('multipart/form-data')) return ok(await parts(raw, type))
    return raw.byteLength === 0 ? ok(EMPTY) : fail('unreadable')
  } catch {
    return fail('unreadable')
  }
}

async function upTo(request: Request, bytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > bytes) return undefined
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  // Not `for await`: leaving that loop early cuts the connection before the refusal has been sent.
  const reader = request.body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength
    if (size > bytes) return undefined
    chunks.push(read.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

async function parts(raw: Uint8Array<ArrayBuffer>, type: string): Promise<Body> {
  const data = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const fields: [string, string][] = []
  const files: Record<string, { name: string; bytes: Uint8Array }> = {}
  for (const [name, value] of data) {
    if (typeof value === 'string') fields.push([name, value])
    // A file field left empty is sent as a nameless file of no bytes.
    else if (value.size > 0 || value.name !== '')
      files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields, files, json: undefined }
}

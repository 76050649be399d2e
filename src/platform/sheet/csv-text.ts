/**
 * CSV の文字 — bytes to text in whichever of three encodings they are, and text to rows (RFC 4180). Everything stays text:
 * 0003 is a code, and a dash is a dash.
 *
 * Order     a mark at the beginning decides; else UTF-8 where the bytes are valid; else CP932 (WHATWG shift_jis)
 */
import { fail, ok, type Result } from '#kernel/result'

export type Encoding = 'utf-8' | 'utf-16' | 'cp932'

export function decodeText(
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: Encoding }, 'unknownEncoding'> {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', 'utf-16', bytes)
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', 'utf-16', bytes)
  // Without a mark: text of offices has line ends and commas, and in UTF-16 every second byte of those is zero.
  const zeros = bytes.subarray(0, 1_000).filter((byte) => byte === 0).length
  if (zeros > 0) {
    const half = bytes.subarray(0, 1_000).filter((byte, at) => byte === 0 && at % 2 === 1).length
    return decoded(half * 2 >= zeros ? 'utf-16le' : 'utf-16be', 'utf-16', bytes)
  }
  const utf8 = decoded('utf-8', 'utf-8', bytes)
  return utf8.ok ? utf8 : decoded('shift_jis', 'cp932', bytes)
}

function decoded(label: string, encoding: Encoding, bytes: Uint8Array) {
  try {
    return ok({ text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding })
  } catch {
    return fail('unknownEncoding' as const)
  }
}

const SEPARATORS = [',', '\t', ';'] as const

/** The one that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4_000).replaceAll(/"[^"]*"/g, '')
  return SEPARATORS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
}

export type RowLimits = { readonly rows: number; readonly columns: number; readonly cells: number }

/** A quote in the middle of a plain field is a character like any other. */
export function splitRows(
  text: string,
  limits: RowLimits,
): Result<readonly (readonly string[])[], 'unevenQuotes' | 'tooManyCells'> {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cells = 0
  let at = 0
  while (at <= text.length) {
    const isQuoted = text[at] === '"'
    const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at, separator)
    if (end === undefined) return fail('unevenQuotes')
    // Behind a closing quote nothing but the next field may come.
    const close = isQuoted ? endOfPlain(text, end, separator) : end
    if (isQuoted && text.slice(end, close).trim() !== '') return fail('unevenQuotes')
    row.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end))
    if (++cells > limits.cells || row.length > limits.columns) return fail('tooManyCells')
    if (text[close] === separator) {
      at = close + 1
      continue
    }
    rows.push(row)
    if (rows.length > limits.rows) return fail('tooManyCells')
    row = []
    at = close + (text.startsWith('\r\n', close) ? 2 : 1)
    if (at === text.length) break
  }
  return ok(rows)
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at < 0) return undefined
    if (text[at + 1] !== '"') return at + 1
  }
}

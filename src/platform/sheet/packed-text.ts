/**
 * 畳んだ文 — a long text made short enough to be carried by a page from one press to the next, and opened again.
 *
 * What comes back was in somebody's hands: it is unfolded up to a limit, and checked like any other input.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Bytes unfolded: a list of twenty thousand lines, and no bomb. */
const MOST_BYTES = 24 * 1024 * 1024

export const packText = (text: string): string => deflateRawSync(Buffer.from(text, 'utf8')).toString('base64url')

/** Undefined: not folded by us, or more than may be unfolded. */
export function unpackText(packed: string): string | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(packed)) return undefined
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MOST_BYTES })
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * ふりがなの書き方 — `{協定|きょうてい}`: the word, a bar, its reading. A brace never occurs otherwise.
 */
import { fail, ok, type Result } from './result.ts'

export type RubyPart = { readonly base: string; readonly reading?: string | undefined }

const MARKED = /\{([^{}|]+)\|([^{}|]+)\}/g

export function splitRuby(markup: string): readonly RubyPart[] {
  const parts: RubyPart[] = []
  let at = 0
  for (const match of markup.matchAll(MARKED)) {
    if (match.index > at) parts.push({ base: markup.slice(at, match.index) })
    parts.push({ base: match[1] ?? '', reading: match[2] })
    at = match.index + match[0].length
  }
  if (at < markup.length) parts.push({ base: markup.slice(at) })
  return parts
}

/** Without readings: for titles, attributes, search, CSV. */
export const plainText = (markup: string): string => markup.replaceAll(MARKED, '$1')

export type RubyFault = { readonly at: number; readonly why: 'unbalanced' | 'empty' }

export function checkRuby(markup: string): Result<true, RubyFault> {
  const empty = /\{\||\|\}|\{\}/.exec(markup)
  if (empty) return fail({ at: empty.index, why: 'empty' })
  const stray = /[{}|]/.exec(markup.replaceAll(MARKED, (whole) => '　'.repeat(whole.length)))
  return stray ? fail({ at: stray.index, why: 'unbalanced' }) : ok(true)
}

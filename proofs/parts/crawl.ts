/** 歩く — from the first page along every link of this house, as somebody without an account does; and what a page loads. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ask, freshCaller, type Told } from './ask.ts'

export type Seen = {
  readonly path: string
  /** Bytes as they came over the line. */
  readonly bytes: number
  readonly etag: string
  readonly html: string
  readonly told: Told
}

const ATTRIBUTE = /([a-zA-Z-]+)\s*=\s*"([^"]*)"/g
export type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }
export const tagsOf = (html: string): readonly Tag[] =>
  [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:\s*=\s*"[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        [...rest.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key.toLowerCase(), unescaped(value)]),
      ),
    }),
  )

export const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

export const textOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

export function plainBytes({ headers, bytes }: Told): Buffer {
  const encoding = headers['content-encoding']
  return encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
}

export const look = (url: string, path: string, more: Readonly<Record<string, string>> = {}): Promise<Told> =>
  ask(url, { path, caller: freshCaller(), headers: { 'accept-encoding': 'br, gzip', ...more } })

/** HTML pages only, each once, without its query; never below `/staff/`. */
export async function crawl(
  url: string,
  from: readonly string[],
  most: number,
): Promise<{ readonly pages: readonly Seen[]; readonly broken: readonly string[] }> {
  const waiting = [...from]
  const met = new Set(waiting)
  const pages: Seen[] = []
  const broken: string[] = []
  for (let path = waiting.shift(); path !== undefined && pages.length < most; path = waiting.shift()) {
    const told = await look(url, path)
    const { location } = told.headers
    const links: string[] = []
    if (told.status >= 300 && told.status < 400) links.push(String(location))
    else if (told.status !== 200) broken.push(`${path} → ${told.status}`)
    else if (String(told.headers['content-type']).startsWith('text/html')) {
      const html = plainBytes(told).toString('utf8')
      pages.push({ path, bytes: told.bytes.length, etag: String(told.headers['etag'] ?? ''), html, told })
      links.push(
        ...tagsOf(html)
          .filter(({ name }) => name === 'a')
          .map(({ attributes }) => attributes['href'] ?? ''),
      )
    }
    for (const link of links) {
      const at = new URL(link, new URL(path, 'http://here.invalid'))
      if (at.host !== 'here.invalid' || !link || /\/staff(\/|$)/.test(at.pathname) || met.has(at.pathname)) continue
      met.add(at.pathname)
      waiting.push(at.pathname)
    }
  }
  return { pages, broken }
}

/** What a browser would fetch, or send to, by itself. A link that a person follows is not among it. */
export const loads = (html: string): readonly string[] =>
  tagsOf(html).flatMap(({ name, attributes: { src, srcset, href, action, data, poster } }) => [
    ...[src, data, poster].filter((each) => each !== undefined),
    ...(srcset?.split(',').map((each) => each.trim().split(' ')[0] ?? '') ?? []),
    ...(name === 'link' || name === 'use' || name === 'image' ? [href ?? ''] : []),
    ...(name === 'form' && action !== undefined ? [action] : []),
  ])

export const isForeign = (address: string): boolean =>
  !address.startsWith('data:image/') && new URL(address, 'http://here.invalid').host !== 'here.invalid'

/** Everything that could make a browser run something. */
export const scripts = (html: string): readonly string[] =>
  tagsOf(html).flatMap(({ name, attributes }) => [
    ...(name === 'script' ? [`<script ${attributes['src'] ?? ''}>`] : []),
    ...(name === 'link' && /modulepreload|script/.test(`${attributes['rel']} ${attributes['as']}`)
      ? [`<link ${attributes['href']}>`]
      : []),
    ...Object.entries(attributes)
      .filter(([key, value]) => /^on[a-z]/.test(key) || /^\s*javascript:/i.test(value))
      .map(([key]) => `${name} ${key}`),
  ])

/** Inline style, which the content security policy would drop. */
export const inlineStyles = (html: string): readonly string[] =>
  tagsOf(html)
    .filter(({ name, attributes }) => name === 'style' || 'style' in attributes)
    .map(({ name }) => `<${name} style>`)

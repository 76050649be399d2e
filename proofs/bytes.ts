/**
 * 重さ — public pages on a bad line: small, without a script, nothing from elsewhere, and nothing twice.
 *
 * Unit  bytes as they come over the line (brotli); 14 KB = 14 × 1,024, what a connection sends before the first answer
 */
import { type RunningServer, startServer } from '../tests/support/server.ts'
import {
  crawl,
  inlineStyles,
  isForeign,
  loads,
  look,
  plainBytes,
  type Seen,
  scripts,
  tagsOf,
  textOf,
} from './parts/crawl.ts'
import type { Given, Proof } from './parts/proof.ts'
import { addressOf, hasParameters, routesOf, slugsOf } from './parts/routes.ts'

const MOST = 14 * 1_024
const LEAST_TEXT = 20

export const proof: Proof = {
  name: 'bytes',
  promise: 'だれでも読むページ：はじめの画面は様式とあわせて14KBまで、スクリプト0、よそのもの0、変わらなければ304',
  covers: ['src/**/*.page.tsx', 'src/**/*.words.*', 'src/ui/**', 'src/platform/http/**', 'regions/**'],
  run: async (given) => {
    // Callers of the proof come through a proxy, so that the rate limit does not count them as one.
    const server = await startServer({ env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
    try {
      await onServer(server, given)
    } finally {
      await server.stop()
    }
  },
}

const isHome = ({ path }: Seen): boolean => /^\/[^/]+\/((ja-easy|en)\/)?$/.test(path)
const isAgreement = ({ path }: Seen): boolean => /\/partnership\/(agreements\/)?[^/]*\/?$/.test(path)
/** A visitor writes here, so the page may be one visitor's own. */
const isWrittenOn = ({ html }: Pick<Seen, 'html'>): boolean => /<form[^>]*\smethod="post"/.test(html)
type Kept = { readonly path: string; readonly told: { readonly headers: Readonly<Record<string, unknown>> } }
const kept = ({ path, told: { headers } }: Kept): readonly string[] =>
  headers['cache-control'] === 'no-store' ? [] : [`${path}：${headers['cache-control']}`]
const kilo = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`

async function onServer(server: RunningServer, { check, say, skip, quick, seeded }: Given): Promise<void> {
  const slugs = await slugsOf(server)
  const declared = (await routesOf(server))
    .filter(
      (route) =>
        route.method === 'GET' &&
        route.who === 'anyone' &&
        route.path.startsWith('/{region}') &&
        !route.path.includes('/staff') &&
        !hasParameters(route),
    )
    .flatMap(({ path }) => slugs.map((slug) => addressOf(path, { region: slug })))
  const { pages, broken } = await crawl(
    server.url,
    ['/', ...slugs.map((slug) => `/${slug}/`), ...declared],
    quick ? 400 : 5_000,
  )
  if (pages.length === 0) {
    skip('だれでも読むページ', `まだ一つもない（宣言された経路 ${declared.length}、つながらない ${broken.join('、')}）`)
    await seededFaults(seeded)
    return
  }
  const css = await styleBytes(server, pages)
  const homes = pages.filter(isHome)
  const agreements = pages.filter(isAgreement)
  const heaviest = [...pages].sort((a, b) => b.bytes - a.bytes).slice(0, 5)
  say(`ページ ${pages.length}、様式 ${kilo(css.bytes)}`)
  say(`重いもの：${heaviest.map(({ path, bytes }) => `${path} ${kilo(bytes)}`).join('、')}`)
  if (homes.length === 0) skip('はじめの画面の重さ', 'まだない')
  else await check(`はじめの画面 ${homes.length} 枚は、様式とあわせて 14 KB まで`, () => tooHeavy(homes, css.bytes))
  if (agreements.length === 0) skip('協定のページの重さ', 'まだない')
  else await check(`協定のページ ${agreements.length} 枚は 14 KB まで`, () => tooHeavy(agreements, 0))
  await check('つながらない行き先がない', broken)
  await check('スクリプトは 0 バイト', () =>
    pages.flatMap(({ path, html }) => scripts(html).map((found) => `${path} ${found}`)),
  )
  await check('その場の様式がない', () =>
    pages.flatMap(({ path, html }) => inlineStyles(html).map((found) => `${path} ${found}`)),
  )
  await check('よそから取るもの、よそへ送るものがない', () => [
    ...pages.flatMap(({ path, html }) =>
      loads(html)
        .filter(isForeign)
        .map((found) => `${path} ${found}`),
    ),
    ...css.foreign,
  ])
  await check('スクリプトなしで読める', () =>
    pages
      .filter(({ html }) => textOf(html).length < LEAST_TEXT || !/<h1[\s>]/.test(html))
      .map(({ path, html }) => `${path}：${textOf(html)}`),
  )
  const written = pages.filter(isWrittenOn)
  await check('変わらなければ 304 で、本文は 0 バイト（書きこむページを除く）', () =>
    again(
      server,
      pages.filter((page) => !isWrittenOn(page)),
    ),
  )
  await check('書きこむページは、どこにもしまわれない', () => written.flatMap(kept))
  await seededFaults(seeded)
}

const tooHeavy = (pages: readonly Pick<Seen, 'path' | 'bytes'>[], css: number): readonly string[] =>
  pages
    .filter(({ bytes }) => bytes + css > MOST)
    .map(({ path, bytes }) => `${path} ${kilo(bytes)} ＋ 様式 ${kilo(css)} ＝ ${kilo(bytes + css)}`)

async function styleBytes(server: RunningServer, pages: readonly Seen[]) {
  const addresses = new Set(
    pages.flatMap(({ html }) =>
      tagsOf(html)
        .filter(({ name, attributes }) => name === 'link' && attributes['rel'] === 'stylesheet')
        .map(({ attributes }) => attributes['href'] ?? ''),
    ),
  )
  let bytes = 0
  const foreign: string[] = []
  for (const address of addresses) {
    const told = await look(server.url, address)
    bytes += told.bytes.length
    foreign.push(...foreignInStyle(plainBytes(told).toString('utf8')).map((found) => `${address} ${found}`))
  }
  return { bytes, foreign }
}

const foreignInStyle = (css: string): readonly string[] =>
  [...css.matchAll(/(?:url\(\s*["']?|@import\s+["'])([^"')]+)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !address.startsWith('data:') && isForeign(address))

async function again(server: RunningServer, pages: readonly Seen[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { path, etag } of pages) {
    const { status, bytes } = await look(server.url, path, { 'if-none-match': etag })
    if (!etag || status !== 304 || bytes.length > 0) faults.push(`${path} → ${status}、${bytes.length} バイト`)
  }
  return faults
}

async function seededFaults(seeded: Given['seeded']): Promise<void> {
  await seeded('重いページ', () => tooHeavy([{ path: '/', bytes: 9_000 }], 6_000))
  await seeded('スクリプト', () => scripts('<p>a</p><script src="/a.js"></script>'))
  await seeded('押すと動くもの', () => scripts('<button type="button" onclick="a()">'))
  await seeded('よその画像', () => loads('<img alt="" src="https://cdn.example/a.png">').filter(isForeign))
  await seeded('よその文字', () => foreignInStyle('@font-face { src: url(//fonts.example/a.woff2) }'))
  await seeded('よそへ送る書式', () => loads('<form method="post" action="https://evil.example/">').filter(isForeign))
  await seeded('その場の様式', () => inlineStyles('<p style="color: red">'))
  await seeded('しまわれる書きこむページ', () =>
    [
      {
        path: '/',
        html: '<form action="/" method="post">',
        told: { headers: { 'cache-control': 'no-cache' } },
      },
    ]
      .filter(isWrittenOn)
      .flatMap(kept),
  )
  await seeded('空のページ', () => [textOf('<main id="app"></main>')].filter((text) => text.length < LEAST_TEXT))
}

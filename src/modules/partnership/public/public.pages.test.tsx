/**
 * Every public page through the real server, from the real packs and a made-up value that takes every branch.
 *
 * `YUI_LOOK=DIR` also writes each page as it was sent, with pictures at 360 and 1280, to be looked at.
 */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { instant } from '#kernel/instant'
import { LANGUAGES, type Language } from '#kernel/language'
import { regionPages } from '#platform/http/pages/region-pages.routes'
import { fromSlot, type Region } from '#platform/region-pack/pack'
import { openChromium } from '../../../../tests/support/chromium.ts'
import { publicSample } from '../../../../tests/support/public-sample.ts'
import { NOW, openPublicSite, realRegions } from '../../../../tests/support/public-site.ts'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { slugOf } from '../agreements/agreement.ts'
import { partnershipHome } from './home.routes.ts'
import { partnershipDoor, publicRoutes } from './public.routes.ts'
import { PUBLIC_TOPIC, type PublicPartnership } from './public-partnership.ts'

const regions = realRegions()
const named = (slug: string): Region => {
  const found = regions.find((region) => region.slug === slug)
  if (!found) throw new Error(`no pack ${slug}`)
  return found
}
const mihon = named('mihon')
const unofficial = named('shinagawa')
const agreementsOf = (region: Region) => fromSlot(region, agreementSlot).map(({ value }) => value)
const manabisha = agreementsOf(mihon).find((agreement) => slugOf(agreement) === 'manabisha-2025')
if (!manabisha) throw new Error('no agreement to stand on')

const sample = publicSample(manabisha)
const fromPapers: PublicPartnership = {
  schema: 1,
  agreements: agreementsOf(unofficial).map((agreement) => ({
    slug: slugOf(agreement),
    agreement,
    initiatives: [],
    desks: undefined,
  })),
}
const routes = [...publicRoutes, ...regionPages({ doors: [partnershipDoor], home: [partnershipHome], retention: [] })]
const { app, css, publish, heartbeat } = openPublicSite(regions, routes, [partnershipDoor])
await publish(mihon, PUBLIC_TOPIC, sample)
await publish(unofficial, PUBLIC_TOPIC, fromPapers)

const BELOW = [
  '/',
  '/about/',
  '/privacy/',
  '/accessibility/',
  '/sources/',
  '/partnership/',
  '/partnership/history/',
  '/partnership/open-data/',
]
const DEEP = [
  '/partnership/history/?page=2',
  '/partnership/manabisha-2025/',
  '/partnership/unknown-2026/',
  '/partnership/manabisha-2025/yui-room/',
  '/partnership/manabisha-2025/initiative-2/',
  '/partnership/manabisha-2025/initiative-4/',
]
const spoken = (language: Language) => (language === 'ja' ? '' : `/${language}`)
const PATHS = LANGUAGES.flatMap((language) => [
  ...[...BELOW, ...DEEP].map((path) => `/mihon${spoken(language)}${path}`),
  ...[...BELOW, '/partnership/gakken-2024/'].map((path) => `/shinagawa${spoken(language)}${path}`),
  ...BELOW.map((path) => `/tonari${spoken(language)}${path}`),
])
const ALL = [
  '/',
  ...PATHS,
  ...[...BELOW, ...DEEP].map((path) => `/mihon${path}${path.includes('?') ? '&' : '?'}furigana=1`),
]

const get = async (path: string) => app.request(path, {}, {})
const pages = new Map<string, string>()
for (const path of ALL) {
  const response = await get(path)
  equal(response.status, 200, path)
  pages.set(path, await response.text())
}
const page = (path: string): string => pages.get(path) ?? ''
const text = (html: string): string =>
  html
    .replaceAll(/<rt[^>]*>[^<]*<\/rt>/g, '')
    .replaceAll(/<(title|desc)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')

test('every page is plain HTML: no script, no inline style, no markup of readings, one h1, ids once', () => {
  for (const [path, html] of pages) {
    equal(/<script|\sstyle=|\son[a-z]+=/.test(html), false, path)
    deepEqual(/\{[^{}]*\||undefined|\[object|NaN/.exec(text(html)), null, path)
    equal(html.match(/<h1/g)?.length, 1, path)
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    deepEqual(ids, [...new Set(ids)], path)
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    deepEqual(
      levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1),
      [],
      path,
    )
  }
})

test('every link inside leads to a page that is there', async () => {
  const links = new Set(
    [...pages.values()].flatMap((html) => [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, to]) => to)),
  )
  for (const link of links) {
    if (!link || link.startsWith('/assets/')) continue
    equal((await get(link.replaceAll('&amp;', '&'))).status, 200, link)
  }
})

test('the home of a town with its stylesheet fits the first round trips of a bad line', async () => {
  const sheet = brotliCompressSync(readFileSync('src/ui/yui.css')).length
  for (const [path, html] of pages)
    if (/^\/[a-z]+\/((ja-easy|en)\/)?(\?.*)?$/.test(path)) {
      const bytes = brotliCompressSync(html).length + sheet
      ok(bytes <= 14 * 1024, `${path}: ${bytes} bytes`)
    }
})

test('what is hidden stays hidden, and is not taken for nobody', () => {
  const html = page('/mihon/partnership/manabisha-2025/yui-room/')
  ok(html.includes('10未満'))
  ok(text(html).includes('0人ではありません'))
  ok(html.includes('class="hid"'))
  ok(text(html).includes('公表の確認前です'))
  ok(text(html).includes('目標 60人'))
  ok(text(html).includes('両方が確かめた数字'))
  ok(text(html).includes('約60人'), 'the earlier version stays')
})

test('nothing says 効果: no figure here shows what caused it', () => {
  for (const [path, html] of pages) equal(text(html).includes('効果'), false, path)
})

test('a page made from papers says only what the papers say', () => {
  const html = text(page('/shinagawa/partnership/gakken-2024/'))
  for (const part of [
    'の公式ページではありません',
    '2024年8月30日（令和6年度）',
    '連携する10の事項',
    'まだ取組ではありません',
    '協定書の全文ではありません',
    '分かりません（公表された資料では確かめられていません）',
    '発表された考え 2',
    '登録なし',
  ])
    ok(html.includes(part), part)
  for (const part of ['取組なし', '実施中', '11の事項', 'one report']) equal(html.includes(part), false, part)
  ok(page('/shinagawa/partnership/gakken-2024/').includes('content="noindex"'))
})

test('a town that has published nothing says so, and that it does not tell of emergencies', () => {
  ok(text(page('/tonari/partnership/')).includes('公表された協定は、まだありません'))
  ok(text(page('/tonari/')).includes('となり市の公表された協定は、まだありません'))
  ok(text(page('/tonari/')).includes('避難情報は、このページでは分かりません'))
})

test('the list of towns says which are not run by anybody there', () => {
  const html = text(page('/'))
  ok(html.includes('品川区 公式ではありません') || html.includes('品川区公式ではありません'))
  equal(html.includes('使っているまち'), false)
})

test('old information is loud on every page that shows it', async () => {
  heartbeat(instant('2026-11-24T03:30:00.000Z'))
  for (const path of ['/mihon/', '/mihon/partnership/', '/mihon/partnership/manabisha-2025/'])
    ok((await (await get(path)).text()).includes('asof old'), path)
  heartbeat(NOW)
})

test('text that is missing in a language stands in Japanese and says so', () => {
  ok(page('/mihon/en/partnership/manabisha-2025/yui-room/').includes('<span lang="ja">続けて来た子ども</span>'))
  ok(page('/mihon/en/partnership/manabisha-2025/').includes('<html lang="en">'))
})

test('nobody is led to what is not there', async () => {
  for (const path of [
    '/mihon/partnership/nothing/',
    '/mihon/partnership/manabisha-2025/nothing/',
    '/tonari/partnership/manabisha-2025/',
    '/mihon/partnership/open-data/nothing.json',
    '/mihon/partnership/open-data/people.csv',
  ])
    equal((await get(path)).status, 404, path)
  equal((await get('/mihon/partnership/history/?page=abc')).status, 400)
  equal((await get('/mihon/partnership/history/?page=999')).status, 200)
})

test('open data: Excel opens it, nothing is a formula, hidden cells are empty and say why', async () => {
  for (const name of ['agreements', 'initiatives', 'figures', 'reviews']) {
    const response = await get(`/mihon/partnership/open-data/${name}.csv`)
    const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    ok(body.startsWith('\ufeff協定ID,') && body.endsWith('\r\n'), name)
    const widths = new Set(
      body
        .slice(0, -2)
        .split('\r\n')
        .map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length),
    )
    equal(widths.size, 1, name)
    if (name === 'figures') ok(body.includes(',2025-Q1,2025-04-01,2025-06-30,,hidden:10,60,'))
  }
  const agreement = (await (await get('/mihon/partnership/open-data/manabisha-2025.json')).json()) as Record<
    string,
    unknown
  >
  equal(agreement['schema'], 1)
  equal(agreement['agreementId'], 'jp-990019-manabisha-2025')
})

/** Each page once, in the reading in which it is widest; `YUI_LOOK` looks at all of them. */
const KINDS = [
  '/',
  '/mihon/?furigana=1',
  '/mihon/en/',
  '/mihon/about/',
  '/mihon/en/privacy/',
  '/mihon/ja-easy/accessibility/',
  '/mihon/sources/?furigana=1',
  '/mihon/partnership/',
  '/mihon/en/partnership/history/',
  '/mihon/partnership/open-data/?furigana=1',
  '/mihon/partnership/manabisha-2025/?furigana=1',
  '/mihon/en/partnership/unknown-2026/',
  '/mihon/ja-easy/partnership/manabisha-2025/yui-room/',
  '/mihon/partnership/manabisha-2025/initiative-4/',
  '/shinagawa/partnership/gakken-2024/',
  '/tonari/ja-easy/',
]

const look = process.env['YUI_LOOK']
const fileOf = (path: string): string => `${path.replaceAll(/[/?&=]+/g, '_').replace(/^_|_$/g, '') || 'root'}`

async function eachInChromium(paths: readonly string[], browser: Browser): Promise<readonly string[]> {
  const broken: string[] = []
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: true })
    await context.route('**/*', async (route) => {
      const url = new URL(route.request().url())
      const response =
        url.pathname === css
          ? new Response(readFileSync('src/ui/yui.css', 'utf8'), {
              headers: { 'Content-Type': 'text/css' },
            })
          : await app.request(`${url.pathname}${url.search}`, {}, {})
      // The policy of the page forbids what axe puts into it; that it forbids scripts is tested elsewhere.
      await route.fulfill({
        status: response.status,
        contentType: response.headers.get('content-type') ?? 'text/plain',
        body: Buffer.from(await response.arrayBuffer()),
      })
    })
    const tab = await context.newPage()
    for (const path of paths) {
      await tab.goto(`http://localhost:8080${path}`)
      const { violations } = await new AxeBuilder({ page: tab }).analyze()
      broken.push(...violations.map(({ id, nodes }) => `${path} ${width}: ${id} ${nodes[0]?.html}`))
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (wide > 0) broken.push(`${path} ${width}: ${wide} px wider than the window`)
      if (look) await tab.screenshot({ path: join(look, `${fileOf(path)}-${width}.png`), fullPage: true })
    }
    await context.close()
  }
  return broken
}

test('axe finds nothing, and no page is wider than the window', async () => {
  if (look) {
    mkdirSync(look, { recursive: true })
    for (const [path, html] of pages) writeFileSync(join(look, `${fileOf(path)}.html`), html)
  }
  const browser = await openChromium()
  try {
    deepEqual(await eachInChromium(look ? ALL : KINDS, browser), [])
  } finally {
    await browser.close()
  }
})

/**
 * 画面の写真をとる — `npm run screens`: pages of a really started demo, on a phone and on a desktop, into docs/screens.
 *
 * Pictures are for documents, not for tests: nothing compares them.
 */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { openChromium } from '../support/chromium.ts'
import { startServer } from '../support/server.ts'

const OUT = 'docs/screens'
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const

const ONE = /\/staff\/[a-z]+\/[0-9a-f-]{36}$/

/** Name of the picture, address, who is signed in, and from there on the first link that leads or reads so. */
const PAGES: readonly (readonly [name: string, path: string, who?: string | undefined, links?: readonly RegExp[]])[] = [
  ['home', '/mihon/'],
  ['agreement', '/mihon/partnership/manabisha-2025/'],
  ['agreement-easy', '/mihon/ja-easy/partnership/manabisha-2025/'],
  ['agreement-english', '/mihon/en/partnership/manabisha-2025/'],
  ['initiative', '/mihon/partnership/manabisha-2025/yui-room/'],
  ['agreement-unofficial', '/shinagawa/partnership/gakken-2024/'],
  ['events', '/mihon/events/'],
  ['events-easy', '/mihon/ja-easy/events/'],
  ['event', '/mihon/events/', undefined, [/冬の朗読の会/]],
  ['event-apply', '/mihon/events/', undefined, [/冬の朗読の会/, /\/apply\/$/]],
  ['sign-in', '/mihon/staff/sign-in'],
  ['staff-today', '/mihon/staff/', '見本 花子'],
  ['staff-agreements', '/mihon/staff/agreements', '見本 花子'],
  ['staff-initiatives', '/mihon/staff/initiatives', '見本 花子'],
  ['staff-all-towns', '/mihon/staff/towns', '束 みちる'],
  ['staff-processing', '/mihon/staff/processing', '仕組 正'],
  ['privacy-easy', '/mihon/ja-easy/privacy/'],
  ['staff-people', '/mihon/staff/people', '仕組 正'],
  ['staff-matrix', '/mihon/staff/matrix', '仕組 正'],
  ['staff-audit', '/mihon/staff/audit', '点検 澄'],
  ['staff-now', '/mihon/staff/now', '見本 花子'],
  ['staff-agreement', '/mihon/staff/agreements', '見本 花子', [ONE]],
  ['staff-as-of', '/mihon/staff/initiatives', '見本 花子', [ONE, /\/as-of$/, /\?on=\d{4}-03-31$/]],
  ['staff-meetings', '/mihon/staff/agreements', '見本 花子', [ONE, /\/meetings$/]],
  ['staff-renewal', '/mihon/staff/agreements', '見本 花子', [ONE, /\/renewal$/]],
  ['staff-sheet', '/mihon/staff/agreements', '見本 花子', [ONE, /\/sheet$/]],
  ['staff-take-in', '/mihon/staff/agreements', '見本 花子', [ONE, /\/take-in$/]],
  ['staff-meeting-paper', '/mihon/staff/agreements', '見本 花子', [ONE, /\/paper$/]],
  ['staff-calendar', '/mihon/staff/calendar', '見本 花子'],
  ['staff-progress', '/mihon/staff/initiatives', '見本 花子', [ONE, /\/progress$/]],
  ['staff-on-time', '/mihon/staff/on-time', '見本 花子'],
  ['staff-confirmations', '/mihon/staff/confirmations', '見本 花子'],
  ['staff-events', '/mihon/staff/events', '見本 花子'],
  ['staff-reception', '/mihon/staff/events', '見本 花子', [/通学路を歩いて/, /\/reception$/]],
  ['staff-fed-indicator', '/mihon/staff/initiatives', '見本 花子', [/通学路の安全/, /歩く会に来た人/]],
  ['staff-needs', '/mihon/staff/needs', '見本 花子'],
  ['staff-proposals', '/mihon/staff/proposals', '見本 花子'],
  ['staff-handover', '/mihon/staff/handover', '見本 花子', [/\/handover\/[0-9a-f-]{36}$/]],
  ['staff-transfer', '/mihon/staff/people/transfer', '仕組 正'],
]

const server = await startServer({ mode: 'demo', database: 'embedded' })
const browser = await openChromium()
try {
  await mkdir(OUT, { recursive: true })
  for (const [size, viewport] of Object.entries(SIZES))
    for (const [name, path, who, links = []] of PAGES) {
      const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
      const page = await context.newPage()
      if (who) await signIn(page, who)
      const answer = await page.goto(`${server.origin}${path}`)
      if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()}`)
      for (const link of links) await follow(page, link)
      await page.screenshot({ path: `${OUT}/${name}-${size}.png` })
      console.log(`${name}-${size}.png`)
      await context.close()
    }
} finally {
  await browser.close()
  await server.stop()
}

async function follow(page: Page, link: RegExp): Promise<void> {
  const leads = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((each) => [each.getAttribute('href') ?? '', each.textContent ?? ''] as const))
  const to = leads.find(([href, text]) => link.test(href) || link.test(text))?.[0]
  if (!to) throw new Error(`${page.url()}: no link like ${link}`)
  await page.goto(new URL(to, page.url()).href)
}

async function signIn(page: Page, who: string): Promise<void> {
  await page.goto(`${server.origin}/mihon/staff/sign-in`)
  await page.getByRole('row').filter({ hasText: who }).getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

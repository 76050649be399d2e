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

/** Name of the picture, address, who is signed in. */
const PAGES: readonly (readonly [name: string, path: string, who?: string])[] = [
  ['home', '/mihon/'],
  ['agreement', '/mihon/partnership/manabisha-2025/'],
  ['agreement-easy', '/mihon/ja-easy/partnership/manabisha-2025/'],
  ['agreement-english', '/mihon/en/partnership/manabisha-2025/'],
  ['initiative', '/mihon/partnership/manabisha-2025/yui-room/'],
  ['agreement-unofficial', '/shinagawa/partnership/gakken-2024/'],
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
]

const server = await startServer({ mode: 'demo', database: 'embedded' })
const browser = await openChromium()
try {
  await mkdir(OUT, { recursive: true })
  for (const [size, viewport] of Object.entries(SIZES))
    for (const [name, path, who] of PAGES) {
      const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
      const page = await context.newPage()
      if (who) await signIn(page, who)
      const answer = await page.goto(`${server.origin}${path}`)
      if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()}`)
      await page.screenshot({ path: `${OUT}/${name}-${size}.png` })
      console.log(`${name}-${size}.png`)
      await context.close()
    }
} finally {
  await browser.close()
  await server.stop()
}

async function signIn(page: Page, who: string): Promise<void> {
  await page.goto(`${server.origin}/mihon/staff/sign-in`)
  await page.getByRole('row').filter({ hasText: who }).getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/**
 * 見本のまち（旅の試験用） — a really started demo server and a browser, and people who enter by pressing their own button.
 *
 *   const town = await openDemoTown()
 *   const hanako = await town.enter('見本 花子')
 *   await hanako.goto(town.staff('/agreements'))
 *   await town.close()
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openChromium } from './chromium.ts'
import { type RunningServer, startServer } from './server.ts'

/** A resident's phone, and the screen on a desk of the town or the company. CSS pixels. */
export const PHONE = { width: 360, height: 740 } as const
export const DESK = { width: 1280, height: 900 } as const
/** Milliseconds. */
const PATIENCE = 15_000

export type DemoTown = {
  readonly server: RunningServer
  /** `http://localhost:…`: the address that the server calls its own, so that its forms take what is sent. */
  readonly origin: string
  readonly at: (path: string) => string
  readonly staff: (path: string) => string
  readonly visit: (options: BrowserContextOptions) => Promise<BrowserContext>
  /** A new browser, in which this made-up person has pressed their button. */
  readonly enter: (name: string) => Promise<Page>
  readonly close: () => Promise<void>
}

type House = { readonly server: RunningServer; readonly browser: Browser }

/** One server for the journeys of a process: all open before the first test, and each has its own part of the town. */
let house: Promise<House> | undefined
let guests = 0

async function openHouse(): Promise<House> {
  const server = await startServer({ mode: 'demo', database: 'embedded' })
  try {
    return { server, browser: await openChromium() }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function leave({ server, browser }: House): Promise<void> {
  guests -= 1
  if (guests > 0) return
  house = undefined
  await browser.close()
  await server.stop()
}

export async function openDemoTown(slug = 'mihon'): Promise<DemoTown> {
  house ??= openHouse()
  const { server, browser } = await house
  guests += 1
  const { origin } = server
  const opened: BrowserContext[] = []
  const staff = (path: string) => `${origin}/${slug}/staff${path}`
  const visit = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options })
    opened.push(context)
    context.setDefaultTimeout(PATIENCE)
    return context
  }
  return {
    server,
    origin,
    at: (path) => `${origin}/${slug}${path}`,
    staff,
    visit,
    enter: async (name) => {
      const page = await (await visit({ viewport: DESK })).newPage()
      await page.goto(staff('/sign-in'))
      await page.getByRole('row').filter({ hasText: name }).getByRole('button').click()
      await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
      return page
    },
    close: async () => {
      await Promise.all(opened.map((context) => context.close()))
      await leave({ server, browser })
    },
  }
}

/** How far a page is wider than its window: 0 or less, or a reader has to push it sideways. CSS pixels. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

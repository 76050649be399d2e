/**
 * 見る — one page in the system's Chromium, in each of the ways in which people set up their screens, and what is wrong
 * there: axe, sideways scrolling, targets too small to hit, console errors, and anything asked of another host.
 *
 * Unit  CSS pixels
 */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { freshCaller } from './ask.ts'

export type View = {
  readonly name: string
  readonly width: number
  readonly forcedColors?: boolean
  readonly doubledText?: boolean
}
export const VIEWS: readonly View[] = [
  { name: '320', width: 320 },
  { name: '768', width: 768 },
  { name: '1280', width: 1280 },
  { name: '文字200%', width: 1280, doubledText: true },
  { name: '強制カラー', width: 768, forcedColors: true },
]

const LEAST_TARGET = 24
const GOOD_TARGET = 44

export type Findings = {
  readonly axe: readonly string[]
  readonly sideways: readonly string[]
  /** Under 24: never allowed. */
  readonly tiny: readonly string[]
  /** Under 44, but for what `measureTargets` leaves out. */
  readonly small: readonly string[]
}

export type Eyes = {
  readonly context: BrowserContext
  readonly page: Page
  /** One more page of the same visitor, listened to like the first. */
  readonly another: () => Promise<Page>
  /** Console errors, which is also where the browser tells of a broken content security policy. */
  readonly errors: readonly string[]
  readonly foreign: readonly string[]
  readonly close: () => Promise<void>
}

export async function openEyes(browser: Browser, origin: string): Promise<Eyes> {
  const context = await browser.newContext({ locale: 'ja-JP' })
  const errors: string[] = []
  const foreign: string[] = []
  // Each request comes from another caller, so that one reader of everything is not taken for a flood.
  await context.route('**/*', async (route) => {
    const request = route.request()
    if (new URL(request.url()).origin !== origin) {
      foreign.push(request.url())
      return route.abort()
    }
    return route.continue({ headers: { ...request.headers(), 'x-forwarded-for': freshCaller() } })
  })
  const another = async (): Promise<Page> => {
    const page = await context.newPage()
    page.on('console', (line) => {
      if (line.type() === 'error') errors.push(`${page.url()} ${line.text()}`)
    })
    page.on('pageerror', (error) => errors.push(`${page.url()} ${error.message}`))
    return page
  }
  const page = await another()
  return { context, page, another, errors, foreign, close: () => context.close() }
}

/** The page that is open, as one view shows it. */
export async function lookAt(page: Page, view: View): Promise<Findings> {
  await page.setViewportSize({ width: view.width, height: 900 })
  await page.emulateMedia({ forcedColors: view.forcedColors ? 'active' : 'none' })
  await page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size
    },
    view.doubledText ? '200%' : '',
  )
  const where = `${new URL(page.url()).pathname}（${view.name}）`
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze()
  const [content, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  const targets = await page.evaluate(measureTargets)
  const under = (least: number): readonly string[] =>
    targets.filter(({ side }) => side < least).map(({ what, side }) => `${where} ${side} px：${what}`)
  return {
    axe: violations.map(({ id, nodes }) => `${where} ${id}：${nodes[0]?.html.slice(0, 160)}（${nodes.length}）`),
    sideways: (content ?? 0) > (shown ?? 0) ? [`${where} ${content} px`] : [],
    tiny: under(LEAST_TARGET),
    small: under(GOOD_TARGET),
  }
}

/**
 * Runs in the browser. A control counts together with its label.
 *
 * Left out  a link inside a sentence, which is as tall as its line (WCAG 2.5.8, inline); what nobody sees
 */
function measureTargets(): readonly { readonly what: string; readonly side: number }[] {
  const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')
  return [...all].flatMap((target) => {
    const style = getComputedStyle(target)
    const label = target instanceof HTMLInputElement ? target.labels?.[0] : undefined
    const boxes = [target, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect())
    const width = Math.max(...boxes.map((box) => box.width))
    const height = Math.max(...boxes.map((box) => box.height))
    const inSentence =
      style.display === 'inline' && (target.parentElement?.innerText.trim() ?? '') !== target.textContent?.trim()
    if (width <= 1 || height <= 1 || inSentence || style.visibility === 'hidden') return []
    return [{ what: target.outerHTML.slice(0, 120), side: Math.round(Math.min(width, height)) }]
  })
}

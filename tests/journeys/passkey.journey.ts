/** パスキーの旅 — the one script of the sign-in pages in a real browser: a key is made by a link, opens the door, confirms. */
import { equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildAssets } from '../../src/server/islands.ts'
import { openChromium } from '../support/chromium.ts'
import { openTestSite, type TestSite } from '../support/identity.ts'
import { freePort } from '../support/postgres.ts'
import { HOME } from '../support/server.ts'

let browser: Browser
let site: TestSite
let close: () => void
let baseUrl: string

before(async () => {
  const port = await freePort()
  baseUrl = `http://localhost:${port}`
  site = await openTestSite({ baseUrl })
  const built = await buildAssets(HOME)
  const app = getRequestListener(site.app.fetch)
  const server = createServer((request, response) => {
    const file = /^\/assets\/(passkey\.js|yui)/.exec(request.url ?? '')?.[1]
    if (!file) return void app(request, response)
    const name = file === 'yui' ? 'yui.css' : file
    response.setHeader('Content-Type', name.endsWith('.js') ? 'text/javascript' : 'text/css')
    response.end(readFileSync(join(built, name)))
  }).listen(port, '127.0.0.1')
  close = () => void server.close()
  browser = await openChromium()
})
after(async () => {
  await browser.close()
  close()
})

/** A browser on a machine with a screen lock. `told` gathers what its console complains of. */
async function machine(): Promise<{
  readonly context: BrowserContext
  readonly page: Page
  readonly told: string[]
  readonly lock: (works: boolean) => Promise<void>
}> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  const told: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('422')) told.push(line.text())
  })
  const client = await context.newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const lock = async (works: boolean) =>
    void (await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: works }))
  return { context, page, told, lock }
}

test('a link makes a key; the key opens the door again, confirms, and is not enough without the screen lock', async () => {
  const [town] = site.towns
  const made = await site.identity.invite({ region: town, postName: '課長', name: '見本 花子' })
  if (!made.ok) throw new Error(made.error)
  const { context, page, told, lock } = await machine()
  await page.goto(made.value.link)
  await page.getByLabel('この鍵の名前').fill('庁内のノート')
  await page.getByRole('button', { name: 'パスキーを作る' }).click()
  await page.waitForURL(`${baseUrl}/${town.slug}/staff/`)
  await page.goto(`${baseUrl}/${town.slug}/staff/account`)
  await page.getByRole('rowheader', { name: '庁内のノート' }).waitFor()

  await page.getByRole('button', { name: 'すべて終わらせる' }).click()
  await page.waitForURL(/sign-in$/)
  await page.goto(`${baseUrl}/${town.slug}/staff/sign-in?next=%2Fpost`)
  await page.getByRole('button', { name: 'パスキーで入る' }).click()
  await page.waitForURL(/\/staff\/post$/)
  await page.goto(`${baseUrl}/${town.slug}/staff/factor?next=%2Faccount`)
  await page.getByRole('button', { name: 'パスキーで確かめる' }).click()
  await page.waitForURL(/\/staff\/account$/)

  await context.clearCookies()
  await lock(false)
  await page.goto(`${baseUrl}/${town.slug}/staff/sign-in`)
  await page.getByRole('button', { name: 'パスキーで入る' }).click()
  match(await page.getByRole('alert').innerText(), /入れませんでした/)
  equal(new URL(page.url()).pathname, `/${town.slug}/staff/sign-in`)
  equal(told.filter((line) => !line.includes('404')).join('\n'), '')
  await context.close()
})

test('without a script the button is not there, and the other ways are', async () => {
  const [town] = site.towns
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${baseUrl}/${town.slug}/staff/sign-in`)
  equal(await page.getByRole('button', { name: 'パスキーで入る' }).count(), 0)
  equal(await page.getByRole('textbox', { name: 'パスワード' }).isVisible(), true)
  equal(await page.getByText('このブラウザでは、パスキーを使えません').isVisible(), true)
  await context.close()
})

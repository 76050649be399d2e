/**
 * 業者が本番を入れる — keys, schema, start behind TLS, the first clerk invited on the command line; she lets in two more,
 * loses her passkey, and is given new keys by one who asks and another who approves.
 *
 * Order  one story: each test goes on where the one before it ended
 */
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { realClock } from '#platform/clock/clock'
import { openDatabase } from '#platform/database/open'
import { demoPersonId } from '#platform/identity/made-id'
import { openChromium } from '../support/chromium.ts'
import { codeOf, roomForCodes } from '../support/identity.ts'
import { removeFolder, tempFolder } from '../support/left-over.ts'
import { freePort, type Throwaway, throwawayPostgres } from '../support/postgres.ts'
import { HOME, type RunningServer, runCommand, startServer } from '../support/server.ts'
import { openTlsFront, type TlsFront } from '../support/tls-front.ts'

const FIRST = '見本 花子'
const SECOND = '見本 次郎'
const THIRD = '見本 三重'
const PASSWORD = '山道を登りながら、こう考えたのだった'

let postgres: Throwaway
let front: TlsFront
let browser: Browser
let env: Readonly<Record<string, string>>
let data: string
let metricsPort: number
let server: RunningServer | undefined

before(async () => {
  const [port, outside] = [await freePort(), await freePort()]
  metricsPort = await freePort()
  postgres = await throwawayPostgres()
  front = await openTlsFront({ port: outside, to: port })
  data = tempFolder('live')
  env = {
    PATH: process.env['PATH'] ?? '',
    YUIMACHI_MODE: 'live',
    PORT: String(port),
    YUIMACHI_METRICS_PORT: String(metricsPort),
    YUIMACHI_BASE_URL: front.origin,
    YUIMACHI_TRUSTED_PROXIES: '127.0.0.1',
    YUIMACHI_DATA: data,
    YUIMACHI_REGIONS: join(HOME, 'regions'),
    YUIMACHI_KEYS_FILE: join(data, 'keys.json'),
    DATABASE_URL: postgres.url,
  }
  browser = await openChromium([`--ignore-certificate-errors-spki-list=${front.keyHash}`])
})
after(async () => {
  await browser?.close()
  await server?.stop({ keep: true })
  front?.close()
  await postgres?.drop()
  removeFolder(data)
})

/** The first clerk's computer, taken up by every test after she has joined; then the one she is given instead. */
let first: Machine
let second: Machine
let third: Machine
/** Every one-time link that was handed over: none may stand in what the server writes down. */
const links: string[] = []

type Machine = { readonly context: BrowserContext; readonly page: Page }

/** Each stands at an address of its own, because how often one may try to sign in is counted by address. */
let desks = 0

async function machine(own: { readonly lock: boolean }): Promise<Machine> {
  desks += 1
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    extraHTTPHeaders: { 'X-Forwarded-For': `192.0.2.${desks}` },
  })
  const page = await context.newPage()
  if (own.lock) {
    const client = await context.newCDPSession(page)
    await client.send('WebAuthn.enable')
    await client.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  }
  return { context, page }
}

const at = (path: string): string => `${front.origin}/mihon/staff${path}`
const statusOf = async (page: Page, url: string): Promise<number | undefined> => (await page.goto(url))?.status()
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click()

/** A form sent from the signed-in page itself, past the button that is not there. */
const postFrom = (page: Page, url: string, body = ''): Promise<number> =>
  page.evaluate(
    async ([to, sent]) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      return (await fetch(to, { method: 'POST', headers, body: sent })).status
    },
    [url, body] as const,
  )

async function makePasskey(page: Page, link: string, keyName: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('この鍵の名前').fill(keyName)
  await press(page, 'パスキーを作る')
  await page.waitForURL(at('/'))
}

async function shownLink(page: Page): Promise<string> {
  const link = await page.locator('#link').inputValue()
  links.push(link)
  return link
}

async function makePost(page: Page, title: string, can: readonly string[]): Promise<void> {
  await page.goto(at('/people/posts/new'))
  await page.locator('select[name=organisation]').selectOption({ label: 'みほん市' })
  await page.locator('input[name=department]').fill('企画課')
  await page.locator('input[name=title]').fill(title)
  for (const authority of can) await page.locator(`input[type=checkbox][value="${authority}"]`).check()
  await page.locator('input[name=from]').fill(realClock.today())
  await press(page, 'この役職をつくる')
  await page.getByText('役職をつくりました。').waitFor()
}

async function invite(page: Page, title: string, name: string): Promise<string> {
  await page.goto(at('/people'))
  await page.getByRole('link', { name: new RegExp(`企画課.*${title}`) }).click()
  await page.getByLabel('招く人の名前').fill(name)
  await press(page, '招待のリンクをつくる')
  return shownLink(page)
}

test('live refuses to start without keys, and before migrate, in a sentence each; keys are made once', async () => {
  const keyless = await runCommand(['start'], env)
  equal(keyless.code, 1, keyless.text)
  match(keyless.text, /鍵のファイルがありません/)

  const made = await runCommand(['keys', 'new'], env)
  equal(made.code, 0, made.text)
  equal((await runCommand(['keys', 'new'], env)).code, 1)

  const early = await runCommand(['start'], env)
  equal(early.code, 3, early.text)
  match(early.text, /データベースの移行が \d+ 件残っています。yuimachi migrate を実行してください。/)
  doesNotMatch(early.text, /\bat .*\.ts|"kind":"fault"/)
})

test('the owner migrates, the application starts with a login that owns nothing, and nobody made-up is there', async () => {
  const ownerless = await runCommand(['migrate'], env)
  equal(ownerless.code, 2, ownerless.text)
  const migrated = await runCommand(['migrate'], { ...env, DATABASE_ADMIN_URL: postgres.adminUrl })
  equal(migrated.code, 0, migrated.text)

  const metricsUrl = `http://127.0.0.1:${metricsPort}`
  server = await startServer({ again: { port: Number(env['PORT']), metricsUrl, data, env, postgres } })
  doesNotMatch(server.log(), /見本のサインイン|sign-in\/demo/)
  const owner = await openDatabase({ url: postgres.adminUrl })
  if (!owner.ok) throw new Error('the owner cannot open the database')
  const { pool } = owner.value
  const owned = await pool.query('select 1 from pg_tables where tableowner = $1', [postgres.login])
  const people = await pool.query('select 1 from identity_person')
  await owner.value.close()
  equal(owned.rows.length, 0)
  equal(people.rows.length, 0)

  const { context, page } = await machine({ lock: false })
  equal(await statusOf(page, at('/sign-in')), 200)
  equal(await page.getByText('見本の人を選ぶ').count(), 0)
  equal(await postFrom(page, at('/sign-in/demo'), `person=${demoPersonId('mihon-hanako')}`), 404)
  equal(await statusOf(page, at(`/sign-in/demo/${'A'.repeat(43)}`)), 404)
  await page.goto(at('/people'))
  equal(new URL(page.url()).pathname, '/mihon/staff/sign-in')
  await context.close()
})

test('the vendor invites the first clerk; her link makes a passkey, once, and she may let others in', async () => {
  const words = ['staff', 'invite', '--region', 'mihon', '--post', '課長', '--name', FIRST, '--json']
  const invited = await runCommand(words, env)
  equal(invited.code, 0, invited.text)
  const { link } = JSON.parse(invited.out) as { readonly link: string }
  links.push(link)
  match(link, new RegExp(`^${at('/join/')}`))

  first = await machine({ lock: true })
  await makePasskey(first.page, link, '庁内のノート')
  const cookies = await first.context.cookies()
  equal(cookies.length > 0 && cookies.every(({ secure, httpOnly }) => secure && httpOnly), true)
  const stranger = await machine({ lock: true })
  equal(await statusOf(stranger.page, link), 404)
  await stranger.context.close()

  await first.page.goto(at('/people'))
  await first.page.getByRole('link', { name: FIRST }).waitFor()
})

test('she makes posts for two more: one joins by password and codes, one by passkey', async () => {
  await makePost(first.page, '係長', ['people.manage', 'people.reset', 'audit.read'])
  await makePost(first.page, '主査', ['people.reset', 'partnership.read'])

  second = await machine({ lock: false })
  await second.page.goto(await invite(first.page, '係長', SECOND))
  const form = second.page.locator('form', { has: second.page.locator('input[name=again]') })
  await form.locator('input[name=email]').fill('jiro@city.mihon.example')
  for (const [password, again] of [
    ['短すぎます', '短すぎます'],
    [PASSWORD, PASSWORD],
  ] as const) {
    await form.locator('input[name=password]').fill(password)
    await form.locator('input[name=again]').fill(again)
    await form.getByRole('button').click()
    if (password !== PASSWORD) await second.page.getByText('15文字以上にしてください。').first().waitFor()
  }
  await second.page.waitForURL(/\/code$/)
  await roomForCodes()
  await second.page.locator('input[name=code]').fill(codeOf(await second.page.locator('#key').inputValue()))
  await press(second.page, '確かめる')
  await second.page.waitForURL(at('/'))

  third = await machine({ lock: true })
  await makePasskey(third.page, await invite(first.page, '主査', THIRD), '窓口の端末')
  // Her post lets her approve, and look after nobody.
  equal(await statusOf(third.page, at('/people')), 403)
})

test('her passkey is lost: the second asks, may not approve it herself, the third does', async () => {
  const { page } = second
  await page.goto(at('/people'))
  await page.getByRole('link', { name: FIRST }).click()
  const person = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await press(page, '鍵のつくり直しを頼む')
  await page.getByText('別の人が認めると、リンクができます。').waitFor()
  await page.getByText('頼んだ人と本人は、認められません。').waitFor()
  equal(await page.getByRole('button', { name: '認めて、リンクをつくる' }).count(), 0)

  await third.page.goto(at('/people/resets'))
  const approve = third.page.locator('form', { hasText: '認めて、リンクをつくる' })
  const approveAt = new URL((await approve.getAttribute('action')) ?? '', front.origin).href
  equal(await postFrom(page, approveAt), 403)
  equal(await postFrom(first.page, approveAt), 403)
  equal(await postFrom(first.page, at(`/people/${person}/reset`)), 403)
  await press(third.page, '認めて、リンクをつくる')
  const link = await shownLink(third.page)
  equal(await postFrom(third.page, approveAt), 404)

  const given = await machine({ lock: true })
  await makePasskey(given.page, link, '新しいノート')
  await given.page.goto(at('/account'))
  await given.page.getByRole('rowheader', { name: '新しいノート' }).waitFor()
  equal(await given.page.getByRole('rowheader', { name: '庁内のノート' }).count(), 0)

  // Whoever found the old computer: its session has ended, its passkey opens nothing, nor does the link.
  await first.page.goto(at('/people'))
  equal(new URL(first.page.url()).pathname, '/mihon/staff/sign-in')
  await press(first.page, 'パスキーで入る')
  match(await first.page.getByRole('alert').innerText(), /入れませんでした/)
  equal(await statusOf(first.page, link), 404)
  await first.context.close()
  first = given
})

test('she signs in with the new one; the operator may reset too, and the log tells what was done and no link', async () => {
  const { page } = first
  await page.goto(at('/account'))
  await press(page, 'すべて終わらせる')
  await page.waitForURL(/sign-in$/)
  await press(page, 'パスキーで入る')
  await page.waitForURL(at('/'))

  const reset = await runCommand(['staff', 'reset', '--region', 'mihon', '--person', FIRST, '--json'], env)
  equal(reset.code, 0, reset.text)
  const { link } = JSON.parse(reset.out) as { readonly link: string }
  links.push(link)
  const replaced = await machine({ lock: true })
  await makePasskey(replaced.page, link, '三つ目')
  equal(await statusOf(replaced.page, link), 404)

  await second.page.goto(at('/audit?did=reset.approve'))
  equal(await second.page.getByText('reset.approve', { exact: true }).count(), 2)
  const verified = await runCommand(['audit', 'verify', '--json'], env)
  equal(verified.code, 0, verified.text)
  equal((JSON.parse(verified.out) as { readonly whole: boolean }).whole, true)

  const log = server?.log() ?? ''
  for (const each of links) equal(log.includes(each.split('/').at(-1) ?? each), false, 'a link stands in the log')
  for (const each of [FIRST, SECOND, THIRD, PASSWORD]) equal(log.includes(each), false, `${each} stands in the log`)
  doesNotMatch(log, /"kind":"fault"/)
  equal(await server?.stop({ keep: true }), 0)
})

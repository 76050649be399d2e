/** 住民が読む旅 — on a phone without scripts: from the home page to a hidden number, in three languages, and out as a table. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

const INITIATIVE = '/partnership/manabisha-2025/yui-room/'

let town: DemoTown
let context: BrowserContext
let page: Page
/** Everything that the phone asked of anybody. */
const asked: string[] = []

before(async () => {
  town = await openDemoTown()
  context = await town.visit({ viewport: PHONE, javaScriptEnabled: false })
  page = await context.newPage()
  page.on('request', (request) => void asked.push(request.url()))
})
after(() => town.close())

const main = () => page.getByRole('main')
const inLanguage = async (name: string) => {
  await page.locator('summary').filter({ hasText: 'Language' }).click()
  await page.locator('details[open]').getByRole('link', { name }).click()
}
const fits = async () => ok((await tooWide(page)) <= 0, `${page.url()} is wider than the phone`)

test('from the home page to the agreement, its initiative and its numbers, by the words of the links alone', async () => {
  await page.goto(town.at('/'))
  equal(await page.locator('html').getAttribute('lang'), 'ja')
  match(await page.locator('body').innerText(), /みほん市は架空です/)
  await fits()
  await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '協定' }).click()
  await fits()
  await main()
    .getByRole('link', { name: /みほん学び社/ })
    .first()
    .click()
  match(await page.getByRole('heading', { level: 1 }).innerText(), /包括連携協定/)
  await fits()
  await main()
    .getByRole('link', { name: /ゆいルーム/ })
    .first()
    .click()
  match(await page.getByRole('heading', { level: 1 }).innerText(), /ゆいルーム/)
  equal(new URL(page.url()).pathname, `/mihon${INITIATIVE}`)
  await fits()
})

test('a number of few people is hidden in the chart and in the table, and the page says why', async () => {
  const row = main().getByRole('row').filter({ hasText: '2025年度 4–6月' }).first()
  match(await row.innerText(), /10未満/)
  match(await main().innerText(), /だれのことか分かるおそれがあるため、伏せています。0人ではありません/)
  ok(!(await page.content()).includes('>7<'), 'the hidden number itself is nowhere in the page')
})

test('the decision can be read with both signatures, and what was decided next', async () => {
  match(await main().innerText(), /2025年度の判断\s*拡充/)
  match(await main().innerText(), /6月までに、北公民館にもひらきます/)
})

test('the furigana switch works with the keyboard and stays on from page to page', async () => {
  equal(await page.locator('rt').count(), 0)
  const furigana = page.getByRole('switch', { name: /ふりがな/ })
  await furigana.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/yui-room\/$|furigana/)
  await page.getByRole('switch', { name: /ふりがな/, checked: true }).waitFor()
  ok((await main().locator('rt').count()) > 10)
  await fits()
  await page.locator('header').getByRole('link').first().click()
  equal(new URL(page.url()).pathname, '/mihon/')
  ok((await page.locator('rt').count()) > 0)
  await page.getByRole('switch', { name: /ふりがな/ }).click()
  equal(await page.locator('rt').count(), 0)
})

test('やさしい日本語 has furigana without asking, and explains the hidden number in its own words', async () => {
  await page.goto(town.at(INITIATIVE))
  await inLanguage('やさしい日本語')
  equal(new URL(page.url()).pathname, `/mihon/ja-easy${INITIATIVE}`)
  equal(await page.locator('html').getAttribute('lang'), 'ja')
  ok((await main().locator('rt').count()) > 50)
  ok(await main().locator('rt').first().isVisible())
  match(await main().locator('.fig, figure').first().innerText(), /10/)
  await fits()
})

test('English says its language, and marks what is only there in Japanese', async () => {
  await inLanguage('English')
  equal(await page.locator('html').getAttribute('lang'), 'en')
  match(await page.getByRole('heading', { level: 1 }).innerText(), /Yui Room/)
  const kept = main().locator('[lang="ja"]').filter({ hasText: '期間の中で1回でも来た子どもの実人数' }).first()
  ok(await kept.isVisible())
  await fits()
})

test('the numbers come as a table that a spreadsheet opens: UTF-8 with its mark, the hidden one hidden', async () => {
  await page.goto(town.at(INITIATIVE))
  const href = await page
    .getByRole('link', { name: /CSVで受け取る/ })
    .first()
    .getAttribute('href')
  const answer = await context.request.get(new URL(href ?? '', page.url()).href)
  match(answer.headers()['content-type'] ?? '', /^text\/csv; ?charset=utf-8$/i)
  const bytes = await answer.body()
  deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\r\n')
  const line = lines.find((each) => each.includes('学習室に来た子ども') && each.includes('2025-Q1'))
  match(line ?? '', /,2025-Q1,2025-04-01,2025-06-30,,hidden:10,/)
})

test('a town that did not ask for it says so on every page, and asks search engines to stay away', async () => {
  for (const path of ['/shinagawa/', '/shinagawa/partnership/', '/shinagawa/ja-easy/', '/shinagawa/en/']) {
    await page.goto(`${town.origin}${path}`)
    equal(await page.locator('meta[name="robots"]').getAttribute('content'), 'noindex', path)
    await fits()
  }
  await page.goto(`${town.origin}/shinagawa/partnership/`)
  match(await page.locator('body').innerText(), /公式ページではありません（公開資料による見本）/)
  await page.goto(town.at('/'))
  equal(await page.locator('meta[name="robots"]').count(), 0)
})

test('in all of this the phone asked nobody but the town', () => {
  ok(asked.length > 10)
  deepEqual(
    asked.filter((url) => !url.startsWith(`${town.origin}/`) && !url.startsWith('data:')),
    [],
  )
})

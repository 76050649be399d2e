/** 数字を両方で確かめる旅 — a company proposes and records, both sides confirm, the town publishes, a resident reads, others see nothing. */
import { equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

const PUBLIC = '/partnership/manabisha-2025/yui-room/'
const FIGURE_PERIOD = '2026年度第3四半期'
const TARGET_PERIOD = '2027年度第2四半期'

let town: DemoTown
let company: Page
let clerk: Page
let indicator: string

before(async () => {
  town = await openDemoTown()
})
after(() => town.close())

const rowOf = (page: Page, table: '目標' | '実績', period: string) =>
  page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: period })
const fits = async (page: Page) => ok((await tooWide(page)) <= 0, `${page.url()} is wider than the window`)

test('the company finds the indicator from what waits for it, and both forms are refused in plain words', async () => {
  company = await town.enter('結城 学')
  await company
    .getByRole('listitem')
    .filter({ hasText: '「学習室に来た子ども」' })
    .getByRole('link', { name: '目標を確かめる' })
    .click()
  match(await company.getByRole('heading', { level: 1 }).innerText(), /学習室に来た子ども/)
  equal(await company.locator('.nav a[aria-current="page"]').innerText(), '取組')
  indicator = new URL(company.url()).pathname
  await fits(company)

  const figures = company.getByRole('region', { name: '実績を記録する' })
  await figures.getByRole('button', { name: '記録する' }).press('Enter')
  for (const says of ['期間を選んでください。', '値を書いてください。', '出どころを書いてください。'])
    await company.getByRole('alert').getByRole('link', { name: says }).waitFor()
  await figures.getByLabel('期間').selectOption({ label: FIGURE_PERIOD })
  await figures.getByLabel('値').fill('ー')
  await figures.getByLabel('出どころ').fill('受付名簿')
  await figures.getByRole('button', { name: '記録する' }).press('Enter')
  const summary = company.getByRole('alert')
  match(await summary.innerText(), /横線は、0なのか、まだなのかが分かりません/)
  await summary.getByRole('link').press('Enter')
  equal(await company.evaluate(() => document.activeElement?.getAttribute('name')), 'value')
  equal(await figures.getByLabel('値').inputValue(), 'ー', 'what was typed is kept')
  match((await figures.getByLabel('値').getAttribute('aria-describedby')) ?? '', /value/)
  await fits(company)
})

test('the company proposes a target and records a figure of few people', async () => {
  const figures = company.getByRole('region', { name: '実績を記録する' })
  await figures.getByLabel('値').fill('６')
  await figures.getByRole('button', { name: '記録する' }).press('Enter')
  await company.getByText('数字を記録しました。').waitFor()
  match(await rowOf(company, '実績', FIGURE_PERIOD).innerText(), /6人/)

  const targets = company.getByRole('region', { name: '目標の案を出す' })
  await targets.getByLabel('期間').selectOption({ label: TARGET_PERIOD })
  await targets.getByLabel('値').fill('80')
  await targets.getByLabel('目標の根拠').fill('北公民館の席を8つから13に増やす計画から。')
  await targets.getByRole('button', { name: '記録する' }).press('Enter')
  await company.getByText('目標を記録しました。').waitFor()
  match(await rowOf(company, '目標', TARGET_PERIOD).innerText(), /80人/)
})

test('the clerk of the town confirms both; nothing can be published while the company has not', async () => {
  clerk = await town.enter('見本 花子')
  await clerk.goto(`${town.origin}${indicator}`)
  await rowOf(clerk, '実績', FIGURE_PERIOD).getByRole('button').press('Enter')
  await clerk.getByText('確かめました。', { exact: true }).waitFor()
  await rowOf(clerk, '目標', TARGET_PERIOD).getByRole('button').press('Enter')
  await clerk.getByText('確かめました。', { exact: true }).waitFor()
  equal(await rowOf(clerk, '実績', FIGURE_PERIOD).getByRole('button').count(), 0)
  match(await clerk.getByRole('main').innerText(), /両方の確認がそろっていない数字が\d+件あります/)
  await fits(clerk)
})

test('the company confirms too, and is not offered to publish', async () => {
  await company.reload()
  await rowOf(company, '実績', FIGURE_PERIOD).getByRole('button').press('Enter')
  await company.getByText('確かめました。', { exact: true }).waitFor()
  await rowOf(company, '目標', TARGET_PERIOD).getByRole('button').press('Enter')
  await company.getByText('確かめました。', { exact: true }).waitFor()
  match(await rowOf(company, '実績', FIGURE_PERIOD).innerText(), /両方が確かめました/)
  equal(await company.getByRole('button', { name: 'この内容で公表する' }).count(), 0)
})

test('the plan shows the clerk that the small number will be hidden, and why, before the one press', async () => {
  await clerk.goto(`${town.origin}${indicator}`)
  const plan = clerk.getByRole('region', { name: '公表すると、こう見えます' })
  const row = plan.getByRole('row').filter({ hasText: FIGURE_PERIOD })
  match(await row.innerText(), /10未満/)
  match(await row.innerText(), /だれのことか/)
  await fits(clerk)
  await plan.getByRole('button', { name: 'この内容で公表する' }).press('Enter')
  await clerk.getByText('公表しました。住民の画面に出ます。').waitFor()
})

test('a resident reads it on a phone, with the number hidden', async () => {
  const page = await (await town.visit({ viewport: PHONE, javaScriptEnabled: false })).newPage()
  const row = page.getByRole('row').filter({ hasText: '2026年度 10–12月' }).first()
  for (let tries = 0; tries < 40 && (await row.count()) === 0; tries++) {
    await page.waitForTimeout(250)
    await page.goto(town.at(PUBLIC))
  }
  match(await row.innerText(), /10未満/)
  match(await page.getByRole('main').innerText(), /2027年度.*7.*9月.*80人|2027年度第2四半期.*80人/)
  await fits(page)
})

test('a company of another agreement gets the page that says nothing is there', async () => {
  const other = await town.enter('倉 みのり')
  const answer = await other.goto(`${town.origin}${indicator}`)
  equal(answer?.status(), 404)
  match(await other.getByRole('heading', { level: 1 }).innerText(), /ページが見つかりません/)
  ok(!(await other.locator('body').innerText()).includes('学習室'))
})

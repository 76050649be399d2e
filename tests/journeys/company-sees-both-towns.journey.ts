/** 会社がすべてのまちを見る旅 — one company looks at both towns at once and goes over by a press; nobody sees what is another's. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { DESK, type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

let town: DemoTown
let next: DemoTown
let company: Page

before(async () => {
  town = await openDemoTown()
  next = await openDemoTown('tonari')
})
after(async () => {
  await next.close()
  await town.close()
})

const bodyOf = (page: Page): Promise<string> => page.getByRole('main').innerText()
const lineOf = (page: Page, name: string) =>
  page.getByRole('table', { name: '協定ごとのいま' }).getByRole('row').filter({ hasText: name })
const fits = async (page: Page) => {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    ok((await tooWide(page)) <= 0, `${page.url()} is wider than ${size.width}`)
  }
}

test('from the work of today the company comes to all its towns, with the keyboard alone', async () => {
  company = await town.enter('結城 学')
  await company.getByRole('link', { name: 'すべてのまちを見る' }).press('Enter')
  await company.getByRole('heading', { level: 1, name: 'すべてのまち' }).waitFor()
  equal(await company.getByRole('link', { name: 'すべてのまち', exact: true }).getAttribute('aria-current'), 'page')
  const seen = await bodyOf(company)
  for (const part of ['みほん市と株式会社みほん学び社', 'となり市と株式会社みほん学び社', '合計', '図書館のおはなし会'])
    ok(seen.includes(part), part)
  for (const part of ['信用金庫', '交通', '金庫の中の案', '声かけ', '乗務員'])
    ok(!seen.includes(part), `${part} is another company's`)
  await fits(company)
})

test('the table is sorted by what waits, and comes as a file that a sheet opens', async () => {
  await company.getByRole('link', { name: 'こちらの返事待ちが多い順' }).press('Enter')
  await company.waitForURL(/sort=us/)
  const rows = await company.getByRole('table', { name: '協定ごとのいま' }).getByRole('rowheader').allInnerTexts()
  deepEqual(
    rows.map((text) => text.split('\n')[0]),
    ['みほん市', 'となり市'],
  )
  const loading = company.waitForEvent('download')
  await company.getByRole('link', { name: '表を CSV で受け取る' }).press('Enter')
  const file = await loading
  match(file.suggestedFilename(), /^towns-\d{4}-\d\d-\d\d\.csv$/)
  const bytes = (await company.request.get(file.url())).body()
  deepEqual([...(await bytes).subarray(0, 3)], [0xef, 0xbb, 0xbf])
  ok(!(await bytes).toString('utf8').includes('信用金庫'))
})

test('what is in the other town opens there by a press, with the post of that town', async () => {
  await lineOf(company, 'となり市')
    .getByRole('button', { name: /^となり市で\s*開く$/ })
    .press('Enter')
  await company.waitForURL(/\/tonari\/staff\/agreements\//)
  match(await company.getByRole('heading', { level: 1 }).innerText(), /となり市と株式会社みほん学び社/)
  match(await company.getByRole('banner').innerText(), /となり市担当/)
  await company.getByRole('link', { name: 'すべてのまち', exact: true }).press('Enter')
  await company.waitForURL(/\/tonari\/staff\/towns/)
  await lineOf(company, 'みほん市')
    .getByRole('button', { name: /^みほん市で\s*開く$/ })
    .waitFor()
  await fits(company)
})

test('another company sees its own drafts in both towns, and nothing of the first', async () => {
  const bank = await town.enter('倉 みのり')
  await bank.goto(town.staff('/towns'))
  for (const name of ['みほん市', 'となり市'])
    match(
      await lineOf(bank, name).filter({ hasText: '包括' }).innerText(),
      /下書き 1/,
      `the draft in ${name} is missing`,
    )
  const seen = await bodyOf(bank)
  match(seen, /取組の案「窓口での声かけ」/)
  for (const part of ['学び社', '交通', 'おはなし会', 'ゆいルーム']) ok(!seen.includes(part), `${part} is another's`)
  await fits(bank)
})

test('a clerk of the town is not offered the page and is refused it', async () => {
  const clerk = await town.enter('見本 花子')
  equal(await clerk.getByRole('link', { name: /すべてのまち/ }).count(), 0)
  equal((await clerk.goto(town.staff('/towns')))?.status(), 403)
  ok(!(await clerk.locator('body').innerText()).includes('となり市'))
})

test('who has a post in one town alone is told so', async () => {
  const driver = await next.enter('車田 めぐる')
  await driver.getByRole('link', { name: 'すべてのまち', exact: true }).press('Enter')
  await driver.getByText('役職のあるまちは、となり市だけです').waitFor()
  await driver.getByRole('link', { name: '協定の一覧を開く' }).press('Enter')
  await driver.getByRole('heading', { level: 1, name: '協定' }).waitFor()
})

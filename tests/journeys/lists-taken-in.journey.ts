/** いまある表を取りこむ旅 — a clerk gives the lists that a department has anyway, sees what would come of them and what would not, takes them in; the company finds them, and the year's calendar asks for what is due. */
import { equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'
import { INDICATORS, PROGRAMMES } from '../support/foreign-list.ts'

let town: DemoTown
let clerk: Page

before(async () => {
  town = await openDemoTown()
})
after(() => town.close())

const fits = async (page: Page) => ok((await tooWide(page)) <= 0, `${page.url()} is wider than the window`)
const main = (page: Page) => page.getByRole('main').innerText()
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const agreement = async (page: Page) => {
  await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '協定' }).press('Enter')
  await page
    .getByRole('main')
    .getByRole('link', { name: /みほん学び社の包括連携協定/ })
    .first()
    .press('Enter')
}

test('the clerk gives both lists, and a choice that is missing is asked for beside its field', async () => {
  clerk = await town.enter('見本 花子')
  await agreement(clerk)
  await clerk.getByRole('link', { name: 'いまある表から取組と指標をまとめて取りこむ' }).press('Enter')
  await fits(clerk)
  await clerk.getByRole('button', { name: '読んで確かめる' }).press('Enter')
  match(await main(clerk), /人の数え方を選んでください/)
  await clerk.setViewportSize(PHONE)
  await fits(clerk)
  await clerk.setViewportSize({ width: 1280, height: 900 })
  await clerk.getByLabel('取組の一覧').setInputFiles(file('事業.csv', PROGRAMMES))
  await clerk.getByLabel('指標と数字の一覧').setInputFiles(file('指標.csv', INDICATORS))
  await clerk.getByLabel(/どの事項に入れるか/).selectOption('11')
  await clerk.getByRole('radio', { name: /延べ/ }).press('Space')
  await clerk.getByRole('button', { name: '読んで確かめる' }).press('Enter')
  await clerk.getByRole('heading', { level: 1, name: '取りこむものを確かめる' }).waitFor()
})

test('what would come of them and what would not is seen, on a phone too, and the rest can be taken away', async () => {
  const said = await main(clerk)
  match(said, /新しい取組\s+2件/)
  match(said, /千・万などの付いた単位です[\s\S]*D6「千人」/)
  match(said, /すぐに相手方にも見えます/)
  await clerk.setViewportSize(PHONE)
  await fits(clerk)
  await clerk.setViewportSize({ width: 1280, height: 900 })
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('button', { name: '取りこまないものを CSV で受け取る' }).press('Enter'),
  ])
  match(download.suggestedFilename(), /not-taken\.csv$/)
})

test('it is taken in once it was said that the other side sees it, and the company finds it', async () => {
  await clerk.getByRole('button', { name: '2の取組を取りこむ' }).press('Enter')
  match(await main(clerk), /確かめたら、しるしを付けてください/)
  await clerk.getByRole('checkbox', { name: /相手方にも見えることを確かめました/ }).press('Space')
  await clerk.getByRole('button', { name: '2の取組を取りこむ' }).press('Enter')
  await clerk.getByText('取りこみました。').waitFor()
  const company = await town.enter('結城 学')
  await company.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '取組' }).press('Enter')
  await company.getByRole('link', { name: '朗読の会', exact: true }).press('Enter')
  match(await main(company), /いまある表から取りこみました/)
  await company.getByRole('link', { name: '増えた会員' }).press('Enter')
  match(await main(company), /12人/)
  match(await main(company), /指標\.csv F8/)
})

test('the year’s calendar and the paper for the meeting are two presses away', async () => {
  await clerk.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '今日の仕事' }).press('Enter')
  await clerk.getByRole('link', { name: '年間の予定を見る' }).press('Enter')
  match(await main(clerk), /ゆいルーム」の数字の期限/)
  await fits(clerk)
  await agreement(clerk)
  await clerk.getByRole('link', { name: '協議資料をつくる' }).press('Enter')
  match(await main(clerk), /今日決めること/)
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: 'Word で受け取る' }).press('Enter'),
  ])
  match(download.suggestedFilename(), /^meeting-paper-.+\.docx$/)
  equal(await clerk.getByRole('alert').count(), 0)
})

/**
 * 催しが自分を数える旅 — a resident applies on a phone without scripts and without a name; at the door a clerk counts by the
 * number; what was counted stands under the initiative, and nobody can type over it.
 */
import { equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { DESK, type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

let town: DemoTown
let phone: Page
let clerk: Page
let number = ''

before(async () => {
  town = await openDemoTown()
  phone = await (await town.visit({ viewport: PHONE, javaScriptEnabled: false })).newPage()
  clerk = await town.enter('見本 花子')
})
after(() => town.close())

const main = (page: Page) => page.getByRole('main')
const told = (page: Page) => main(page).innerText()
const look = async (page: Page, name: string) => {
  const folder = process.env['YUI_LOOK']
  if (folder) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()?.width}.png`, fullPage: true })
}
const fits = async (page: Page, name: string) => {
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    ok((await tooWide(page)) <= 0, `${page.url()} is wider than ${viewport.width}`)
    await look(page, name)
  }
}

test('a resident applies from the home page, is asked for no name, and gets a number', async () => {
  await phone.goto(town.at('/'))
  await main(phone).getByRole('link', { name: '冬の朗読の会' }).click()
  await fits(phone, 'event')
  match(await told(phone), /空きがあります/)
  await main(phone).getByRole('link', { name: 'この催しに申し込む' }).click()
  equal(await main(phone).getByRole('textbox').count(), 0)
  await main(phone).getByRole('button', { name: '申し込む' }).click()
  match(await told(phone), /来る人数を選んでください/)
  await fits(phone, 'apply')
  await main(phone).getByLabel('来る人数').selectOption('3')
  await main(phone).getByRole('button', { name: '申し込む' }).click()
  const ticket = await told(phone)
  match(ticket, /申し込みました/)
  number = /受付番号\s*(\d+)\s*3人/.exec(ticket)?.[1] ?? ''
  ok(Number(number) > 0, ticket)
  await fits(phone, 'ticket')
})

test('the clerk sees the number and how many, and nobody can be counted before the day', async () => {
  await clerk.goto(town.staff('/events'))
  await main(clerk).getByRole('link', { name: '冬の朗読の会' }).click()
  await main(clerk).getByRole('link', { name: '受付と来た人数' }).click()
  match(await main(clerk).getByRole('row').filter({ hasText: '3人' }).last().innerText(), new RegExp(`${number}`))
  match(await told(clerk), /受付は、催しの日から使えます/)
  equal(await main(clerk).getByRole('button', { name: '来た', exact: true }).count(), 0)
  await fits(clerk, 'reception-before')
})

test('who cannot come withdraws on their own page, and the clerk sees it', async () => {
  await main(phone).getByRole('button', { name: 'この申込を取り消す' }).click()
  match(await told(phone), /この申込は取り消されています/)
  await clerk.reload()
  match(await told(clerk), /取り消し/)
})

test('at the door: by number, without one, and taken back', async () => {
  await clerk.setViewportSize(PHONE)
  await clerk.goto(town.staff('/events'))
  await main(clerk).getByRole('link', { name: '通学路を歩いて地図をつくる会' }).click()
  await main(clerk).getByRole('link', { name: '受付と来た人数' }).click()
  match(await told(clerk), /来た人数\s*21人/)
  await main(clerk).getByRole('textbox', { name: '受付番号' }).fill('1')
  await main(clerk).getByRole('button', { name: '来た', exact: true }).click()
  match(await told(clerk), /この受付番号は、もう数えてあります/)
  await main(clerk).locator('#walk-in-people').fill('３')
  await main(clerk).getByRole('button', { name: '加える' }).click()
  match(await told(clerk), /来た人数\s*24人/)
  await fits(clerk, 'reception')
})

test('the figure of the initiative followed by itself, and there is no field to type it', async () => {
  await clerk.goto(town.staff('/initiatives'))
  await main(clerk)
    .getByRole('link', { name: /通学路の安全マップづくり/ })
    .first()
    .click()
  await main(clerk)
    .getByRole('link', { name: /歩く会に来た人/ })
    .first()
    .click()
  const shown = await told(clerk)
  match(shown, /24人回/)
  match(shown, /催しの受付（1回）/)
  match(shown, /この数字は、サービスが数えます/)
  equal(await main(clerk).getByRole('heading', { name: '実績を記録する' }).count(), 0)
  equal(await main(clerk).getByRole('heading', { name: '目標の案を出す' }).count(), 1)
  await fits(clerk, 'fed-indicator')
})

test('a new indicator is given to the events by one choice', async () => {
  await clerk.goto(town.staff('/initiatives'))
  await main(clerk)
    .getByRole('link', { name: /通学路の安全マップづくり/ })
    .first()
    .click()
  await main(clerk).getByRole('link', { name: '指標を加える' }).first().click()
  await main(clerk).getByLabel('指標の名前').fill('歩く会をひらいた回数')
  await main(clerk).getByLabel('何を、どう数えるか').fill('「実施」になった歩く会の数')
  await main(clerk)
    .getByRole('radio', { name: /催しから数える：開いた回数/ })
    .check()
  await main(clerk)
    .getByRole('radio', { name: /そのまま出せる/ })
    .check()
  await main(clerk).getByRole('radio', { name: '四半期ごと' }).check()
  await main(clerk).getByRole('radio', { name: '増えるほうがよい' }).check()
  await fits(clerk, 'indicator-form')
  await main(clerk).getByRole('button', { name: 'この指標を加える' }).click()
  match(await told(clerk), /1回/)
})

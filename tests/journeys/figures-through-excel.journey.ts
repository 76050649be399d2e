/** Excel で返す旅 — a clerk takes a year's figures as a workbook, fills it in, sees each change by its cell, writes them; the company confirms all at one press. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

const YEAR = '2027'

let town: DemoTown
let clerk: Page
let book: ExcelJS.Workbook
/** The first line of the sheet that is about the whole year. */
let row = 0

before(async () => {
  town = await openDemoTown()
})
after(() => town.close())

const fits = async (page: Page) => ok((await tooWide(page)) <= 0, `${page.url()} is wider than the window`)
const main = (page: Page) => page.getByRole('main').innerText()
const sheet = (): ExcelJS.Worksheet => {
  const [first] = book.worksheets
  if (!first) throw new Error('no sheet')
  return first
}
const send = async (name: string) => {
  const buffer = Buffer.from(await book.xlsx.writeBuffer())
  await clerk.getByLabel('書きこんだ表').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  })
  await clerk.getByRole('button', { name: '読んで見くらべる' }).press('Enter')
  await clerk.getByRole('heading', { level: 1, name: '変わるところを確かめる' }).waitFor()
}

test('the clerk takes next year’s sheet from the page of the agreement', async () => {
  clerk = await town.enter('見本 花子')
  await clerk.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '協定' }).press('Enter')
  await clerk
    .getByRole('main')
    .getByRole('link', { name: /みほん学び社の包括連携協定/ })
    .first()
    .press('Enter')
  await clerk.getByRole('link', { name: '一年分の目標と実績を Excel でやりとりする' }).press('Enter')
  await clerk.getByRole('link', { name: `${YEAR}年度` }).press('Enter')
  await clerk.waitForURL(new RegExp(`year=${YEAR}`))
  await fits(clerk)
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: 'Excel で受け取る' }).click(),
  ])
  match(download.suggestedFilename(), /^mihon-.+-2027\.xlsx$/)
  book = new ExcelJS.Workbook()
  await book.xlsx.load(readFileSync(await download.path()).buffer as ArrayBuffer)
  deepEqual(
    [1, 2, 3, 4, 5].map((at) => sheet().getRow(3).getCell(at).text),
    ['連携事項', '取組', '指標', '単位', '期間'],
  )
  sheet().eachRow((line, at) => {
    if (row === 0 && line.getCell(5).text === '2027年度' && line.getCell(4).text === '人') row = at
  })
  ok(row > 0, 'a line about people and the whole year')
})

test('a wrong cell is named with what to put right, on a phone too, and nothing is written', async () => {
  sheet().getCell(row, 6).value = 120
  sheet().getCell(row, 7).value = ''
  sheet().getCell(row, 8).value = 'たくさん'
  await send('返ってきた表.xlsx')
  const said = await main(clerk)
  match(said, /直すところが 2 か所あります。まだ何も書きこんでいません/)
  match(said, new RegExp(`G${row}[\\s\\S]*目標の根拠を書いてください`))
  match(said, new RegExp(`H${row}[\\s\\S]*たくさん[\\s\\S]*数として読めません`))
  equal(await clerk.getByRole('button', { name: /書きこむ/ }).count(), 0)
  await clerk.setViewportSize(PHONE)
  await fits(clerk)
  await clerk.setViewportSize({ width: 1280, height: 900 })
})

test('put right, it shows what would change, and one press writes it with the town’s sign', async () => {
  sheet().getCell(row, 7).value = '会場の定員'
  sheet().getCell(row, 8).value = '集計中'
  await clerk.getByRole('link', { name: '別の表を読む' }).last().press('Enter')
  await send('返ってきた表.xlsx')
  match(await main(clerk), /変わるところ　2 か所/)
  match(await main(clerk), /まだありません/)
  match(await main(clerk), /120人/)
  await fits(clerk)
  await clerk.getByRole('checkbox', { name: /わたしたちの側として確かめる/ }).press('Space')
  await clerk.getByRole('button', { name: '2 か所を書きこむ' }).press('Enter')
  await clerk.getByText('書きこみました。').waitFor()
  await fits(clerk)
})

test('the company finds both among what waits for it, and confirms them at one press', async () => {
  const company = await town.enter('結城 学')
  await company.getByRole('link', { name: '数字をまとめて確かめる' }).press('Enter')
  const said = await main(company)
  match(said, /2027年度の目標　120人/)
  match(said, /根拠：会場の定員/)
  match(said, /2027年度の実績　集計中/)
  await company.setViewportSize(PHONE)
  await fits(company)
  const card = company.getByRole('main').locator('form').filter({ hasText: '会場の定員' })
  for (const box of await card.getByRole('checkbox', { name: /2027年度/ }).all()) await box.press('Space')
  await card.getByRole('button', { name: 'えらんだものを確かめる' }).press('Enter')
  await company.getByText('確かめました。', { exact: true }).waitFor()
  equal((await main(company)).includes('会場の定員'), false)
})

/** ふり返りを両方で閉じる旅 — written by the town, refused while the reason is missing, signed by both heads, published, read, and closed for good. */
import { equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

const PUBLIC = '/partnership/manabisha-2025/used-materials/'
const REASON =
  '回収量は目標に近く、箱の置き場所を変えた2校で増えたため。置き場所を変えるやり方を、残りの学校にも広げます。'

const BEFORE = '2校では玄関に移しました。4校は、置く場所を学校と探しています。'
let town: DemoTown
let clerk: Page
/** A second window of the clerk, in which the form stays open while the others sign. */
let open: Page
let review: string

before(async () => {
  town = await openDemoTown()
})
after(() => town.close())

const fits = async (page: Page) => ok((await tooWide(page)) <= 0, `${page.url()} is wider than the window`)

test('the clerk begins a review from what is due, and sees what was decided last time', async () => {
  clerk = await town.enter('見本 花子')
  await clerk
    .getByRole('listitem')
    .filter({ hasText: '「使い終えた教材の回収」' })
    .getByRole('link', { name: 'ふり返りを開く' })
    .click()
  await fits(clerk)
  await clerk.getByRole('button', { name: '書き始める' }).press('Enter')
  match(await clerk.getByRole('alert').innerText(), /半期か年度を選んでください/)
  await clerk.getByLabel('期間').selectOption({ label: '2026年度上半期' })
  await clerk.getByRole('button', { name: '書き始める' }).press('Enter')
  await clerk.getByRole('heading', { name: 'どうしますか' }).waitFor()
  review = new URL(clerk.url()).pathname
  match(await clerk.getByRole('table', { name: '前に決めたこと' }).innerText(), /箱の置き場所を学校にもう一度たずね/)
  await fits(clerk)
})

test('it cannot be put forward without a reason: said in the summary and beside the field, with the rest kept', async () => {
  await clerk.getByLabel('見たこと').fill('上半期に集まった紙は目標の9割でした。箱を玄関に移した2校で増えました。')
  await clerk.getByRole('radio', { name: /^改善/ }).press('Space')
  await clerk.getByRole('button', { name: '自治体の判断として出す' }).press('Enter')
  const summary = clerk.getByRole('alert')
  match(await summary.innerText(), /理由がありません/)
  await summary.getByRole('link', { name: /理由がありません/ }).press('Enter')
  equal(await clerk.evaluate(() => document.activeElement?.getAttribute('name')), 'reason')
  const described = (await clerk.getByLabel('判断の理由').getAttribute('aria-describedby')) ?? ''
  const beside = await Promise.all(described.split(' ').map((id) => clerk.locator(`[id="${id}"]`).innerText()))
  match(beside.join(' '), /理由がありません/)
  equal(await clerk.getByRole('radio', { name: /^改善/ }).isChecked(), true)
  match(await clerk.getByLabel('見たこと').inputValue(), /玄関に移した2校/)
  await fits(clerk)
})

test('what was decided last time is answered first, with a sentence where it is not done', async () => {
  await clerk.getByLabel('判断の理由').fill(REASON)
  await clerk.getByRole('button', { name: '自治体の判断として出す' }).press('Enter')
  match(await clerk.getByRole('alert').innerText(), /前に決めたことがどうなったかを、4つから1つ選んでください/)
  await clerk.getByRole('radio', { name: /^途中/ }).press('Space')
  await clerk.getByRole('button', { name: '自治体の判断として出す' }).press('Enter')
  match(await clerk.getByRole('alert').innerText(), /済んでいないわけを書いてください/)
  equal(await clerk.getByRole('radio', { name: /^途中/ }).isChecked(), true)
  await clerk.getByLabel('くわしく').fill(BEFORE)
})

test('with a reason it is put forward, and the clerk who may not sign is not asked to', async () => {
  await clerk.getByLabel('次にすること').fill('残りの4校でも、箱を玄関に移します。')
  await clerk.getByLabel('いつまでに').fill('令和9年2月29日')
  await clerk.getByRole('button', { name: '自治体の判断として出す' }).press('Enter')
  match(await clerk.getByRole('alert').innerText(), /日付として読めません/)
  await clerk.getByLabel('いつまでに').fill('令和9年1月29日')
  await clerk.getByRole('button', { name: '自治体の判断として出す' }).press('Enter')
  await clerk.getByText('出しました。両方の署名を待ちます。').waitFor()
  equal(await clerk.getByRole('button', { name: 'この判断に署名する' }).count(), 0)
  open = await clerk.context().newPage()
  await open.goto(`${town.origin}${review}`)
})

for (const [head, waits] of [
  ['雛形 みどり', '相手方の署名待ち'],
  ['束 みちる', '閉じました'],
] as const)
  test(`${head} reads the very text and signs it`, async () => {
    const page = await town.enter(head)
    await page.goto(`${town.origin}${review}`)
    const said = await page.getByRole('main').innerText()
    ok(said.includes(REASON) && said.includes(`途中　${BEFORE}`))
    equal(await page.getByLabel('判断の理由').count(), 0, 'a head without the right to write has no fields')
    await page.getByRole('button', { name: 'この判断に署名する' }).press('Enter')
    await page.getByText('署名しました。', { exact: true }).waitFor()
    ok((await page.getByRole('main').innerText()).includes(waits))
    await fits(page)
  })

test('the town publishes what both have signed', async () => {
  await clerk.goto(`${town.origin}${review}`)
  await clerk.getByRole('button', { name: '公表する' }).press('Enter')
  await clerk.getByText('公表しました。住民の画面に出ます。').waitFor()
  equal(await clerk.getByRole('button', { name: '公表する' }).count(), 0)
})

test('a resident reads the decision, the reason and the next step on a phone', async () => {
  const page = await (await town.visit({ viewport: PHONE, javaScriptEnabled: false })).newPage()
  const decided = page.getByText(REASON)
  for (let tries = 0; tries < 40 && (await decided.count()) === 0; tries++) {
    await page.waitForTimeout(250)
    await page.goto(town.at(PUBLIC))
  }
  ok(await decided.isVisible())
  match(await page.getByRole('main').innerText(), /2026年度上半期の判断\s*改善/)
  match(await page.getByRole('main').innerText(), /残りの4校でも、箱を玄関に移します/)
  await fits(page)
})

test('after closing nobody can edit it: a form kept open is refused, and what was typed there is not lost', async () => {
  await open.getByLabel('判断の理由').fill('あとから変えた理由。')
  await open.getByRole('button', { name: '直した文で残す' }).press('Enter')
  match(await open.getByRole('alert').innerText(), /もう閉じています。新しい版を書いてください。/)
  match(await open.getByRole('main').innerText(), /残していません[\s\S]*あとから変えた理由。/)
  await fits(open)
  await open.goto(`${town.origin}${review}`)
  ok((await open.getByRole('main').innerText()).includes(REASON))
  equal(await open.getByLabel('判断の理由').count(), 0)
})

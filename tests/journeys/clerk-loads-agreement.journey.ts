/** 協定を読みこむ旅 — a clerk with three wrong files and a right one; then a first initiative, owned by both sides and set going. */
import { equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoTown, openDemoTown, tooWide } from '../support/demo-town.ts'

const AGREEMENT = {
  agreementId: 'jp-990019-shinkin-2026',
  title: 'みほん市とみほん信用金庫の図書館に関する連携協定',
  kind: '連携協定',
  signedOn: '2026-11-20',
  fiscalYearSigned: 2026,
  purpose: '図書館を、暮らしの相談ができる場所にする',
  parties: [
    { role: 'municipality', name: 'みほん市', localGovernmentCode: '990019' },
    { role: 'company', name: 'みほん信用金庫' },
  ],
  items: [
    { no: 1, ja: '図書館での相談の日をひらくこと', sdg: [4] },
    { no: 2, ja: '本を読む機会をふやすこと', sdg: [4] },
  ],
  sdgMapping: 'by the parties',
  announcedInitiatives: [],
  unknownHere: [],
  source: 'made-up',
}
/** 「令和8年11月24日」: written as a clerk would. */
const TODAY = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })
const INITIATIVE = '図書館の相談の日'

let town: DemoTown
let clerk: Page

before(async () => {
  town = await openDemoTown()
})
after(() => town.close())

const fits = async (page: Page) => ok((await tooWide(page)) <= 0, `${page.url()} is wider than the window`)
const choose = async (name: string, content: Buffer | object) => {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content), 'utf8')
  await clerk.getByLabel('協定のファイル').setInputFiles({ name, mimeType: 'application/json', buffer })
  await clerk.getByRole('button', { name: '読みこんで確かめる' }).press('Enter')
  await clerk.waitForURL(/\/agreements\/read$/)
}
const said = () => clerk.getByRole('alert').innerText()

test('the clerk opens the screen from the list of agreements', async () => {
  clerk = await town.enter('見本 花子')
  await clerk.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '協定' }).press('Enter')
  await clerk.getByRole('main').getByRole('link', { name: '協定を登録する' }).press('Enter')
  await clerk.getByRole('button', { name: '読みこんで確かめる' }).press('Enter')
  match(await said(), /ファイルを選ぶか、中身を貼り付けてください/)
  await fits(clerk)
})

test('a file of another program, a strange file and a day that never was are each said in plain words', async () => {
  await choose('協定.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]))
  match(await said(), /Excel か Word のファイルのようです/)
  match(await clerk.getByRole('main').innerText(), /何も登録していません/)
  await fits(clerk)

  const { purpose: _, ...withoutPurpose } = AGREEMENT
  await choose('別の形.json', { ...withoutPurpose, strange: 1 })
  match(await said(), /目的：ありません/)
  match(await said(), /「strange」：この項目は決められていません/)
  match(await clerk.getByRole('main').innerText(), /別の形\.json/)

  await choose('日付.json', { ...AGREEMENT, signedOn: '2023-02-29', fiscalYearSigned: 2022 })
  match(await said(), /「2023-02-29」という日は、暦にありません/)
  await fits(clerk)
})

test('the right file is looked at first, with the company already found, and registered with one press', async () => {
  await choose('図書館.json', AGREEMENT)
  match(await clerk.getByRole('main').innerText(), /まだ何も登録していません/)
  match(await clerk.getByRole('main').innerText(), /図書館での相談の日をひらくこと/)
  const company = clerk.getByLabel('「みほん信用金庫」は、どの組織ですか')
  equal(await company.evaluate((box: HTMLSelectElement) => box.selectedOptions[0]?.text), 'みほん信用金庫')
  await fits(clerk)
  await clerk.getByRole('button', { name: '登録する', exact: true }).press('Enter')
  await clerk.getByText('登録しました。まだ住民には見えません。').waitFor()
  equal((await clerk.getByRole('heading', { level: 1 }).innerText()).trim(), AGREEMENT.title)
  match(await clerk.getByRole('main').innerText(), /取組がありません/)
  await fits(clerk)
})

test('the same file a second time is refused, and residents see nothing of it yet', async () => {
  const here = clerk.url()
  await clerk.goto(town.staff('/agreements/new'))
  await choose('図書館.json', AGREEMENT)
  match(await said(), /同じ番号の協定が、すでに登録されています/)
  equal((await clerk.request.get(town.at('/partnership/shinkin-2026/'))).status(), 404)
  await clerk.goto(here)
})

test('a first initiative with an owner on both sides is drafted, and the bank does not see the draft', async () => {
  await clerk.getByRole('link', { name: '取組を加える' }).first().press('Enter')
  await clerk.getByRole('button', { name: '下書きを保存する' }).press('Enter')
  match(await said(), /書いてください/)
  await fits(clerk)
  await clerk.getByLabel('取組の名前').fill(INITIATIVE)
  await clerk.getByLabel('何のためにするか').fill('図書館で、お金と暮らしの相談ができるようにします。')
  await clerk.getByRole('checkbox', { name: /図書館での相談の日/ }).press('Space')
  await clerk.getByRole('radio', { name: '両方' }).press('Space')
  await clerk.getByLabel('自治体の受け持ち').selectOption({ label: 'みほん市 企画課 協働推進係' })
  await clerk.getByLabel('相手方の受け持ち').selectOption({ index: 1 })
  await clerk.getByRole('button', { name: '下書きを保存する' }).press('Enter')
  await clerk.getByText('下書きをつくりました。相手方にはまだ見えません。').waitFor()
  equal((await clerk.getByRole('heading', { level: 1 }).innerText()).trim(), INITIATIVE)
  await fits(clerk)
  const bank = await town.enter('倉 みのり')
  equal((await bank.goto(clerk.url().replace(/\?.*/, '')))?.status(), 404)
})

test('it is shown to the other side with a reason, and then moved on with another', async () => {
  await clerk.getByRole('link', { name: '相手方に見せる' }).press('Enter')
  await clerk.getByLabel('理由').fill('図書館の利用者から、相談の場がほしいという声があったため。')
  await clerk.getByLabel('決めた日').fill('2023-02-29')
  await clerk.getByRole('button', { name: '相手方に見せる' }).press('Enter')
  match(await said(), /その日は暦にありません/)
  await clerk.getByLabel('決めた日').fill(TODAY.format(new Date()))
  await clerk.getByRole('button', { name: '相手方に見せる' }).press('Enter')
  await clerk.getByText('相手方に見せました。両方で検討します。').waitFor()

  const bank = await town.enter('倉 みのり')
  equal((await bank.goto(clerk.url().replace(/\?.*/, '')))?.status(), 200)

  await clerk.getByRole('link', { name: '段階を変える' }).press('Enter')
  await clerk.getByRole('radio', { name: /^合意/ }).press('Space')
  await clerk.getByLabel('決めた日').fill(TODAY.format(new Date()))
  await clerk.getByRole('button', { name: '段階を変える' }).press('Enter')
  match(await said(), /書いてください/)
  await clerk.getByLabel('理由').fill('月に1回、2階の部屋でひらくことで話がまとまったため。')
  await clerk.getByRole('button', { name: '段階を変える' }).press('Enter')
  await clerk.getByText('合意を申し出ました。相手方が合意するまで「検討」のままです。').waitFor()
  match(await clerk.getByRole('main').innerText(), /合意を申し出：[\s\S]*2階の部屋でひらく/)
  await fits(clerk)
})

test('the bank finds it among what waits for it, and only its own yes makes it 合意', async () => {
  const bank = await town.enter('倉 みのり')
  await bank
    .getByRole('listitem')
    .filter({ hasText: INITIATIVE })
    .getByRole('link', { name: '合意に返事をする' })
    .press('Enter')
  await bank.getByRole('link', { name: '段階を変える' }).press('Enter')
  await bank.getByRole('radio', { name: /^合意/ }).press('Space')
  await bank.getByRole('textbox', { name: /理由/ }).fill('部屋と日どりで、こちらも引き受けられるため。')
  await bank.getByLabel('決めた日').fill(TODAY.format(new Date()))
  await bank.getByRole('button', { name: '段階を変える' }).press('Enter')
  await bank.getByText('段階を変えました。').waitFor()
  await fits(bank)
  await clerk.reload()
  match(await clerk.getByRole('main').innerText(), /合意：部屋と日どりで/)
})

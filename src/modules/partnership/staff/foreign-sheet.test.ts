/** The screens on which somebody's own lists become initiatives, indicators and figures. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { cellText } from '#kernel/grid'
import { readSheets } from '#platform/sheet/read-sheet'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'
import { INDICATORS, ONE_SHEET, PROGRAMMES } from '../../../../tests/support/foreign-list.ts'
import { BASE_URL } from '../../../../tests/support/identity.ts'

const { site, town, clerk, writer, reader, company, rival, led, page, agreement } = await openFigureDesks()
type Clerk = typeof clerk
type Part = string | File
const TAKE_IN = `${agreement}/take-in`
const CHOICES = { item: '8', ownerSide: 'both', people: 'cumulative', year: '2025' }

const send = (who: Clerk, path: string, parts: Readonly<Record<string, Part>>) => {
  const body = new FormData()
  for (const [name, part] of Object.entries(parts)) body.append(name, part)
  const headers = { cookie: who.cookie, origin: BASE_URL }
  return site.app.request(`${BASE_URL}/${town.slug}/staff${path}`, { method: 'POST', headers, body }, {})
}
const csv = (text: string | Uint8Array<ArrayBuffer>, name: string) => new File([text], name)
const readBoth = (who: Clerk, more: Readonly<Record<string, Part>> = {}) =>
  send(who, `${TAKE_IN}/read`, {
    programmes: csv(PROGRAMMES, '事業.csv'),
    indicators: csv(INDICATORS, '指標.csv'),
    ...CHOICES,
    ...more,
  })
/** What the page before the last press carries. */
const carried = (preview: string) =>
  Object.fromEntries(
    ['item', 'year', 'people', 'ownerSide', 'programmesFile', 'indicatorsFile', 'lists'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(preview)?.[1] ?? '',
    ]),
  )

test('what would come to be is seen before it is written, and what is left out with its reason', async () => {
  const answer = await readBoth(clerk)
  equal(answer.status, 200)
  const preview = await answer.text()
  for (const said of [
    /新しい取組[\s\S]*?2件/,
    /防災の教室/,
    /千・万などの付いた単位です/,
    /D6「千人」/,
    /予算額/,
    /取りこまないもの/,
  ])
    match(preview, said)
  // Of a name that stands under this agreement nothing is taken.
  match(preview, /同じ名前の取組が、この協定にあります/)
  doesNotMatch(await page(company, agreement), /朗読の会/)
  const report = await send(clerk, `${TAKE_IN}/report`, carried(preview))
  equal(report.status, 200)
  match(await report.text(), /指標と数字の一覧,D6,千人,千・万などの付いた単位です/)
})

test('it is written whole once it was said that the other side sees it, and both sides see it', async () => {
  const preview = await (await readBoth(clerk)).text()
  const unseen = await send(clerk, TAKE_IN, carried(preview))
  equal(unseen.status, 422)
  match(await unseen.text(), /確かめたら、しるしを付けてください/)
  doesNotMatch(await page(company, agreement), /朗読の会/)
  equal(led(await send(clerk, TAKE_IN, { ...carried(preview), seen: 'yes' })), `${TAKE_IN}?done=takenIn`)
  for (const who of [clerk, company]) match(await page(who, agreement), /朗読の会/)
  const [, initiative] =
    /href="[^"]*(\/initiatives\/[0-9a-f-]{36})"[^>]*>(?:<[^>]+>)*朗読の会/.exec(await page(company, agreement)) ?? []
  ok(initiative)
  match(await page(company, initiative), /増えた会員/)
  // The last press once more finds it there, and writes nothing a second time.
  const again = await send(clerk, TAKE_IN, { ...carried(preview), seen: 'yes' })
  equal(led(again), `${TAKE_IN}?done=takenIn`)
  const lines = await page(clerk, agreement)
  equal(lines.split('朗読の会').length, (await page(company, agreement)).split('朗読の会').length)
  const audit = await site.desk.asSystem(town, (tx) =>
    tx.selectFrom('platform_audit').select('object_id').where('did', '=', 'sheet.takeIn').execute(),
  )
  ok(audit.some((line) => agreement.endsWith(line.object_id)))
})

test('a file that is none, a choice that is missing and an item that is not there are said beside their fields', async () => {
  for (const [more, says] of [
    [{ indicators: csv('名前,電話\nあ,1\n', 'a.csv') }, /指標の一覧として読めません/],
    [{ programmes: csv('%PDF-1.7', 'a.pdf') }, /Excel（.xlsx）でも CSV でもありません/],
    [{ people: '' }, /人の数え方を選んでください/],
    [{ item: '99' }, /この協定にない連携事項です/],
    [{ year: 'R6' }, /西暦の4けた/],
  ] as const) {
    const answer = await readBoth(clerk, more)
    equal(answer.status, 422, String(says))
    match(await answer.text(), says)
  }
})

test('without any file it is said that one is needed', async () => {
  const answer = await send(clerk, `${TAKE_IN}/read`, CHOICES)
  equal(answer.status, 422)
  match(await answer.text(), /どちらか一つは選んでください/)
})

test('what was changed on its way through a browser is not taken', async () => {
  const good = carried(await (await readBoth(clerk)).text())
  for (const lists of ['', 'AAAA', good['lists']?.slice(4) ?? '']) {
    const answer = await send(clerk, TAKE_IN, { ...good, lists, seen: 'yes' })
    equal(answer.status, 422)
    match(await answer.text(), /読んだ表が途中で変わりました/)
  }
})

test('another company and who may not write are turned away', async () => {
  for (const path of [`${TAKE_IN}/read`, `${TAKE_IN}/report`, TAKE_IN]) {
    equal((await send(rival, path, { ...CHOICES, indicators: csv(INDICATORS, 'a.csv') })).status, 404)
    equal((await send(reader, path, { ...CHOICES, indicators: csv(INDICATORS, 'a.csv') })).status, 403)
  }
  equal((await site.get(rival.cookie, town, TAKE_IN)).status, 404)
  equal((await site.get(reader.cookie, town, TAKE_IN)).status, 403)
  match(await page(clerk, agreement), /take-in/)
  doesNotMatch(await page(reader, agreement), /take-in/)
})

/** Takes a list in, takes the year out in Excel, and reads that back. */
async function roundTrip(bytes: string | Uint8Array<ArrayBuffer>, name: string) {
  const preview = await (await send(writer, `${TAKE_IN}/read`, { ...CHOICES, indicators: csv(bytes, name) })).text()
  led(await send(writer, TAKE_IN, { ...carried(preview), seen: 'yes' }))
  const taken = await site.get(writer.cookie, town, `${agreement}/sheet.xlsx?year=2024`)
  const book = new Uint8Array(await taken.arrayBuffer())
  const body = { file: new File([book], 'back.xlsx'), year: '2024' }
  return { back: await (await send(writer, `${agreement}/sheet/read`, body)).text(), book }
}

test('what was taken in goes out to Excel and comes back without a change', async () => {
  const { back, book } = await roundTrip(ONE_SHEET.replaceAll('防災の教室', '備えの教室'), '実績.csv')
  match(back, /変わるところはありません/)
  const read = await readSheets(book)
  ok(read.ok)
  const lines = read.value.grids[0]?.rows.map((row) => row.slice(1, 8).map(cellText)) ?? []
  deepEqual(
    lines
      .filter(([initiative]) => initiative === '備えの教室')
      .map(([, name, unit, , target, , figure]) => [name, unit, target, figure]),
    [
      ['参加者数(実人数)', '人', '300', '284'],
      ['備えを始めた割合', '%', '40', '36.6'],
    ],
  )
})

const REAL = process.env['YUIMACHI_REAL_DATA']
const skip = REAL ? false : 'YUIMACHI_REAL_DATA がない'
const real = (name: string) => new Uint8Array(readFileSync(join(REAL ?? '', 'partnership', name)))

test('the clean 実績 workbook goes through without a change', { skip }, async () => {
  const { back, book } = await roundTrip(real('sample-jisseki-clean.xlsx'), '実績報告.xlsx')
  match(back, /変わるところはありません/)
  const read = await readSheets(book)
  ok(read.ok)
  const rows = read.value.grids[0]?.rows.map((row) => row.slice(1, 8).map(cellText)) ?? []
  const figures = rows
    .filter(([initiative]) => initiative?.includes('架空例'))
    .map(([, name, , , target, , figure]) => [name, target, figure])
  deepEqual(figures.toSorted(), [
    ['利用者数(実人数)', '20', '8'],
    ['参加者数', '300', '284'],
    ['受講者数', '50', '0'],
    ['学びが続いた割合', '60', ''],
    ['実施校数', '6', '6'],
    ['家庭で備蓄を始めた割合', '40', '36.6'],
    ['理解度テストの平均点', '70', '74.5'],
  ])
})

test('a city’s 407 programmes and 2,255 indicators come in through the screens', { skip }, async (t) => {
  const began = performance.now()
  const answer = await send(clerk, `${TAKE_IN}/read`, {
    ...CHOICES,
    programmes: csv(real('ofunato-programs.csv'), '事業.csv'),
    indicators: csv(real('ofunato-indicators.csv'), '指標.csv'),
  })
  const preview = await answer.text()
  const seen = performance.now()
  match(preview, /407の取組を取りこむ/)
  equal(led(await send(clerk, TAKE_IN, { ...carried(preview), seen: 'yes' })), `${TAKE_IN}?done=takenIn`)
  t.diagnostic(
    `読んで見せるまで ${(seen - began).toFixed(0)} ms、書きこみ ${(performance.now() - seen).toFixed(0)} ms、頁 ${(preview.length / 1000).toFixed(0)} kB`,
  )
  // Ten thousand figures wait for the other side now: every screen over them stays a page that can be read.
  for (const path of ['', '/confirmations', '/now', '/on-time', agreement.slice(1)]) {
    const start = performance.now()
    const shown = await page(company, path.startsWith('/') ? path : `/${path}`)
    t.diagnostic(
      `/${path.replace(/^\//, '')}：${(performance.now() - start).toFixed(0)} ms、${(shown.length / 1000).toFixed(0)} kB`,
    )
    ok(shown.length < 250_000, path)
  }
  const report = await (await send(clerk, `${TAKE_IN}/report`, carried(preview))).text()
  // Since it was taken in, each of the 407 stands there.
  ok(report.split('\n').length > 407)
})

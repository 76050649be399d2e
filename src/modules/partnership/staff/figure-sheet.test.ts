/** The screens on which a sheet of figures goes out to Excel and comes back. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { cellText } from '#kernel/grid'
import { readSheets } from '#platform/sheet/read-sheet'
import { changed } from '../../../../tests/support/agreement-desks.ts'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'
import { BASE_URL } from '../../../../tests/support/identity.ts'

const { site, town, clerk, writer, reader, company, rival, led, post, agreement, indicator } = await openFigureDesks()
type Clerk = typeof clerk
const visitors = await indicator('参加者')
await indicator('備蓄を始めた割合', { unit: 'percent', countKind: 'ratio' })

const SHEET = `${agreement}/sheet`
const send = (who: Clerk, bytes: Uint8Array<ArrayBuffer> | string, name: string, year = '2026', at = SHEET) => {
  const body = new FormData()
  body.append('file', new File([bytes], name))
  body.append('year', year)
  return site.app.request(
    `${BASE_URL}/${town.slug}/staff${at}/read`,
    { method: 'POST', headers: { cookie: who.cookie, origin: BASE_URL }, body },
    {},
  )
}
/** The workbook as it went out, with what somebody typed into its cells. */
const filled = async (who: Clerk, typed: Readonly<Record<string, string | number>>) => {
  const answer = await site.get(who.cookie, town, `${SHEET}.xlsx?year=2026`)
  equal(answer.status, 200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const [sheet] = book.worksheets
  ok(sheet)
  for (const [cell, value] of Object.entries(typed)) sheet.getCell(cell).value = value
  return new Uint8Array(await book.xlsx.writeBuffer()) as Uint8Array<ArrayBuffer>
}
/** What the page before the last press carries. */
const carried = (page: string) => {
  const value = (name: string) => {
    const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
    return found.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  }
  return { year: value('year'), rows: value('rows'), file: value('file') }
}

test('the sheet that goes out holds a line for each indicator, and says whose it is', async () => {
  const page = await (await site.get(clerk.cookie, town, SHEET)).text()
  match(page, /2行のうち、実績のあるもの 0行/)
  const read = await readSheets(await filled(clerk, {}))
  ok(read.ok)
  const [sheet, mark] = read.value.grids
  deepEqual(
    sheet?.rows.slice(3).map((row) => row.slice(1, 5).map(cellText)),
    [
      ['防災の教室', '参加者', '人', '2026年度'],
      ['防災の教室', '備蓄を始めた割合', '%', '2026年度'],
    ],
  )
  equal(mark?.hidden, true)
  const csv = await (await site.get(clerk.cookie, town, `${SHEET}.csv?year=2026`)).text()
  match(csv, /^連携事項,取組,指標/)
})

test('what was typed is seen cell by cell before it is written, and then written with our sign', async () => {
  const answer = await send(
    clerk,
    await filled(clerk, { F4: 300, G4: '会場の定員', H4: '２８４', H5: '-' }),
    '実績.xlsx',
  )
  equal(answer.status, 200)
  const page = await answer.text()
  match(page, /変わるところ　2 か所/)
  match(page, /F4/)
  match(page, /防災の教室／参加者／2026年度　目標/)
  match(page, /284人/)
  match(page, /横線は、書いていないものとして読みました/)
  doesNotMatch(await (await site.get(company.cookie, town, visitors)).text(), /284人/)

  equal(led(await post(clerk, SHEET, { ...carried(page), signs: 'yes' })), `${SHEET}?year=2026&done=sheetWritten`)
  const seen = await (await site.get(company.cookie, town, visitors)).text()
  match(seen, /284人/)
  match(seen, /実績\.xlsx H4/)
  match(seen, /自治体だけが確かめました/)
})

test('who took a sheet is in the audit log, and a sheet that counts people says what is in it', async () => {
  const audit = await site.desk.asSystem(town, (tx) =>
    tx
      .selectFrom('platform_audit')
      .select(['did', 'object_id', 'person_id'])
      .where('did', '=', 'sheet.export')
      .execute(),
  )
  ok(audit.length >= 2)
  ok(audit.every((line) => agreement.endsWith(line.object_id) && line.person_id === clerk.person))
  const read = await readSheets(await filled(clerk, {}))
  match(read.ok ? (read.value.grids[0]?.rows[1] ?? []).map(cellText).join('') : '', /少ない人数がそのまま入っています/)
})

test('a long name of a file is cut, and a year that is none is asked for again', async () => {
  const page = await (await send(clerk, await filled(clerk, { H5: 36 }), `${'長'.repeat(300)}.xlsx`)).text()
  match(page, /変わるところ　1 か所/)
  equal(carried(page).file.length, 120)
  const noYear = await send(clerk, await filled(clerk, { H5: 36 }), 'x.xlsx', 'いつか')
  equal(noYear.status, 422)
  match(await noYear.text(), /年度を選んで、もう一度読みこんでください/)
})

test('one wrong cell, and the sheet is shown with what to put right; nothing is written', async () => {
  const answer = await send(clerk, await filled(clerk, { H4: 290, H5: '四割' }), '実績.xlsx')
  equal(answer.status, 422)
  const page = await answer.text()
  match(page, /直すところが 1 か所あります。まだ何も書きこんでいません/)
  match(page, /H5[\s\S]*四割[\s\S]*数として読めません/)
  doesNotMatch(page, /か所を書きこむ/)
})

test('between looking and writing somebody else was quicker: nothing is overwritten', async () => {
  const page = await (await send(clerk, await filled(clerk, { H4: 291 }), '実績.xlsx')).text()
  const theirs = await (await send(company, await filled(company, { H4: 300 }), '学校.xlsx')).text()
  equal(led(await post(company, SHEET, carried(theirs))), `${SHEET}?year=2026&done=sheetWritten`)
  const late = await post(clerk, SHEET, carried(page))
  equal(late.status, 422)
  match(await late.text(), /見ている間に、ほかの人が数字を記録しました/)
  const seen = await (await site.get(clerk.cookie, town, visitors)).text()
  match(seen, /300人/)
  doesNotMatch(seen, /291人/)
})

test('of two presses at the same moment one writes, and the other is shown what stands', async () => {
  const pages = await Promise.all(
    [clerk, company].map(async (who, at) => (await send(who, await filled(who, { H4: 310 + at }), 'x.xlsx')).text()),
  )
  const answers = await Promise.all([clerk, company].map((who, at) => post(who, SHEET, carried(pages[at] ?? ''))))
  deepEqual(answers.map(({ status }) => (status === 422 ? 422 : 303)).toSorted(), [303, 422])
  const late = answers.findIndex(({ status }) => status === 422)
  const text = (await answers[late]?.text()) ?? ''
  match(text, /まだ何も書きこんでいません/)
  match(await (await site.get(clerk.cookie, town, visitors)).text(), new RegExp(`${310 + (1 - late)}人`))
})

test('a sheet of another agreement does not land here', async () => {
  const text = changed((file) => {
    file['agreementId'] = 'jp-131091-other-2026'
  })
  const desks = { 'companies[]': company.organisation, municipalDesk: clerk.post, companyDesk: '' }
  const other = led(await post(clerk, '/agreements', { text, ...desks })).split('?')[0]
  const answer = await send(clerk, await filled(clerk, { H4: 5 }), 'x.xlsx', '2026', `${other}/sheet`)
  equal(answer.status, 422)
  match(await answer.text(), /これは、別の協定の表です/)
})

test('who may write and not confirm writes without a sign, whatever the form says', async () => {
  const page = await (await send(writer, await filled(writer, { H4: 333 }), 'x.xlsx')).text()
  match(page, /確かめるのは、確認の権限がある役職です/)
  led(await post(writer, SHEET, { ...carried(page), signs: 'yes' }))
  const seen = await (await site.get(clerk.cookie, town, visitors)).text()
  match(seen, /333人[\s\S]*?どちらもまだ確かめていません/)
})

test('what the browser carries is read anew: a made-up row writes nothing that a sheet could not', async () => {
  const rows = '取組,指標,実績,指標の番号\r\n防災の教室,参加者,-5,\r\n'
  const answer = await post(clerk, SHEET, { year: '2026', rows, file: 'x' })
  equal(answer.status, 422)
  match(await answer.text(), /マイナスの値は使えません/)
  const strange = `取組,指標,実績,指標の番号\r\nx,y,5,${crypto.randomUUID()}\r\n`
  const told = await post(clerk, SHEET, { year: '2026', rows: strange, file: 'x' })
  match(await told.text(), /この取組と指標はありません/)
})

test('a sheet made by hand in CP932 is read as well, and a wrong file is refused in a sentence', async () => {
  // 取組,指標,実績 / 防災の教室,備蓄を始めた割合,36.6％ as Excel for Windows saves it.
  const bytes = Uint8Array.from([
    ...[0x8e, 0xe6, 0x91, 0x67, 0x2c, 0x8e, 0x77, 0x95, 0x57, 0x2c, 0x8e, 0xc0, 0x90, 0xd1, 0x0d, 0x0a],
    ...[0x96, 0x68, 0x8d, 0xd0, 0x82, 0xcc, 0x8b, 0xb3, 0x8e, 0xba, 0x2c],
    ...[0x94, 0xf5, 0x92, 0x7e, 0x82, 0xf0, 0x8e, 0x6e, 0x82, 0xdf, 0x82, 0xbd, 0x8a, 0x84, 0x8d, 0x87, 0x2c],
    ...[0x33, 0x36, 0x2e, 0x36, 0x81, 0x93, 0x0d, 0x0a],
  ])
  match(await (await send(clerk, bytes, '手作り.csv')).text(), /36\.6%/)
  const wrong = async (content: Uint8Array<ArrayBuffer> | string) => {
    const answer = await send(clerk, content, 'x.xlsx')
    equal(answer.status, 422)
    return answer.text()
  }
  match(await wrong('%PDF-1.7'), /見出しの行が見つかりません|でもありません/)
  match(await wrong(''), /中身がありません|ファイルを選んでください/)
  match(await wrong('議事録\r\n実績について\r\n'), /足りない列：「取組」「指標」「実績」/)
  match(await (await send(clerk, await filled(clerk, { H4: 5 }), 'x.xlsx', '2025')).text(), /これは、2026年度の表です/)
})

test('who is no side gets nothing, who may not write gets no form, and residents are asked to sign in', async () => {
  for (const path of [SHEET, `${SHEET}.xlsx`, `${SHEET}.csv`]) {
    equal((await site.get(rival.cookie, town, path)).status, 404, path)
    ok([302, 303].includes((await site.get('', town, path)).status), path)
  }
  equal((await send(rival, '取組,指標,実績\r\n', 'x.csv')).status, 404)
  equal((await post(rival, SHEET, { year: '2026', rows: '取組,指標,実績\r\n', file: 'x' })).status, 404)
  equal((await send(reader, '取組,指標,実績\r\n', 'x.csv')).status, 403)
  doesNotMatch(await (await site.get(reader.cookie, town, SHEET)).text(), /type="file"/)
})

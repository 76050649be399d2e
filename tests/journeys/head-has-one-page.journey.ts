/** 部長に今すぐ言う旅 — from the sign-in page to a printed A4 of all agreements, by two presses, in ten seconds. */
import { equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESK, type DemoTown, openDemoTown, PHONE, tooWide } from '../support/demo-town.ts'

/** Milliseconds, from the sign-in page to the paper. */
const AT_MOST = 10_000

let town: DemoTown
before(async () => {
  town = await openDemoTown()
})
after(() => town.close())

test('協定がいくつあって、何が動いているか: from sign-in to one printed A4', async (t) => {
  const page = await (await town.visit({ viewport: DESK })).newPage()
  const began = performance.now()
  await page.goto(town.staff('/sign-in'))
  await page.getByRole('row').filter({ hasText: '見本 花子' }).getByRole('button').click()
  await page.getByRole('link', { name: '協定のいまを1枚で見る' }).click()
  await page.getByRole('heading', { level: 1, name: '協定のいま' }).waitFor()
  const paper = await page.pdf({ format: 'A4' })
  const took = performance.now() - began
  t.diagnostic(`from the sign-in page to the paper: ${(took / 1000).toFixed(1)} s`)
  ok(took <= AT_MOST, `${took} ms`)
  equal(paper.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/g)?.length, 1)
  const told = await page.getByRole('main').innerText()
  match(told, /取組のない事項/)
  match(told, /180日以内の更新/)
  match(told, /みほん信用金庫/)
  match(told, /申し出がなければ、自動で続きます/)
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    ok((await tooWide(page)) <= 0)
    const look = process.env['YUI_LOOK']
    if (look) await page.screenshot({ path: `${look}/now-${viewport.width}.png`, fullPage: true })
  }
})

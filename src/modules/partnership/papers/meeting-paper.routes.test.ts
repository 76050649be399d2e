/** The paper for a meeting on the screen and as a file: who may have it, and that it says what the other screens say. */
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'
import { wordLines } from '../../../../tests/support/word-text.ts'

const { site, town, clerk, reader, company, rival, led, page, post, agreement, indicator } = await openFigureDesks()
const PAPER = `${agreement}/paper`
const visitors = await indicator('参加者', { periodKind: 'quarter' })
led(
  await post(clerk, `${visitors}/figures`, {
    ...{ period: '2026-Q1', value: '42', base: '', source: '受付名簿', note: '', seen: '' },
  }),
)

test('a figure stands in the paper as on its own page, on the screen and in Word, for both sides', async () => {
  for (const who of [clerk, company, reader]) {
    match(await page(who, visitors), /42人/)
    const shown = await page(who, `${PAPER}?period=2026-Q1`)
    match(shown, /42人/)
    match(shown, /確認を待っています/)
    const word = await site.get(who.cookie, town, `${PAPER}/word?period=2026-Q1`)
    equal(word.status, 200)
    ok(wordLines(new Uint8Array(await word.arrayBuffer())).includes('42人'))
  }
  match(await page(clerk, agreement), /協議資料をつくる/)
  match(await page(clerk, `${agreement}/meetings`), /協議資料をつくる/)
})

test('who took it is in the audit log', async () => {
  const audit = await site.desk.asSystem(town, (tx) =>
    tx.selectFrom('platform_audit').select(['object_id', 'person_id']).where('did', '=', 'paper.export').execute(),
  )
  ok(audit.some(({ person_id }) => person_id === company.person))
  ok(audit.every(({ object_id }) => agreement.endsWith(object_id)))
})

test('another company has no such paper, and a quarter that is none is not read', async () => {
  for (const path of [PAPER, `${PAPER}/word`]) {
    equal((await site.get(rival.cookie, town, path)).status, 404)
    equal((await site.get(clerk.cookie, town, `${path}?period=2026-H1`)).status, 400)
  }
  equal((await site.get(clerk.cookie, town, `/agreements/${crypto.randomUUID()}/paper`)).status, 404)
})

/** The year's calendar on the screen and as CSV, and who is turned away. */
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { fiscalYearOf } from '#kernel/calendar'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'

const { site, town, clerk, company, rival, page, indicator } = await openFigureDesks()
await indicator('参加者', { periodKind: 'quarter' })
const year = fiscalYearOf(site.desk.clock.today())

test('both sides see what is due, and the post that answers for it sees its own', async () => {
  for (const who of [clerk, company]) {
    match(await page(who, `/calendar?year=${year + 1}`), /防災の教室の数字の期限/)
    match(await page(who, `/calendar?year=${year + 1}&mine=yes`), /防災の教室の数字の期限/)
  }
  match(await page(clerk, '/'), /年間の予定を見る/)
  const csv = await (await site.get(clerk.cookie, town, `/calendar.csv?year=${year + 1}`)).text()
  match(csv, /数字,防災の教室の数字の期限/)
})

test('another company sees nothing of it, and a year that is none is not read', async () => {
  doesNotMatch(await page(rival, `/calendar?year=${year + 1}`), /防災の教室/)
  equal((await site.get(clerk.cookie, town, '/calendar?year=26')).status, 400)
})

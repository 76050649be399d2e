/** The screen that counts which figures came in time, through the real application. */
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { fiscalYearOf } from '#kernel/calendar'
import { periodCode, periodContaining, previousPeriod } from '#kernel/period'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'

const { site, town, clerk, company, rival, led, page, post, ...desks } = await openFigureDesks()
const indicator = await desks.indicator('参加者', { periodKind: 'month' })
const today = site.desk.clock.today()
const lastMonth = previousPeriod(periodContaining('month', today))
/** Long due: nobody can say now that it comes in time. */
const [older, oldest] = [
  previousPeriod(previousPeriod(lastMonth)),
  previousPeriod(previousPeriod(previousPeriod(lastMonth))),
]
const say = async (period: string, value: string) =>
  led(await post(company, `${indicator}/figures`, { period, value, base: '', source: '名簿', note: '', seen: '' }))
await say(periodCode(oldest), '12')
await say(periodCode(older), '集計中')
/** The months above may lie in the year before. */
const years = [fiscalYearOf(today), fiscalYearOf(today) - 1]
const all = async (who: typeof clerk) =>
  (await Promise.all(years.map((year) => page(who, `/on-time?year=${year}`)))).join('')

test('both sides see the same counts by department, and each figure that has not come with its day', async () => {
  for (const who of [clerk, company]) {
    const told = await all(who)
    match(told, /企画課/)
    match(told, /参加者/)
    match(told, /日すぎています/)
    match(told, /集計中/)
  }
  match(await page(clerk, '/'), /staff\/on-time"/)
})

test('the CSV says which figure, never how much', async () => {
  const read = async (year: number) => (await site.get(clerk.cookie, town, `/on-time.csv?year=${year}`)).text()
  const rows = (await Promise.all(years.map(read))).join('')
  match(rows, /参加者/)
  match(rows, new RegExp(`${periodCode(oldest)},[^\\n]*遅れて出た`))
  match(rows, new RegExp(`${periodCode(older)},[^\\n]*集計中`))
  doesNotMatch(rows, /(^|,)12(,|\r|\n)/)
})

test('another company sees nothing of it, who may not read is refused, and a year that is none is not read', async () => {
  doesNotMatch(await all(rival), /参加者/)
  doesNotMatch(await (await site.get(rival.cookie, town, '/on-time.csv')).text(), /参加者/)
  const auditor = await site.clerk(town, { kind: 'auditor', authorities: ['audit.read'] })
  equal((await site.get(auditor.cookie, town, '/on-time')).status, 403)
  equal((await site.get(clerk.cookie, town, '/on-time?year=R8')).status, 400)
  ok([302, 303].includes((await site.get('', town, '/on-time')).status))
})

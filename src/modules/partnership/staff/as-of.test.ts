/** The screen that says what both sides had said about an initiative by the end of a day. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate } from '#kernel/calendar'
import { testDatabase } from '../../../../tests/support/database.ts'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'
import { oftenAsked } from './as-of-view.ts'

const { owner } = await testDatabase()
const { site, town, clerk, company, rival, led, page, post, initiative, ...desks } = await openFigureDesks()
const indicator = await desks.indicator('参加者', { periodKind: 'quarter' })
const say = async (value: string, seen = '') =>
  led(
    await post(company, `${indicator}/figures`, {
      period: '2026-Q1',
      value,
      base: '',
      source: '受付名簿',
      note: '',
      seen,
    }),
  )
const today = site.desk.clock.today()
const daysAgo = (days: number) => addDays(today, -days)
const on = (day: string, who = clerk) => page(who, `${initiative}/as-of?on=${encodeURIComponent(day)}`)

/** Everything that was said so far in this town was said so many days before. */
async function longAgo(days: number): Promise<void> {
  for (const [table, columns] of [
    ['partnership_initiative', ['recorded_at']],
    ['partnership_initiative_state', ['recorded_at']],
    ['partnership_indicator', ['recorded_at']],
    ['partnership_measurement', ['recorded_at']],
    ['partnership_sign', ['at']],
  ] as const)
    for (const column of columns)
      await owner.query(
        `update ${table} set ${column} = ${column} - interval '${days} days' where municipality_id = $1`,
        [town.id],
      )
}

await say('42')
const [, figure = ''] = /name="seen" value="2026-Q1:([0-9a-f-]{36})"/.exec(await page(company, indicator)) ?? []
for (const who of [clerk, company]) led(await post(who, `/figures/${figure}/confirm`, {}))
await longAgo(30)
await say('45', `2026-Q1:${figure}`)

test('a day before the correction shows what stood then, who had confirmed it, and what came since', async () => {
  for (const who of [clerk, company]) {
    const then = await on(daysAgo(10), who)
    match(then, /42人/)
    match(then, /両方が確かめました/)
    match(then, /実績は、[^<]*に45人に直しました/)
    doesNotMatch(then, /\{/)
  }
  const now = await on(today)
  match(now, /45人/)
  doesNotMatch(now, /42人/)
  match(now, /変わっていません/)
})

test('before it was put before the other side nothing is shown, to nobody', async () => {
  for (const who of [clerk, company]) {
    const then = await on(daysAgo(31), who)
    match(then, /まだ相手方に見せていません/)
    doesNotMatch(then, /42人|45人/)
  }
})

test('a day that is none, has not come or lies before the signing is said beside the field', async () => {
  for (const [day, says] of [
    ['2023-02-29', /その日は暦にありません/],
    ['先月の末', /日付として読めません/],
    [addDays(today, 1), /まだ来ていない日です/],
    ['2024-08-29', /協定を結んだ日（2024年8月30日）より前です/],
  ] as const) {
    const answer = await site.get(clerk.cookie, town, `${initiative}/as-of?on=${encodeURIComponent(day)}`)
    equal(answer.status, 422, day)
    const text = await answer.text()
    match(text, says)
    ok(text.includes(`value="${day}"`), day)
  }
  equal((await site.get(clerk.cookie, town, `${initiative}/as-of?on=${'1'.repeat(41)}`)).status, 400)
})

test('another company and a foreign id are answered as what is not there', async () => {
  const path = `${initiative}/as-of?on=${today}`
  equal((await site.get(rival.cookie, town, path)).status, 404)
  equal((await site.get(clerk.cookie, town, `/initiatives/${crypto.randomUUID()}/as-of?on=${today}`)).status, 404)
  ok([302, 303].includes((await site.get('', town, path)).status))
  match(await page(clerk, initiative), /\/as-of"/)
})

test('the ends of the last quarter, half and fiscal year are offered, none before the signing', () => {
  const often = (day: string, signed: string) => oftenAsked(localDate(day), localDate(signed))
  deepEqual(often('2026-11-24', '2024-08-30'), ['2026-09-30', '2026-03-31'])
  deepEqual(often('2026-07-01', '2024-08-30'), ['2026-06-30', '2026-03-31'])
  deepEqual(often('2026-07-01', '2026-04-01'), ['2026-06-30'])
})

/** 年間の予定の経路 — of all agreements of the acting side, on the screen and as CSV. Looking changes nothing. */
import { fiscalYearOf, monthOf } from '#kernel/calendar'
import { csv, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { CalendarPage } from './calendar.page.tsx'
import { calendarQuery } from './calendar.shape.ts'
import { monthsOf, yearsOf } from './calendar.ts'
import { readCalendar } from './calendar-reading.ts'
import { ja as words } from './staff-calendar.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'region' | 'clock' | 'who'>

async function yearOf(c: Asked, asked: { readonly year: string; readonly mine: string }) {
  const today = c.clock.today()
  const fiscalYear = asked.year === '' ? fiscalYearOf(today) : Number(asked.year)
  const post = asked.mine === 'yes' ? c.who.post.id : undefined
  const { entries, known } = await c.tx((tx) =>
    readCalendar(tx, { region: c.region, today, fiscalYears: [fiscalYear], post }),
  )
  return { fiscalYear, entries, years: yearsOf(known, today) }
}

export const calendarRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get('/calendar', { limit: 'search', title: '年間の予定を見る', input: { query: calendarQuery } }, async (c) => {
    const { fiscalYear, entries, years } = await yearOf(c, c.query)
    const thisMonth = monthOf(c.clock.today())
    return html(CalendarPage, {
      shell: c.shell({ door: 'today' }),
      to: c.to,
      year: fiscalYear,
      years,
      mine: c.query.mine === 'yes',
      months: monthsOf(entries, fiscalYear),
      thisMonth,
    })
  })
  .get(
    '/calendar.csv',
    { limit: 'export', title: '年間の予定を CSV で受け取る', input: { query: calendarQuery } },
    async (c) => {
      const { fiscalYear, entries } = await yearOf(c, c.query)
      return csv(words.fileName(fiscalYear), [
        words.csvColumns,
        ...entries.map((entry) => [
          entry.on,
          words.kinds[entry.kind],
          words.what(entry),
          entry.department || null,
          words.states[entry.state],
          entry.kind === 'figures' ? entry.expected : null,
          entry.kind === 'figures' ? entry.reported : null,
        ]),
      ])
    },
  ).list

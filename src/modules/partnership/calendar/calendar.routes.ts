/** 年間の予定の経路 — of all agreements of the acting side, on the screen and as CSV. Looking changes nothing. */
import { fiscalYearOf, type LocalDate, monthOf } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '#platform/database/tx'
import { csv, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import type { Region } from '#platform/region-pack/pack'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { figuresWithinDays } from '../agreements/practice.slot.ts'
import { handoverStore } from '../handover/handover.store.ts'
import type { KnownAgreement } from '../handover/handover-known.ts'
import { ja as onTimeWords } from '../staff/on-time.words.ja.ts'
import { departmentOf } from '../staff/on-time-view.ts'
import { CalendarPage } from './calendar.page.tsx'
import { calendarQuery } from './calendar.shape.ts'
import { townDays } from './calendar.slot.ts'
import { type CalendarEntry, calendarOf, monthsOf, yearsOf } from './calendar.ts'

import { ja as words } from './staff-calendar.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'region' | 'clock' | 'who'>

/** The entries of fiscal years, for everybody of the acting side or for what one post answers for. */
export async function readCalendar(
  tx: OpenTx,
  asked: {
    readonly region: Region
    readonly today: LocalDate
    readonly fiscalYears: readonly number[]
    /** Only what this post answers for. */
    readonly post: Uuid | undefined
  },
): Promise<{ readonly entries: readonly CalendarEntry[]; readonly known: readonly KnownAgreement[] }> {
  const { region, fiscalYears, ...rest } = asked
  const known = await handoverStore(tx).known()
  const given = {
    ...rest,
    known,
    meetings: standingMeetings(await meetingStore(tx).all()),
    town: townDays(region),
    within: figuresWithinDays(region),
    departmentOf: departmentOf(await postStore(tx).inMunicipality(), onTimeWords.nobody),
  }
  return { known, entries: fiscalYears.flatMap((fiscalYear) => calendarOf({ ...given, fiscalYear })) }
}

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

/** 今日の仕事の経路 — the first screen of staff: what waits for whom, since how many days. */
import { fiscalYearOf } from '#kernel/calendar'
import { html } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { readCalendar } from '../calendar/calendar.routes.ts'
import { firstDaysOf } from '../handover/handover.routes.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { townStore } from '../overview/town.store.ts'
import { ledgerStore } from '../publication/ledger.store.ts'
import { postNames } from './agreements-view.ts'
import { proposalTasks } from './needs-view.ts'
import { ElsewherePage, TodayPage } from './today.page.tsx'
import { postTasks, todayView } from './today-view.ts'

export const todayRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'signedIn',
  tenant: 'municipal',
  log: 'ids',
  operatedOnly: true,
}).get('/', { object: 'agreement', limit: 'page', title: '今日の仕事を見る' }, async (c) => {
  const shell = c.shell({ door: 'today' })
  const { authorities } = c.who.post
  if (!may(c.who, 'partnership.read')) return html(ElsewherePage, { shell, to: c.to, authorities })
  const today = c.clock.today()
  const { overviews, indicators, closed, ledger, first, proposals, posts, calendar } = await c.tx(async (tx) => ({
    ...(await townStore(tx).read()),
    ledger: await ledgerStore(tx).all(),
    first: await firstDaysOf(tx, c),
    proposals: await proposalStore(tx).all(),
    posts: await postStore(tx).inMunicipality(),
    calendar: await readCalendar(tx, {
      region: c.region,
      today,
      fiscalYears: [fiscalYearOf(today) - 1, fiscalYearOf(today), fiscalYearOf(today) + 1],
      post: c.who.post.id,
    }),
  }))
  const published = new Set(ledger.flatMap(({ kind, initiative }) => (kind === 'initiative' ? [initiative] : [])))
  const next = [...closed.values()].flatMap(({ initiative, nextAction, nextBy }) =>
    nextBy ? [{ initiative, action: nextAction, by: nextBy }] : [],
  )
  const names = postNames(posts)
  const asked = { organisation: c.who.post.organisation, post: c.who.post.id }
  return html(TodayPage, {
    shell,
    to: c.to,
    now: c.clock.now(),
    first,
    proposals: proposalTasks(proposals, asked, (id) => names.get(id), today),
    ofPost: postTasks(calendar.entries, today),
    view: todayView(overviews, indicators, next, today, published),
    seesTowns: c.who.post.organisationKind === 'company',
    mayRegister: c.who.post.organisationKind === 'municipality' && may(c.who, 'partnership.write'),
  })
}).list

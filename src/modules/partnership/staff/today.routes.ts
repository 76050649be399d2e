/** 今日の仕事の経路 — the first screen of staff: what waits for whom, since how many days. */
import { html } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { reviewStore, type StoredReview } from '../reviews/review.store.ts'
import { ElsewherePage, TodayPage } from './today.page.tsx'
import { todayView } from './today-view.ts'

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
  const { overviews, indicators, next } = await c.tx(async (tx) => {
    const overviews = await overviewStore(tx).agreements()
    const latest: (StoredReview | undefined)[] = []
    for (const { id } of overviews.flatMap(({ initiatives }) => initiatives))
      latest.push((await reviewStore(tx).ofInitiative(id)).find(({ state }) => state.kind === 'closed'))
    return {
      overviews,
      indicators: await indicatorStore(tx).all(),
      next: latest.flatMap((review) =>
        review?.nextBy ? [{ initiative: review.initiative, action: review.nextAction, by: review.nextBy }] : [],
      ),
    }
  })
  return html(TodayPage, {
    shell,
    to: c.to,
    now: c.clock.now(),
    view: todayView(overviews, indicators, next, c.clock.today()),
    mayRegister: c.who.post.organisationKind === 'municipality' && may(c.who, 'partnership.write'),
  })
}).list

/** 数字の出そろいの経路 — of all agreements of the acting side, on the screen and as CSV. Looking changes nothing. */
import { csv, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { figuresWithinDays } from '../agreements/practice.slot.ts'
import { handoverStore } from '../handover/handover.store.ts'
import { OnTimePage } from './on-time.page.tsx'
import { onTimeQuery } from './on-time.shape.ts'
import { ja as words } from './on-time.words.ja.ts'
import { onTimeRows } from './on-time-csv.ts'
import { type OnTimeView, onTimeView } from './on-time-view.ts'

async function viewOf(c: Pick<Call<Input>, 'tx' | 'region' | 'clock'>, year: string): Promise<OnTimeView> {
  const { known, posts } = await c.tx(async (tx) => ({
    known: await handoverStore(tx).known(),
    posts: await postStore(tx).inMunicipality(),
  }))
  return onTimeView({
    known,
    posts,
    within: figuresWithinDays(c.region),
    today: c.clock.today(),
    year: year === '' ? undefined : Number(year),
    nobody: words.nobody,
  })
}

export const onTimeRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'indicator',
  log: 'ids',
  operatedOnly: true,
})
  .get('/on-time', { limit: 'search', title: '数字の出そろいを見る', input: { query: onTimeQuery } }, async (c) =>
    html(OnTimePage, {
      shell: c.shell({ door: 'today' }),
      to: c.to,
      within: figuresWithinDays(c.region),
      view: await viewOf(c, c.query.year),
    }),
  )
  .get(
    '/on-time.csv',
    { limit: 'export', title: '数字の出そろいを CSV で受け取る', input: { query: onTimeQuery } },
    async (c) => {
      const view = await viewOf(c, c.query.year)
      return csv(words.fileName(view.year), onTimeRows(view, words.states))
    },
  ).list

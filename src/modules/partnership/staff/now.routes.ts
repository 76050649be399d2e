/** 協定のいまの経路 — the one page about all agreements of the acting side, and its table as CSV. Looking changes nothing. */
import { csv, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { leastInitiatives } from '../agreements/practice.slot.ts'
import { handoverStore } from '../handover/handover.store.ts'
import { NowPage } from './now.page.tsx'
import { ja as words } from './now.words.ja.ts'
import { nowRows } from './now-csv.ts'
import { type NowView, nowView } from './now-view.ts'

async function now(c: Pick<Call<Input>, 'tx' | 'region' | 'clock'>): Promise<NowView> {
  const { known, meetings } = await c.tx(async (tx) => ({
    known: await handoverStore(tx).known(),
    meetings: await meetingStore(tx).all(),
  }))
  return nowView(known, standingMeetings(meetings), leastInitiatives(c.region), c.clock.today())
}

export const nowRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get('/now', { limit: 'search', title: '協定のいまを1枚で見る' }, async (c) =>
    html(NowPage, {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      now: c.clock.now(),
      organisation: c.who.post.organisationName,
      view: await now(c),
    }),
  )
  .get('/now/agreements.csv', { limit: 'export', title: '協定のいまを CSV で受け取る' }, async (c) =>
    csv(words.fileName(c.clock.today()), nowRows(await now(c), words.graded)),
  ).list

/** 協議資料の経路 — the paper of one agreement and quarter, on the screen and as a Word file. Reads only. */
import type { Uuid } from '#kernel/id'
import { type PeriodCode, periodCode, periodContaining, previousPeriod } from '#kernel/period'
import { plainText } from '#kernel/ruby'
import { html, missing } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { leastInitiatives } from '../agreements/practice.slot.ts'
import { handoverStore } from '../handover/handover.store.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { agreementParams } from '../staff/agreements.shape.ts'
import { postNames } from '../staff/agreements-view.ts'
import { MeetingPaperPage } from './meeting-paper.page.tsx'
import { meetingPaperQuery } from './meeting-paper.shape.ts'
import { meetingPaperOf } from './meeting-paper.ts'
import { meetingPaper, ja as words } from './staff-meeting-paper.words.ja.ts'
import { wordOf } from './word.report.ts'

type Asked = Pick<Call<Input>, 'tx' | 'clock' | 'region'>

/** So many quarters back are offered: a year, and the one that runs. */
const QUARTERS = 5
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const input = { params: agreementParams, query: meetingPaperQuery }

export const meetingPaperRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get('/agreements/:id/paper', { limit: 'page', title: '協議資料を見る', input }, async (c) => {
    const periods = quartersOf(c)
    const period = c.query.period ?? periods[1] ?? quarterNow(c)
    const found = await paperOf(c, c.params.id, period)
    if (!found) return missing
    return html(MeetingPaperPage, {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      agreement: { id: c.params.id, title: found.title },
      agreements: words.agreements,
      period,
      periods,
      paper: found.paper,
    })
  })
  .get('/agreements/:id/paper/word', { limit: 'export', title: '協議資料を Word で受け取る', input }, async (c) => {
    const period = c.query.period ?? quarterNow(c)
    const found = await paperOf(c, c.params.id, period)
    if (!found) return missing
    const body = await wordOf(found.paper, c.who.post.organisationName)
    // A file leaves the house: who took it stays known.
    await c.tx((tx) => tx.record({ did: 'paper.export', object: 'agreement', id: c.params.id, after: { period } }))
    return { kind: 'file', type: WORD, name: words.file(found.slug, period), body }
  }).list

/** Undefined for whoever is no side of it. */
async function paperOf({ tx: begin, clock, region }: Asked, id: Uuid, period: PeriodCode) {
  const { known, meetings, proposals, posts } = await begin(async (tx) => ({
    known: (await handoverStore(tx).known()).find((each) => each.id === id),
    meetings: standingMeetings(await meetingStore(tx).all(id)),
    proposals: await proposalStore(tx).all(),
    posts: await postStore(tx).inMunicipality(),
  }))
  if (!known) return undefined
  const given = { meetings, proposals, posts: postNames(posts), practice: leastInitiatives(region), period }
  const paper = meetingPaper(meetingPaperOf(known, { ...given, today: clock.today() }))
  return { paper, title: plainText(known.agreement.title.ja), slug: `${region.slug}-${known.agreement.agreementId}` }
}

const quarterNow = ({ clock }: Pick<Asked, 'clock'>): PeriodCode =>
  periodCode(periodContaining('quarter', clock.today()))

/** Newest first: the one that runs, then those that are over. */
function quartersOf({ clock }: Pick<Asked, 'clock'>): readonly PeriodCode[] {
  const quarters = [periodContaining('quarter', clock.today())]
  while (quarters.length < QUARTERS)
    quarters.push(previousPeriod(quarters.at(-1) ?? periodContaining('quarter', clock.today())))
  return quarters.map(periodCode)
}

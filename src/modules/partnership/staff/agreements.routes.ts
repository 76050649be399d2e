/** 協定の経路 — the list, one agreement with what happens under each item, its JSON, and the press that publishes it. */
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { writeAgreement } from '../agreements/agreement.shape.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { renewalNow } from '../agreements/agreement-check.ts'
import { clauseChecks } from '../agreements/clause-check.ts'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { leastInitiatives } from '../agreements/practice.slot.ts'
import { publicityStore } from '../agreements/publicity.store.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { AgreementsPage } from './agreements.page.tsx'
import { agreementParams, noFields } from './agreements.shape.ts'
import { agreementChangeRoutes, mayChangeText } from './agreements-change.routes.ts'
import { agreementChargeRoutes } from './agreements-charge.routes.ts'
import { agreementLoadRoutes } from './agreements-load.routes.ts'
import { AgreementPage } from './agreements-one.page.tsx'
import { agreementVersionRoutes } from './agreements-versions.routes.ts'
import { agreementLine, itemLines, postNames } from './agreements-view.ts'
import { agreementWithdrawRoutes } from './agreements-withdraw.routes.ts'

const read = {
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
} as const

const listAndOne: readonly Route[] = routes(read)
  .get('/agreements', { limit: 'page', title: '協定の一覧を見る' }, async (c) => {
    const overviews = await c.tx((tx) => overviewStore(tx).agreements())
    return html(AgreementsPage, {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      done: c.done,
      lines: overviews.map((each) => agreementLine(each, c.clock.today())),
      mayRegister: c.who.post.organisationKind === 'municipality' && may(c.who, 'partnership.write'),
    })
  })
  .get(
    '/agreements/:id',
    { limit: 'page', title: '協定を見る', input: { params: agreementParams } },
    async (c): Promise<Answer> => {
      const found = await c.tx(async (tx) => {
        const agreement = await agreementStore(tx).find(c.params.id)
        const overview = agreement && (await overviewStore(tx).agreement(agreement.slug))
        const taken = agreement && (await publicityStore(tx).taken(agreement.id, undefined))
        if (!overview) return undefined
        const meetings = standingMeetings(await meetingStore(tx).all(overview.agreement.id))
        return { overview, taken, meetings, posts: await postStore(tx).inMunicipality() }
      })
      if (!found) return missing
      const { agreement: stored, initiatives, waiting } = found.overview
      const labels = postNames(found.posts)
      const desk = (id: (typeof stored.desks)['company']) => id && labels.get(id)
      return html(AgreementPage, {
        shell: c.shell({ door: 'agreements' }),
        to: c.to,
        done: c.done,
        id: stored.id,
        agreement: stored.agreement,
        side: stored.side,
        desks: { municipality: desk(stored.desks.municipality), company: desk(stored.desks.company) },
        publicSince: stored.publicSince,
        taken: found.taken,
        publicPath: `/${c.region.slug}/partnership/${stored.slug}/`,
        renewal: renewalNow(stored, c.clock.today()),
        checks: clauseChecks(
          { ...stored, initiatives, meetings: found.meetings, practice: leastInitiatives(c.region) },
          c.clock.today(),
        ),
        items: itemLines(stored.agreement, initiatives),
        initiatives,
        waiting: waiting.filter(({ sides }) => sides.includes(stored.side)).length,
        mayWrite: may(c.who, 'partnership.write'),
        version: stored.version,
        mayChange: stored.side === 'municipality' && mayChangeText(c, stored),
        mayPublish: may(c.who, 'partnership.publish') && stored.side === 'municipality',
      })
    },
  )
  .get(
    '/agreements/:id/agreement.json',
    { limit: 'export', title: '協定を JSON で受け取る', input: { params: agreementParams } },
    async (c): Promise<Answer> => {
      const found = await c.tx((tx) => agreementStore(tx).find(c.params.id))
      if (!found?.side) return missing
      return {
        kind: 'file',
        type: 'application/json; charset=utf-8',
        name: `${found.agreement.agreementId}.json`,
        body: writeAgreement(found.agreement),
      }
    },
  )
  .post(
    '/agreements/:id/publish',
    {
      who: 'partnership.publish',
      limit: 'form',
      title: '協定を住民に公開する',
      freshFactor: 30,
      input: { params: agreementParams, form: noFields },
    },
    async (c) => {
      const done = await c.tx((tx) => agreementStore(tx).publish(c.params.id, c.newId(), c.clock.now()))
      return done === 'missing' ? missing : redirect(c.to(`/agreements/${c.params.id}?done=${done}`))
    },
  ).list

/** `/agreements/new` is asked before `/agreements/:id`. */
export const agreementStaffRoutes: readonly Route[] = [
  ...agreementLoadRoutes,
  ...listAndOne,
  ...agreementChangeRoutes,
  ...agreementVersionRoutes,
  ...agreementChargeRoutes,
  ...agreementWithdrawRoutes,
]

/** 一つの指標の経路 — its page, and the press that publishes what both sides confirmed. Foreign ids answer as missing ones. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { achievementOf } from '../indicators/achievement.ts'
import { figureStore } from '../indicators/figure.store.ts'
import { inForce } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { publicationStore } from '../publication/publication.store.ts'
import { idParams, nothing } from './figures.shape.ts'
import { type FieldFault, fieldErrors, ja as words } from './figures.words.ja.ts'
import { IndicatorPage, type IndicatorPageProps } from './indicator.page.tsx'
import { linesOf, periodToRecord } from './indicator-view.ts'
import { periodChoices } from './period-choices.ts'
import type { PublishView } from './publish-view.ts'

export type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'newId' | 'region'>
type Sent = Pick<IndicatorPageProps, 'typed' | 'sent'> & { readonly faults: readonly FieldFault[] }

const shared = { mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true } as const

export const figurePageRoutes: readonly Route[] = routes(shared)
  .get(
    '/indicators/:id',
    {
      who: 'partnership.read',
      object: 'indicator',
      limit: 'page',
      title: '指標と数字を見る',
      input: { params: idParams },
    },
    (c) => indicatorPage(c, c.params.id),
  )
  .post(
    '/indicators/:id/publish',
    {
      who: 'partnership.publish',
      object: 'publication',
      limit: 'form',
      title: '数字を公表する',
      freshFactor: 30,
      input: { params: idParams, form: nothing },
    },
    async (c) => {
      const threshold = c.region.disclosure.peopleThreshold
      const done = await c.tx((tx) =>
        publicationStore(tx, c.newId).publishFigures(c.params.id, threshold, c.clock.now()),
      )
      // The page itself says why nothing can be published now.
      const says = done.kind === 'published' ? '?done=published' : done.kind === 'nothingNew' ? '?done=nothingNew' : ''
      return done.kind === 'missing' || done.kind === 'notMunicipality'
        ? missing
        : redirect(c.to(`/indicators/${c.params.id}${says}`))
    },
  ).list

export async function indicatorPage(
  c: Asked,
  id: Uuid,
  sent: Sent = { typed: {}, sent: undefined, faults: [] },
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const place = await indicatorStore(tx).place(id)
    const figures = place && (await figureStore(tx).ofIndicator(id))
    const overview = place && (await overviewStore(tx).initiative(place.initiative.id))
    if (!place || !figures || !overview) return undefined
    return { place, figures, ledger: overview.ledger, publish: await publishView(c, tx, id, place.initiative) }
  })
  if (!found) return missing
  const { indicator, initiative, standing } = found.place
  const targets = linesOf(found.figures.targets, standing.parties, standing.side)
  const measurements = linesOf(found.figures.measurements, standing.parties, standing.side)
  const measured = inForce(found.figures.measurements)
  return html(
    IndicatorPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      crumbs: [
        { label: words.agreements, href: c.to('/agreements') },
        { label: plainText(initiative.title.ja), href: c.to(`/initiatives/${initiative.id}`) },
        { label: plainText(indicator.name.ja) },
      ],
      to: c.to,
      done: c.done,
      indicator,
      side: standing.side,
      targets,
      measurements,
      achievements: targets.map(({ figure }) => ({
        period: figure.period,
        achievement: achievementOf({ ...indicator, target: figure, measured }),
      })),
      toRecord: periodToRecord(indicator.periodKind, c.clock.today(), measurements),
      periods: periodChoices(indicator.periodKind, c.clock.today()),
      mayWrite: may(c.who, 'partnership.write'),
      mayConfirm: may(c.who, 'partnership.confirm'),
      publish: found.publish,
      typed: sent.typed,
      sent: sent.sent,
      stale: sent.faults.some(({ code }) => code === 'changedMeanwhile'),
      errors: fieldErrors(sent.faults, sent.sent),
    },
    sent.faults.length > 0 ? 422 : 200,
  )
}

type Tx = Parameters<Parameters<Asked['tx']>[0]>[0]

async function publishView(
  c: Asked,
  tx: Tx,
  indicator: Uuid,
  initiative: { readonly id: Uuid; readonly agreement: Uuid },
): Promise<PublishView> {
  if (!may(c.who, 'partnership.publish')) return { kind: 'notYours' }
  const plan = await publicationStore(tx, c.newId).planFigures(indicator, c.region.disclosure.peopleThreshold)
  if (plan.kind !== 'plan') return { kind: 'notYours' }
  return (await publicationStore(tx, c.newId).isShown(initiative)) ? { kind: 'plan', plan } : { kind: 'notPublicYet' }
}

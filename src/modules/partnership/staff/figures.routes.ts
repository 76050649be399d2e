/**
 * 数字の経路 — targets and figures are said by either side, confirmed by both, published by
 * the municipality. Foreign ids answer as missing ones.
 */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { achievementOf } from '../indicators/achievement.ts'
import { type FigureAdded, figureStore } from '../indicators/figure.store.ts'
import { inForce, readMeasured } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { publicationStore } from '../publication/publication.store.ts'
import { idParams, measurementForm, nothing, targetForm } from './figures.shape.ts'
import { type FieldFault, fieldErrors, ja as words } from './figures.words.ja.ts'
import { IndicatorPage, type IndicatorPageProps } from './indicator.page.tsx'
import { fieldOfFigure, linesOf, seenIn } from './indicator-view.ts'
import { periodChoices } from './period-choices.ts'
import type { PublishView } from './publish-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'newId' | 'region'>
type Sent = Pick<IndicatorPageProps, 'typed' | 'sent'> & { readonly faults: readonly FieldFault[] }

const shared = { mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true } as const

export const figureRoutes: readonly Route[] = routes(shared)
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
    '/indicators/:id/targets',
    {
      who: 'partnership.write',
      object: 'target',
      limit: 'form',
      title: '目標の案を出す',
      input: { params: idParams, form: targetForm },
    },
    async (c) => {
      const again = (faults: readonly FieldFault[]) =>
        indicatorPage(c, c.params.id, { typed: c.form.typed, sent: 'target', faults })
      if (!c.form.ok) return again(c.form.error)
      const { period, value, rationale, seen } = c.form.value
      const read = readMeasured(value)
      if (!read.ok) return again([{ field: 'value', code: read.error }])
      const measured = read.value
      if (measured.status !== 'known') return again([{ field: 'value', code: 'onlyNumber' }])
      const given = {
        id: c.newId(),
        indicator: c.params.id,
        period,
        supersedes: seenIn(seen, period),
        at: c.clock.now(),
      }
      const added = await c.tx((tx) => figureStore(tx).addTarget({ ...given, value: measured.value, rationale }))
      return afterAdding(added, again, c.to(`/indicators/${c.params.id}?done=targetAdded`))
    },
  )
  .post(
    '/indicators/:id/figures',
    {
      who: 'partnership.write',
      object: 'measurement',
      limit: 'form',
      title: '実績を記録する',
      input: { params: idParams, form: measurementForm },
    },
    async (c) => {
      const again = (faults: readonly FieldFault[]) =>
        indicatorPage(c, c.params.id, { typed: c.form.typed, sent: 'measurement', faults })
      if (!c.form.ok) return again(c.form.error)
      const { period, value, base: baseText, source, note, seen } = c.form.value
      const read = readMeasured(value)
      if (!read.ok) return again([{ field: 'value', code: read.error }])
      const baseRead = baseText === '' ? undefined : readMeasured(baseText)
      const base = baseRead?.ok && baseRead.value.status === 'known' ? baseRead.value.value : undefined
      if (baseText !== '' && base === undefined) return again([{ field: 'base', code: 'notANumber' }])
      const given = {
        id: c.newId(),
        indicator: c.params.id,
        period,
        supersedes: seenIn(seen, period),
        at: c.clock.now(),
      }
      const added = await c.tx((tx) =>
        figureStore(tx).addMeasurement({ ...given, measured: read.value, base, source, note }),
      )
      return afterAdding(added, again, c.to(`/indicators/${c.params.id}?done=figureAdded`))
    },
  )
  .post(
    '/targets/:id/confirm',
    {
      who: 'partnership.confirm',
      object: 'target',
      limit: 'form',
      title: '目標を確かめる',
      input: { params: idParams, form: nothing },
    },
    (c) => confirm(c, 'target', c.params.id),
  )
  .post(
    '/figures/:id/confirm',
    {
      who: 'partnership.confirm',
      object: 'measurement',
      limit: 'form',
      title: '実績を確かめる',
      input: { params: idParams, form: nothing },
    },
    (c) => confirm(c, 'measurement', c.params.id),
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

/** What was in force on the screen is not in force any more: said beside the period, with everything typed kept. */
function afterAdding(
  added: FigureAdded<unknown>,
  again: (faults: readonly FieldFault[]) => Promise<Answer>,
  to: string,
): Promise<Answer> | Answer {
  switch (added.kind) {
    case 'added':
      return redirect(to)
    case 'missing':
      return missing
    case 'refused':
      return again([{ field: fieldOfFigure(added.fault.why), code: added.fault.why }])
    case 'changedMeanwhile':
      return again([{ field: 'period', code: 'changedMeanwhile' }])
  }
}

async function confirm(c: Asked, what: 'target' | 'measurement', subject: Uuid): Promise<Answer> {
  const signed = await c.tx(async (tx) => ({
    done: await figureStore(tx).sign({ id: c.newId(), what, subject, at: c.clock.now() }),
    indicator: await figureStore(tx).indicatorOf(what, subject),
  }))
  if (signed.done.kind === 'missing' || !signed.indicator) return missing
  return redirect(c.to(`/indicators/${signed.indicator}${signed.done.kind === 'superseded' ? '' : '?done=confirmed'}`))
}

async function indicatorPage(
  c: Asked,
  id: Uuid,
  sent: Sent = { typed: {}, sent: undefined, faults: [] },
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const place = await indicatorStore(tx).place(id)
    const figures = place && (await figureStore(tx).ofIndicator(id))
    const overview = place && (await overviewStore(tx).initiative(place.initiative.id))
    if (!place || !figures || !overview) return undefined
    return { place, figures, ledger: overview.ledger, publish: await publishView(c, tx, id, overview.ledger) }
  })
  if (!found) return missing
  const { indicator, initiative, standing } = found.place
  const targets = linesOf(found.figures.targets, standing.parties, standing.side)
  const measured = inForce(found.figures.measurements)
  return html(
    IndicatorPage,
    {
      shell: c.shell({ door: 'agreements' }),
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
      measurements: linesOf(found.figures.measurements, standing.parties, standing.side),
      achievements: targets.map(({ figure }) => ({
        period: figure.period,
        achievement: achievementOf({ ...indicator, target: figure, measured }),
      })),
      periods: periodChoices(indicator.periodKind, c.clock.today()),
      mayWrite: may(c.who, 'partnership.write'),
      mayConfirm: may(c.who, 'partnership.confirm'),
      publish: found.publish,
      typed: sent.typed,
      sent: sent.sent,
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
  ledger: readonly { readonly kind: string }[],
): Promise<PublishView> {
  if (!may(c.who, 'partnership.publish')) return { kind: 'notYours' }
  const plan = await publicationStore(tx, c.newId).planFigures(indicator, c.region.disclosure.peopleThreshold)
  if (plan.kind !== 'plan') return { kind: 'notYours' }
  return ledger.some(({ kind }) => kind === 'initiative') ? { kind: 'plan', plan } : { kind: 'notPublicYet' }
}

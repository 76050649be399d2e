/**
 * 数字の経路 — targets and figures are said by either side and confirmed by both. Foreign ids answer as missing ones.
 */
import type { Uuid } from '#kernel/id'
import { type Answer, missing, redirect } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'
import { type FigureAdded, type FigureKind, figureStore } from '../indicators/figure.store.ts'
import { readMeasured } from '../indicators/figure.ts'
import { idParams, measurementForm, nothing, targetForm } from './figures.shape.ts'
import type { FieldFault } from './figures.words.ja.ts'
import { type Asked, figurePageRoutes, indicatorPage } from './figures-page.routes.ts'
import { fieldOfFigure, seenIn } from './indicator-view.ts'

const shared = { mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true } as const

const sayRoutes = routes(shared)
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
      const { again, given, answer } = saying(c, 'target', c.params.id, c.form.typed)
      if (!c.form.ok) return again(c.form.error)
      const { value, rationale } = c.form.value
      const read = readMeasured(value)
      if (!read.ok) return again([{ field: 'value', code: read.error }])
      const measured = read.value
      if (measured.status !== 'known') return again([{ field: 'value', code: 'onlyNumber' }])
      const target = { ...given(c.form.value), value: measured.value, rationale }
      return answer(await c.tx((tx) => figureStore(tx).addTarget(target)))
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
      const { again, given, answer } = saying(c, 'measurement', c.params.id, c.form.typed)
      if (!c.form.ok) return again(c.form.error)
      const { value, base: baseText, source, note } = c.form.value
      const read = readMeasured(value)
      if (!read.ok) return again([{ field: 'value', code: read.error }])
      const base = baseText === '' ? undefined : numberIn(readMeasured(baseText))
      if (baseText !== '' && base === undefined) return again([{ field: 'base', code: 'notANumber' }])
      const measurement = { ...given(c.form.value), measured: read.value, base, source, note }
      return answer(await c.tx((tx) => figureStore(tx).addMeasurement(measurement)))
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
  ).list

export const figureRoutes: readonly Route[] = [...figurePageRoutes, ...sayRoutes]

const DONE = { target: 'targetAdded', measurement: 'figureAdded' } as const

/** What both forms share: the form once more with its faults, what every figure needs, and the answer to each outcome. */
function saying(c: Asked, sent: FigureKind, indicator: Uuid, typed: Readonly<Record<string, string>>) {
  const again = (faults: readonly FieldFault[]) => indicatorPage(c, indicator, { typed, sent, faults })
  return {
    again,
    given: ({ period, seen }: { readonly period: string; readonly seen: string }) => ({
      id: c.newId(),
      indicator,
      period,
      supersedes: seenIn(seen, period),
      at: c.clock.now(),
    }),
    answer: (added: FigureAdded<unknown>): Promise<Answer> | Answer => {
      switch (added.kind) {
        case 'added':
          return redirect(c.to(`/indicators/${indicator}?done=${DONE[sent]}`))
        case 'missing':
          return missing
        case 'refused':
          return again([{ field: fieldOfFigure(added.fault.why), code: added.fault.why }])
        case 'changedMeanwhile':
          return again([{ field: 'period', code: 'changedMeanwhile' }])
      }
    },
  }
}

const numberIn = (read: ReturnType<typeof readMeasured>): number | undefined =>
  read.ok && read.value.status === 'known' ? read.value.value : undefined

async function confirm(c: Asked, what: FigureKind, subject: Uuid): Promise<Answer> {
  const signed = await c.tx(async (tx) => ({
    done: await figureStore(tx).sign({ id: c.newId(), what, subject, at: c.clock.now() }),
    indicator: await figureStore(tx).indicatorOf(what, subject),
  }))
  if (signed.done.kind === 'missing' || !signed.indicator) return missing
  return redirect(c.to(`/indicators/${signed.indicator}${signed.done.kind === 'superseded' ? '' : '?done=confirmed'}`))
}

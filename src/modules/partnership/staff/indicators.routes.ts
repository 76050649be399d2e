/** 指標を加える経路 — one definition by which both sides count. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { readMeasured } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { idParams, indicatorForm } from './figures.shape.ts'
import { type FieldFault, fieldErrors, ja as words } from './figures.words.ja.ts'
import { IndicatorFormPage } from './indicator-form.page.tsx'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell'>

const shared = { mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true } as const

export const indicatorRoutes: readonly Route[] = routes(shared)
  .get(
    '/initiatives/:id/indicators/new',
    {
      who: 'partnership.write',
      object: 'indicator',
      limit: 'page',
      title: '指標を加える画面を開く',
      input: { params: idParams },
    },
    (c) => formPage(c, c.params.id, {}, []),
  )
  .post(
    '/initiatives/:id/indicators',
    {
      who: 'partnership.write',
      object: 'indicator',
      limit: 'form',
      title: '指標を加える',
      input: { params: idParams, form: indicatorForm },
    },
    async (c) => {
      if (!c.form.ok) return formPage(c, c.params.id, c.form.typed, c.form.error)
      const { name, easy, english, baseline: text, ...rest } = c.form.value
      const read = text === '' ? undefined : readMeasured(text)
      const baseline = read?.ok && read.value.status === 'known' ? read.value.value : undefined
      if (text !== '' && baseline === undefined)
        return formPage(c, c.params.id, c.form.typed, [{ field: 'baseline', code: 'notANumber' }])
      const texts = { ja: name, ...(easy ? { 'ja-easy': easy } : {}), ...(english ? { en: english } : {}) }
      const id = c.newId()
      const added = await c.tx((tx) =>
        indicatorStore(tx).add({ ...rest, id, initiative: c.params.id, name: texts, baseline, at: c.clock.now() }),
      )
      if (added.kind === 'missing') return missing
      if (added.kind === 'notShared')
        return formPage(c, c.params.id, c.form.typed, [{ field: 'name', code: 'notShared' }])
      if (added.kind === 'refused')
        return formPage(
          c,
          c.params.id,
          c.form.typed,
          added.faults.map(({ field, why }) => ({ field, code: why })),
        )
      return redirect(c.to(`/indicators/${id}?done=indicatorAdded`))
    },
  ).list

async function formPage(
  c: Asked,
  initiative: Uuid,
  typed: Readonly<Record<string, string>>,
  faults: readonly FieldFault[],
): Promise<Answer> {
  const found = await c.tx((tx) => initiativeStore(tx).find(initiative))
  if (!found) return missing
  return html(
    IndicatorFormPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      crumbs: [
        { label: words.agreements, href: c.to('/agreements') },
        { label: plainText(found.title.ja), href: c.to(`/initiatives/${initiative}`) },
        { label: words.newTitle },
      ],
      action: c.to(`/initiatives/${initiative}/indicators`),
      typed,
      errors: fieldErrors(faults),
    },
    faults.length > 0 ? 422 : 200,
  )
}

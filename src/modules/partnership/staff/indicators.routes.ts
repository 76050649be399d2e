/** 指標を加える経路 — one definition by which both sides count; what a service counts itself is chosen here. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import type { OpenTx } from '#platform/database/tx'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { feedStore } from '../indicators/feed.store.ts'
import { readMeasured } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { fitsFeed, type MeasureFeed } from '../indicators/measure-feed.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { idParams, indicatorForm } from './figures.shape.ts'
import { type FieldFault, fieldErrors, ja as words } from './figures.words.ja.ts'
import { IndicatorFormPage } from './indicator-form.page.tsx'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'who'>

const shared = { mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true } as const

/** `feeds`: what the services of this house can count. */
export const indicatorRoutes = (feeds: readonly MeasureFeed<OpenTx>[]): readonly Route[] =>
  routes(shared)
    .get(
      '/initiatives/:id/indicators/new',
      {
        who: 'partnership.write',
        object: 'indicator',
        limit: 'page',
        title: '指標を加える画面を開く',
        input: { params: idParams },
      },
      (c) => formPage(c, feeds, c.params.id, {}, []),
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
        const again = (faults: readonly FieldFault[]) => formPage(c, feeds, c.params.id, c.form.typed, faults)
        if (!c.form.ok) return again(c.form.error)
        const { name, easy, english, baseline: text, feed: code, unit, countKind, ...rest } = c.form.value
        const feed = offered(c, feeds).find((each) => each.code === code)
        if (code !== '' && !feed) return again([{ field: 'feed', code: 'unknownFeed' }])
        const counts = { unit: unit || feed?.unit || '', countKind: countKind ?? feed?.countKind }
        if (counts.unit === '') return again([{ field: 'unit', code: 'missing' }])
        if (!counts.countKind) return again([{ field: 'countKind', code: 'missing' }])
        const how = { unit: counts.unit, countKind: counts.countKind }
        if (feed && !fitsFeed(how, feed)) return again([{ field: 'feed', code: 'notOfFeed' }])
        const read = text === '' ? undefined : readMeasured(text)
        const baseline = read?.ok && read.value.status === 'known' ? read.value.value : undefined
        if (text !== '' && baseline === undefined) return again([{ field: 'baseline', code: 'notANumber' }])
        const names = { ja: name, ...(easy ? { 'ja-easy': easy } : {}), ...(english ? { en: english } : {}) }
        const id = c.newId()
        const at = c.clock.now()
        const added = await c.tx(async (tx) => {
          const definition = { ...rest, ...how, name: names, baseline, feed: feed?.code }
          const done = await indicatorStore(tx).add({ ...definition, id, initiative: c.params.id, at })
          if (done.kind === 'added' && feed)
            await feedStore(tx, feeds).catchUp(id, c.clock.today(), { at, newId: c.newId })
          return done
        })
        switch (added.kind) {
          case 'added':
            return redirect(c.to(`/indicators/${id}?done=indicatorAdded`))
          case 'missing':
            return missing
          case 'notShared':
            return again([{ field: 'name', code: 'notShared' }])
          case 'refused':
            return again(added.faults.map(({ field, why }) => ({ field, code: why })))
        }
      },
    ).list

/** The services are the municipality's: only it reads the rows from which they count. */
const offered = ({ who }: Pick<Asked, 'who'>, feeds: readonly MeasureFeed<OpenTx>[]): readonly MeasureFeed<OpenTx>[] =>
  who.post.organisationKind === 'municipality' ? feeds : []

async function formPage(
  c: Asked,
  feeds: readonly MeasureFeed<OpenTx>[],
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
      feeds: offered(c, feeds),
      typed,
      errors: fieldErrors(faults),
    },
    faults.length > 0 ? 422 : 200,
  )
}

/** まとめて確かめる経路 — many signs at one press, each on the very version that was seen; what was superseded is told. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { type FigureKind, figureStore } from '../indicators/figure.store.ts'
import { townStore } from '../overview/town.store.ts'
import { waitsForUs } from '../overview/waiting.ts'
import { ConfirmationsPage } from './confirmations.page.tsx'
import { confirmationsForm, confirmationsQuery } from './confirmations.shape.ts'
import { type ConfirmGroup, confirmGroups, confirmPage } from './confirmations-view.ts'
import { idParams } from './figures.shape.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'who' | 'done'>

const shared = { mount: 'staff', tenant: 'municipal', object: 'measurement', log: 'ids', operatedOnly: true } as const

export const confirmationRoutes: readonly Route[] = routes(shared)
  .get(
    '/confirmations',
    {
      who: 'partnership.read',
      limit: 'page',
      title: '確かめを待つ数字を見る',
      input: { query: confirmationsQuery },
    },
    (c) => page(c, { at: c.query.page, nothingChosen: undefined, superseded: 0 }),
  )
  .post(
    '/confirmations/:id',
    {
      who: 'partnership.confirm',
      limit: 'form',
      title: '一つの取組の数字をまとめて確かめる',
      input: { params: idParams, form: confirmationsForm },
    },
    async (c) => {
      const chosen = c.form.ok ? (c.form.value.all === 'yes' ? c.form.value.shown : c.form.value.chosen) : []
      if (chosen.length === 0) return page(c, { at: 1, nothingChosen: c.params.id, superseded: 0 })
      const outcomes = await c.tx(async (tx) => {
        const found: string[] = []
        for (const key of new Set(chosen)) {
          const [what, subject] = key.split(':') as [FigureKind, Uuid]
          found.push((await figureStore(tx).sign({ id: c.newId(), what, subject, at: c.clock.now() })).kind)
        }
        return found
      })
      // Foreign ids answer as missing ones.
      if (outcomes.every((kind) => kind === 'missing')) return missing
      const superseded = outcomes.filter((kind) => kind === 'superseded').length
      return superseded > 0
        ? page(c, { at: 1, nothingChosen: undefined, superseded })
        : redirect(c.to('/confirmations?done=confirmedMany'))
    },
  ).list

async function page(
  c: Asked,
  {
    at,
    nothingChosen,
    superseded,
  }: { readonly at: number; readonly nothingChosen: Uuid | undefined; readonly superseded: number },
): Promise<Answer> {
  const groups = await c.tx(async (tx) => {
    const { overviews, indicators } = await townStore(tx).read()
    const groups: ConfirmGroup[] = []
    for (const { agreement, initiatives, waiting } of overviews) {
      const ours = waitsForUs(waiting, agreement.side)
      const wanted = [...new Set(ours.flatMap(({ indicator }) => indicator ?? []))]
      const figures = await figureStore(tx).ofIndicators(wanted, agreement.parties)
      const titles = new Map(initiatives.map(({ id, title }) => [id, plainText(title.ja)]))
      groups.push(...confirmGroups(ours, figures, indicators, titles))
    }
    return groups
  })
  return html(
    ConfirmationsPage,
    {
      shell: c.shell({ door: 'today' }),
      to: c.to,
      done: superseded > 0 || nothingChosen ? undefined : c.done,
      ...confirmPage(groups, at),
      mayConfirm: may(c.who, 'partnership.confirm'),
      nothingChosen,
      superseded,
    },
    superseded > 0 || nothingChosen ? 422 : 200,
  )
}

/** 受け持ちを変える経路 — 担当窓口 of an agreement and owners of an initiative; each side changes its own, with a reason. */
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { type ChargedThing, chargeStore } from '../agreements/charge.store.ts'
import { chargeChangeStore } from '../initiatives/charge-change.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { agreementParams, chargeForm } from './agreements.shape.ts'
import { ja as words } from './agreements-change.words.ja.ts'
import { ChargePage } from './agreements-charge.page.tsx'
import { postChoices, postNames } from './agreements-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'newId'>
type Typed = Readonly<Record<string, string>>
type Fault = { readonly field: string; readonly code: string }

const PATH = { agreement: '/agreements', initiative: '/initiatives' } as const
const FORM = { agreement: 'desks', initiative: 'owners' } as const
const TITLE = { agreement: '協定の担当の役職', initiative: '取組の受け持ちの役職' } as const

const routesOf = (what: ChargedThing): readonly Route[] =>
  routes({
    mount: 'staff',
    who: 'partnership.write',
    tenant: 'municipal',
    object: what,
    log: 'ids',
    operatedOnly: true,
  })
    .get(
      `${PATH[what]}/:id/${FORM[what]}`,
      { limit: 'page', title: `${TITLE[what]}を変える画面を開く`, input: { params: agreementParams } },
      (c) => chargePage(c, what, c.params.id, undefined, []),
    )
    .post(
      `${PATH[what]}/:id/${FORM[what]}`,
      {
        limit: 'form',
        title: `${TITLE[what]}を変える`,
        input: { params: agreementParams, form: chargeForm, bytes: 2 * 1024 * 1024 },
      },
      async (c) => {
        const { id } = c.params
        if (!c.form.ok) return chargePage(c, what, id, c.form.typed, c.form.error)
        const { charged, seq, reason } = c.form.value
        const change = { id: c.newId(), what, subject: id, seq, reason, at: c.clock.now() }
        const done = await c.tx((tx) =>
          chargeChangeStore(tx).change({ ...change, charged: (charged || undefined) as Uuid | undefined }),
        )
        if (done === 'added') return redirect(c.to(`${PATH[what]}/${id}?done=charged`))
        return done === 'missing' || done === 'notShared'
          ? missing
          : chargePage(c, what, id, c.form.typed, [{ field: 'charged', code: done }])
      },
    ).list

export const agreementChargeRoutes: readonly Route[] = [...routesOf('agreement'), ...routesOf('initiative')]

async function chargePage(
  c: Asked,
  what: ChargedThing,
  id: Uuid,
  typed: Typed | undefined,
  faults: readonly Fault[],
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const initiative = what === 'initiative' ? await initiativeStore(tx).find(id) : undefined
    const agreement =
      what === 'agreement' || initiative ? await agreementStore(tx).find(initiative?.agreement ?? id) : undefined
    return {
      initiative,
      agreement,
      lines: (await chargeStore(tx).of(what, [id])).get(id) ?? [],
      posts: await postStore(tx).inMunicipality(),
    }
  })
  const { initiative, agreement, lines } = found
  // A draft names its posts in its text.
  if (!agreement?.side || (initiative && !initiative.shared)) return missing
  const { side } = agreement
  const names = postNames(found.posts)
  const charged = (initiative?.owners ?? agreement.desks)[side]
  const own = lines.filter((line) => line.side === side)
  const path = `${PATH[what]}/${id}`
  return html(
    ChargePage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      what,
      path,
      action: `${path}/${FORM[what]}`,
      title: initiative?.title.ja ?? agreement.agreement.title.ja,
      now: charged && names.get(charged),
      posts: postChoices(found.posts, c.clock.today()).filter(
        ({ organisation }) => organisation === c.who.post.organisation,
      ),
      typed: typed ?? { charged: charged ?? '' },
      seq: own.length,
      history: lines.map((line) => ({
        side: line.side,
        to: line.charged && names.get(line.charged),
        reason: line.reason ?? '',
        by: names.get(line.by) ?? '',
        at: line.at,
      })),
      errors: faults.map(({ field, code }) => ({ field, text: words.fault(field, code) })),
    },
    faults.length > 0 ? 422 : 200,
  )
}

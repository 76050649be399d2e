/** 公開をやめる経路 — an agreement or an initiative is taken back from residents with a reason; publishing again is the way back. */
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { agreementStore } from '../agreements/agreement.store.ts'
import type { ChargedThing } from '../agreements/charge.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { initiativePublicityStore } from '../publication/initiative-publicity.store.ts'
import { agreementParams, withdrawForm } from './agreements.shape.ts'
import { ja as words } from './agreements-change.words.ja.ts'
import { WithdrawPage } from './agreements-withdraw.page.tsx'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell'>
type Fault = { readonly field: string; readonly code: string }

const PATH = { agreement: '/agreements', initiative: '/initiatives' } as const
/** Minutes, as for publishing. Also on the way in, so that no reason is typed in vain. */
const FRESH = 30
const TITLE = { agreement: '協定', initiative: '取組' } as const

const routesOf = (what: ChargedThing): readonly Route[] =>
  routes({
    mount: 'staff',
    who: 'partnership.publish',
    tenant: 'municipal',
    object: what,
    log: 'ids',
    operatedOnly: true,
  })
    .get(
      `${PATH[what]}/:id/withdraw`,
      {
        limit: 'page',
        title: `${TITLE[what]}の公開をやめる画面を開く`,
        freshFactor: FRESH,
        input: { params: agreementParams },
      },
      (c) => withdrawPage(c, what, c.params.id, {}, []),
    )
    .post(
      `${PATH[what]}/:id/withdraw`,
      {
        limit: 'form',
        title: `${TITLE[what]}の公開をやめる`,
        freshFactor: FRESH,
        input: { params: agreementParams, form: withdrawForm, bytes: 2 * 1024 * 1024 },
      },
      async (c) => {
        const { id } = c.params
        if (!c.form.ok) return withdrawPage(c, what, id, c.form.typed, c.form.error)
        const given = { ...c.form.value, id, at: c.clock.now() }
        const done = await c.tx((tx) =>
          what === 'agreement'
            ? agreementStore(tx).withdraw({ ...given, line: c.newId() })
            : initiativePublicityStore(tx, c.newId).withdraw(given),
        )
        return done === 'missing' ? missing : redirect(c.to(`${PATH[what]}/${id}?done=${done}`))
      },
    ).list

export const agreementWithdrawRoutes: readonly Route[] = [...routesOf('agreement'), ...routesOf('initiative')]

async function withdrawPage(
  c: Asked,
  what: ChargedThing,
  id: Uuid,
  typed: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const initiative = what === 'initiative' ? await initiativeStore(tx).find(id) : undefined
    const agreement =
      what === 'agreement' || initiative ? await agreementStore(tx).find(initiative?.agreement ?? id) : undefined
    return agreement?.side === 'municipality' ? (initiative?.title.ja ?? agreement.agreement.title.ja) : undefined
  })
  if (found === undefined) return missing
  const errors = faults.map(({ field, code }) => ({ field, text: words.fault(field, code) }))
  const props = {
    shell: c.shell({ door: what === 'initiative' ? 'initiatives' : 'agreements' }),
    to: c.to,
    what,
    path: `${PATH[what]}/${id}`,
    title: found,
  }
  return html(WithdrawPage, { ...props, typed, errors }, faults.length > 0 ? 422 : 200)
}

/**
 * 人事異動の経路 — one table, a look, one press. What changes who may do what asks for a fresh factor; only posts of the
 * organisation for which the person acts are moved.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { readDate } from '#kernel/read-date'
import type { OpenTx } from '../database/tx.ts'
import { type Answer, html, missing, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import { TAKEN_MEANWHILE, transferStore } from '../identity/transfer.store.ts'
import { planTransfer, type Situation, type Transfer } from '../identity/transfer.ts'
import { FRESH } from './people.routes.ts'
import { TransferCheckPage, TransferPage } from './transfer.page.tsx'
import { noFields, transferForm, transferParams } from './transfer.shape.ts'
import { ja as words } from './transfer.words.ja.ts'
import { madeViews, previewRows, seenOf, type TransferForm, transferTable, wishOf } from './transfer-view.ts'

type Asking = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'who' | 'clock' | 'done'>
type Fault = { readonly field: string; readonly code: string }
type Sent = {
  readonly from: string
  readonly seen: string
  readonly post: readonly Uuid[]
  readonly to: readonly string[]
  readonly sure: readonly Uuid[]
}

/** A page always sends as many choices as posts. */
const formOf = ({ from, seen, post, to, sure }: Sent): TransferForm | undefined =>
  post.length === to.length
    ? { from, seen, choices: new Map(post.map((id, at) => [id, to[at] ?? ''])), sure: new Set(sure) }
    : undefined

function planned(
  situation: Situation,
  form: TransferForm,
  organisation: Uuid,
  today: LocalDate,
): { readonly transfer: Transfer } | { readonly faults: readonly Fault[] } {
  const from = readDate(form.from)
  if (!from.ok) return { faults: [{ field: 'from', code: form.from === '' ? 'missing' : 'badDate' }] }
  if (form.seen !== seenOf(situation, organisation)) return { faults: [{ field: 'from', code: 'changed' }] }
  const wishes = new Map([...form.choices].map(([post, choice]) => [post, wishOf(choice, form.sure.has(post))]))
  const plan = planTransfer(situation, { organisation, from: from.value, today, wishes })
  return plan.ok
    ? { transfer: plan.value }
    : { faults: plan.error.map(({ post, why }) => ({ field: post ? `to-${post}` : 'from', code: why })) }
}

const read = (tx: OpenTx): Promise<Situation> => transferStore(tx).situation()

async function page(
  c: Asking,
  form: TransferForm | undefined,
  faults: readonly Fault[],
  undoFault?: string,
): Promise<Answer> {
  const { organisation, organisationName } = c.who.post
  const { situation, made } = await c.tx(async (tx) => ({
    situation: await read(tx),
    made: await transferStore(tx).ofOrganisation(organisation),
  }))
  const today = c.clock.today()
  const from = form && readDate(form.from)
  const table = transferTable(situation, organisation, from?.ok && from.value > today ? from.value : today, form)
  const said = ({ field, code }: Fault): string => {
    const row = table.rows.find(({ id }) => field === `to-${id}`)
    const text = words.faults[code] ?? ''
    return row ? words.faultOf(row.label, text) : text
  }
  return html(
    TransferPage,
    {
      shell: c.shell({ door: 'people' }),
      to: c.to,
      done: c.done,
      organisation: organisationName,
      table,
      made: madeViews(situation, made, today),
      from: form?.from ?? '',
      seen: seenOf(situation, organisation),
      errors: faults.map((fault) => ({ field: fault.field, text: said(fault) })),
      undoFault,
    },
    faults.length > 0 || undoFault ? 422 : 200,
  )
}

const manage = {
  mount: 'staff',
  who: 'people.manage',
  tenant: 'municipal',
  object: 'transfer',
  log: 'ids',
  operatedOnly: true,
} as const

export const transferRoutes: readonly Route[] = routes(manage)
  .get('/people/transfer', { limit: 'page', title: '人事異動の画面を開く' }, (c) => page(c, undefined, []))
  .post(
    '/people/transfer/check',
    { limit: 'form', title: '人事異動の内容を確かめる', input: { form: transferForm } },
    async (c) => {
      const form = c.form.ok ? formOf(c.form.value) : undefined
      if (!c.form.ok) return page(c, undefined, [{ field: 'from', code: 'badDate' }])
      if (!form) return missing
      const situation = await c.tx(read)
      const plan = planned(situation, form, c.who.post.organisation, c.clock.today())
      if ('faults' in plan) return page(c, form, plan.faults)
      const { transfer } = plan
      return html(TransferCheckPage, {
        shell: c.shell({ door: 'people' }),
        to: c.to,
        rows: previewRows(situation, transfer),
        from: transfer.from,
        form,
      })
    },
  )
  .post(
    '/people/transfer/edit',
    { limit: 'form', title: '人事異動の内容を直す', input: { form: transferForm } },
    async (c) => {
      const form = c.form.ok ? formOf(c.form.value) : undefined
      return form ? page(c, form, []) : missing
    },
  )
  .post(
    '/people/transfer',
    { limit: 'form', title: '人事異動を決める', freshFactor: FRESH, input: { form: transferForm } },
    async (c) => {
      const form = c.form.ok ? formOf(c.form.value) : undefined
      if (!form) return missing
      const { organisation } = c.who.post
      const faults = await allOrNothing(async () =>
        c.tx(async (tx) => {
          await transferStore(tx).hold(organisation)
          const plan = planned(await read(tx), form, organisation, c.clock.today())
          if ('faults' in plan) return plan.faults
          await transferStore(tx).make(c.newId(), plan.transfer, c.newId, c.clock.now())
          return []
        }),
      )
      return faults.length > 0 ? page(c, form, faults) : redirect(c.to('/people/transfer?done=transferred'))
    },
  )
  .post(
    '/people/transfers/:id/undo',
    {
      limit: 'form',
      title: '人事異動を取り消す',
      freshFactor: FRESH,
      input: { params: transferParams, form: noFields },
    },
    async (c) => {
      const { organisation } = c.who.post
      const undone = await c.tx((tx) =>
        transferStore(tx).undo(c.params.id, organisation, c.clock.today(), c.clock.now()),
      )
      if (undone === 'missing') return missing
      return undone === 'undone'
        ? redirect(c.to('/people/transfer?done=undone'))
        : page(c, undefined, [], words.undoFaults[undone])
    },
  ).list

/** A post that was filled at that very moment takes the whole transaction back. */
async function allOrNothing(work: () => Promise<readonly Fault[]>): Promise<readonly Fault[]> {
  try {
    return await work()
  } catch (error) {
    if (error === TAKEN_MEANWHILE) return [{ field: 'from', code: 'changed' }]
    throw error
  }
}

/** 提案を書く経路 — to whom, what, and which need or offer it answers. Sent is shown, and cannot be taken out of sight. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { agreementStore } from '../agreements/agreement.store.ts'
import { menuStore } from '../needs-offers/menu.store.ts'
import { MAX_NEED, newProposalForm, proposalQuery } from '../needs-offers/needs.shape.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { ja as words } from './needs.words.ja.ts'
import { ProposalFormPage } from './needs-proposal-form.page.tsx'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'who'>
type Fault = { readonly field: string; readonly text: string }

const write = {
  mount: 'staff',
  who: 'partnership.write',
  organisations: ['municipality', 'company'],
  tenant: 'municipal',
  object: 'proposal',
  log: 'ids',
  operatedOnly: true,
} as const

export const proposalFormRoutes: readonly Route[] = routes(write)
  .get('/proposals/new', { limit: 'page', title: '提案を書く画面を開く', input: { query: proposalQuery } }, (c) =>
    formPage(c, c.query.answers || undefined, {}, []),
  )
  .post(
    '/proposals',
    { limit: 'form', title: '提案を送る', input: { form: newProposalForm, bytes: MAX_NEED } },
    async (c) => {
      const answered = c.form.typed['answers']
      if (!c.form.ok)
        return formPage(
          c,
          answered ? (answered as Uuid) : undefined,
          c.form.typed,
          c.form.error.map(({ field, code }) => ({ field, text: words.fault(field, code) })),
        )
      const { title, body, to } = c.form.value
      const answers = c.form.value.answers || undefined
      const again = (fault: Fault) => formPage(c, answers, c.form.typed, [fault])
      const id = c.newId()
      const added = await c.tx((tx) =>
        proposalStore(tx).add({
          ...{ id, line: c.newId(), title, body, answers },
          ...{ agreement: to.agreement, to: to.organisation, at: c.clock.now() },
        }),
      )
      switch (added.kind) {
        case 'added':
          return redirect(c.to(`/proposals/${id}?done=proposed`))
        case 'missing':
          return missing
        case 'unknownReceiver':
          return again({ field: 'to', text: words.fault('to', added.kind) })
        case 'notOpen':
          return again({ field: 'to', text: words.notOpen })
      }
    },
  ).list

async function formPage(
  c: Asked,
  answers: Uuid | undefined,
  typed: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): Promise<Answer> {
  const { organisation } = c.who.post
  const found = await c.tx(async (tx) => ({
    entry: answers && (await menuStore(tx).find(answers)),
    agreements: (await agreementStore(tx).all()).filter(({ side }) => side !== undefined),
  }))
  const { entry } = found
  if (answers && (!entry || entry.organisation === organisation)) return missing
  const receivers = found.agreements.flatMap(({ id, agreement, side, parties }) =>
    parties
      .filter((party) => party.side !== side && (!entry || party.organisation === entry.organisation))
      .map((party) => ({
        value: `${id}:${party.organisation}`,
        label: `${party.name}　${plainText(agreement.title.ja)}`,
      })),
  )
  return html(
    ProposalFormPage,
    {
      shell: c.shell({ door: 'needs' }),
      to: c.to,
      answers: entry && { id: entry.id, title: entry.title, body: entry.body },
      receivers,
      typed: { to: receivers.length === 1 ? (receivers[0]?.value ?? '') : '', ...typed },
      errors: faults,
    },
    faults.length > 0 ? 422 : 200,
  )
}

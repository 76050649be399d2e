/** 更新の判断の経路 — one side says what became of the term, the other answers; the document as signed stays. */
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { agreementStore } from '../agreements/agreement.store.ts'
import { type RenewalAdded, renewalStore } from '../agreements/renewal.store.ts'
import { answersFor, termInForce } from '../agreements/renewal.ts'
import { readWrittenDate } from '../agreements/written-date.ts'
import { postNames } from './agreements-view.ts'
import { MAX_MEETING, meetingParams, renewalAnswerForm, renewalForm } from './meetings.shape.ts'
import { RenewalPage } from './renewal.page.tsx'
import { ja as words } from './renewal.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'who' | 'done'>
type Typed = Readonly<Record<string, string>>
type Fault = { readonly field: string; readonly text: string }
type Outcome = Extract<RenewalAdded, { readonly kind: 'refused' }>['why'] | 'changedMeanwhile'

const FIELD = {
  open: 'act',
  noReason: 'reason',
  notAfter: 'until',
  beforeStart: 'until',
  inFuture: 'until',
  notYours: 'answer',
  changedMeanwhile: 'act',
} as const satisfies Record<Outcome, string>
const ANSWER_FIELD: Readonly<Record<string, string>> = { noReason: 'answerReason' }

export const renewalRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.write',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get(
    '/agreements/:id/renewal',
    { who: 'partnership.read', limit: 'page', title: '協定の更新の判断を見る', input: { params: meetingParams } },
    (c) => renewalPage(c, c.params.id, {}, []),
  )
  .post(
    '/agreements/:id/renewal',
    {
      limit: 'form',
      title: '協定の更新の判断を書く',
      input: { params: meetingParams, form: renewalForm, bytes: MAX_MEETING },
    },
    async (c): Promise<Answer> => {
      const { id: agreement } = c.params
      const { typed } = c.form
      if (!c.form.ok) return renewalPage(c, agreement, typed, faultsOf(c.form.error))
      const { act, until, reason, seq } = c.form.value
      const day = readWrittenDate(until)
      if (!day.ok) return renewalPage(c, agreement, typed, [{ field: 'until', text: day.error }])
      const added = await c.tx(async (tx): Promise<RenewalAdded> => {
        const stored = await agreementStore(tx).find(agreement)
        if (!stored?.side) return { kind: 'missing' }
        return renewalStore(tx).say({
          id: c.newId(),
          agreement,
          document: stored.agreement,
          said: { act, until: day.value, reason },
          seq,
          today: c.clock.today(),
          at: c.clock.now(),
        })
      })
      return answerTo(c, agreement, typed, added, 'renewalSaid')
    },
  )
  .post(
    '/agreements/:id/renewal/answer',
    {
      limit: 'form',
      title: '協定の更新の判断に返事をする',
      input: { params: meetingParams, form: renewalAnswerForm, bytes: MAX_MEETING },
    },
    async (c): Promise<Answer> => {
      const { id: agreement } = c.params
      const { typed } = c.form
      if (!c.form.ok) return renewalPage(c, agreement, typed, faultsOf(c.form.error))
      const { answer, answerReason: reason, seq } = c.form.value
      const given = { id: c.newId(), agreement, answer, reason, seq, at: c.clock.now() }
      const added = await c.tx((tx) => renewalStore(tx).answer(given))
      return answerTo(c, agreement, typed, added, 'renewalAnswered')
    },
  ).list

const faultsOf = (faults: readonly { readonly field: string; readonly code: string }[]): readonly Fault[] =>
  faults.map(({ field, code }) => ({ field, text: words.fault(code) }))

async function answerTo(
  c: Asked,
  id: Uuid,
  typed: Typed,
  added: RenewalAdded,
  done: 'renewalSaid' | 'renewalAnswered',
): Promise<Answer> {
  switch (added.kind) {
    case 'said':
    case 'answered':
      return redirect(c.to(`/agreements/${id}/renewal?done=${done}`))
    case 'missing':
      return missing
    case 'changedMeanwhile':
    case 'refused': {
      const why = added.kind === 'refused' ? added.why : 'changedMeanwhile'
      const field = (done === 'renewalAnswered' && ANSWER_FIELD[why]) || FIELD[why]
      return renewalPage(c, id, typed, [{ field, text: words.fault(why) }])
    }
  }
}

async function renewalPage(c: Asked, id: Uuid, typed: Typed, errors: readonly Fault[]): Promise<Answer> {
  const { stored, lines, posts } = await c.tx(async (tx) => ({
    stored: await agreementStore(tx).find(id),
    lines: await renewalStore(tx).of(id),
    posts: await postStore(tx).inMunicipality(),
  }))
  if (!stored?.side) return missing
  const names = postNames(posts)
  return html(
    RenewalPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      done: c.done,
      id,
      title: stored.agreement.title.ja,
      inForce: termInForce(stored.agreement, lines),
      lines: lines.map((line) => ({ ...line, by: names.get(line.post) ?? '' })),
      answers: answersFor(lines, stored.side),
      typed,
      errors,
      mayWrite: may(c.who, 'partnership.write'),
    },
    errors.length > 0 ? 422 : 200,
  )
}

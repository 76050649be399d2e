/**
 * ふり返りの経路 — begun by either side, put forward, signed by both on the very same text, published by the municipality.
 */

import * as v from 'valibot'
import type { Uuid } from '#kernel/id'
import { readDate } from '#kernel/read-date'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { inForce } from '../indicators/figure.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { publicationStore } from '../publication/publication.store.ts'
import { reviewStore } from '../reviews/review.store.ts'
import { decidedBefore } from '../reviews/review.ts'
import { textOf } from '../reviews/review-row.store.ts'
import { nextPlan } from './next-plan.ts'
import { reviewPeriods } from './period-choices.ts'
import { ReviewPage } from './review.page.tsx'
import { reviewLines } from './review-lines.ts'
import { ReviewsPage } from './reviews.page.tsx'
import { idParams, nothing, reviewForm, versionForm } from './reviews.shape.ts'
import { ja as words } from './reviews.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'newId'>
type Fault = { readonly field: string; readonly code: string }
type Sent = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly stale?: true
}

const shared = { mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true, object: 'review' } as const
const begin = v.strictObject({ period: v.pipe(v.string(), v.regex(/^(\d{4}(-H\d)?)?$/)) })
const EMPTY = { seen: '', decision: undefined, reason: '', nextAction: '', nextBy: undefined } as const

export const reviewRoutes: readonly Route[] = routes(shared)
  .get(
    '/initiatives/:id/reviews',
    { who: 'partnership.read', limit: 'page', title: 'ふり返りの一覧を見る', input: { params: idParams } },
    (c) => listPage(c, c.params.id, []),
  )
  .post(
    '/initiatives/:id/reviews',
    {
      who: 'partnership.write',
      limit: 'form',
      title: 'ふり返りを書き始める',
      input: { params: idParams, form: begin },
    },
    async (c) => {
      const period = c.form.ok ? c.form.value.period : ''
      if (period === '') return listPage(c, c.params.id, [{ field: 'period', code: 'notAPeriod' }])
      const id = c.newId()
      const given = { ...EMPTY, id, initiative: c.params.id, period, supersedes: undefined, at: c.clock.now() }
      const added = await c.tx((tx) => reviewStore(tx).add(given))
      if (added.kind === 'missing') return missing
      return added.kind === 'added'
        ? redirect(c.to(`/reviews/${id}`))
        : listPage(c, c.params.id, [{ field: 'period', code: added.kind }])
    },
  )
  .get(
    '/reviews/:id',
    { who: 'partnership.read', limit: 'page', title: 'ふり返りを見る', input: { params: idParams } },
    (c) => reviewPage(c, c.params.id),
  )
  .post(
    '/reviews/:id',
    { who: 'partnership.write', limit: 'form', title: 'ふり返りを書く', input: { params: idParams, form: reviewForm } },
    async (c) => {
      const again = (faults: readonly Fault[], stale?: true) =>
        reviewPage(c, c.params.id, { typed: c.form.typed, faults, ...(stale ? { stale } : {}) })
      if (!c.form.ok) return again(c.form.error)
      const { nextBy: dateText, decision, beforeState, act, version, ...text } = c.form.value
      const nextBy = dateText === '' ? undefined : readDate(dateText)
      if (nextBy && !nextBy.ok) return again([{ field: 'nextBy', code: 'badDate' }])
      const given = {
        ...text,
        decision: decision === '' ? undefined : decision,
        beforeState: beforeState === '' ? undefined : beforeState,
        nextBy: nextBy?.value,
      }
      const done = await c.tx(async (tx) => {
        const saved = await reviewStore(tx).edit({ ...given, id: c.params.id, version, at: c.clock.now() })
        if (saved.kind !== 'saved' || act === 'save') return saved
        return reviewStore(tx).propose(c.params.id, saved.version, c.clock.now())
      })
      switch (done.kind) {
        case 'saved':
          return redirect(c.to(`/reviews/${c.params.id}?done=${done.voided.length > 0 ? 'voided' : 'saved'}`))
        case 'proposed':
          return redirect(c.to(`/reviews/${c.params.id}?done=proposed`))
        case 'missing':
        case 'notOurs':
          return missing
        case 'unfinished':
          return again(done.missing.map((field) => ({ field, code: field })))
        case 'changedMeanwhile':
          return again([{ field: 'seen', code: 'changedMeanwhile' }], true)
        case 'closed':
          return again([{ field: 'main', code: done.kind }])
        case 'notAPeriod':
        case 'alreadyProposed':
          return again([{ field: 'seen', code: done.kind }])
      }
    },
  )
  .post(
    '/reviews/:id/sign',
    {
      who: 'partnership.sign',
      limit: 'form',
      title: '判断に署名する',
      freshFactor: 30,
      input: { params: idParams, form: versionForm },
    },
    async (c) => {
      if (!c.form.ok) return missing
      const { version } = c.form.value
      const signed = await c.tx((tx) =>
        reviewStore(tx).sign({ id: c.newId(), review: c.params.id, version, at: c.clock.now() }),
      )
      if (signed.kind === 'missing') return missing
      if (signed.kind === 'changedMeanwhile') return reviewPage(c, c.params.id, { typed: {}, faults: [], stale: true })
      return redirect(c.to(`/reviews/${c.params.id}${signed.kind === 'signed' ? '?done=signed' : ''}`))
    },
  )
  .post(
    '/reviews/:id/publish',
    {
      who: 'partnership.publish',
      object: 'publication',
      limit: 'form',
      title: '判断を公表する',
      freshFactor: 30,
      input: { params: idParams, form: nothing },
    },
    async (c) => {
      const done = await c.tx((tx) => publicationStore(tx, c.newId).publishReview(c.params.id, c.clock.now()))
      if (done.kind === 'missing' || done.kind === 'notMunicipality') return missing
      if (done.kind === 'notPublicYet')
        return reviewPage(c, c.params.id, { typed: {}, faults: [{ field: 'main', code: 'notPublicYet' }] })
      return redirect(c.to(`/reviews/${c.params.id}${done.kind === 'published' ? '?done=published' : ''}`))
    },
  )
  .post(
    '/reviews/:id/supersede',
    {
      who: 'partnership.write',
      limit: 'form',
      title: 'ふり返りの新しい版を書く',
      input: { params: idParams, form: nothing },
    },
    async (c) => {
      const id = c.newId()
      const added = await c.tx(async (tx) => {
        const old = await reviewStore(tx).find(c.params.id)
        if (!old) return undefined
        const { initiative } = old
        return reviewStore(tx).add({ ...textOf(old), id, initiative, supersedes: old.id, at: c.clock.now() })
      })
      if (!added || added.kind === 'missing') return missing
      return added.kind === 'added'
        ? redirect(c.to(`/reviews/${id}`))
        : reviewPage(c, c.params.id, { typed: {}, faults: [{ field: 'main', code: added.kind }] })
    },
  ).list

const errorsOf = (faults: readonly Fault[]) =>
  faults.map(({ field, code }) => ({ field, text: words.faults[code] ?? words.faults['missing'] ?? '' }))

async function listPage(c: Asked, initiative: Uuid, faults: readonly Fault[]): Promise<Answer> {
  const found = await c.tx((tx) => overviewStore(tx).initiative(initiative))
  if (!found) return missing
  const { title } = found.initiative
  return html(
    ReviewsPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      crumbs: crumbsOf(c, initiative, title.ja, words.reviews),
      to: c.to,
      action: c.to(`/initiatives/${initiative}/reviews`),
      title: title.ja,
      reviews: found.reviews,
      periods: reviewPeriods(c.clock.today()),
      mayWrite: may(c.who, 'partnership.write'),
      errors: errorsOf(faults),
    },
    faults.length > 0 ? 422 : 200,
  )
}

const crumbsOf = (c: Asked, initiative: Uuid, title: string, last: string) => [
  { label: words.agreements, href: c.to('/agreements') },
  { label: plainText(title), href: c.to(`/initiatives/${initiative}`) },
  { label: last },
]

async function reviewPage(c: Asked, id: Uuid, sent: Sent = { typed: {}, faults: [] }): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const review = await reviewStore(tx).find(id)
    const overview = review && (await overviewStore(tx).initiative(review.initiative))
    return review && overview && { review, overview }
  })
  if (!found) return missing
  const { review, overview } = found
  const { agreement, initiative, reviews, indicators, ledger } = overview
  const nameOf = (side: 'municipality' | 'company') =>
    agreement.parties.find((party) => party.side === side)?.name ?? ''
  return html(
    ReviewPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      crumbs: crumbsOf(c, initiative.id, initiative.title.ja, words.reviews),
      to: c.to,
      done: c.done,
      review,
      title: initiative.title.ja,
      side: agreement.side,
      ours: review.writtenBy === c.who.post.organisation,
      partyNames: { municipality: nameOf('municipality'), company: nameOf('company') },
      before: reviews.filter((each) => each.state.kind === 'closed' && each.period < review.period),
      asked: decidedBefore(inForce(reviews), review.period),
      indicators: reviewLines(indicators, review.period),
      plan: nextPlan(review, initiative.state, indicators),
      periods: reviewPeriods(c.clock.today()),
      may: {
        write: may(c.who, 'partnership.write'),
        sign: may(c.who, 'partnership.sign'),
        publish: may(c.who, 'partnership.publish') && agreement.side === 'municipality',
      },
      published: ledger.some(({ kind, subject }) => kind === 'review' && subject === review.id),
      typed: sent.typed,
      stale: sent.stale ?? false,
      errors: errorsOf(sent.faults),
    },
    sent.faults.length > 0 || sent.stale ? 422 : 200,
  )
}

/** 取組の経路 — one initiative, and the presses that put it before the other side, move it and publish it. */
import { daysBetween } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { localDateAt } from '#kernel/instant'
import { readDate } from '#kernel/read-date'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import type { Side } from '../agreements/agreement.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { lineKind, nextStates } from '../initiatives/initiative.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { progressNow } from '../progress/progress.ts'
import { initiativePublicityStore } from '../publication/initiative-publicity.store.ts'
import { dayWords } from './agreements.page.tsx'
import { InitiativePage } from './initiatives.page.tsx'
import { initiativeNoFields, initiativeParams, MAX_INITIATIVE, shareForm, stateForm } from './initiatives.shape.ts'
import { ja as words } from './initiatives.words.ja.ts'
import { initiativeFormRoutes } from './initiatives-form.routes.ts'
import { initiativeListRoutes } from './initiatives-list.routes.ts'
import { StatePage } from './initiatives-state.page.tsx'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'newId'>
type Fault = { readonly field: string; readonly text: string }
type Typed = Readonly<Record<string, string>>

const base = { mount: 'staff', tenant: 'municipal', object: 'initiative', log: 'ids', operatedOnly: true } as const
const one = { params: initiativeParams }

const initiativeRoutes: readonly Route[] = routes(base)
  .get('/initiatives/:id', { who: 'partnership.read', limit: 'page', title: '取組を見る', input: one }, (c) =>
    initiativePage(c, c.params.id),
  )
  .get(
    '/initiatives/:id/share',
    { who: 'partnership.write', limit: 'page', title: '取組を相手方に見せる画面を開く', input: one },
    (c) => statePage(c, c.params.id, 'share', {}, []),
  )
  .post(
    '/initiatives/:id/share',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '取組を相手方に見せる',
      input: { ...one, form: shareForm, bytes: MAX_INITIATIVE },
    },
    async (c) => {
      const { id } = c.params
      const again = (faults: readonly Fault[]) => statePage(c, id, 'share', c.form.typed, faults)
      if (!c.form.ok) return again(c.form.error.map(said))
      const { reason, decidedOn, version } = c.form.value
      const date = readDate(decidedOn)
      if (!date.ok) return again([{ field: 'decidedOn', text: words.dateFault(date.error) }])
      const shared = await c.tx((tx) => initiativeStore(tx).share({ id, version, reason, ...stepOf(c, date.value) }))
      switch (shared.kind) {
        case 'shared':
        case 'alreadyShared':
          return redirect(c.to(`/initiatives/${id}?done=${shared.kind}`))
        case 'missing':
          return missing
        case 'changedMeanwhile':
          return again([{ field: 'reason', text: words.staleTitle }])
        case 'unknownItem':
        case 'unknownPost':
          return again([{ field: 'reason', text: words.shareFaults[shared.kind] }])
        case 'refused':
          return again([{ field: 'decidedOn', text: words.moveFault(shared.fault, dayWords) }])
      }
    },
  )
  .get(
    '/initiatives/:id/state',
    { who: 'partnership.write', limit: 'page', title: '取組の段階を変える画面を開く', input: one },
    (c) => statePage(c, c.params.id, 'state', {}, []),
  )
  .post(
    '/initiatives/:id/state',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '取組の段階を変える',
      input: { ...one, form: stateForm, bytes: MAX_INITIATIVE },
    },
    async (c) => {
      const { id } = c.params
      const again = (faults: readonly Fault[]) => statePage(c, id, 'state', c.form.typed, faults)
      if (!c.form.ok) return again(c.form.error.map(said))
      const { decidedOn, ...line } = c.form.value
      const date = readDate(decidedOn)
      if (!date.ok) return again([{ field: 'decidedOn', text: words.dateFault(date.error) }])
      const moved = await c.tx((tx) => initiativeStore(tx).move({ id, ...line, ...stepOf(c, date.value) }))
      switch (moved.kind) {
        case 'moved':
        case 'proposed':
          return redirect(c.to(`/initiatives/${id}?done=${moved.kind}`))
        case 'missing':
          return missing
        case 'notShared':
          return redirect(c.to(`/initiatives/${id}/share`))
        case 'changedMeanwhile':
          return again([{ field: 'state', text: words.changedMeanwhile }])
        case 'textChanged':
          return again([{ field: 'state', text: words.textChanged }])
        case 'refused': {
          const isDay = moved.fault.why === 'beforeLast' || moved.fault.why === 'inFuture'
          return again([{ field: isDay ? 'decidedOn' : 'state', text: words.moveFault(moved.fault, dayWords) }])
        }
      }
    },
  )
  .post(
    '/initiatives/:id/read',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '取組が終わった知らせを読んだと記す',
      input: { ...one, form: initiativeNoFields },
    },
    async (c) => {
      const { id } = c.params
      const done = await c.tx((tx) => initiativeStore(tx).readEnding(id, c.newId(), c.clock.now()))
      return done === 'missing' ? missing : redirect(c.to(`/initiatives/${id}?done=read`))
    },
  )
  .post(
    '/initiatives/:id/publish',
    {
      who: 'partnership.publish',
      limit: 'form',
      title: '取組を住民に公開する',
      freshFactor: 30,
      input: { ...one, form: initiativeNoFields },
    },
    async (c) => {
      const { id } = c.params
      const done = await c.tx((tx) => initiativePublicityStore(tx, c.newId).publish(id, c.clock.now()))
      return done.kind === 'missing' || done.kind === 'notMunicipality'
        ? missing
        : redirect(c.to(`/initiatives/${id}?done=${done.kind}`))
    },
  ).list

export const initiativeStaffRoutes: readonly Route[] = [
  ...initiativeListRoutes,
  ...initiativeFormRoutes,
  ...initiativeRoutes,
]

const whoseConsent = (consent: Side, own: Side): 'ours' | 'theirs' => (consent === own ? 'ours' : 'theirs')

const said = ({ field, code }: { readonly field: string; readonly code: string }): Fault => ({
  field,
  text: words.fault(field, code),
})

const stepOf = (c: Asked, decidedOn: ReturnType<Asked['clock']['today']>) => ({
  line: c.newId(),
  decidedOn,
  today: c.clock.today(),
  at: c.clock.now(),
})

async function initiativePage(c: Asked, id: Uuid): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const overview = await overviewStore(tx).initiative(id)
    const taken = await initiativePublicityStore(tx, c.newId).taken(id)
    return overview && { taken, overview, posts: await postStore(tx).inMunicipality() }
  })
  if (!found) return missing
  const { agreement, initiative, indicators, reviews, waiting, progress, ledger } = found.overview
  const labels = new Map(
    found.posts.map(({ id: post, organisationName, department, title }) => [
      post,
      `${organisationName} ${department} ${title}`.trim(),
    ]),
  )
  const proposal = waiting.find(({ what }) => what === 'proposal' || what === 'consent')
  return html(InitiativePage, {
    shell: c.shell({ door: 'initiatives' }),
    to: c.to,
    done: c.done,
    agreement: { id: agreement.id, title: agreement.agreement.title.ja },
    items: agreement.agreement.items.filter(({ no }) => initiative.items.includes(no)),
    initiative,
    owners: {
      municipality: initiative.owners.municipality && labels.get(initiative.owners.municipality),
      company: initiative.owners.company && labels.get(initiative.owners.company),
    },
    history: initiative.history.map((line, at) => ({
      ...line,
      kind: lineKind(initiative.history, at),
      by: labels.get(line.post) ?? '',
    })),
    indicators: indicators.map(({ indicator }) => ({ id: indicator.id, name: indicator.name.ja })),
    reviews: reviews.length,
    progress: progressNow(progress),
    waits: proposal && {
      days: daysBetween(localDateAt(proposal.since), c.clock.today()),
      forUs: proposal.sides.includes(agreement.side),
    },
    mustRead: waiting.some(({ what, sides }) => what === 'ending' && sides.includes(agreement.side)),
    isPublic: ledger.some(({ kind }) => kind === 'initiative') && !found.taken,
    taken: found.taken,
    isOurs: initiative.writtenBy === c.who.post.organisation,
    mayWrite: may(c.who, 'partnership.write'),
    mayPublish: may(c.who, 'partnership.publish') && agreement.side === 'municipality',
  })
}

async function statePage(
  c: Asked,
  id: Uuid,
  kind: 'share' | 'state',
  typed: Typed,
  faults: readonly Fault[],
): Promise<Answer> {
  const found = await c.tx((tx) => overviewStore(tx).initiative(id))
  if (!found) return missing
  const { initiative, agreement } = found
  const next = nextStates(initiative.history, agreement.side)
  // A draft is shared first; what is shared is not shared again; what has ended does not move.
  if ((kind === 'share') === initiative.shared || (kind === 'state' && next.length === 0))
    return redirect(c.to(`/initiatives/${id}`))
  return html(
    StatePage,
    {
      shell: c.shell({ door: 'initiatives' }),
      to: c.to,
      kind,
      id,
      text: {
        title: initiative.title.ja,
        why: initiative.why.ja,
        items: agreement.agreement.items.filter(({ no }) => initiative.items.includes(no)),
        ownerSide: initiative.ownerSide,
        thirdParty: initiative.thirdParty,
      },
      state: initiative.state,
      next,
      consent: initiative.consent && whoseConsent(initiative.consent, agreement.side),
      version: initiative.version,
      seq: initiative.history.length,
      typed,
      errors: faults,
    },
    faults.length > 0 ? 422 : 200,
  )
}

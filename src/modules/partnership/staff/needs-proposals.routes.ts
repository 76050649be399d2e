/** 提案の経路 — the list with its funnel, as a page and as CSV; one proposal, its answer, and what came of it. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, csv, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { organisationStore } from '#platform/identity/organisation.store'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { agreementStore } from '../agreements/agreement.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { menuStore } from '../needs-offers/menu.store.ts'
import {
  linkProposalForm,
  MAX_NEED,
  moveProposalForm,
  needParams,
  proposalsQuery,
} from '../needs-offers/needs.shape.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { funnelOf, outcomeOf, proposalClock, proposalState } from '../needs-offers/proposal.ts'
import { postNames } from './agreements-view.ts'
import { ja as words } from './needs.words.ja.ts'
import { ProposalPage } from './needs-proposal.page.tsx'
import { ProposalsPage } from './needs-proposals.page.tsx'
import { nextOf, type ProposalListLine, proposalListLine, proposalsShown } from './needs-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done'>
type Fault = { readonly field: string; readonly text: string }
type Sent = { readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }

const base = { mount: 'staff', tenant: 'municipal', object: 'proposal', log: 'ids', operatedOnly: true } as const
const one = { params: needParams }

export const proposalRoutes: readonly Route[] = routes(base)
  .get(
    '/proposals',
    { who: 'partnership.read', limit: 'page', title: '提案の一覧を見る', input: { query: proposalsQuery } },
    async (c) => {
      const { lines, histories, agreements } = await everyLine(c)
      return html(ProposalsPage, {
        shell: c.shell({ door: 'needs' }),
        to: c.to,
        asked: c.query,
        funnel: funnelOf(histories, c.clock.today()),
        lines: proposalsShown(lines, c.query),
        mayPropose: agreements > 0 && may(c.who, 'partnership.write'),
      })
    },
  )
  .get(
    '/proposals.csv',
    {
      who: 'partnership.read',
      limit: 'export',
      title: '提案の一覧を CSV で受け取る',
      input: { query: proposalsQuery },
    },
    async (c) => {
      const { lines } = await everyLine(c)
      return csv(`${c.region.slug}-proposals.csv`, [words.csvColumns, ...proposalsShown(lines, c.query).map(rowOf)])
    },
  )
  .get('/proposals/:id', { who: 'partnership.read', limit: 'page', title: '提案を見る', input: one }, (c) =>
    proposalPage(c, c.params.id, undefined),
  )
  .post(
    '/proposals/:id/move',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '提案に返事をするか、取り下げる',
      input: { ...one, form: moveProposalForm, bytes: MAX_NEED },
    },
    async (c) => {
      const { id } = c.params
      const again = (faults: readonly Fault[]) => proposalPage(c, id, { typed: c.form.typed, faults })
      if (!c.form.ok) return again(c.form.error.map(said))
      const { initiative, ...line } = c.form.value
      const moved = await c.tx((tx) =>
        proposalStore(tx).move({
          ...line,
          id,
          line: c.newId(),
          initiative: initiative || undefined,
          at: c.clock.now(),
        }),
      )
      switch (moved.kind) {
        case 'moved':
          return redirect(c.to(`/proposals/${id}?done=moved`))
        case 'missing':
          return missing
        case 'changedMeanwhile':
          return again([{ field: 'reason', text: words.alreadyMoved }])
        case 'unknownInitiative':
          return again([said({ field: 'initiative', code: moved.kind })])
        case 'refused':
          return again([
            { field: moved.fault.why === 'noReason' ? 'reason' : 'state', text: words.moveFault(moved.fault) },
          ])
      }
    },
  )
  .post(
    '/proposals/:id/link',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '採択した提案を取組と結ぶ',
      input: { ...one, form: linkProposalForm },
    },
    async (c) => {
      const { id } = c.params
      const again = (faults: readonly Fault[]) => proposalPage(c, id, { typed: c.form.typed, faults })
      if (!c.form.ok) return again(c.form.error.map(said))
      const { initiative } = c.form.value
      const given = { id, line: c.newId(), initiative, reason: words.linkedReason, at: c.clock.now() }
      const linked = await c.tx((tx) => proposalStore(tx).link(given))
      switch (linked) {
        case 'linked':
          return redirect(c.to(`/proposals/${id}?done=linked`))
        case 'missing':
          return missing
        case 'alreadyLinked':
          return again([{ field: 'initiative', text: words.alreadyLinked }])
        case 'unknownInitiative':
          return again([said({ field: 'initiative', code: linked })])
      }
    },
  ).list

const said = ({ field, code }: { readonly field: string; readonly code: string }): Fault => ({
  field,
  text: words.fault(field, code),
})

const rowOf = ({ clock, ...line }: ProposalListLine): readonly (string | number | null)[] => [
  line.id,
  line.title,
  words.states[line.state],
  line.received ?? null,
  clock.kind === 'answered' ? clock.days : null,
  clock.kind === 'late' ? clock.over : null,
  line.from,
  line.to,
  line.agreement,
  line.answers || null,
  line.reason || null,
  line.initiative || null,
]

async function everyLine({ tx: begin, who, clock }: Pick<Asked, 'tx' | 'who' | 'clock'>) {
  const found = await begin(async (tx) => ({
    proposals: await proposalStore(tx).all(),
    entries: await menuStore(tx).all(),
    agreements: (await agreementStore(tx).all()).filter(({ side }) => side !== undefined),
    initiatives: await initiativeStore(tx).all(),
    posts: await postStore(tx).inMunicipality(),
  }))
  const posts = postNames(found.posts)
  const organisations = new Map(found.posts.map((post) => [post.organisation, post.organisationName]))
  const names = {
    post: (id: Uuid | undefined) => id && posts.get(id),
    organisation: (id: Uuid) => organisations.get(id) ?? '',
    agreement: (id: Uuid) => plainText(found.agreements.find((each) => each.id === id)?.agreement.title.ja ?? ''),
    entry: (id: Uuid) => found.entries.find((each) => each.id === id)?.title ?? '',
    initiative: (id: Uuid) => plainText(found.initiatives.find((each) => each.id === id)?.title.ja ?? ''),
  }
  const today = clock.today()
  return {
    agreements: found.agreements.length,
    histories: found.proposals.map(({ history }) => history),
    lines: found.proposals.map((each) => proposalListLine(each, names, who.post.organisation, today)),
  }
}

async function proposalPage(c: Asked, id: Uuid, sent: Sent | undefined): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const proposal = await proposalStore(tx).find(id)
    return (
      proposal && {
        proposal,
        entry: proposal.answers && (await menuStore(tx).find(proposal.answers)),
        agreement: await agreementStore(tx).find(proposal.agreement),
        initiatives: await initiativeStore(tx).ofAgreement(proposal.agreement),
        posts: await postStore(tx).inMunicipality(),
        receiver: (await organisationStore(tx).find(proposal.to.organisation))?.name ?? '',
      }
    )
  })
  if (!found) return missing
  const { proposal, entry, agreement, initiatives } = found
  const posts = postNames(found.posts)
  const made = outcomeOf(proposal.history)
  const outcome = initiatives.find((each) => each.id === made)
  const isWriter = may(c.who, 'partnership.write')
  return html(
    ProposalPage,
    {
      shell: c.shell({ door: 'needs' }),
      to: c.to,
      done: c.done,
      proposal: { id, title: proposal.title, body: proposal.body, state: proposalState(proposal.history) },
      agreement: { id: proposal.agreement, title: plainText(agreement?.agreement.title.ja ?? '') },
      answers: entry && { id: entry.id, title: entry.title },
      from: posts.get(proposal.from.post) ?? '',
      receiver: (proposal.to.post && posts.get(proposal.to.post)) ?? found.receiver,
      fromUs: proposal.from.organisation === c.who.post.organisation,
      clock: proposalClock(proposal.history, c.clock.today()),
      history: proposal.history.map((line) => ({ ...line, by: posts.get(line.post) ?? '' })),
      next: isWriter ? nextOf(proposal, c.who.post.organisation) : [],
      made: outcome ? { id: outcome.id, title: plainText(outcome.title.ja) } : made && ('hidden' as const),
      mayLink: isWriter && proposalState(proposal.history) === 'adopted' && made === undefined,
      initiatives: initiatives.map((each) => ({ value: each.id, label: plainText(each.title.ja) })),
      seq: proposal.history.length,
      typed: sent?.typed ?? {},
      errors: sent?.faults ?? [],
    },
    sent ? 422 : 200,
  )
}

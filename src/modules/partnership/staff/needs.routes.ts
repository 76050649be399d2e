/** 困りごと・できることの経路 — the menu of both sides, one entry, and the presses that show it and close it. */
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { agreementStore } from '../agreements/agreement.store.ts'
import { menuStore } from '../needs-offers/menu.store.ts'
import { MENU_KINDS, type MenuKind, menuOf, pastProposal } from '../needs-offers/menu.ts'
import { closeNeedForm, MAX_NEED, menuQuery, needParams, shareNeedForm } from '../needs-offers/needs.shape.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { postNames } from './agreements-view.ts'
import { ja as words } from './needs.words.ja.ts'
import { needFormRoutes } from './needs-form.routes.ts'
import { NeedsPage } from './needs-menu.page.tsx'
import { NeedPage } from './needs-one.page.tsx'
import { proposalFormRoutes } from './needs-proposal-form.routes.ts'
import { proposalRoutes } from './needs-proposals.routes.ts'
import { itemChoices, itemKey, menuLines } from './needs-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'fields'>
type Fault = { readonly field: string; readonly text: string }
type Sent = { readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }

const base = { mount: 'staff', tenant: 'municipal', object: 'menu', log: 'ids', operatedOnly: true } as const
const one = { params: needParams }

/** What an organisation of this kind writes; undefined: it writes none. */
const kindOf = (organisation: string): MenuKind | undefined =>
  organisation === 'municipality' ? 'need' : organisation === 'company' ? 'offer' : undefined

const menuRoutes: readonly Route[] = routes(base)
  .get(
    '/needs',
    {
      who: 'partnership.read',
      limit: 'page',
      title: '困りごとと、できることを見る',
      input: { query: menuQuery },
    },
    async (c) => {
      const found = await c.tx(async (tx) => ({
        entries: await menuStore(tx).all(),
        proposals: await proposalStore(tx).all(),
        agreements: (await agreementStore(tx).all()).filter(({ side }) => side !== undefined),
        posts: await postStore(tx).inMunicipality(),
      }))
      const items = itemChoices(found.agreements)
      const lines = menuLines(found.entries, found.proposals, found.posts, items, c.who.post.organisation)
      const kind = kindOf(c.who.post.organisationKind)
      return html(NeedsPage, {
        shell: c.shell({ door: 'needs' }),
        to: c.to,
        asked: c.query,
        items,
        sections: MENU_KINDS.map((each) => ({
          kind: each,
          all: lines.filter((line) => line.kind === each).length,
          lines: menuOf(lines, each, c.query),
        })),
        writes: found.agreements.length > 0 && may(c.who, 'partnership.write') ? kind : undefined,
      })
    },
  )
  .get(
    '/needs/:id',
    { who: 'partnership.read', limit: 'page', title: '困りごとか、できることを見る', input: one },
    (c) => needPage(c, c.params.id, undefined),
  )
  .post(
    '/needs/:id/share',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '困りごとか、できることを相手方に見せる',
      input: { ...one, form: shareNeedForm },
    },
    async (c) => {
      const { id } = c.params
      const again = (field: string, text: string) => needPage(c, id, { typed: c.form.typed, faults: [{ field, text }] })
      if (!c.form.ok) return again('readers', words.fault('readers', c.form.error[0]?.code ?? ''))
      const { readers, version } = c.form.value
      const shared = await c.tx((tx) => menuStore(tx).share({ id, version, with: readers, at: c.clock.now() }))
      switch (shared.kind) {
        case 'saved':
          return redirect(c.to(`/needs/${id}?done=shared`))
        case 'missing':
          return missing
        case 'unknownReader':
          return again('readers', words.fault('readers', shared.kind))
        case 'changedMeanwhile':
          return again('readers', words.staleAct)
        case 'closed':
          return again('readers', words.closedAct)
      }
    },
  )
  .post(
    '/needs/:id/close',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '困りごとか、できることを終わりにする',
      input: { ...one, form: closeNeedForm, bytes: MAX_NEED },
    },
    async (c) => {
      const { id } = c.params
      const again = (text: string) => needPage(c, id, { typed: c.form.typed, faults: [{ field: 'reason', text }] })
      if (!c.form.ok) return again(words.fault('reason', c.form.error[0]?.code ?? ''))
      const { reason, version } = c.form.value
      const on = c.clock.today()
      const closed = await c.tx((tx) => menuStore(tx).close({ id, version, reason, on, at: c.clock.now() }))
      switch (closed.kind) {
        case 'saved':
          return redirect(c.to(`/needs/${id}?done=closed`))
        case 'missing':
          return missing
        case 'changedMeanwhile':
          return again(words.staleAct)
        case 'closed':
          return again(words.closedAct)
      }
    },
  ).list

export const needsRoutes: readonly Route[] = [
  // Before /needs/:id, which would take `new` for an id.
  ...needFormRoutes,
  ...menuRoutes,
  ...proposalFormRoutes,
  ...proposalRoutes,
]

async function needPage(c: Asked, id: Uuid, sent: Sent | undefined): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const entry = await menuStore(tx).find(id)
    return (
      entry && {
        entry,
        readers: (await menuStore(tx).readers()).readers,
        proposals: (await proposalStore(tx).all()).filter(({ answers }) => answers === id),
        agreements: (await agreementStore(tx).all()).filter(({ side }) => side !== undefined),
        posts: await postStore(tx).inMunicipality(),
      }
    )
  })
  if (!found) return missing
  const { entry, readers } = found
  const isOurs = entry.organisation === c.who.post.organisation
  const isWriter = may(c.who, 'partnership.write')
  const nameOf = (organisation: Uuid) => readers.find((each) => each.organisation === organisation)?.name
  return html(
    NeedPage,
    {
      shell: c.shell({ door: 'needs' }),
      to: c.to,
      done: c.done,
      entry,
      owner: postNames(found.posts).get(entry.post) ?? '',
      item: itemChoices(found.agreements).find(({ value }) => value === itemKey(entry.under))?.label,
      isOurs,
      // To whom it was shown is its own side's business.
      seenBy: isOurs ? entry.sharedWith.flatMap((each) => nameOf(each) ?? []) : [],
      readers: readers
        .filter(({ organisation }) => !entry.sharedWith.includes(organisation))
        .map(({ organisation, name }) => ({ value: organisation, label: name })),
      past: found.proposals.map(pastProposal),
      mayChange: isWriter && isOurs && entry.closed === undefined,
      mayPropose: isWriter && !isOurs && entry.closed === undefined,
      chosen: sent ? c.fields.filter(([name]) => name === 'readers[]').map(([, value]) => value) : [],
      typed: sent?.typed ?? {},
      errors: sent?.faults ?? [],
    },
    sent ? 422 : 200,
  )
}

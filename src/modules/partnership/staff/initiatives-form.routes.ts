/** 取組の文の経路 — a draft is added under an agreement, its text is edited; a stale edit loses nothing. */
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { type InitiativeRefused, initiativeStore, type StoredInitiative } from '../initiatives/initiative.store.ts'
import { editable } from '../initiatives/initiative-text.ts'
import { menuStore } from '../needs-offers/menu.store.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { agreementParams } from './agreements.shape.ts'
import { postChoices } from './agreements-view.ts'
import {
  editInitiativeForm,
  initiativeParams,
  MAX_INITIATIVE,
  newInitiativeForm,
  newInitiativeQuery,
} from './initiatives.shape.ts'
import { ja as words } from './initiatives.words.ja.ts'
import { InitiativeFormPage } from './initiatives-form.page.tsx'
import { fieldsOf, textOfFields } from './initiatives-view.ts'
import { ja as needWords } from './needs.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'fields'>
type Fault = { readonly field: string; readonly code: string }
type Sent = {
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly faults: readonly Fault[]
  /** Somebody else was quicker: what they wrote. */
  readonly now?: StoredInitiative | undefined
}

const write = {
  mount: 'staff',
  who: 'partnership.write',
  tenant: 'municipal',
  object: 'initiative',
  log: 'ids',
  operatedOnly: true,
} as const

const itemsOf = ({ fields }: Pick<Asked, 'fields'>): readonly string[] =>
  fields.filter(([name]) => name === 'items[]').map(([, value]) => value)

export const initiativeFormRoutes: readonly Route[] = routes(write)
  .get(
    '/agreements/:id/initiatives/new',
    { limit: 'page', title: '取組を加える画面を開く', input: { params: agreementParams, query: newInitiativeQuery } },
    async (c) => newPage(c, c.params.id, await proposedText(c, c.params.id, c.query.proposal)),
  )
  .post(
    '/agreements/:id/initiatives',
    {
      limit: 'form',
      title: '取組の下書きをつくる',
      input: { params: agreementParams, form: newInitiativeForm, bytes: MAX_INITIATIVE },
    },
    async (c) => {
      const again = (faults: readonly Fault[]) =>
        newPage(c, c.params.id, { typed: c.form.typed, chosen: itemsOf(c), faults })
      if (!c.form.ok) return again(c.form.error)
      const { items, slug, proposal, ...fields } = c.form.value
      const id = c.newId()
      const at = c.clock.now()
      const added = await c.tx(async (tx) => {
        const made = await initiativeStore(tx).add({
          ...textOfFields(fields, items.map(Number), undefined),
          ...{ id, agreement: c.params.id, slug: slug || `torikumi-${id.slice(-8)}`, at },
        })
        const link = { line: c.newId(), initiative: id, reason: needWords.linkedReason, at }
        if (made.kind === 'added' && proposal) await proposalStore(tx).link({ ...link, id: proposal })
        return made
      })
      if (added.kind === 'missing') return missing
      return added.kind === 'added' ? redirect(c.to(`/initiatives/${id}?done=added`)) : again([faultOf(added)])
    },
  )
  .get(
    '/initiatives/:id/edit',
    { limit: 'page', title: '取組の文を直す画面を開く', input: { params: initiativeParams } },
    (c) => editPage(c, c.params.id, c.who.post.organisation, undefined),
  )
  .post(
    '/initiatives/:id/edit',
    {
      limit: 'form',
      title: '取組の文を直す',
      input: { params: initiativeParams, form: editInitiativeForm, bytes: MAX_INITIATIVE },
    },
    async (c) => {
      const { id } = c.params
      const sent = { typed: c.form.typed, chosen: itemsOf(c) }
      const again = (more: Pick<Sent, 'faults' | 'now'>) =>
        editPage(c, id, c.who.post.organisation, { ...sent, ...more })
      if (!c.form.ok) return again({ faults: c.form.error })
      const { items, version, ...fields } = c.form.value
      const saved = await c.tx(async (tx) => {
        const before = await initiativeStore(tx).find(id)
        const text = textOfFields(fields, items.map(Number), before)
        const today = c.clock.today()
        const step = { line: c.newId(), reason: words.editedReason, decidedOn: today, today, at: c.clock.now() }
        return initiativeStore(tx).edit({ ...text, id, version, step })
      })
      switch (saved.kind) {
        case 'saved':
        case 'consentWithdrawn':
          return redirect(c.to(`/initiatives/${id}?done=${saved.kind}`))
        case 'missing':
        case 'notOurs':
          return missing
        case 'changedMeanwhile':
        case 'agreed':
        case 'ended':
          return again({ faults: [], now: saved.now })
        default:
          return again({ faults: [faultOf(saved)] })
      }
    },
  ).list

const faultOf = (refused: InitiativeRefused): Fault => {
  switch (refused.kind) {
    case 'slugTaken':
      return { field: 'slug', code: 'slugTaken' }
    case 'unknownItem':
      return { field: 'items', code: 'unknownItem' }
    case 'unknownPost':
      return { field: refused.side === 'municipality' ? 'municipalPost' : 'companyPost', code: 'unknownPost' }
  }
}

/** What was proposed and adopted, as the first text of what came of it. */
async function proposedText({ tx: begin }: Asked, agreement: Uuid, id: Uuid | ''): Promise<Sent> {
  const nothing = { typed: {}, chosen: [], faults: [] }
  if (id === '') return nothing
  const { proposal, entry } = await begin(async (tx) => {
    const found = await proposalStore(tx).find(id)
    return { proposal: found, entry: found?.answers && (await menuStore(tx).find(found.answers)) }
  })
  if (proposal?.agreement !== agreement) return nothing
  const item = entry && entry.under?.agreement === agreement ? [String(entry.under.item)] : []
  return { ...nothing, typed: { title: proposal.title, why: proposal.body, proposal: id }, chosen: item }
}

/** The agreement and the posts of its parties; undefined for whoever is none of them. */
async function under(c: Asked, agreement: Uuid) {
  const found = await c.tx(async (tx) => ({
    agreement: await agreementStore(tx).find(agreement),
    posts: await postStore(tx).inMunicipality(),
  }))
  if (!found.agreement?.side) return undefined
  const { parties } = found.agreement
  const choices = postChoices(found.posts, c.clock.today())
  const of = (side: 'municipality' | 'company') =>
    choices.filter(({ organisation }) =>
      parties.some((party) => party.side === side && party.organisation === organisation),
    )
  return { stored: found.agreement, posts: { municipality: of('municipality'), company: of('company') } }
}

const errorsOf = (faults: readonly Fault[]) =>
  faults.map(({ field, code }) => ({ field, text: words.fault(field, code) }))

async function newPage(c: Asked, agreement: Uuid, { typed, chosen, faults }: Sent): Promise<Answer> {
  const place = await under(c, agreement)
  if (!place) return missing
  return html(
    InitiativeFormPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      to: c.to,
      agreement: { id: agreement, title: place.stored.agreement.title.ja },
      initiative: undefined,
      shared: false,
      may: 'all' as const,
      isConsented: false,
      items: place.stored.agreement.items,
      posts: place.posts,
      typed,
      chosen,
      version: undefined,
      now: undefined,
      errors: errorsOf(faults),
    },
    faults.length > 0 ? 422 : 200,
  )
}

async function editPage(c: Asked, id: Uuid, organisation: Uuid, sent: Sent | undefined): Promise<Answer> {
  const stored = await c.tx((tx) => initiativeStore(tx).find(id))
  const place = stored && (await under(c, stored.agreement))
  // The other side's text is read, and not edited: for this page it is not there.
  if (!stored || !place || stored.writtenBy !== organisation) return missing
  const now = sent?.now
  const may = editable(stored.state)
  const standing = fieldsOf(stored)
  const typed = sent?.typed ?? standing
  return html(
    InitiativeFormPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      to: c.to,
      agreement: { id: stored.agreement, title: place.stored.agreement.title.ja },
      initiative: { id, title: stored.title.ja },
      shared: stored.shared,
      may,
      isConsented: stored.consent !== undefined,
      agreed: may === 'all' ? undefined : { fields: standing, items: stored.items },
      items: place.stored.agreement.items,
      posts: place.posts,
      typed,
      chosen: sent?.chosen ?? stored.items.map(String),
      // After a stale edit the next press is made with the other's text in view, so it may take its place.
      version: now?.version ?? Number(sent?.typed['version'] ?? stored.version),
      now: now && { fields: fieldsOf(now), items: now.items },
      errors: errorsOf(sent?.faults ?? []),
    },
    sent ? 422 : 200,
  )
}

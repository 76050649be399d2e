/** 困りごと・できることの文の経路 — a draft is written, its text is mended; a stale edit loses nothing. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { readDate } from '#kernel/read-date'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { menuStore, type StoredEntry } from '../needs-offers/menu.store.ts'
import type { MenuKind, MenuText } from '../needs-offers/menu.ts'
import { editNeedForm, MAX_NEED, needParams, newNeedForm } from '../needs-offers/needs.shape.ts'
import { postChoices } from './agreements-view.ts'
import { ja as initiativeWords } from './initiatives.words.ja.ts'
import { ja as words } from './needs.words.ja.ts'
import { NeedFormPage } from './needs-form.page.tsx'
import { itemChoices, itemKey } from './needs-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who'>
type Fault = { readonly field: string; readonly text: string }
type Sent = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  /** Somebody else was quicker: what stands now. */
  readonly now?: StoredEntry | undefined
}
type Fields = Pick<MenuText, 'title' | 'body' | 'cost' | 'under'> & { readonly since: string; readonly post: Uuid | '' }

const write = {
  mount: 'staff',
  who: 'partnership.write',
  organisations: ['municipality', 'company'],
  tenant: 'municipal',
  object: 'menu',
  log: 'ids',
  operatedOnly: true,
} as const

export const needFormRoutes: readonly Route[] = routes(write)
  .get('/needs/new', { limit: 'page', title: '困りごとか、できることを書く画面を開く' }, (c) =>
    formPage(c, undefined, undefined),
  )
  .post(
    '/needs',
    {
      limit: 'form',
      title: '困りごとか、できることの下書きをつくる',
      input: { form: newNeedForm, bytes: MAX_NEED },
    },
    async (c) => {
      const again = (faults: readonly Fault[]) => formPage(c, undefined, { typed: c.form.typed, faults })
      if (!c.form.ok) return again(c.form.error.map(said))
      const text = textOf(c, c.form.value)
      if ('field' in text) return again([text])
      const id = c.newId()
      const added = await c.tx((tx) => menuStore(tx).add({ ...text, id, kind: kindHere(c), at: c.clock.now() }))
      switch (added.kind) {
        case 'added':
          return redirect(c.to(`/needs/${id}?done=added`))
        case 'missing':
          return missing
        default:
          return again([faultOf(added.kind)])
      }
    },
  )
  .get(
    '/needs/:id/edit',
    { limit: 'page', title: '困りごとか、できることを直す画面を開く', input: { params: needParams } },
    (c) => formPage(c, c.params.id, undefined),
  )
  .post(
    '/needs/:id/edit',
    {
      limit: 'form',
      title: '困りごとか、できることを直す',
      input: { params: needParams, form: editNeedForm, bytes: MAX_NEED },
    },
    async (c) => {
      const { id } = c.params
      const again = (faults: readonly Fault[], now?: StoredEntry) =>
        formPage(c, id, { typed: c.form.typed, faults, now })
      if (!c.form.ok) return again(c.form.error.map(said))
      const text = textOf(c, c.form.value)
      if ('field' in text) return again([text])
      const { version } = c.form.value
      const saved = await c.tx((tx) => menuStore(tx).edit({ ...text, id, version, at: c.clock.now() }))
      switch (saved.kind) {
        case 'saved':
          return redirect(c.to(`/needs/${id}?done=saved`))
        case 'missing':
          return missing
        case 'changedMeanwhile':
          return again([], saved.now)
        case 'closed':
          return again([{ field: 'title', text: words.closedAct }])
        default:
          return again([faultOf(saved.kind)])
      }
    },
  ).list

const kindHere = ({ who }: Pick<Asked, 'who'>): MenuKind =>
  who.post.organisationKind === 'municipality' ? 'need' : 'offer'

const said = ({ field, code }: { readonly field: string; readonly code: string }): Fault => ({
  field,
  text: words.fault(field, code),
})
const faultOf = (kind: 'unknownItem' | 'unknownPost'): Fault =>
  said({ field: kind === 'unknownItem' ? 'under' : 'post', code: kind })

/** Without a post chosen it is the writer's own. */
function textOf({ who }: Pick<Asked, 'who'>, fields: Fields): MenuText | Fault {
  const { title, body, cost, under } = fields
  const text = { title, body, cost, under, post: fields.post || who.post.id }
  if (fields.since === '') return { ...text, since: undefined }
  const since = readDate(fields.since)
  return since.ok ? { ...text, since: since.value } : { field: 'since', text: initiativeWords.dateFault(since.error) }
}

const fieldsOf = ({ title, body, cost, since, under, post }: MenuText): Readonly<Record<string, string>> => ({
  ...{ title, body, cost, post },
  since: (since as LocalDate | undefined) ?? '',
  under: itemKey(under),
})

async function formPage(c: Asked, id: Uuid | undefined, sent: Sent | undefined): Promise<Answer> {
  const { organisation } = c.who.post
  const found = await c.tx(async (tx) => ({
    entry: id && (await menuStore(tx).find(id)),
    agreements: (await agreementStore(tx).all()).filter(({ side }) => side !== undefined),
    posts: await postStore(tx).inMunicipality(),
  }))
  const { entry } = found
  // The other side's text is read, and not edited; what is closed stays as it is.
  if (id && (!entry || entry.organisation !== organisation || (entry.closed && !sent))) return missing
  if (found.agreements.length === 0) return missing
  const now = sent?.now
  const typed = sent?.typed ?? (entry ? fieldsOf(entry) : { post: c.who.post.id })
  return html(
    NeedFormPage,
    {
      shell: c.shell({ door: 'needs' }),
      to: c.to,
      id,
      kind: entry ? entry.kind : kindHere(c),
      title: entry?.title,
      items: itemChoices(found.agreements),
      posts: postChoices(found.posts, c.clock.today())
        .filter((each) => each.organisation === organisation)
        .map((each) => ({ value: each.id, label: each.label })),
      typed,
      // After a stale edit the next press is made with the other's text in view, so it may take its place.
      version: entry ? (now?.version ?? Number(sent?.typed['version'] ?? entry.version)) : undefined,
      now: now && fieldsOf(now),
      errors: sent?.faults ?? [],
    },
    sent ? 422 : 200,
  )
}

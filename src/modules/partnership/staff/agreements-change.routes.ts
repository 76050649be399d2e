/**
 * 登録した協定を直す経路 — a newer JSON takes the place of the old one after both were looked at side by side, or a form
 * puts small things right. Only the municipality's side; a reason always; a stale press writes nothing.
 *
 * What residents read changes with the press: then it asks for what publishing asks for, which depends on the row and so
 * stands in no declaration of a route.
 */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect, refused } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { isFactorFresh, may } from '#platform/identity/who'
import { readAgreement, writeAgreement } from '../agreements/agreement.shape.ts'
import { type AgreementSaved, agreementStore, type StoredAgreement } from '../agreements/agreement.store.ts'
import { type Agreement, isSameParties, lostItems, sidesIn } from '../agreements/agreement.ts'
import { compareFiles } from '../agreements/agreement-compare.ts'
import { editedAgreement, fileOf, type TypedAgreement, typedOf } from '../agreements/agreement-edit.shape.ts'
import type { AgreementFault } from '../agreements/agreement-fault.ts'
import { agreementVersionStore } from '../agreements/agreement-version.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import {
  agreementEditForm,
  agreementParams,
  loadForm,
  MAX_SENT,
  readAgreementFile,
  replaceForm,
} from './agreements.shape.ts'
import { type PublicBar, ReplaceLoadPage, ReplacePreviewPage } from './agreements-change.page.tsx'
import { ja as words } from './agreements-change.words.ja.ts'
import { AgreementEditPage } from './agreements-edit.page.tsx'
import { editField, roomForDocuments, titlesByItem, typedDocuments } from './agreements-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'newId'>
type Fault = { readonly field: string; readonly code: string }
type Load = { readonly text?: string; readonly errors?: readonly Fault[]; readonly faults?: readonly AgreementFault[] }

const one = { params: agreementParams }

export const agreementChangeRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.write',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get('/agreements/:id/replace', { limit: 'page', title: '協定を入れかえる画面を開く', input: one }, (c) =>
    factorBefore(c, c.params.id, () => loadPage(c, c.params.id, {})),
  )
  .post(
    '/agreements/:id/replace/read',
    { limit: 'form', title: '入れかえる協定を見くらべる', input: { ...one, form: loadForm, bytes: MAX_SENT } },
    async (c) => {
      const file = c.files['file']
      const text = c.form.typed['text'] ?? ''
      if (!file && text.trim() === '') return loadPage(c, c.params.id, { errors: [{ field: 'text', code: 'nothing' }] })
      const read = file ? readAgreementFile(file.bytes) : readAgreement(text)
      return read.ok
        ? previewPage(c, c.params.id, read.value, undefined)
        : loadPage(c, c.params.id, { text, faults: read.error })
    },
  )
  .post(
    '/agreements/:id/replace',
    { limit: 'form', title: '協定を入れかえる', input: { ...one, form: replaceForm, bytes: MAX_SENT } },
    async (c) => {
      const { id } = c.params
      const text = c.form.typed['text'] ?? ''
      const read = readAgreement(text)
      if (!read.ok) return loadPage(c, id, { text, faults: read.error })
      const sent = { reason: c.form.typed['reason'] ?? '', version: Number(c.form.typed['version']) || 0 }
      if (!c.form.ok) return previewPage(c, id, read.value, { ...sent, faults: c.form.error })
      const saved = await save(c, id, { ...c.form.value, agreement: read.value })
      return saved.kind === 'saved'
        ? redirect(c.to(`/agreements/${id}?done=replaced`))
        : saved.kind === 'missing'
          ? missing
          : previewPage(c, id, read.value, { ...sent, faults: [] })
    },
  )
  .get('/agreements/:id/edit', { limit: 'page', title: '協定の小さな直しの画面を開く', input: one }, (c) =>
    factorBefore(c, c.params.id, () => editPage(c, c.params.id, undefined)),
  )
  .post(
    '/agreements/:id/edit',
    { limit: 'form', title: '協定の小さなところを直す', input: { ...one, form: agreementEditForm, bytes: MAX_SENT } },
    async (c) => {
      const { id } = c.params
      const found = await ours(c, id)
      if (!found) return missing
      const typed = typedForm(c.form.typed, c.fields)
      const sent = { typed, reason: c.form.typed['reason'] ?? '', version: Number(c.form.typed['version']) || 0 }
      const edited = editedAgreement(found.stored.agreement, typed)
      const faults = edited.ok ? [] : edited.error.map(({ path, says }) => ({ field: editField(path), text: says }))
      const formFaults = c.form.ok ? [] : c.form.error.map(said)
      if (!edited.ok || !c.form.ok) return editPage(c, id, { ...sent, errors: [...faults, ...formFaults] })
      const saved = await save(c, id, { ...c.form.value, agreement: edited.value })
      if (saved.kind === 'saved') return redirect(c.to(`/agreements/${id}?done=edited`))
      return saved.kind === 'missing' ? missing : editPage(c, id, { ...sent, errors: [] })
    },
  ).list

/** The agreement if it is this side's to change, and what stands under its items. */
async function ours(c: Asked, id: Uuid) {
  const found = await c.tx(async (tx) => ({
    stored: await agreementStore(tx).find(id),
    initiatives: await initiativeStore(tx).ofAgreement(id),
    versions: await agreementVersionStore(tx).of(id),
  }))
  const { stored } = found
  return stored?.side === 'municipality' ? { ...found, stored } : undefined
}

/** Minutes, as for publishing. */
const FRESH = 30

/** A factor that is not fresh keeps nobody off: it is asked for on the way. */
export const mayChangeText = ({ who }: Pick<Asked, 'who'>, { publicSince }: Pick<StoredAgreement, 'publicSince'>) =>
  may(who, 'partnership.write') && (publicSince === undefined || may(who, 'partnership.publish'))

/** What keeps who asks from changing this agreement now. */
function barTo(c: Asked, stored: StoredAgreement): PublicBar | undefined {
  if (!stored.publicSince) return undefined
  if (!mayChangeText(c, stored)) return 'notPublisher'
  return isFactorFresh(c.who.session, FRESH, Date.parse(c.clock.now())) ? undefined : 'factorFirst'
}

/** Asked before the page is filled in, so that nothing typed is lost on the way. */
async function factorBefore(c: Asked, id: Uuid, open: () => Promise<Answer>): Promise<Answer> {
  const found = await ours(c, id)
  if (!found) return missing
  return barTo(c, found.stored) === 'factorFirst' ? refused('factorFirst') : open()
}

type ToSave = { readonly agreement: Agreement; readonly version: number; readonly reason: string }
const save = (c: Asked, id: Uuid, { agreement, version, reason }: ToSave): Promise<AgreementSaved> =>
  c.tx(async (tx) => {
    await agreementStore(tx).lock(id)
    const inUse = (await initiativeStore(tx).ofAgreement(id)).flatMap(({ items }) => items)
    const before = await agreementStore(tx).find(id)
    const publicToo = before?.publicSince !== undefined && barTo(c, before) === undefined
    return agreementStore(tx).replace({ id, version, agreement, inUse, publicToo, reason, at: c.clock.now() })
  })

const said = ({ field, code }: Fault) => ({ field, text: words.fault(field, code) })

async function loadPage(c: Asked, id: Uuid, { text = '', errors = [], faults = [] }: Load): Promise<Answer> {
  const found = await ours(c, id)
  if (!found) return missing
  const common = { shell: c.shell({ door: 'agreements' }), to: c.to, id, title: found.stored.agreement.title.ja }
  const status = errors.length + faults.length > 0 ? 422 : 200
  return html(ReplaceLoadPage, { ...common, text, faults, errors: errors.map(said) }, status)
}

/** What somebody else changed since that version; undefined when nobody did. */
const theirsSince = (
  { stored, versions }: NonNullable<Awaited<ReturnType<typeof ours>>>,
  version: number | undefined,
) => {
  if (version === undefined || version === stored.version) return undefined
  const opened = versions.find((each) => each.version === version)
  return opened && compareFiles(fileOf(opened.agreement), fileOf(stored.agreement))
}

async function previewPage(
  c: Asked,
  id: Uuid,
  agreement: Agreement,
  sent: { readonly reason: string; readonly version: number; readonly faults: readonly Fault[] } | undefined,
): Promise<Answer> {
  const found = await ours(c, id)
  if (!found) return missing
  const { stored, initiatives } = found
  const text = writeAgreement(agreement)
  const strange = strangeIn(stored, agreement)
  if (strange) return loadPage(c, id, { text, errors: [{ field: 'text', code: strange }] })
  const lost = lostItems(
    agreement,
    initiatives.flatMap(({ items }) => items),
  )
  const errors = [...(sent?.faults ?? []), ...(lost.length > 0 ? [{ field: 'text', code: 'itemsInUse' }] : [])]
  const theirs = theirsSince(found, sent?.version)
  const bar = barTo(c, stored)
  return html(
    ReplacePreviewPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      id,
      title: stored.agreement.title.ja,
      text,
      // After a stale press the next one is made with the other's text in view, so it may take its place.
      version: stored.version,
      lines: compareFiles(fileOf(stored.agreement), fileOf(agreement)),
      carried: titlesByItem(initiatives),
      lost,
      theirs,
      isPublic: stored.publicSince !== undefined,
      bar,
      who: `${c.who.post.organisationName} ${c.who.post.department} ${c.who.post.title}`.trim(),
      reason: sent?.reason ?? '',
      errors: errors.map(said),
    },
    sent && bar ? 403 : errors.length > 0 || theirs ? 422 : 200,
  )
}

const strangeIn = ({ agreement: before }: StoredAgreement, agreement: Agreement): string | undefined =>
  agreement.agreementId !== before.agreementId
    ? 'otherAgreement'
    : sidesIn(agreement) !== sidesIn(before)
      ? 'otherParties'
      : isSameParties(before, agreement)
        ? undefined
        : 'otherOrganisation'

function typedForm(typed: Readonly<Record<string, string>>, fields: Call<Input>['fields']): TypedAgreement {
  const of = (name: string) => (typed[name] ?? '').trim()
  return {
    title: of('title'),
    easy: of('easy'),
    english: of('english'),
    from: of('from'),
    until: of('until'),
    renewal: typed['renewal'] ?? 'none',
    noticeMonths: of('noticeMonths').normalize('NFKC'),
    documents: typedDocuments(fields),
  }
}

type Sent = {
  readonly typed: TypedAgreement
  readonly reason: string
  readonly version: number
  readonly errors: readonly { readonly field: string; readonly text: string }[]
}
async function editPage(c: Asked, id: Uuid, sent: Sent | undefined): Promise<Answer> {
  const found = await ours(c, id)
  if (!found) return missing
  const { stored } = found
  const { documents, ...typed } = sent?.typed ?? typedOf(stored.agreement)
  const edited = sent && editedAgreement(stored.agreement, sent.typed)
  const bar = barTo(c, stored)
  return html(
    AgreementEditPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      id,
      title: plainText(stored.agreement.title.ja),
      typed: { ...typed, reason: sent?.reason ?? '' },
      documents: roomForDocuments(documents),
      version: stored.version,
      theirs: theirsSince(found, sent?.version),
      yours: edited?.ok ? compareFiles(fileOf(stored.agreement), fileOf(edited.value)) : [],
      isPublic: stored.publicSince !== undefined,
      bar,
      errors: sent?.errors ?? [],
    },
    sent ? (bar ? 403 : 422) : 200,
  )
}

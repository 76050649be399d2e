/**
 * 協定を登録する経路 — read, look, register. Nothing is written before the last press, and the last press reads the text
 * anew: between two pages only the browser holds it.
 */
import type { Uuid } from '#kernel/id'
import { type Answer, html, redirect, refused } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { organisationStore } from '#platform/identity/organisation.store'
import { postStore } from '#platform/identity/post.store'
import { readAgreement, writeAgreement } from '../agreements/agreement.shape.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { type Agreement, municipalityOf, type Side, slugOf } from '../agreements/agreement.ts'
import { type AgreementFault, faultAt } from '../agreements/agreement-fault.ts'
import { loadForm, MAX_SENT, readAgreementFile, registerForm } from './agreements.shape.ts'
import { ja as words } from './agreements.words.ja.ts'
import { AgreementLoadPage } from './agreements-load.page.tsx'
import { AgreementPreviewPage } from './agreements-preview.page.tsx'
import { companiesOf, likelyOrganisation, postChoices } from './agreements-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'region' | 'newId'>
type Fault = { readonly field: string; readonly code: string }
type Sent = {
  readonly text: string
  readonly fileName?: string | undefined
  readonly errors?: readonly Fault[]
  readonly faults?: readonly AgreementFault[]
}
type Chosen = {
  readonly companies: readonly string[]
  readonly municipalDesk: string
  readonly companyDesk: string
}

/** Only the municipality's posts register: the other side is told so, and sees what is registered. */
const isMunicipal = ({ who }: Asked): boolean => who.post.organisationKind === 'municipality'

export const agreementLoadRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.write',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get('/agreements/new', { limit: 'page', title: '協定を登録する画面を開く' }, async (c) =>
    isMunicipal(c) ? loadPage(c, { text: '' }) : refused('notAllowed'),
  )
  .post(
    '/agreements/read',
    { limit: 'form', title: '協定のファイルを読んで確かめる', input: { form: loadForm, bytes: MAX_SENT } },
    async (c) => {
      if (!isMunicipal(c)) return refused('notAllowed')
      const file = c.files['file']
      const text = c.form.typed['text'] ?? ''
      if (!file && text.trim() === '') return loadPage(c, { text, errors: [{ field: 'file', code: 'nothing' }] })
      const read = file ? readAgreementFile(file.bytes) : readAgreement(text)
      const faults = read.ok ? await strangeIn(c, read.value) : read.error
      if (!read.ok || faults.length > 0) return loadPage(c, { text, fileName: file?.name, faults })
      return previewPage(c, read.value, undefined, [])
    },
  )
  .post(
    '/agreements',
    { limit: 'form', title: '協定を登録する', input: { form: registerForm, bytes: MAX_SENT } },
    async (c) => {
      if (!isMunicipal(c)) return refused('notAllowed')
      const text = c.form.typed['text'] ?? ''
      const read = readAgreement(text)
      if (!read.ok) return loadPage(c, { text, faults: read.error })
      const chosen: Chosen = {
        companies: c.fields.filter(([name]) => name === 'companies[]').map(([, value]) => value),
        municipalDesk: c.form.typed['municipalDesk'] ?? '',
        companyDesk: c.form.typed['companyDesk'] ?? '',
      }
      const again = (faults: readonly Fault[]) => previewPage(c, read.value, chosen, faults)
      if (!c.form.ok) return again(c.form.error.map(({ field, code }) => ({ field: fieldOf(field), code })))
      const faults = await faultsOf(c, read.value, chosen)
      if (faults.length > 0) return again(faults)
      const added = await c.tx((tx) =>
        agreementStore(tx).add({
          id: c.newId(),
          agreement: read.value,
          code: c.region.code,
          parties: [
            { organisation: c.who.post.organisation, side: 'municipality' as Side },
            ...chosen.companies.map((organisation) => ({
              organisation: organisation as Uuid,
              side: 'company' as Side,
            })),
          ],
          desks: {
            municipality: (chosen.municipalDesk || undefined) as Uuid | undefined,
            company: (chosen.companyDesk || undefined) as Uuid | undefined,
          },
          at: c.clock.now(),
        }),
      )
      return added.kind === 'added'
        ? redirect(c.to(`/agreements/${added.id}?done=registered`))
        : again([{ field: 'companies-0', code: added.kind }])
    },
  ).list

const fieldOf = (field: string): string => (field === 'companies' ? 'companies-0' : field)

/** What the file may say elsewhere, and not here. */
async function strangeIn(c: Asked, agreement: Agreement): Promise<readonly AgreementFault[]> {
  if (municipalityOf(agreement)?.code !== c.region.code)
    return [faultAt(['parties'], words.faults['otherMunicipality'] ?? '')]
  const taken = await c.tx((tx) => agreementStore(tx).findBySlug(slugOf(agreement)))
  return taken ? [faultAt(['agreementId'], words.faults['slugTaken'] ?? '')] : []
}

/** Organisations that hold posts here, besides the municipality, and the posts of either side. */
async function around(c: Asked) {
  const { posts, all } = await c.tx(async (tx) => ({
    posts: await postStore(tx).inMunicipality(),
    all: await organisationStore(tx).all(),
  }))
  const own = c.who.post.organisation
  const here = new Set(
    posts.filter(({ organisationKind }) => organisationKind !== 'municipality').map((each) => each.organisation),
  )
  const choices = postChoices(posts, c.clock.today())
  return {
    organisations: all.filter(({ id }) => here.has(id)).map(({ id, name, code }) => ({ id, name, code })),
    ownPosts: choices.filter(({ organisation }) => organisation === own),
    otherPosts: choices.filter(({ organisation }) => here.has(organisation)),
  }
}

async function faultsOf(c: Asked, agreement: Agreement, chosen: Chosen): Promise<readonly Fault[]> {
  const { organisations, ownPosts, otherPosts } = await around(c)
  const companies = companiesOf(agreement).map((_, at) => chosen.companies[at] ?? '')
  const company = otherPosts.find(({ id }) => id === chosen.companyDesk)
  return [
    ...companies.flatMap((id, at): readonly Fault[] => {
      const field = `companies-${at}`
      if (id === '') return [{ field, code: 'noCompany' }]
      if (!organisations.some((each) => each.id === id)) return [{ field, code: 'unknownOrganisation' }]
      return companies.indexOf(id) < at ? [{ field, code: 'twice' }] : []
    }),
    ...(chosen.municipalDesk === '' || ownPosts.some(({ id }) => id === chosen.municipalDesk)
      ? []
      : [{ field: 'municipalDesk', code: 'otherPost' }]),
    ...(chosen.companyDesk === '' || (company && companies.includes(company.organisation))
      ? []
      : [{ field: 'companyDesk', code: 'otherPost' }]),
  ]
}

const loadPage = async (c: Asked, { text, fileName, errors = [], faults = [] }: Sent): Promise<Answer> =>
  html(
    AgreementLoadPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      text,
      fileName,
      errors: errors.map(({ field, code }) => ({ field, text: words.faults[code] ?? words.faults['missing'] })),
      faults,
    },
    errors.length + faults.length > 0 ? 422 : 200,
  )

async function previewPage(
  c: Asked,
  agreement: Agreement,
  chosen: Chosen | undefined,
  faults: readonly Fault[],
): Promise<Answer> {
  const { organisations, ownPosts, otherPosts } = await around(c)
  const likely = companiesOf(agreement).map((party) => likelyOrganisation(party, organisations) ?? '')
  return html(
    AgreementPreviewPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      agreement,
      text: writeAgreement(agreement),
      organisations,
      companies: chosen?.companies ?? likely,
      ownPosts,
      otherPosts,
      municipalDesk: chosen?.municipalDesk ?? c.who.post.id,
      companyDesk: chosen?.companyDesk ?? '',
      errors: faults.map(({ field, code }) => ({ field, text: words.faults[code] ?? words.faults['missing'] })),
    },
    faults.length > 0 ? 422 : 200,
  )
}

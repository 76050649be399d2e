/**
 * 協定の画面に出すもの — each item beside what happens under it; which organisation a company of a file may be.
 *
 * A company is matched by 法人番号, then by its name; a person chooses in the end.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import type { Agreement, Party, Side } from '../agreements/agreement.ts'
import { itemsSideBySide, type Renewal, renewalNow, type UnderItem } from '../agreements/agreement-check.ts'
import type { RenewalLine } from '../agreements/renewal.ts'
import type { State } from '../initiatives/initiative.ts'

/** What the list shows of one agreement. */
export type AgreementLine = {
  readonly id: Uuid
  readonly title: string
  readonly signedOn: LocalDate
  readonly others: string
  readonly items: number
  readonly itemsWithout: number
  readonly initiatives: number
  readonly forUs: number
  readonly isPublic: boolean
  readonly renewal: Renewal
}

type Overview = {
  readonly agreement: {
    readonly id: Uuid
    readonly agreement: Agreement
    readonly side: Side
    readonly parties: readonly { readonly side: Side; readonly name: string }[]
    readonly publicSince: unknown
    readonly renewals?: readonly RenewalLine[] | undefined
  }
  readonly initiatives: readonly { readonly items: readonly number[]; readonly state: State }[]
  readonly waiting: readonly { readonly sides: readonly Side[] }[]
}

export const agreementLine = (
  { agreement: stored, initiatives, waiting }: Overview,
  today: LocalDate,
): AgreementLine => ({
  id: stored.id,
  title: plainText(stored.agreement.title.ja),
  signedOn: stored.agreement.signedOn,
  others: stored.parties
    .filter(({ side }) => side !== stored.side)
    .map(({ name }) => name)
    .join('・'),
  items: stored.agreement.items.length,
  itemsWithout: itemsSideBySide(stored.agreement, initiatives).filter(({ kind }) => kind === 'nothing').length,
  initiatives: initiatives.length,
  forUs: waiting.filter(({ sides }) => sides.includes(stored.side)).length,
  isPublic: stored.publicSince !== undefined,
  renewal: renewalNow(stored, today),
})

/** One item, what was announced under it and which initiatives stand under it. */
export type ItemLine<I> = UnderItem & { readonly initiatives: readonly I[]; readonly announced: readonly string[] }

export const itemLines = <I extends { readonly items: readonly number[]; readonly state: State }>(
  agreement: Agreement,
  initiatives: readonly I[],
): readonly ItemLine<I>[] =>
  itemsSideBySide(agreement, initiatives).map((under) => ({
    ...under,
    initiatives: initiatives.filter(({ items }) => items.includes(under.item.no)),
    announced: agreement.announced.filter(({ item }) => item === under.item.no).map(({ text }) => plainText(text.ja)),
  }))

export type Choice = { readonly id: Uuid; readonly name: string; readonly code?: string | null | undefined }

export const companiesOf = ({ parties }: Pick<Agreement, 'parties'>): readonly Party[] =>
  parties.filter(({ side }) => side === 'company')

export const likelyOrganisation = ({ name, corporateNumber }: Party, choices: readonly Choice[]): Uuid | undefined =>
  (
    choices.find(({ code }) => corporateNumber !== undefined && code === corporateNumber) ??
    choices.find((each) => each.name === plainText(name.ja))
  )?.id

export type PostChoice = { readonly id: Uuid; readonly organisation: Uuid; readonly label: string }

type Post = {
  readonly id: Uuid
  readonly organisation: Uuid
  readonly organisationName: string
  readonly department: string
  readonly title: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Posts that may be charged with something today. */
export const postChoices = (posts: readonly Post[], today: LocalDate): readonly PostChoice[] =>
  posts
    .filter(({ until }) => until === null || today <= until)
    .map(({ id, organisation, organisationName, department, title }) => ({
      id,
      organisation,
      label: `${organisationName} ${department} ${title}`.trim(),
    }))

/** Which initiatives stand under each item, by their names. */
export const titlesByItem = (
  initiatives: readonly { readonly items: readonly number[]; readonly title: { readonly ja: string } }[],
): ReadonlyMap<number, readonly string[]> =>
  new Map(
    [...new Set(initiatives.flatMap(({ items }) => items))].map((no) => [
      no,
      initiatives.filter(({ items }) => items.includes(no)).map(({ title }) => plainText(title.ja)),
    ]),
  )

type DocumentFields = { readonly title: string; readonly url: string; readonly heldOn: string }
const NO_DOCUMENT: DocumentFields = { title: '', url: '', heldOn: '' }
/** Two empty ones, for what is to be added. */
export const roomForDocuments = (documents: readonly DocumentFields[]): readonly DocumentFields[] => [
  ...documents,
  NO_DOCUMENT,
  NO_DOCUMENT,
]
export function typedDocuments(fields: readonly (readonly [string, string])[]): readonly DocumentFields[] {
  const of = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value.trim())
  const [titles, urls, days] = [of('docTitle[]'), of('docUrl[]'), of('docHeldOn[]')]
  return titles
    .map((title, at) => ({ title, url: urls[at] ?? '', heldOn: days[at] ?? '' }))
    .filter(({ title, url, heldOn }) => title + url + heldOn !== '')
}

const DOCUMENT_FIELD: Readonly<Record<string, string>> = { title: 'docTitle', url: 'docUrl', heldOn: 'docHeldOn' }
/** Where on the form a fault of the file belongs. */
export function editField(path: readonly (string | number)[]): string {
  const [first, second, third] = path.map(String)
  if (first === 'documents') return `${DOCUMENT_FIELD[third ?? 'title'] ?? 'docTitle'}-${second ?? 0}`
  if (first === 'term') return third === 'noticeMonths' ? 'noticeMonths' : (second ?? 'from')
  if (first === 'easy' || first === 'furigana') return 'easy'
  return first === 'en' ? 'english' : 'title'
}

/** What a post is called with its organisation; ended ones too, for what they once did. */
export const postNames = (
  posts: readonly Pick<Post, 'id' | 'organisationName' | 'department' | 'title'>[],
): ReadonlyMap<Uuid, string> =>
  new Map(
    posts.map(({ id, organisationName, department, title }) => [
      id,
      `${organisationName} ${department} ${title}`.trim(),
    ]),
  )

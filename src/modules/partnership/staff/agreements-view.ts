/**
 * 協定の画面に出すもの — each item beside what happens under it; which organisation a company of a file may be.
 *
 * A company is matched by 法人番号, then by its name; a person chooses in the end.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import type { Agreement, Party, Side } from '../agreements/agreement.ts'
import { itemsSideBySide, type Renewal, renewalOf, type UnderItem } from '../agreements/agreement-check.ts'
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
  renewal: renewalOf(stored.agreement, today),
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
  readonly department: string
  readonly title: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Posts that may be charged with something today. */
export const postChoices = (posts: readonly Post[], today: LocalDate): readonly PostChoice[] =>
  posts
    .filter(({ until }) => until === null || today <= until)
    .map(({ id, organisation, department, title }) => ({ id, organisation, label: `${department} ${title}`.trim() }))

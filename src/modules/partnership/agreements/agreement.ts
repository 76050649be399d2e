/**
 * 協定 — an agreement as it was signed, as a document: parties, items, clauses, term, what is not known.
 *
 * Order     items in the order of the paper; any number, the closing 「その他」 marked as `catchAll`
 * Left out  how the JSON file spells it (`agreement.shape.ts`); what happened under it (initiatives)
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Texts } from '#kernel/language'

export const SIDES = ['municipality', 'company'] as const
export type Side = (typeof SIDES)[number]

export type Party = {
  readonly side: Side
  readonly name: Texts
  /** 団体コード with check digit, of a municipality. */
  readonly code?: string | undefined
  /** 法人番号, of a company. */
  readonly corporateNumber?: string | undefined
}

export type Item = {
  /** As numbered on the paper; the no of an item never changes. */
  readonly no: number
  readonly text: Texts
  /** 持続可能な開発目標, 1 to 17. */
  readonly sdgs: readonly number[]
  /** 総合計画の施策 codes, as the municipality writes them. */
  readonly planCodes: readonly string[]
  /** The closing 「その他」: it needs no initiative of its own. */
  readonly catchAll: boolean
  /** Why the wording or the very existence of this item is not certain. */
  readonly uncertain?: string | undefined
}

export const CLAUSE_KINDS = [
  'purpose',
  'items',
  'meeting',
  'confidentiality',
  'personalData',
  'cost',
  'publicity',
  'groupCompanies',
  'termination',
  'other',
] as const
export type ClauseKind = (typeof CLAUSE_KINDS)[number]

export type Clause = {
  readonly no: number
  readonly kind: ClauseKind
  readonly text: Texts
  /** 協議の場, of a meeting clause. */
  readonly every?: 'month' | 'quarter' | 'half' | 'year' | undefined
  /** 解約の申し出, of a termination clause. Months. */
  readonly noticeMonths?: number | undefined
  /** 「3つ以上の取組」: how many initiatives the parties promised to keep alive, where a clause says a number. */
  readonly leastInitiatives?: number | undefined
}

export type Term = {
  readonly from: LocalDate
  /** Last day; undefined: without an end. */
  readonly until?: LocalDate | undefined
  readonly renewal: { readonly kind: 'none' | 'yearly' | 'byTalks'; readonly noticeMonths?: number | undefined }
}

/** An idea that the parties announced at the signing. Not an initiative: nobody has agreed to do it. */
export type AnnouncedIdea = {
  readonly item: number
  readonly text: Texts
  readonly thirdParty?: Texts | undefined
}

export type DocumentLink = { readonly title: Texts; readonly url: string; readonly heldOn?: LocalDate | undefined }

export type Agreement = {
  /** `jp-990019-manabisha-2025`: stable across systems. */
  readonly agreementId: string
  readonly title: Texts
  readonly kind: string
  readonly signedOn: LocalDate
  readonly purpose: Texts
  readonly parties: readonly Party[]
  readonly items: readonly Item[]
  readonly clauses: readonly Clause[]
  /** Undefined: not known to whoever wrote the file. */
  readonly term: Term | undefined
  readonly announced: readonly AnnouncedIdea[]
  readonly intent?: Texts | undefined
  /** What is not known here, in words: shown as 「分かりません」, never left out. */
  readonly unknown: readonly Texts[]
  readonly documents: readonly DocumentLink[]
  /** Who assigned the SDGs, where it was not the parties. */
  readonly sdgNote?: Texts | undefined
  /** Who wrote readings and translations. */
  readonly translation?: string | undefined
  readonly note?: string | undefined
  /** Id of a source that the region pack lists. */
  readonly source?: string | undefined
}

/** Which side an organisation is on, by who signed for whom: `partnership_party`. Undefined: none of them. */
export const sideOf = (
  parties: readonly { readonly side: Side; readonly organisation: Uuid }[],
  organisation: Uuid,
): Side | undefined => parties.find((party) => party.organisation === organisation)?.side

export const municipalityOf = ({ parties }: Pick<Agreement, 'parties'>): Party | undefined =>
  parties.find(({ side }) => side === 'municipality')

/** The last segment of its address: what is left of the id without country and municipality. */
export const slugOf = ({ agreementId }: Pick<Agreement, 'agreementId'>): string => agreementId.replace(/^jp-\d{6}-/, '')

/** Who signed, by side and number: names may change, the parties of one agreement do not. */
export const sidesIn = ({ parties }: Pick<Agreement, 'parties'>): string =>
  SIDES.map((side) => parties.filter((party) => party.side === side).length).join(' ')

/**
 * Whether the same organisations signed both, as far as the older text says who they are: each 団体コード and 法人番号
 * in it stands on the same side of the newer. One that it does not give may be added.
 */
export const isSameParties = (before: Pick<Agreement, 'parties'>, after: Pick<Agreement, 'parties'>): boolean =>
  before.parties.every(({ side, code, corporateNumber }) => {
    const there = after.parties.filter((party) => party.side === side)
    const says = (key: 'code' | 'corporateNumber', value: string | undefined) =>
      value === undefined || there.some((party) => party[key] === value)
    return says('code', code) && says('corporateNumber', corporateNumber)
  })

/** Numbers that something stands under and that a new text no longer has. */
export const lostItems = ({ items }: Pick<Agreement, 'items'>, inUse: readonly number[]): readonly number[] =>
  [...new Set(inUse)].filter((no) => !items.some((item) => item.no === no)).toSorted((a, b) => a - b)

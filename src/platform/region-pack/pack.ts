/**
 * 地域パック — what the rest of the house sees of a municipality: one merged, checked, immutable value.
 *
 * Order     nation → prefecture → municipality; what stands nearer to the residents wins, lists are joined
 * Left out  where the files lie and how they are read (`read-pack.ts`, `load-regions.ts`)
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Texts } from '#kernel/language'
import type { Result } from '#kernel/result'
import type { TownYears } from '../retention/retention.ts'

/** Where a pack is wrong. `file` is relative to the regions folder; `says` is one Japanese sentence with the way to mend it. */
export type Fault = { readonly file: string; readonly line: number; readonly says: string }

export type Source = {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly url?: string | undefined
  readonly licence: string
  /** The day somebody of us last held the pack against this source. */
  readonly checkedOn: LocalDate
}

export type Contact = {
  readonly office: Texts
  readonly email?: string | undefined
  readonly tel?: string | undefined
  readonly url?: string | undefined
  readonly hours?: Texts | undefined
  readonly source: string
}

export type Licence = { readonly name: string; readonly url: string | undefined }

/** Where a pack says nothing. */
export const USUAL_LICENCE: Licence = { name: 'CC BY 4.0', url: undefined }

/** Paragraphs without markup, one text each. */
export type FooterPage = 'about' | 'privacy' | 'accessibility'

export type Region = {
  /** `00000000-0000-8000-8000-` and the code on twelve digits. */
  readonly id: Uuid
  readonly code: string
  readonly slug: string
  readonly folder: string
  /** Folders whose data this one continues, nation first, own folder last. */
  readonly lineage: readonly string[]
  /** みほん市 and the like: everything in it is made up, so people and figures may be. */
  readonly fictional: boolean
  /** Who answers for the pages. Undefined: unofficial, and nothing may be sent, ordered or signed in to. */
  readonly operatedBy: string | undefined
  readonly names: Texts & { readonly kana: string }
  readonly prefecture: Texts | undefined
  /** 「区」「区民」…: what this kind of municipality calls its government and its residents. */
  readonly words: { readonly government: Texts; readonly resident: Texts }
  readonly contact: Contact
  readonly footerNotes: readonly Texts[]
  readonly pages: Readonly<Record<FooterPage, readonly Texts[]>>
  /** `peopleThreshold`: a cell of 1 to threshold − 1 people is not shown. Unit: people. */
  readonly disclosure: { readonly peopleThreshold: number; readonly source: string }
  /** `years`: what the town's record rules decide; the default where the pack says nothing. */
  /** Under what anybody may use the open data of this town; `name` as people say it. */
  readonly openData: Licence
  readonly retention: { readonly decidedBy: string; readonly years: TownYears }
  /** Hosts a request may leave for. Nothing else is reachable from here. */
  readonly outboundHosts: readonly string[]
  readonly sources: readonly Source[]
  /** What the modules read from this pack, by slot name. Ask with `fromSlot`. */
  readonly slots: Readonly<Record<string, readonly SlotEntry<unknown>[]>>
}

/** One file of a pack as a slot gets it. `text` is UTF-8 without BOM, within the size limit. */
export type PackFile = {
  /** Relative to the regions folder: `990019-mihon/demo/people.yaml`. */
  readonly file: string
  /** Relative to the pack: `demo/people.yaml`. */
  readonly path: string
  readonly text: string
  readonly pack: {
    readonly folder: string
    readonly code: string | undefined
    readonly fictional: boolean
    /** Ids a fact may name as its source: own ones and inherited ones. */
    readonly sources: ReadonlySet<string>
    readonly today: LocalDate
  }
}

/**
 * What a module lets a pack say. `path` is one file (`demo/people.yaml`) or, with one star inside the last
 * segment and endings in braces, many (`agreements/*.{json,yaml}`). A file whose name begins with `_` is a
 * draft: it is looked at for size and kind, and read by nobody.
 */
export type RegionSlot<T> = {
  readonly name: string
  readonly path: string
  readonly read: (file: PackFile) => Result<T, readonly Fault[]>
  /** What can only be judged with the files of all packs at hand, such as one key that names two things. */
  across?(entries: readonly SlotEntry<T>[]): readonly Fault[]
}

export type SlotEntry<T> = {
  readonly file: string
  readonly path: string
  readonly folder: string
  readonly value: T
}

/** What the packs of a region say in this slot, nation first, then by path. */
export const fromSlot = <T>(region: Region, slot: RegionSlot<T>): readonly SlotEntry<T>[] =>
  (region.slots[slot.name] ?? []) as readonly SlotEntry<T>[]

export type Pack = NationPack | PrefecturePack | MunicipalityPack
type PackBase = {
  readonly folder: string
  readonly sources: readonly Source[]
  readonly outboundHosts: readonly string[]
  readonly disclosure: Region['disclosure'] | undefined
}
export type NationPack = PackBase & { readonly level: 'nation' }
export type PrefecturePack = PackBase & {
  readonly level: 'prefecture'
  readonly code: string
  readonly extends: string
  readonly fictional: boolean
  readonly names: Texts & { readonly kana: string }
}
export type MunicipalityPack = PackBase &
  Pick<
    Region,
    | 'code'
    | 'slug'
    | 'fictional'
    | 'operatedBy'
    | 'names'
    | 'words'
    | 'contact'
    | 'footerNotes'
    | 'pages'
    | 'openData'
    | 'retention'
  > & { readonly level: 'municipality'; readonly extends: string }

/** `990019-mihon/region.yaml:12　…`, as a terminal and `doctor` print it. */
export const faultLine = ({ file, line, says }: Fault): string => `${file}:${line}　${says}`

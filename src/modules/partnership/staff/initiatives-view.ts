/**
 * 取組の画面に出すもの — what a stale edit shows beside what was typed, and what may be charged with an initiative.
 */
import type { Uuid } from '#kernel/id'
import type { Texts } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import type { Side } from '../agreements/agreement.ts'

/** As the form names them. */
export type InitiativeFields = {
  readonly title: string
  readonly easy: string
  readonly english: string
  readonly why: string
  readonly ownerSide: string
  readonly municipalPost: string
  readonly companyPost: string
  readonly thirdParty: string
}

type Stored = {
  readonly title: Texts
  readonly why: Texts
  readonly items: readonly number[]
  readonly ownerSide: Side | 'both'
  readonly owners: { readonly municipality?: Uuid | undefined; readonly company?: Uuid | undefined }
  readonly thirdParty?: string | undefined
}

export const fieldsOf = ({ title, why, ownerSide, owners, thirdParty }: Stored): InitiativeFields => ({
  title: plainText(title.ja),
  easy: title['ja-easy'] === undefined ? '' : plainText(title['ja-easy']),
  english: title.en ?? '',
  why: plainText(why.ja),
  ownerSide,
  municipalPost: owners.municipality ?? '',
  companyPost: owners.company ?? '',
  thirdParty: thirdParty ?? '',
})

/** What was typed, over what stands there. A text that was not touched keeps its readings. */
export function textOfFields(fields: InitiativeFields, items: readonly number[], before: Stored | undefined) {
  const kept = (old: string | undefined, typed: string): string =>
    old !== undefined && isSameTyped(plainText(old), typed) ? old : typed
  return {
    title: {
      ja: kept(before?.title.ja, fields.title),
      ...(fields.easy === '' ? {} : { 'ja-easy': kept(before?.title['ja-easy'], fields.easy) }),
      ...(fields.english === '' ? {} : { en: fields.english }),
    },
    why: before && isSameTyped(plainText(before.why.ja), fields.why) ? before.why : { ja: fields.why },
    items,
    ownerSide: fields.ownerSide as Side | 'both',
    owners: {
      municipality: (fields.municipalPost || undefined) as Uuid | undefined,
      company: (fields.companyPost || undefined) as Uuid | undefined,
    },
    thirdParty: fields.thirdParty || undefined,
  }
}

/** Browsers send every line end as CRLF. */
const isSameTyped = (one: string, other: string): boolean => lineEnds(one) === lineEnds(other)
const lineEnds = (text: string): string => text.replaceAll('\r\n', '\n').trim()

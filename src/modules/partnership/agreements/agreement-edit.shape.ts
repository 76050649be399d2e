/**
 * 協定の小さな直し — what a form says of an agreement put into its file, and read again like any other file.
 *
 * A name that was not touched keeps its readings; one that was loses them, for they would read something else.
 */
import type { Result } from '#kernel/result'
import { agreementOf, writeAgreement } from './agreement.shape.ts'
import type { Agreement } from './agreement.ts'
import type { AgreementFault } from './agreement-fault.ts'

export type TypedDocument = { readonly title: string; readonly url: string; readonly heldOn: string }
export type TypedAgreement = {
  readonly title: string
  readonly easy: string
  readonly english: string
  /** Empty: not known. */
  readonly from: string
  readonly until: string
  readonly renewal: string
  readonly noticeMonths: string
  readonly documents: readonly TypedDocument[]
}

type File = Record<string, unknown> & {
  title?: string
  furigana?: Record<string, unknown>
  easy?: Record<string, unknown>
  en?: Record<string, unknown>
  documents?: readonly (Record<string, unknown> & { title?: string; url?: string })[]
}

/** The file of an agreement as a JSON value, for whoever compares two. */
export const fileOf = (agreement: Agreement): unknown => JSON.parse(writeAgreement(agreement))

export function typedOf(agreement: Agreement): TypedAgreement {
  const file = fileOf(agreement) as File
  const text = (of: Record<string, unknown> | undefined) => String(of?.['title'] ?? '')
  const { term } = agreement
  return {
    title: file.title ?? '',
    easy: text(file.easy),
    english: text(file.en),
    from: term?.from ?? '',
    until: term?.until ?? '',
    renewal: term?.renewal.kind ?? 'none',
    noticeMonths: term?.renewal.noticeMonths === undefined ? '' : String(term.renewal.noticeMonths),
    documents: (file.documents ?? []).map(({ title = '', url = '', heldOn }) => ({
      title,
      url,
      heldOn: String(heldOn ?? ''),
    })),
  }
}

export function editedAgreement(
  agreement: Agreement,
  typed: TypedAgreement,
): Result<Agreement, readonly AgreementFault[]> {
  const file = fileOf(agreement) as File
  const isSame = file.title === typed.title
  const with_ = (of: Record<string, unknown> | undefined, title: string) => {
    const { title: _, ...rest } = of ?? {}
    return title === '' ? rest : { ...rest, title }
  }
  const before = file.documents ?? []
  return agreementOf({
    ...file,
    title: typed.title,
    furigana: isSame ? (file.furigana ?? {}) : with_(file.furigana, ''),
    easy: with_(file.easy, typed.easy),
    en: with_(file.en, typed.english),
    term: termOf(typed),
    documents: typed.documents
      .filter(({ title, url, heldOn }) => title + url + heldOn !== '')
      .map(({ title, url, heldOn }) => ({
        ...before.find((each) => each.url === url && each.title === title),
        title,
        url,
        heldOn: heldOn === '' ? undefined : heldOn,
      })),
  })
}

/** Nothing about the days: the term is not known. */
const termOf = ({ from, until, renewal, noticeMonths }: TypedAgreement) =>
  from + until === ''
    ? undefined
    : {
        from,
        until: until === '' ? undefined : until,
        renewal: {
          kind: renewal,
          noticeMonths:
            noticeMonths === '' ? undefined : /^\d{1,3}$/.test(noticeMonths) ? Number(noticeMonths) : noticeMonths,
        },
      }

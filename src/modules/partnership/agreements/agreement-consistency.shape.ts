/**
 * 協定ファイルのつじつま — what each value of the file may be, and all of them together may not.
 */
import { fiscalYearOf, type LocalDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { type AgreementFault, faultAt } from './agreement-fault.ts'
import type { AgreementFile } from './agreement-file.shape.ts'
import { readWrittenDate } from './written-date.ts'

type Path = AgreementFault['path']

export const dateOf = (text: string): LocalDate => {
  const read = readWrittenDate(text)
  if (!read.ok) throw new RangeError(read.error)
  return read.value
}

export const inconsistencies = (file: AgreementFile): readonly AgreementFault[] => [
  ...parties(file),
  ...numbers(file),
  ...dates(file),
  ...readings(file),
]

function parties({ parties, agreementId }: AgreementFile): readonly AgreementFault[] {
  const faults: AgreementFault[] = []
  const municipalities = parties.flatMap((party, index) => (party.role === 'municipality' ? [{ party, index }] : []))
  const [first] = municipalities
  if (!first)
    faults.push(faultAt(['parties'], '自治体がありません。role が municipality の者を一つ書き足してください。'))
  if (municipalities.length > 1)
    faults.push(faultAt(['parties'], '自治体が二つ以上あります。一つの協定には、自治体を一つだけ書いてください。'))
  if (!parties.some(({ role }) => role === 'company'))
    faults.push(faultAt(['parties'], '相手方がありません。role が company の者を一つ書き足してください。'))
  if (first && first.party.localGovernmentCode === undefined)
    faults.push(
      faultAt(['parties', first.index], '自治体の団体コードがありません。localGovernmentCode を書いてください。'),
    )
  const code = first?.party.localGovernmentCode
  if (code !== undefined && !agreementId.startsWith(`jp-${code}-`))
    faults.push(faultAt(['agreementId'], `自治体の団体コードと違います。「jp-${code}-」で始めてください。`))
  return faults
}

function numbers({ items, clauses, announcedInitiatives }: AgreementFile): readonly AgreementFault[] {
  const known = new Set(items.map(({ no }) => no))
  return [
    ...(items.length === 0 ? [faultAt(['items'], '連携事項が一つもありません。書き足してください。')] : []),
    ...twice(items, 'items'),
    ...twice(clauses, 'clauses'),
    ...announcedInitiatives.flatMap(({ item }, index) =>
      known.has(item)
        ? []
        : [
            faultAt(
              ['announcedInitiatives', index, 'item'],
              `${item}番の連携事項はありません。番号を確かめてください。`,
            ),
          ],
    ),
  ]
}

function twice(list: readonly { readonly no: number }[], key: 'items' | 'clauses'): readonly AgreementFault[] {
  const seen = new Set<number>()
  return list.flatMap(({ no }, index) => {
    if (!seen.has(no)) {
      seen.add(no)
      return []
    }
    return [faultAt([key, index, 'no'], `${no}番が二つあります。番号を確かめて、どちらかを直してください。`)]
  })
}

function dates({ signedOn, fiscalYearSigned, term }: AgreementFile): readonly AgreementFault[] {
  const faults: AgreementFault[] = []
  const year = fiscalYearOf(dateOf(signedOn))
  if (fiscalYearSigned !== undefined && fiscalYearSigned !== year)
    faults.push(faultAt(['fiscalYearSigned'], `結んだ日は${year}年度です。${year} に直すか、項目ごと消してください。`))
  if (term?.until !== undefined && dateOf(term.until) < dateOf(term.from))
    faults.push(faultAt(['term', 'until'], '終わる日が、始まる日より前です。どちらかを直してください。'))
  return faults
}

type Readable = { readonly ja?: string; readonly name?: string; readonly title?: string; readonly furigana?: unknown }

/** A text with readings is the same text: who switches the readings off must not read something else. */
function readings(file: AgreementFile): readonly AgreementFault[] {
  const lists = ['parties', 'items', 'clauses', 'announcedInitiatives', 'unknownHere', 'documents'] as const
  const whole = (['title', 'purpose', 'intent'] as const).flatMap((key) =>
    differs(['furigana', key], file[key], file.furigana?.[key]),
  )
  return [
    ...whole,
    ...lists.flatMap((list) => file[list].flatMap((entry: string | Readable, index) => ofEntry([list, index], entry))),
    ...ofEntry(['sdgMapping'], file.sdgMapping),
    ...file.announcedInitiatives.flatMap(({ thirdParty }, index) =>
      ofEntry(['announcedInitiatives', index, 'thirdParty'], thirdParty),
    ),
  ]
}

const ofEntry = (path: Path, entry: string | Readable | undefined): readonly AgreementFault[] =>
  typeof entry === 'object' ? differs([...path, 'furigana'], entry.ja ?? entry.name ?? entry.title, entry.furigana) : []

const differs = (path: Path, text: string | undefined, withReadings: unknown): readonly AgreementFault[] =>
  typeof withReadings !== 'string' || plainText(withReadings) === text
    ? []
    : [faultAt(path, 'ふりがなを除くと、もとの文と違います。もとの文に合わせてください。')]

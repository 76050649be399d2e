/**
 * 協定の JSON — an agreement read from a file and written to one. What is written is read back as the same agreement.
 *
 * Readings are siblings in the file and markup in `Texts`; a 「その他」 at the end is a catch-all without being marked.
 */
import * as v from 'valibot'
import { fiscalYearOf } from '#kernel/calendar'
import type { Texts } from '#kernel/language'
import { fail, ok, type Result } from '#kernel/result'
import { plainText } from '#kernel/ruby'
import type { Agreement, AnnouncedIdea, Clause, Item, Party, Term } from './agreement.ts'
import { dateOf, inconsistencies } from './agreement-consistency.shape.ts'
import { type AgreementFault, cutFaults, faultAt, MAX_FILE_BYTES, wrongKind } from './agreement-fault.ts'
import { type AgreementFile, type AgreementFileOut, agreementFileShape } from './agreement-file.shape.ts'
import { issueFault, strangers } from './agreement-issue.shape.ts'

export function readAgreement(text: string): Result<Agreement, readonly AgreementFault[]> {
  if (text.length > MAX_FILE_BYTES)
    return fail([faultAt([], 'ファイルが大きすぎます（512 KB まで）。協定の JSON ファイルか確かめてください。')])
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  const kind = wrongKind(bare)
  if (kind) return fail([faultAt([], kind)])
  let given: unknown
  try {
    given = JSON.parse(bare)
  } catch {
    return fail([faultAt([], 'JSON として読めません。引用符・カンマ・かっこの閉じ忘れを確かめてください。')])
  }
  return agreementOf(given)
}

/** Of a value that is JSON already, such as a row of the database. */
export function agreementOf(given: unknown): Result<Agreement, readonly AgreementFault[]> {
  if (!looksLikeOne(given))
    return fail([
      faultAt([], '協定のファイルではないようです。agreementId、title、parties、items のある JSON を選んでください。'),
    ])
  const unknown = strangers(agreementFileShape, given)
  const parsed = v.safeParse(agreementFileShape, given)
  const issues = (parsed.issues ?? []).filter(
    ({ type, expected }) => !(type === 'strict_object' && expected === 'never'),
  )
  const faults = [...unknown, ...issues.map(issueFault)]
  if (faults.length > 0) return fail(cutFaults(faults))
  const file = parsed.output as AgreementFile
  const odd = inconsistencies(file)
  return odd.length > 0 ? fail(cutFaults(odd)) : ok(fromFile(file))
}

const MARKS = ['agreementId', 'title', 'parties', 'items', 'signedOn'] as const
const looksLikeOne = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && MARKS.filter((key) => Object.hasOwn(given, key)).length >= 2

/** With two spaces and a line feed at the end, as a person would read it. */
export const writeAgreement = (agreement: Agreement): string => `${JSON.stringify(toFile(agreement), null, 2)}\n`

type Siblings = {
  readonly furigana?: string | undefined
  readonly easy?: string | undefined
  readonly en?: string | undefined
}

const texts = (ja: string, { furigana, easy, en }: Siblings): Texts => ({
  ja: furigana ?? ja,
  ...(easy === undefined ? {} : { 'ja-easy': easy }),
  ...(en === undefined ? {} : { en }),
})
const textsOf = (given: string | ({ readonly ja: string } & Siblings)): Texts =>
  typeof given === 'string' ? { ja: given } : texts(given.ja, given)

const isCatchAll = (ja: string): boolean => ja.startsWith('その他')

function fromFile(file: AgreementFile): Agreement {
  const whole = (key: 'title' | 'purpose' | 'intent', ja: string): Texts =>
    texts(ja, { furigana: file.furigana?.[key], easy: file.easy?.[key], en: file.en?.[key] })
  const sdgNote = sdgNoteOf(file.sdgMapping)
  return {
    agreementId: file.agreementId,
    title: whole('title', file.title),
    kind: file.kind,
    signedOn: dateOf(file.signedOn),
    purpose: whole('purpose', file.purpose),
    parties: file.parties.map((party) => ({
      side: party.role,
      name: texts(party.name, party),
      ...given('code', party.localGovernmentCode),
      ...given('corporateNumber', party.corporateNumber),
    })),
    items: file.items.map((item) => ({
      no: item.no,
      text: textsOf(item),
      sdgs: item.sdg,
      planCodes: item.planCodes,
      catchAll: item.catchAll ?? isCatchAll(item.ja),
      ...given('uncertain', item.uncertain),
    })),
    clauses: file.clauses.map((clause) => ({
      no: clause.no,
      kind: clause.kind,
      text: textsOf(clause),
      ...given('every', clause.every),
      ...given('noticeMonths', clause.noticeMonths),
      ...given('leastInitiatives', clause.leastInitiatives),
    })),
    term: file.term && termOf(file.term),
    announced: file.announcedInitiatives.map((idea) => ({
      item: idea.item,
      text: textsOf(idea),
      ...given('thirdParty', idea.thirdParty === undefined ? undefined : textsOf(idea.thirdParty)),
    })),
    ...given('intent', file.intent === undefined ? undefined : whole('intent', file.intent)),
    unknown: file.unknownHere.map(textsOf),
    documents: file.documents.map((document) => ({
      title: texts(document.title, document),
      url: document.url,
      ...given('heldOn', document.heldOn === undefined ? undefined : dateOf(document.heldOn)),
    })),
    ...given('sdgNote', sdgNote),
    ...given('translation', file.translation),
    ...given('note', file.note),
    ...given('source', file.source),
  }
}

const termOf = ({ from, until, renewal }: NonNullable<AgreementFile['term']>): Term => ({
  from: dateOf(from),
  ...given('until', until === undefined ? undefined : dateOf(until)),
  renewal: { kind: renewal.kind, ...given('noticeMonths', renewal.noticeMonths) },
})

/** A key that is left out rather than left undefined, so that what is compared and written is the same. */
const given = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T })

const BY_PARTIES = 'by the parties'
const BY_US = 'by this project, not by the parties'
const BY_US_TEXTS: Texts = {
  ja: 'SDGsの{番号|ばんごう}は、このサイトの{作|つく}り{手|て}が{付|つ}けました。{協定|きょうてい}を{結|むす}んだ{側|がわ}が{付|つ}けたものではありません。',
  'ja-easy': 'SDGsの {番号|ばんごう}は、この サイトを {作|つく}った {人|ひと}が {付|つ}けました。',
  en: 'The SDG numbers were assigned by the makers of this site, not by the parties.',
}

const sdgNoteOf = (mapping: AgreementFile['sdgMapping']): Texts | undefined => {
  if (mapping === undefined || mapping === BY_PARTIES) return undefined
  return mapping === BY_US ? BY_US_TEXTS : textsOf(mapping)
}

function siblings({ ja, 'ja-easy': easy, en }: Texts): Siblings {
  return { ...given('furigana', plainText(ja) === ja ? undefined : ja), ...given('easy', easy), ...given('en', en) }
}
const textFields = (of: Texts) => ({ ja: plainText(of.ja), ...siblings(of) })
const plainOrFields = (of: Texts) => (Object.keys(siblings(of)).length === 0 ? of.ja : textFields(of))

function toFile(agreement: Agreement): AgreementFileOut {
  const { title, purpose, intent, term, sdgNote } = agreement
  const whole = (key: keyof Siblings): Readonly<Record<string, unknown>> => {
    const found = Object.entries({ title, purpose, intent }).flatMap(([name, of]) => {
      const value = of && siblings(of)[key]
      return value === undefined ? [] : [[name, value]]
    })
    return found.length === 0 ? {} : { [key]: Object.fromEntries(found) as Record<string, unknown> }
  }
  return {
    ...given('note', agreement.note),
    agreementId: agreement.agreementId,
    title: plainText(title.ja),
    kind: agreement.kind,
    signedOn: agreement.signedOn,
    fiscalYearSigned: fiscalYearOf(agreement.signedOn),
    purpose: plainText(purpose.ja),
    parties: agreement.parties.map(partyOut),
    items: agreement.items.map(itemOut),
    sdgMapping: sdgNote === undefined ? BY_PARTIES : sdgNote.ja === BY_US_TEXTS.ja ? BY_US : plainOrFields(sdgNote),
    announcedInitiatives: agreement.announced.map(ideaOut),
    ...given('intent', intent && plainText(intent.ja)),
    unknownHere: agreement.unknown.map(plainOrFields),
    ...given('term', term),
    clauses: agreement.clauses.map(clauseOut),
    ...(agreement.documents.length === 0 ? {} : { documents: agreement.documents.map(documentOut) }),
    ...whole('furigana'),
    ...whole('easy'),
    ...whole('en'),
    ...given('translation', agreement.translation),
    ...given('source', agreement.source),
  }
}

const partyOut = ({ side, name, code, corporateNumber }: Party) => ({
  role: side,
  name: plainText(name.ja),
  ...given('localGovernmentCode', code),
  ...given('corporateNumber', corporateNumber),
  ...siblings(name),
})
const itemOut = ({ no, text, sdgs, planCodes, catchAll, uncertain }: Item) => ({
  no,
  ...textFields(text),
  sdg: [...sdgs],
  ...(planCodes.length === 0 ? {} : { planCodes: [...planCodes] }),
  ...(catchAll || isCatchAll(plainText(text.ja)) ? { catchAll } : {}),
  ...given('uncertain', uncertain),
})
const clauseOut = ({ no, kind, text, every, noticeMonths, leastInitiatives }: Clause) => ({
  no,
  kind,
  ...given('every', every),
  ...given('noticeMonths', noticeMonths),
  ...given('leastInitiatives', leastInitiatives),
  ...textFields(text),
})
const ideaOut = ({ item, text, thirdParty }: AnnouncedIdea) => ({
  item,
  ...textFields(text),
  ...given('thirdParty', thirdParty && plainOrFields(thirdParty)),
})
const documentOut = ({ title, url, heldOn }: Agreement['documents'][number]) => ({
  title: plainText(title.ja),
  ...siblings(title),
  url,
  ...given('heldOn', heldOn),
})

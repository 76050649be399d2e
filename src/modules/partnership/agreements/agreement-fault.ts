/**
 * 協定ファイルの誤り — what is wrong with a file that should be an agreement, each with its place and one sentence that
 * says how to mend it. A clerk has the form or the paper before her, not the lines of a file: places are said in words.
 */
export type AgreementFault = {
  /** Keys and indexes from the top of the file; empty: the file as a whole. */
  readonly path: readonly (string | number)[]
  /** 「連携事項の3番目の番号」 */
  readonly place: string
  /** One Japanese sentence or two: what is wrong, what to do. */
  readonly says: string
}

/** More would bury the first, and the first is the one to mend. */
export const MAX_FAULTS = 300

/** Bytes of the whole file; characters of one text. */
export const MAX_FILE_BYTES = 512 * 1024
export const MAX_TEXT = 4000

const NAMES: Readonly<Record<string, string>> = {
  agreementId: '協定の番号',
  announcedInitiatives: '公表された取組の案',
  catchAll: '「その他」のしるし',
  clauses: '条項',
  corporateNumber: '法人番号',
  documents: '資料',
  easy: 'やさしい日本語',
  en: '英語',
  every: '協議の回数',
  fiscalYearSigned: '結んだ年度',
  from: '始まる日',
  furigana: 'ふりがな',
  heldOn: '行った日',
  intent: 'ねらい',
  item: '連携事項の番号',
  items: '連携事項',
  ja: '本文',
  kind: '種類',
  leastInitiatives: '取組の数の下限',
  localGovernmentCode: '団体コード',
  name: '名前',
  no: '番号',
  note: 'メモ',
  noticeMonths: '申し出の月数',
  parties: '結んだ者',
  planCodes: '総合計画の施策番号',
  purpose: '目的',
  renewal: '更新',
  role: '立場',
  sdg: 'SDGs の番号',
  sdgMapping: 'SDGs を付けた者',
  signedOn: '結んだ日',
  source: '出典',
  state: '段階',
  term: '有効期間',
  thirdParty: '関わる第三者',
  title: '題名',
  translation: '訳した者',
  uncertain: '不確かなところ',
  unknownHere: '分からないこと',
  until: '終わる日',
  url: 'アドレス',
}

/** As a person would count, from 1. A key that nobody decided on is quoted as it stands. */
export const placeInWords = (path: AgreementFault['path']): string =>
  path.length === 0
    ? 'このファイル'
    : path
        .map((key) =>
          typeof key === 'number' ? `${key + 1}番目` : Object.hasOwn(NAMES, key) ? NAMES[key] : quoted(key),
        )
        .join('の')

const quoted = (key: string): string => `「${key.length > 40 ? `${key.slice(0, 40)}…` : key}」`

export const faultAt = (path: AgreementFault['path'], says: string): AgreementFault => ({
  path,
  place: placeInWords(path),
  says,
})

/** The first `MAX_FAULTS`, and then how many more there are. */
export const cutFaults = (faults: readonly AgreementFault[]): readonly AgreementFault[] =>
  faults.length <= MAX_FAULTS
    ? faults
    : [
        ...faults.slice(0, MAX_FAULTS),
        faultAt(
          [],
          `ほかに ${faults.length - MAX_FAULTS} か所あります。上のものから直して、もう一度読ませてください。`,
        ),
      ]

/** What a file that is no JSON most likely is. Undefined: it may be JSON. */
export function wrongKind(text: string): string | undefined {
  const start = text.slice(0, 400).trimStart()
  if (start === '') return 'ファイルが空です。協定の JSON ファイルを選んでください。'
  if (start.startsWith('PK')) return 'Excel か Word のファイルのようです。協定の JSON ファイルを選んでください。'
  if (start.startsWith('%PDF')) return 'PDF のファイルのようです。協定の JSON ファイルを選んでください。'
  if (start.startsWith('<')) return 'ウェブページか XML のファイルのようです。協定の JSON ファイルを選んでください。'
  if (text.includes('\0')) return '文字のファイルではありません。協定の JSON ファイルを選んでください。'
  if (!start.startsWith('{')) return '協定のファイルではありません。「{」で始まる JSON ファイルを選んでください。'
  return undefined
}

/** Words of the matrix and the audit search. Staff screens speak Japanese. */
import type { Who } from '../http/route.ts'
import type { Way } from '../identity/who.ts'
import type { Area } from './matrix.ts'

export const WHO_WORDS: Readonly<Record<Who, string>> = {
  anyone: 'だれでも',
  signedIn: '役職のある人',
  'partnership.read': '協定を見る',
  'partnership.write': '協定を書く',
  'partnership.confirm': '数字を確かめる',
  'partnership.sign': '判断に署名する',
  'partnership.publish': '公表する',
  'people.manage': '人と役職を扱う',
  'people.reset': '鍵のつくり直し',
  'audit.read': '監査の記録を見る',
}

export const WAY_WORDS: Readonly<Record<Way, string>> = {
  passkey: 'パスキー',
  password: 'パスワードと番号',
  provider: '組織のサインイン',
  demo: 'お試し',
}

export const ja = {
  matrixTitle: 'だれが何を見られるか',
  matrixLead: 'この表は、サーバーが実際に確かめている宣言から作っています。書き直せません。',
  matrixCaption: (area: string) => `${area}：画面と操作ごとの、必要な権限`,
  matrixCorner: '画面と操作',
  matrixChoose: '権限でしぼる',
  matrixFor: (who: string) => `「${who}」にできること`,
  matrixForAll: 'すべての権限',
  matrixNone: 'ここでできることは、ありません。',
  allOf: (area: string, of: number) => `${area}（${of}）`,
  someOf: (area: string, shown: number, of: number) => `${area}（${of}のうち${shown}）`,
  areas: {
    agreements: '協定',
    initiatives: '取組',
    figures: '指標と数字',
    reviews: 'ふり返り',
    publication: '公表',
    town: 'まちのページ',
    people: '人と役職',
    signIn: 'サインイン',
    records: '記録',
    server: 'サーバー',
    others: 'ほか',
  } satisfies Readonly<Record<Area, string>>,
  yes: 'できる',
  no: 'できない',
  reads: '見る',
  writes: '書く',
  onlyFor: (kinds: string) => `${kinds}の役職だけ`,
  freshFactor: (minutes: number) => `${minutes}分以内の本人確認が要る`,
  auditTitle: '監査の記録',
  auditLead: 'だれが、どの役職で、何をしたかの記録です。消すことも直すこともできません。中身の値は残しません。',
  auditSearch: '記録をさがす',
  auditButton: 'さがす',
  did: '操作',
  didHint: '例　measurement.sign',
  object: '対象',
  objectHint: '例　measurement',
  objectId: '対象の番号',
  from: 'この日から',
  until: 'この日まで',
  dateHint: '例　2026年11月1日、令和8年11月1日',
  badDate: '日付として読めません。例のように書いてください。',
  fix: '直すところがあります',
  any: 'すべて',
  columns: { at: '日時', who: 'だれが', did: '操作', object: '対象', fields: '変わった項目' },
  caption: (shown: number, more: readonly string[]) =>
    `新しい順に${shown}件${more.length > 0 ? `（${more.join('、')}もあります）` : ''}`,
  /** On paper the fields are not printed. */
  askedFor: (asked: string) => `さがした条件：${asked}`,
  askedForAll: 'すべての記録を、新しい順に',
  noFields: '―',
  nobody: '仕組みが行ったこと',
  unknownPerson: '（消えた人）',
  empty: 'あてはまる記録はありません。条件を減らしてください。',
  pages: '記録のページ',
  newer: 'これより新しい記録',
  older: 'これより前の記録',
}

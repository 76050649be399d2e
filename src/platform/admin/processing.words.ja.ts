/** Words of the record of processing. Staff screens speak Japanese. */
export const ja = {
  title: '個人情報の記録（処理の記録）',
  lead: 'データベースのどの表に、だれの、何が、いつまであるかです。サーバーが実際に使っている宣言から作っています。書き直せません。',
  residents: (tables: number) =>
    tables === 0 ? '住民や子どもの情報を持つ表は、ありません。' : `住民や子どもの情報を持つ表は、${tables}です。`,
  decided: (by: string) => `「まちが決める」の年数を決めたところ：${by}`,
  lastRun: (at: string, rows: number) => `期限を過ぎたものを最後に消した日：${at}（${rows}件）`,
  neverRun: '期限を過ぎたものを消す見回りは、まだ一度も終わっていません。',
  file: '個人情報ファイル簿を作って公表することは、まちの義務です（個人情報保護法第75条）。千人に満たないもの、一年以内に消すものなどは除かれます。この一覧のどれを載せるかは、まちが判断します。',
  people: '人の情報を持つ表',
  others: '人の情報を持たない表',
  columns: {
    holds: '何を持つか',
    purpose: '何のため',
    about: 'だれの',
    ground: '根拠',
    kept: 'いつまで',
    ends: '何が消すか',
  },
  town: 'まちが決める',
  empty: 'ありません',
}

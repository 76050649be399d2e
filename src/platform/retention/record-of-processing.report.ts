/**
 * 処理の記録 — the declarations as a Markdown page, with the default periods. A town's own stand on its staff's screen.
 */
import { DEFAULT_YEARS, type Retention } from './retention.ts'
import { ABOUT, decidedLine, endsLine, keptLine } from './retention.words.ja.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')
const rowOf = (one: Retention): string =>
  `| ${[
    `\`${one.table}\``,
    one.holds,
    one.purpose,
    ABOUT[one.about],
    one.ground,
    keptLine(one, DEFAULT_YEARS),
    decidedLine(one, '地域パックの `retention`'),
    endsLine(one),
  ]
    .map(cell)
    .join(' | ')} |`
const HEAD = `| 表 | 何を持つか | 何のため | だれの | 根拠 | いつまで | だれが決めたか | 何が消すか |
|---|---|---|---|---|---|---|---|`

export const recordOfProcessing = (declared: readonly Retention[]): string => {
  const table = (rows: readonly Retention[]) => [HEAD, ...rows.map(rowOf)].join('\n')
  const people = declared.filter(({ about }) => about !== 'nobody')
  const residents = declared.filter(({ about }) => about === 'residents' || about === 'children')
  return `# 個人情報の記録（処理の記録）

データベースのすべての表について、何のために、だれの、何を、いつまで持ち、何が消すかの一覧です。プログラムの中の宣言から \`npm run records\` で作ります。書き直しても、もどります。宣言のない表があれば \`tests/house/retention.test.ts\` が落ちます。

- 住民や子どもの情報を持つ表：${residents.length === 0 ? 'ありません' : `${residents.length}`}
- 職員と会社の人の情報を持つ表：${people.length - residents.length}
- 「まちが決める」の年数は、まちの文書管理の決まりです。地域パックの \`retention\` の \`years\` で変えられます。ここにあるのは、書かないときの年数です。そのまちの年数は、職員の画面「個人情報の記録」にあります。

## 数え方
- 日、月、年は、その日を数えずに、次の日から数えます（民法第140条・第141条・第143条）。日付は日本の暦の日です。
- 「翌年度の4月1日から」は、その日がある年度の、次の年度から数えます。
- 消すのは一日に一度です。止まっていた日の分は、次に動いたときに消えます。二日動かないと \`yuimachi doctor\` が言います。
- 消したことは、まちの監査の記録に、表と件数と決まりだけが残ります。

## 個人情報ファイル簿
個人情報を持てる範囲は、どの表も個人情報保護法第61条で決まります。条文のもと、確かめた日、まだ確かめていないこと（要確認）は、[law.md](law.md) にあります。

個人情報ファイルの帳簿を作って公表することは、まちの義務です（個人情報保護法第75条第1項）。除かれるものもあります（同条第2項）。この一覧のどれが個人情報ファイルに当たり、どれが除かれるかは、まちが判断します。そのときに使えるように、当たりうる除外を書きます。

- 職員の人事、給与、福利厚生などだけを記録するもの（第74条第2項第3号）。会社の人も入る表が当たるかは、まちが判断する
- 一年以内に消す情報だけのもの（同項第6号）：サインインの続きの印、失敗の回数など
- 本人の数が政令で定める数（千人）に満たないもの（同項第9号）

まちは、条例で、個人情報ファイル簿とは別の帳簿を作って公表することもできます（第75条第5項）。第74条の事前の通知は、国の行政機関の義務で、まちにはありません。

## 人の情報を持つ表
${table(people)}

## 人の情報を持たない表
${table(declared.filter(({ about }) => about === 'nobody'))}

## 表のほかにあるもの
| もの | いつまで |
|---|---|
| 動いている間の記録（標準エラー） | 置き場（journald など）の決まり。名前は書かない |
| おのずと作る控え（組み込みのデータベース） | 新しい24。数は設定で変えられる |
| 手で取る控え | 運営者が消すまで。控えには、消した人の名前も残っている。もどしたあとは、次の見回りがもう一度消す |
| 公表の写しのファイル | 次の版が入るまで。人の情報は持たない |
`
}

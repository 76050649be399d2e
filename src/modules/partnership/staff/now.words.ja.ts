/** Words of the one page about all agreements. */
import type { LocalDate } from '#kernel/calendar'
import { type ClauseCheck, SEVERITIES, type Severity, severityOf } from '../agreements/clause-check.ts'
import { ja as checks } from './checks.words.ja.ts'
import type { NowItem, NowLine, NowView } from './now-view.ts'

/** Characters of an item that stand on the page; the number is what finds it. */
const CLIP = 12
/** Items named with their text; of the others the number stands alone. */
const NAMED = 3

const clip = (text: string): string => (text.length > CLIP ? `${text.slice(0, CLIP)}…` : text)
const items = (all: readonly NowItem[]): string =>
  [
    ...all.slice(0, NAMED).map(({ no, text }) => `${no} ${clip(text)}`),
    ...(all.length > NAMED
      ? [
          all
            .slice(NAMED)
            .map(({ no }) => no)
            .join('・'),
        ]
      : []),
  ].join('、')

export const ja = {
  title: '協定のいま',
  now: '現在',
  lead: (count: number) => `協定 ${count}件を1枚で見ます。急ぐものから並びます。`,
  paper: '印刷すると A4 で1枚です。',
  caption: '協定と、その点検',
  total: {
    agreements: '協定',
    alive: '動いている取組',
    none: '取組のない事項',
    figures: '数字',
    waits: '返事待ち',
    renewals: '180日以内の更新',
    checks: '点検',
  },
  count: (count: number) => `${count}件`,
  alive: ({ alive, behind }: { readonly alive: number; readonly behind: number }): string =>
    `${alive}件${behind > 0 ? `（${ja.behind(behind)}）` : ''}`,
  behind: (count: number): string => `遅れ・未着手 ${count}`,
  none: ({ none, ended }: NowView['totals']) => `${none}${ended > 0 ? `（ほかに見送り・中止だけ ${ended}）` : ''}`,
  figures: ({ reported, unreported }: { readonly reported: number; readonly unreported: number }) =>
    `入った ${reported}、まだ ${unreported}`,
  waits: ({ us, them }: { readonly us: number; readonly them: number }) => `こちら ${us}、相手方 ${them}`,
  severities: (counts: Readonly<Record<Severity, number>>) =>
    SEVERITIES.map((severity) => `${checks.severity[severity]} ${counts[severity]}`).join('、'),
  columns: {
    agreement: '協定',
    alive: '動いている取組',
    items: '取組のない事項',
    figures: '数字',
    waits: '返事待ち',
    checks: '協議の場・取組の数',
    renewal: '期間と更新',
  },
  itemsOf: ({ none, ended }: NowLine): string =>
    none.length + ended.length === 0
      ? 'ありません'
      : [
          ...(none.length > 0 ? [`${none.length}：${items(none)}`] : []),
          ...(ended.length > 0 ? [`見送り・中止だけ：${ended.map(({ no }) => no).join('・')}`] : []),
        ].join('。'),
  check: (check: ClauseCheck): string => checks.says(check),
  graded: (check: ClauseCheck): string => `${checks.severity[severityOf(check)]}：${checks.says(check)}`,
  noChecks: 'ありません',
  until: (until: LocalDate | undefined): string =>
    until
      ? `${Number(until.slice(0, 4))}年${Number(until.slice(5, 7))}月${Number(until.slice(8))}日まで`
      : '終わりの日はありません',
  more: (count: number) => `続き（${count}件）`,
  moreOnPaper: (count: number) =>
    `ほかに${count}件の協定があります。「協定のいま」の画面か、CSV で読めます。上の合計には入っています。`,
  print: '印刷は、ブラウザの「印刷」で行います。',
  csv: '表を CSV で受け取る',
  empty: '協定はまだ登録されていません',
  emptySays: '自治体が協定を登録すると、ここに並びます。',
  fileName: (today: LocalDate) => `agreements-now-${today}.csv`,
}

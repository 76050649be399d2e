/** Words of the screen that counts which figures came, and which came in time. */
import type { DueState } from '../indicators/on-time.ts'

export const ja = {
  title: '数字の出そろい',
  today: '今日の仕事',
  lead: (days: number) =>
    `期間の終わりから${days}日までに入った数字を、期限までに出たものと数えます。あとで直しても、遅れたことにはなりません。`,
  year: (year: number) => `${year}年度`,
  years: '年度',
  nobody: '受け持ちが決まっていないもの',
  caption: '課・会社ごとの出そろい',
  departments: '課・会社ごと',
  total: 'すべて',
  columns: {
    name: '課・会社',
    expected: '出るはず',
    reported: '出た',
    onTime: '期限までに',
    missing: 'まだ',
  },
  /** The count, and how much that is of what was due. */
  shareOf: (count: number, share: number | undefined) =>
    share === undefined ? `${count}件` : `${count}件（${Math.round(share * 1000) / 10}％）`,
  pending: (count: number) => `うち集計中 ${count}件`,
  count: (count: number) => `${count}件`,
  open: (count: number) => `このほかに、期間が終わって期限がまだのものが${count}件あります。割合には入れません。`,
  waiting: 'まだ出ていないもの',
  waitingCaption: 'まだ出ていない数字と、その期限',
  figure: { indicator: '指標と取組', period: '期間', department: '課・会社', due: '期限' },
  states: {
    onTime: '期限までに出た',
    late: '遅れて出た',
    pending: '集計中',
    missing: 'まだ',
    open: '期限の前',
  } satisfies Record<DueState, string> as Readonly<Record<DueState, string>>,
  late: (days: number) => `${days}日すぎています`,
  none: 'この年度に、出るはずの数字はまだありません',
  noneSays: '指標に目標か数字が一つ入ると、そのあとの期間が終わるたびに、ここに出ます。',
  allThere: 'すべて出ています',
  allThereSays: 'この年度の、終わった期間の数字は全部そろっています。',
  csv: '数字ごとの表を CSV で受け取る',
  fileName: (year: number) => `figures-on-time-${year}.csv`,
}

/** Words of the year's calendar. */
import type { LocalDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { CalendarEntry, EntryState } from './calendar.ts'

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const

export const ja = {
  title: '年間の予定',
  today: '今日の仕事',
  lead: '一年のうち、いつ、どこから、何が要るかを並べます。数字の期限は、期間が終わってから数えます。',
  years: '年度',
  year: (fiscalYear: number) => `${fiscalYear}年度`,
  whose: 'だれの予定か',
  everyone: 'すべて',
  mine: 'わたしの役職だけ',
  month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  day: (on: LocalDate) => `${Number(on.slice(8))}日（${WEEKDAYS[new Date(`${on}T00:00:00Z`).getUTCDay()]}）`,
  toThisMonth: (month: string) => `今月（${Number(month.slice(5))}月）へ進む`,
  whole: '全体',
  more: (count: number) => `ほかに${count.toLocaleString('ja-JP')}件あります。全部は CSV で受け取れます。`,
  none: 'この月の予定はありません',
  nothing: 'この年度の予定はありません',
  nothingSays: '取組を合意して指標を加えると、数字とふり返りの期限が、ここに並びます。',
  columns: { on: '日', what: 'こと', department: '課・会社', state: '様子' },
  what: (entry: CalendarEntry): string => {
    switch (entry.kind) {
      case 'town':
        return entry.name
      case 'renewal':
        return `${entry.name}の更新を、相手方に伝える期限`
      case 'meeting':
        return `${entry.name}の協議の場`
      case 'figures':
        return `${entry.name}の数字の期限`
      case 'review':
        return `${entry.name}の${plainText(terms.period(entry.period))}のふり返りを閉じる期限`
      case 'action':
        return `${entry.name}　${entry.action}`
    }
  },
  stateOf: (entry: CalendarEntry): string =>
    entry.kind === 'figures' ? `${entry.expected}件のうち${entry.reported}件` : (ja.states[entry.state] ?? ''),
  states: { done: '済み', late: '過ぎています', coming: 'これから', passed: '日が過ぎました' } satisfies Record<
    EntryState,
    string
  > as Readonly<Record<EntryState, string>>,
  notTold: '「日が過ぎました」は、済んだかどうかの記録がないものです。',
  print: '印刷は、ブラウザの「印刷」で行います。',
  csv: '表を CSV で受け取る',
  fileName: (fiscalYear: number) => `calendar-${fiscalYear}.csv`,
  csvColumns: ['日', '種類', 'こと', '課・会社', '様子', '出るはずの数字', '出た数字'],
  kinds: {
    town: 'まちの予定',
    renewal: '更新',
    meeting: '協議の場',
    figures: '数字',
    review: 'ふり返り',
    action: '決めたこと',
  } satisfies Record<CalendarEntry['kind'], string> as Readonly<Record<CalendarEntry['kind'], string>>,
}

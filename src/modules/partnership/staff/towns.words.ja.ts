/** Words of a company's look at all its towns. */
import type { LocalDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { Decided, Next, Progress, SortKey, TownAgreement } from './towns-view.ts'

const day = (date: LocalDate): string => plainText(terms.day(date))
const state = (progress: Progress): string => (progress === 'draft' ? '下書き' : plainText(terms.states[progress]))

const PROGRESS: readonly Progress[] = [
  'running',
  'preparing',
  'agreed',
  'considered',
  'draft',
  'completed',
  'stopped',
  'declined',
]

/** 期限までの日数 */
const left = (days: number): string => (days < 0 ? 'すぎています' : days === 0 ? '今日まで' : `あと${days}日`)

const decision = (code: Decided['decision']): string => plainText(terms.decisions[code])

export const ja = {
  title: 'すべてのまち',
  now: '現在',
  lead: (organisation: string, towns: number) => `${organisation}が、${towns}つのまちと結んだ協定です。`,
  says: 'まちごとに別々に読み、ここで並べています。「開く」を押すと、そのまちの役職にかわり、記録が残ります。',
  unreadTitle: (names: string) => `${names}を読めませんでした`,
  unreadSays: (names: string) =>
    `下の表と合計に、${names}は入っていません。少したってから開き直してください。続くときは、運営者に知らせてください。`,
  onlyOneTitle: (name: string) => `役職のあるまちは、${name}だけです`,
  onlyOneSays: '二つ目のまちの役職に付くと、ここにまちが並びます。このまちの協定は、協定の一覧にあります。',
  toAgreements: '協定の一覧を開く',
  totals: '合計',
  totalsWithout: (names: string) => `合計（${names}を除く）`,
  total: { towns: 'まち', agreements: '協定', states: '取組', forUs: 'こちらの返事待ち', forThem: '相手方の返事待ち' },
  count: (count: number) => `${count}件`,
  townCount: (count: number) => `${count}つ`,
  download: '表を CSV で受け取る',
  sortLabel: '並べかえ',
  sorts: {
    town: 'まちの順',
    until: '期間の終わりが近い順',
    us: 'こちらの返事待ちが多い順',
    them: '相手方の返事待ちが多い順',
    next: '次の期限が近い順',
  } satisfies Record<SortKey, string> as Readonly<Record<SortKey, string>>,
  caption: '協定ごとのいま',
  columns: {
    agreement: '協定',
    until: '期間の終わり',
    states: '取組',
    forUs: 'こちらの返事待ち',
    forThem: '相手方の返事待ち',
    decided: 'ふり返りの判断',
    next: '次の期限',
  },
  states: (states: TownAgreement['states']): string =>
    PROGRESS.flatMap((progress) => (states[progress] ? [`${state(progress)} ${states[progress]}`] : [])).join('、') ||
    'まだありません',
  until: ({ term, daysLeft, renewal }: TownAgreement): string => {
    if (!term) return '分かりません'
    if (!term.until || daysLeft === undefined) return '終わりの日はありません'
    if (renewal.kind === 'notYet') return `${day(term.until)}（${day(term.from)}から）`
    return `${day(term.until)}（${daysLeft < 0 ? '終わりました' : left(daysLeft)}）`
  },
  waiting: (count: number) => (count === 0 ? 'なし' : `${count}件`),
  decisions: (decided: readonly Decided[]): string => {
    const counts = new Map<string, number>()
    for (const each of decided) counts.set(decision(each.decision), (counts.get(decision(each.decision)) ?? 0) + 1)
    return [...counts].map(([word, count]) => `${word} ${count}`).join('、') || 'まだありません'
  },
  nextDay: (next: Next | undefined): string => (next ? `${day(next.by)}（${left(next.days)}）` : 'ありません'),
  nextWhat: ({ kind, name }: Next): string => (kind === 'renewal' ? '協定の更新' : name),
  noneTitle: 'まだ協定がありません',
  noneSays: '自治体が協定を登録すると、ここに並びます。',
  post: (name: string) => `${name}として`,
  here: 'いま、このまちの役職で働いています。',
  open: '開く',
  /** Read aloud before 「開く」, so that two buttons with one name are told apart. */
  openIn: (town: string) => `${town}で`,
  work: (town: string) => `${town}の今日の仕事を開く`,
  waitingCaption: (town: string) => `${town}で返事を待っているもの`,
  waitingNone: '返事を待っているものはありません',
  waitingNoneSays: '数字やふり返りが出ると、待っている側とともに、ここに並びます。',
  waitingColumns: { what: '待っているもの', whose: '待っている側', since: 'いつから' },
  us: 'こちら',
  them: '相手方',
  more: (count: number) => `ほかに${count}件あります。そのまちの「今日の仕事」に、すべて並びます。`,
  nextCaption: (town: string) => `${town}で次にすること`,
  nextNone: '次の期限はありません',
  nextNoneSays: '協定の更新と、ふり返りで決めた「次にすること」が並びます。',
  nextColumns: { what: '取組・協定', action: '次にすること', by: 'いつまで' },
  renewal: '続けるかどうかを、相手方に伝えます。',
  decidedCaption: (town: string) => `${town}のふり返りで決めたこと`,
  decidedNone: '閉じたふり返りはまだありません',
  decidedNoneSays: '両方が署名したふり返りの判断が、ここに並びます。',
  decidedColumns: { what: '取組', period: '期間', decision: '判断', on: '決めた日' },
  decision,
  day,
  fileName: (date: LocalDate) => `towns-${date}.csv`,
}

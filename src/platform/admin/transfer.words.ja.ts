/** Words of 人事異動: the table, the look before it is decided, what has been decided and may still be undone. */
import type { LocalDate } from '#kernel/calendar'
import { dateName } from '#kernel/date-name'
import { plainText } from '#kernel/ruby'

const day = (date: LocalDate): string => plainText(dateName(date).ja)

export const ja = {
  title: '人事異動',
  people: '人と役職',
  lead: 'この組織の役職を、決めた日からまとめて替えます。前の日の終わりまでは、いまの人が働きます。',
  done: {
    transferred: '人事異動を決めました。下に、決めた内容があります。',
    undone: '人事異動を取り消しました。もとのとおりです。',
  } as Readonly<Record<string, string>>,
  from: 'いつから',
  fromHint: 'この日から新しい人が働きます。例　2027年4月1日、令和9年4月1日',
  caption: '役職と、その日からの人',
  columns: { post: '役職', now: 'いまの人', next: 'その日から' },
  nobody: 'だれも付いていません',
  until: (date: LocalDate) => `${day(date)}まで`,
  next: (post: string) => `${post}に、その日から付く人`,
  choices: { stays: '替わらない', new: '新しい人（あとで招く）', empty: 'だれも付けない' },
  known: 'この組織の人',
  sure: 'だれも付かなくてよい',
  check: '内容を確かめる',
  fix: '直すところがあります',
  faults: {
    badDate: '日付として読めません。例のように書いてください。',
    missing: '書いてください。',
    pastDate: '過ぎた日は選べません。今日か、今日より後の日にしてください。',
    nothing: '替わる役職がありません。その日から付く人を選んでください。',
    notOurs: 'この組織の役職ではないか、その日にはない役職です。',
    unknownPerson: 'この組織の人ではありません。一覧から選んでください。',
    leftPerson: 'この人は、もう使えないようになっています。ほかの人を選んでください。',
    ahead: 'この日か、この日より後に始まる人が、もう決まっています。二人は付けません。',
    notSure: 'だれも付かなくなります。それでよければ、印を付けて、もう一度確かめてください。',
    noManager: 'この日に「人と役職」を扱う人が、一人もいなくなります。だれかを残してください。',
    changed: '画面を開いたあとで、ほかの人が役職を替えました。いまの内容を見て、もう一度確かめてください。',
  } as Readonly<Record<string, string>>,
  checkTitle: '人事異動を確かめる',
  checkLead: (date: LocalDate, count: number) =>
    `${day(date)}から、${count}件の役職が替わります。まだ何も変わっていません。`,
  allOrNothing: '決めると、全部が一度に替わります。一つでもできないときは、何も替わりません。',
  preview: '替わる役職',
  before: (last: LocalDate) => `${day(last)}まで`,
  after: (from: LocalDate) => `${day(from)}から`,
  newPerson: '新しい人（あとで招く）',
  nobodyThen: 'だれも付きません',
  besides: (posts: readonly string[]) => `ほかに付く役職：${posts.join('、')}`,
  leavesAll: 'この日から、ここでの役職がなくなります',
  faultOf: (post: string, text: string) => `${post}：${text}`,
  decide: 'この内容で決める',
  back: '直す',
  made: '決めた人事異動',
  noneMade: '決めた人事異動は、まだありません。',
  madeFor: (date: LocalDate) => `${day(date)}の異動`,
  state: { ahead: 'これから', begun: '始まりました', undone: '取り消しました' },
  line: (post: string, before: string, after: string) => `${post}：${before} → ${after}`,
  invite: '招待のリンクをつくる',
  inviteSays: '新しい人には、役職の画面で一度だけのリンクをつくって渡します。入れるのは、異動の日からです。',
  undo: 'この異動を取り消す',
  undoSays: (date: LocalDate) => `${day(date)}の前の日までは、まとめて取り消せます。`,
  notUndone: '取り消せませんでした',
  undoFaults: {
    begun: '異動の日になったので、まとめて取り消すことはできません。「人と役職」で一つずつ直してください。',
    changedSince: 'このあとで替わった役職があります。「人と役職」で一つずつ直してください。何も変えていません。',
  } as Readonly<Record<string, string>>,
}

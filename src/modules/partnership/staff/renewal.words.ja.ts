/** Words of what the sides say about the term of an agreement. */
import type { Side } from '../agreements/agreement.ts'
import type { RenewalAct, RenewalAnswer, RenewalFault } from '../agreements/renewal.ts'

const FAULTS = {
  open: '返事を待っている判断があります。先に、それに返事をしてください。',
  noReason: '理由を書いてください。',
  notAfter: 'いまの終わりの日より後の日にしてください。',
  beforeStart: '協定が始まる前の日です。',
  inFuture: 'まだ来ていない日です。「更新しないと決めた」を選んでください。',
} as const satisfies Record<RenewalFault, string>

const OTHER: Readonly<Record<string, string>> = {
  missing: '書いてください。',
  tooLong: '長すぎます。2,000字までにしてください。',
  badDate: '日付が長すぎます。2026年11月24日のように書いてください。',
  marks: '{ } | は使えません。',
  notChosen: '選んでください。',
  notYours: 'この判断に、そう答えることはできません。',
  changedMeanwhile: '開いている間に、ほかの人が判断を書きました。まだ何も残していません。',
  ...FAULTS,
}
const ACTS = {
  renewed: '更新した',
  notRenewed: '更新しないと決めた',
  ended: '終わった',
} as const satisfies Record<RenewalAct, string>
const UNTIL = {
  renewed: '新しい終わりの日',
  notRenewed: '終わりの日',
  ended: '終わった日',
} as const satisfies Record<RenewalAct, string>

export const ja = {
  title: '更新の判断',
  agreements: '協定',
  required: '※必須',
  optional: '任意',
  fix: '直すところがあります',
  now: (until: string) => `いまの終わりの日は、${until}です。`,
  nowUnknown: 'いまの期間が分かりません。',
  nowWithoutEnd: '終わりの日はありません。',
  nowEnds: (until: string) => `更新しないと決まっています。終わりの日は、${until}です。`,
  lead: '片方が言い、もう一方が「同じです」と答えると決まります。それまで期間は変わりません。協定の文は、結んだときのまま残ります。',
  acts: ACTS,
  sayTitle: '判断を書く',
  act: 'どうしましたか',
  until: 'その日',
  untilHint:
    '更新したなら新しい終わりの日、更新しないなら終わりの日、終わったなら終わった日。例　2028年3月31日、令和10年3月31日',
  reason: '理由',
  reasonHint: '両方の職員が、あとで読みます。',
  say: '相手方に出す',
  openTitle: '返事を待っています',
  open: (side: Side, act: RenewalAct, until: string) =>
    `${side === 'municipality' ? '自治体' : '相手方'}が「${ACTS[act]}」と書きました。${UNTIL[act]}は${until}です。`,
  openReason: (reason: string) => `理由：${reason}`,
  answer: '返事',
  answers: { agreed: 'こちらも同じです', refused: '違います' } satisfies Record<RenewalAnswer, string> as Readonly<
    Record<RenewalAnswer, string>
  >,
  takeBack: '取り下げる',
  answerReason: '返事の理由',
  answerReasonHint: '「違います」と答えるときと、取り下げるときは、書いてください。',
  doAnswer: '返事をする',
  history: 'これまでの判断',
  none: '判断の記録はまだありません',
  noneSays: '更新したとき、更新しないと決めたとき、終わったときに書きます。',
  line: (act: RenewalAct, until: string, reason: string) => `${ACTS[act]}（${UNTIL[act]} ${until}）。理由：${reason}`,
  answerLine: (answer: RenewalAnswer, own: boolean, reason: string) =>
    `${answer === 'agreed' ? '同じです。決まりました。' : own ? '取り下げました。' : '違います。'}${reason === '' ? '' : `理由：${reason}`}`,
  readOnly: 'この役職では、読むことだけができます。',
  done: {
    renewalSaid: '相手方に出しました。返事を待っています。',
    renewalAnswered: '返事をしました。',
  } as Readonly<Record<string, string>>,
  fault: (code: string): string => OTHER[code] ?? code,
}

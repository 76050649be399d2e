/** Words of the meetings of an agreement. */
import type { MeetingFault } from '../agreements/meeting.ts'

const FAULTS = {
  inFuture: 'まだ来ていない日です。開いた後に書きます。',
  beforeSigning: '協定を結ぶ前の日です。',
  nextNotAfter: '開いた日より後の日にしてください。',
  noReason: '直す理由を書いてください。',
} as const satisfies Record<MeetingFault, string>

const OTHER: Readonly<Record<string, string>> = {
  missing: '書いてください。',
  tooLong: '長すぎます。2,000字までにしてください。',
  badDate: '日付が長すぎます。2026年11月24日のように書いてください。',
  marks: '{ } | は使えません。',
  changedMeanwhile: '開いている間に、ほかの人がこの記録を直しました。まだ何も残していません。',
  ...FAULTS,
}

export const ja = {
  title: '協議の場',
  agreements: '協定',
  required: '※必須',
  optional: '任意',
  fix: '直すところがあります',
  lead: 'この協定で開いた協議の場です。書いたものは、両方の側が読めます。',
  every: {
    month: '協定では、毎月開くことになっています。',
    quarter: '協定では、四半期に1回開くことになっています。',
    half: '協定では、半年に1回開くことになっています。',
    year: '協定では、1年に1回開くことになっています。',
  },
  everyUnknown: 'いつ開くことになっているかは、分かりません。',
  empty: '協議の場の記録はまだありません',
  emptySays: '開いた日、いた役職、決めたことを書くと、ここに並びます。',
  columns: {
    heldOn: '開いた日',
    attended: 'いた役職と組織',
    decided: '決めたこと',
    nextOn: '次の予定',
    by: '書いた人',
  },
  noNext: '決めていません',
  correct: '直す',
  corrected: (count: number) => `直す前の記録（${count}件）`,
  correctedLine: (day: string, decided: string, reason: string) => `${day}の記録「${decided}」。直した理由：${reason}`,
  addTitle: '開いた協議の場を書く',
  correctTitle: (day: string) => `${day}の記録を直す`,
  correctSays: '前の記録は消えません。新しい記録が代わりに立ちます。',
  heldOn: '開いた日',
  dateHint: '例　2026年11月24日、令和8年11月24日',
  attended: 'いた役職と組織',
  attendedHint: '役職と組織で書きます。人の名前は要りません。',
  decided: '決めたこと',
  nextOn: '次に開く日',
  nextHint: '決めていなければ、空のままにします。',
  reason: '直す理由',
  reasonHint: '両方の職員が、あとで読みます。',
  save: '記録する',
  saveCorrected: '直した記録を残す',
  readOnly: 'この役職では、読むことだけができます。',
  done: { meetingAdded: '記録しました。両方の側が読めます。' } as Readonly<Record<string, string>>,
  fault: (code: string): string => OTHER[code] ?? code,
}

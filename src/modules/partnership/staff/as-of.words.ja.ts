/** Words of the screen that says what stood on a day. */
import type { LocalDate } from '#kernel/calendar'
import type { Side } from '../agreements/agreement.ts'
import type { LineKind } from '../initiatives/initiative.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as initiatives } from './initiatives.words.ja.ts'

const SIDE: Readonly<Record<Side, string>> = { municipality: '自治体', company: '相手方' }

export const ja = {
  title: 'ある日に何と言っていたか',
  initiatives: '取組',
  lead: 'その日の終わりに、両方の側に見えていたことを出します。あとから書いたこと、直したこと、確かめたことは入りません。',
  on: 'いつの時点',
  onHint: '例　2026年6月30日、令和8年6月30日',
  show: 'この日を見る',
  often: 'よく使う日',
  fix: '直してください',
  inFuture: 'まだ来ていない日です。今日か、今日より前の日を書いてください。',
  beforeSigning: (signedOn: LocalDate) =>
    `協定を結んだ日（${terms.day(signedOn)}）より前です。その日か、それより後の日を書いてください。`,
  asOf: '終わりの時点',
  notShared: 'この日には、まだ相手方に見せていません',
  notSharedSays: 'どちらの側からも、この取組の話は出ていませんでした。',
  textIsLater: '取組の名前や目的は、この日のあとに書きなおされています。この日の文は残っていません。',
  state: '段階',
  consent: (side: Side) => `${SIDE[side]}だけが合意と言い、返事を待っていました。`,
  post: (side: Side) => initiatives.post(side),
  nobody: '決まっていませんでした',
  figures: '目標と実績',
  noFigures: 'この日までに、目標も実績も出ていません',
  noFiguresSays: '数字がいつ入ったかは、指標の画面で見ます。',
  columns: { period: '期間', target: '目標', measured: '実績', now: 'そのあと' },
  none: 'まだありません',
  same: '変わっていません',
  target: '目標',
  measured: '実績',
  changed: (what: string, value: string, day: string) => `${what}は、${day}に${value}に直しました。`,
  confirmedLater: (what: string) => `${what}は、このあと両方が確かめました。`,
  reviews: 'ふり返り',
  noReviews: 'この日までに、ふり返りは出ていません',
  noReviewsSays: 'どちらかの側が下書きしていても、相手に出すまではここに出ません。',
  rewritten: 'このふり返りの文は、この日のあとに書きなおされています。この日の文は残っていません。',
  closed: '両方が署名していました。',
  waitsFor: (sides: readonly Side[]) => `${sides.map((side) => SIDE[side]).join('と')}の署名を待っていました。`,
  reason: '理由',
  next: '次にすること',
  history: '段階の経過',
  recordedOn: (day: string) => `記録したのは${day}`,
  line: (kind: LineKind, state: string, reason: string) =>
    initiatives.line(initiatives.lineKinds[kind] ?? state, reason),
}

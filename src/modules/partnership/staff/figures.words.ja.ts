/** Words of the screens on which both sides agree on a figure. */

import type { PeriodKind } from '#kernel/period'
import type { Side } from '../agreements/agreement.ts'
import type { Measured } from '../indicators/figure.ts'
import type { Disclosure } from '../indicators/indicator.ts'
import { ja as terms } from '../public/terms.words.ja.ts'

export const PERIOD_KIND_WORDS: Readonly<Record<PeriodKind, string>> = {
  year: '年度ごと',
  half: '半期ごと',
  quarter: '四半期ごと',
  month: '月ごと',
}
export const DISCLOSURE_WORDS: Readonly<Record<Disclosure, { readonly name: string; readonly says: string }>> = {
  open: { name: 'そのまま出せる', says: '人を数えない数' },
  people: { name: '人を数える', says: '少ない人数は伏せて出す' },
  sensitive: { name: '特に配慮がいる', says: 'ヤングケアラー、不登校、貧困、障がいなど。1年分だけを出す' },
}
export const SIDE_WORDS: Readonly<Record<Side, string>> = { municipality: '自治体', company: '相手方' }

export const ja = {
  agreements: '協定',
  required: '※必須',
  optional: '任意',
  fix: '直すところがあります',
  choose: '選んでください',
  newTitle: '指標を加える',
  newLead: '決まった定義は書きかえられません。数え方が変わるときは、新しい指標を加えます。',
  name: '指標の名前',
  easy: 'やさしい日本語の名前',
  english: '英語の名前',
  definition: '何を、どう数えるか',
  definitionHint: '別の人が数えても同じ数になるように書きます。',
  unit: '単位',
  unitHint: 'サービスが数えるときは、選ばないままにできます。',
  feed: 'どう集めるか',
  feedByHand: '手で記録する',
  feedByHandSays: '表や画面から、どちらかが入れる',
  countKind: '数え方',
  direction: '目ざす向き',
  directions: { up: '増えるほうがよい', down: '減るほうがよい' },
  disclosure: '公表のしかた',
  periodKind: '数える間隔',
  baseline: '基準の値',
  baselineHint: '取組を始める前の値。分からなければ空のままにします。空のときは、達成の割合を出しません。',
  add: 'この指標を加える',
  done: {
    indicatorAdded: '指標を加えました。',
    targetAdded: '目標を記録しました。相手方の確認を待ちます。',
    figureAdded: '数字を記録しました。両方の確認がそろうと確定します。',
    confirmed: '確かめました。',
    published: '公表しました。住民の画面に出ます。',
    nothingNew: '新しく公表するものはありませんでした。',
  } as Readonly<Record<string, string>>,
  facts: { counts: '数え方', every: '間隔', disclosure: '公表', baseline: '基準の値', none: '決めていません' },
  targets: '目標',
  figures: '実績',
  noTargets: 'まだ目標がありません。下の欄で案を出します。',
  noFigures: 'まだ実績がありません。集計が終わっていなければ「集計中」と書けます。',
  columns: {
    period: '期間',
    value: '値',
    by: '出した側',
    state: '確認',
    source: '出どころ',
    basis: '根拠',
  },
  both: '両方が確かめました',
  one: (side: Side) => `${SIDE_WORDS[side]}だけが確かめました`,
  neither: 'どちらもまだ確かめていません',
  confirm: '確かめる',
  confirmLabel: (what: string, period: string) => `${period}の${what}を確かめる`,
  otherPost: '確認の権限がある役職が行います',
  achievement: '達成',
  percent: (ratio: number) => `${Math.round(ratio * 1000) / 10}％`,
  soFar: (ratio: number, reported: number, unreported: number) =>
    `${Math.round(ratio * 1000) / 10}％（${reported}期間分。あと${unreported}期間は未報告）`,
  noAchievement: {
    noTarget: '目標がないので出せません',
    noBaseline: '基準の値がないので、達成の割合は出せません。',
    targetIsBaseline: '目標と基準が同じなので出せません',
    notReported: 'まだ報告がありません',
  },
  addTarget: '目標の案を出す',
  addFigure: '実績を記録する',
  period: '期間',
  value: '値',
  valueHint: '数のほか「約120」「集計中」「未実施」「該当なし」「10未満」と書けます。横線は使えません。',
  base: 'もとの人数（割合や点のとき）',
  source: '出どころ',
  sourceHint: '例　受付の名簿、アンケート',
  note: 'ひとこと',
  rationale: '目標の根拠',
  record: '記録する',
  correct: '直すときは、同じ期間で新しい値を記録します。前の値は履歴に残ります。',
  earlier: '書きかえる前の値',
  older: (count: number) => `これより前の${count}期間`,
  olderOf: (caption: string) => `これより前の${caption}`,
  toConfirm: (count: number) => `確認を待っている数字　${count}件`,
  toRecord: (period: string) => `${period}の実績を記録する`,
  toPropose: '目標の案を出す',
  rules: 'この指標の決めごと',
  fedTitle: 'この数字は、サービスが数えます',
  fedSays:
    '催しの受付など、まちのサービスの記録から数えた数が、自動で入ります。手でも、表からも、書きかえられません。数がちがうときは、もとの記録を直してください。',
  stoodMeanwhile: (period: string) => `${period}の値は、開いている間に変わりました`,
  nowStands: 'いまの値',
  youTyped: '入れた値（まだ記録していません）',
  notYet: 'まだありません',
  publish: '公表',
  publishLead: '両方が確かめた数字だけが公表できます。下のように住民に見えます。',
  publishWill: '公表すると、こう見えます',
  publishNothing: 'いま新しく公表できる数字はありません。',
  unconfirmed: (count: number) => `両方の確認がそろっていない数字が${count}件あります。公表されません。`,
  publishButton: 'この内容で公表する',
  shown: '見え方',
  why: '理由',
  onlyMunicipality: '公表は、自治体の公表の権限がある役職が行います。',
  notPublicYet: 'この取組は、いま公開されていません。先に協定と取組を公開してください。',
  history: '履歴',
  faults: {
    missing: '書いてください。',
    tooLong: '長すぎます。短くしてください。',
    unknownUnit: '一覧から選んでください。',
    countsPeople: '人を数えるので「そのまま出せる」は選べません。',
    notOfThisUnit: 'この単位では「実人数」は選べません。',
    empty: '書いてください。',
    notANumber: '数として読めません。半角か全角の数字で書いてください。',
    dash: '横線は、0なのか、まだなのかが分かりません。「0」「集計中」「未実施」「該当なし」のどれかで書いてください。',
    notAPeriod: '期間を選んでください。',
    otherPeriodKind: 'この指標の間隔と合いません。選びなおしてください。',
    notOfUnit: 'この単位では使えない小数か、大きすぎる数です。',
    negative: 'マイナスの値は使えません。',
    fed: 'サービスが数える指標です。手では記録できません。',
    unknownFeed: '一覧から選んでください。',
    notOfFeed:
      'この数え方では、単位と「数え方」が決まっています。単位は選ばないままにし、「数え方」も選ばないか、同じものを選んでください。',
    changedMeanwhile:
      'この期間の値は、開いている間に変わりました。いまの値を見て、もう一度記録してください。入れた値は残してあります。',
    onlyNumber: '目標は数で書きます。',
    notShared: '相手方と共有していない取組には、指標を加えられません。先に取組を共有してください。',
  } as Readonly<Record<string, string>>,
}

/** A figure as a sentence of a table says it: with its unit, or with the word for what is not a number. */
export function measuredText(measured: Measured, unit: string): string {
  switch (measured.status) {
    case 'known':
      return terms.amount(measured.value, unit)
    case 'approximate':
      return `約${terms.amount(measured.value, unit)}`
    case 'hidden':
      return '10未満（もとの資料のまま）'
    case 'pending':
      return '集計中'
    case 'notApplicable':
      return '該当なし'
    case 'notDone':
      return '未実施'
  }
}

export type FieldFault = { readonly field: string; readonly code: string }

/** Several empty fields would otherwise say the same sentence in the summary. */
const EMPTY: Readonly<Record<string, string>> = {
  period: ja.faults['notAPeriod'] ?? '',
  value: '値を書いてください。',
  source: '出どころを書いてください。',
  rationale: '目標の根拠を書いてください。',
  name: '指標の名前を書いてください。',
  definition: '何を、どう数えるかを書いてください。',
  unit: '単位を選んでください。',
  countKind: '数え方を選んでください。',
  direction: '目ざす向きを選んでください。',
  disclosure: '公表のしかたを選んでください。',
  periodKind: '数える間隔を選んでください。',
}

/** Fault codes as sentences, each beside its field. `form` is the one of several forms on a page that was sent. */
export const fieldErrors = (faults: readonly FieldFault[], form?: string) =>
  faults.map(({ field, code }) => ({
    field: form === undefined ? field : `${form}-${field}`,
    text:
      (code === 'missing' || code === 'empty' ? EMPTY[field] : undefined) ??
      ja.faults[code] ??
      ja.faults['missing'] ??
      '',
  }))

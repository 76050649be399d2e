/** 公開の画面に共通の言葉 — states, decisions, ways of counting, what stands where a number is not shown. */
import type { LocalDate } from '#kernel/calendar'
import { dateName, momentName } from '#kernel/date-name'
import type { Instant } from '#kernel/instant'
import { period } from '#kernel/period'
import { periodName } from '#kernel/period-name'
import { unitOf } from '#kernel/unit'
import type { ClauseKind, Side } from '../agreements/agreement.ts'
import type { State } from '../initiatives/initiative.ts'
import type { Remark } from './figure-text.ts'
import { monthsOf, type PointLabel } from './period-label.ts'
import type { Decision, PublicIndicator, Shown, Withheld } from './public-partnership.ts'

const number = (value: number): string => new Intl.NumberFormat('ja').format(value).replace('-', '−')
const amount = (value: number, unit: string): string => `${number(value)}${unitOf(unit).label.ja}`
const periodWords = (code: string): string => periodName(period(code)).ja

const WITHHELD: Readonly<Record<Withheld, string>> = {
  protectsOther:
    '「{非公表|ひこうひょう}」は、{出|だ}すと、ほかの{伏|ふ}せた{数字|すうじ}が{分|わ}かってしまうものです。{少|すく}ないとは{限|かぎ}りません。',
  sensitive:
    '「{非公表|ひこうひょう}」は、だれのことか{分|わ}かってはいけない{人|ひと}を{数|かぞ}えたものです。{少|すく}ないとは{限|かぎ}りません。',
  yearOnly: '「{非公表|ひこうひょう}」の{期間|きかん}は、1{年度|ねんど}をまとめた{数字|すうじ}だけを{出|だ}します。',
  baseUnknown:
    '「{非公表|ひこうひょう}」は、{何人|なんにん}をもとにした{数字|すうじ}かが{分|わ}からないため、{出|だ}していません。',
  smallBase:
    '「{非公表|ひこうひょう}」は、もとになる{人数|にんずう}が{少|すく}ないため、{出|だ}していません。0ではありません。',
  source: '「{非公表|ひこうひょう}」は、もとの{資料|しりょう}に{数字|すうじ}がありません。',
}

const shownWord = (shown: Exclude<Shown, { kind: 'value' }>): string => {
  switch (shown.kind) {
    case 'hidden':
      return `${number(shown.below)}{未満|みまん}`
    case 'merged':
      return '{合算|がっさん}'
    case 'withheld':
      return '{非公表|ひこうひょう}'
    case 'pending':
      return '{集計中|しゅうけいちゅう}'
    case 'notApplicable':
      return '{対象外|たいしょうがい}'
    case 'notDone':
      return '{未実施|みじっし}'
  }
}

export const ja = {
  day: (date: LocalDate): string => dateName(date).ja,
  moment: (at: Instant): string => momentName(at).ja,
  number,
  amount,
  unit: (unit: string): string => unitOf(unit).label.ja,
  period: periodWords,
  /** Below a bar of a chart, which has room for little. Drawings hold no readings, tables do. */
  point: (code: string): PointLabel => {
    const { first, last, fiscalYear } = monthsOf(code)
    const group = `${fiscalYear}{年度|ねんど}`
    if (code.length === 4) return { label: group, group: undefined }
    return { label: first === last ? `${first}{月|がつ}` : `${first}–${last}{月|がつ}`, group }
  },
  shownWord,
  shown: (shown: Shown, unit: string): string =>
    shown.kind === 'value'
      ? `${shown.approximate ? '{約|やく}' : ''}${amount(shown.value, unit)}`
      : `${shownWord(shown)}${shown.kind === 'hidden' ? `（${unitOf(unit).label.ja}）` : ''}`,
  unnamed: '{名前|なまえ}は{登録|とうろく}されていません',
  states: {
    considered: '{検討|けんとう}',
    agreed: '{合意|ごうい}',
    preparing: '{準備|じゅんび}',
    running: '{実施中|じっしちゅう}',
    completed: '{完了|かんりょう}',
    stopped: '{中止|ちゅうし}',
    declined: '{見送|みおく}り',
  } satisfies Record<State, string> as Readonly<Record<State, string>>,
  decisions: {
    continue: '{継続|けいぞく}',
    expand: '{拡充|かくじゅう}',
    improve: '{改善|かいぜん}',
    reduce: '{縮小|しゅくしょう}',
    end: '{終了|しゅうりょう}',
  } satisfies Record<Decision, string> as Readonly<Record<Decision, string>>,
  sides: { municipality: '{自治体|じちたい}', company: '{相手方|あいてかた}' } satisfies Record<
    Side,
    string
  > as Readonly<Record<Side, string>>,
  countKinds: {
    cumulative: {
      name: '{延|の}べの{数|かず}',
      says: '{同|おな}じ{人|ひと}や{同|おな}じことも、そのたびに{数|かぞ}えます。',
    },
    people: {
      name: '{実人数|じつにんずう}',
      says: '{同|おな}じ{人|ひと}は、{一|ひと}つの{期間|きかん}に1{回|かい}だけ{数|かぞ}えます。',
    },
    stock: { name: 'その{時点|じてん}の{数|かず}', says: '{期間|きかん}の{終|お}わりに{数|かぞ}えます。' },
    ratio: { name: '{割合|わりあい}', says: '{全体|ぜんたい}のうちの{割合|わりあい}です。' },
    score: { name: '{点数|てんすう}', says: '{期間|きかん}の{平均|へいきん}です。' },
  } satisfies Record<PublicIndicator['countKind'], { name: string; says: string }> as Readonly<
    Record<PublicIndicator['countKind'], { readonly name: string; readonly says: string }>
  >,
  directions: {
    up: '{増|ふ}えることをめざします。',
    down: '{減|へ}ることをめざします。',
  },
  clauses: {
    purpose: '{目的|もくてき}',
    items: '{連携|れんけい}する{事項|じこう}',
    meeting: '{協議|きょうぎ}の{場|ば}',
    confidentiality: '{秘密|ひみつ}を{守|まも}ること',
    personalData: '{個人情報|こじんじょうほう}',
    cost: '{費用|ひよう}',
    publicity: '{公表|こうひょう}',
    groupCompanies: 'グループの{会社|かいしゃ}',
    termination: '{解約|かいやく}',
    other: 'そのほか',
  } satisfies Record<ClauseKind, string> as Readonly<Record<ClauseKind, string>>,
  remark: (remark: Remark): string => {
    switch (remark.kind) {
      case 'hidden':
        return `「${number(remark.below)}{未満|みまん}」は、{人数|にんずう}が{少|すく}なく、だれのことか{分|わ}かるおそれがあるため、{伏|ふ}せています。0{人|にん}ではありません。`
      case 'merged':
        return `${periodWords(remark.period)}の{数|かず}は、${periodWords(remark.into)}の{数|かず}に{足|た}してあります。{少|すく}ない{人数|にんずう}を{分|わ}からなくするためです。`
      case 'withheld':
        return WITHHELD[remark.why]
      case 'approximate':
        return `${remark.periods.map(periodWords).join('、')}は、およその{数|かず}です。`
      case 'pending':
        return '「{集計中|しゅうけいちゅう}」は、まだ{数|かぞ}え{終|お}わっていません。0ではありません。'
      case 'notApplicable':
        return '「{対象外|たいしょうがい}」の{期間|きかん}には、この{指標|しひょう}は{当|あ}てはまりません。'
      case 'notDone':
        return '「{未実施|みじっし}」の{期間|きかん}には、{取組|とりくみ}をしていません。'
      case 'noSum':
        return '{実人数|じつにんずう}なので、{期間|きかん}の{数|かず}を{足|た}しても{全体|ぜんたい}の{人数|にんずう}になりません。'
      case 'targetsDiffer':
        return '{破線|はせん}は、{期間|きかん}ごとの{目標|もくひょう}です。'
    }
  },
}
export type TermWords = typeof ja

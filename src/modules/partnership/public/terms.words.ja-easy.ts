import { dateName, momentName } from '#kernel/date-name'
import { period } from '#kernel/period'
import { periodName } from '#kernel/period-name'
import { unitOf } from '#kernel/unit'
import { monthsOf } from './period-label.ts'
import type { Withheld } from './public-partnership.ts'
import type { TermWords } from './terms.words.ja.ts'

const number = (value: number): string => new Intl.NumberFormat('ja').format(value).replace('-', '−')
/** Some units are a phrase here (「家族の 数」), so the unit stands behind the number and not on it. */
const amount = (value: number, unit: string): string => `${number(value)}（${unitOf(unit).label['ja-easy']}）`
const periodWords = (code: string): string => periodName(period(code))['ja-easy']

const WITHHELD: Readonly<Record<Withheld, string>> = {
  protectsOther: 'ほかの {数字|すうじ}を {守|まも}る ために、{出|だ}しません。',
  sensitive: 'だれの ことか わからない ように、{出|だ}しません。',
  yearOnly: '1{年|ねん}の {数字|すうじ}だけ {出|だ}します。',
  baseUnknown: '{何人|なんにん}の {数字|すうじ}か わかりません。だから {出|だ}しません。',
  smallBase: '{人|ひと}の {数|かず}が {少|すく}ないので、{出|だ}しません。0では ありません。',
  source: '{資料|しりょう}に {数字|すうじ}が ありません。',
}

const shownWord: TermWords['shownWord'] = (shown) => {
  switch (shown.kind) {
    case 'hidden':
      return `${number(shown.below)}より {少|すく}ない`
    case 'merged':
      return 'いっしょに {数|かぞ}えた'
    case 'withheld':
      return '{出|だ}さない'
    case 'pending':
      return '{数|かぞ}えて いる'
    case 'notApplicable':
      return '{数|かぞ}えない'
    case 'notDone':
      return 'して いない'
  }
}

export const jaEasy: TermWords = {
  day: (date) => dateName(date)['ja-easy'],
  moment: (at) => momentName(at)['ja-easy'],
  number,
  amount,
  unit: (unit) => unitOf(unit).label['ja-easy'],
  period: periodWords,
  point: (code) => {
    const { first, last, calendarYear } = monthsOf(code)
    if (code.length === 4) return { label: `${calendarYear}{年|ねん}4{月|がつ}から`, group: undefined }
    const label = first === last ? `${first}{月|がつ}` : `${first}–${last}{月|がつ}`
    return { label, group: `${calendarYear}{年|ねん}` }
  },
  shownWord,
  shown: (shown, unit) =>
    shown.kind === 'value'
      ? `${shown.approximate ? 'だいたい ' : ''}${amount(shown.value, unit)}`
      : `${shownWord(shown)}${shown.kind === 'hidden' ? `（${unitOf(unit).label['ja-easy']}）` : ''}`,
  unnamed: '{名前|なまえ}は わかりません',
  states: {
    considered: '{考|かんが}えて います',
    agreed: 'すると {決|き}めました',
    preparing: '{準備|じゅんび}して います',
    running: '{今|いま} して います',
    completed: '{終|お}わりました',
    stopped: '{途中|とちゅう}で やめました',
    declined: 'しないと {決|き}めました',
  },
  decisions: {
    continue: 'つづける',
    expand: 'もっと する',
    improve: 'やりかたを よく する',
    reduce: '{少|すく}なく する',
    end: '{終|お}わる',
  },
  sides: { municipality: '{役所|やくしょ}', company: '{会社|かいしゃ}' },
  countKinds: {
    cumulative: {
      name: '{全部|ぜんぶ}の {数|かず}',
      says: '{同|おな}じ {人|ひと}が 2{回|かい} {来|き}たら、2と {数|かぞ}えます。',
    },
    people: { name: '{人|ひと}の {数|かず}', says: '{同|おな}じ {人|ひと}は 1{回|かい}だけ {数|かぞ}えます。' },
    stock: { name: 'その {時|とき}の {数|かず}', says: '{最後|さいご}の {日|ひ}に {数|かぞ}えます。' },
    ratio: { name: '100の うちの {数|かず}', says: '{全部|ぜんぶ}を 100と します。' },
    score: { name: '{点|てん}', says: 'みんなの {点|てん}の {真|ま}ん{中|なか}くらいの {数|かず}です。' },
  },
  directions: { up: '{増|ふ}やしたい {数|かず}です。', down: '{減|へ}らしたい {数|かず}です。' },
  clauses: {
    purpose: 'なぜ するか',
    items: 'いっしょに する こと',
    meeting: '{話|はな}し{合|あ}い',
    confidentiality: '{秘密|ひみつ}を {守|まも}る こと',
    personalData: '{名前|なまえ}などの {情報|じょうほう}',
    cost: 'お{金|かね}',
    publicity: 'みんなに {知|し}らせる こと',
    groupCompanies: '{仲間|なかま}の {会社|かいしゃ}',
    termination: 'やめる とき',
    other: 'ほかの こと',
  },
  remark: (remark) => {
    switch (remark.kind) {
      case 'hidden':
        return `「${number(remark.below)}より {少|すく}ない」は、0{人|にん}では ありません。だれの ことか わからない ように、かくしました。`
      case 'merged':
        return `${periodWords(remark.period)}の {数|かず}は、ここに ありません。${periodWords(remark.into)}の {数|かず}に {入|い}れました。`
      case 'withheld':
        return WITHHELD[remark.why]
      case 'approximate':
        return `だいたいの {数|かず}が あります。${remark.periods.map((code) => `${periodWords(code)}。`).join('')}`
      case 'pending':
        return '「{数|かぞ}えて いる」は、0では ありません。{後|あと}で {数字|すうじ}が {出|で}ます。'
      case 'notApplicable':
        return '「{数|かぞ}えない」の {時|とき}は、この {数字|すうじ}が ありません。'
      case 'notDone':
        return '「して いない」の {時|とき}は、{何|なに}も して いません。'
      case 'noSum':
        return '{数|かず}を {足|た}さないで ください。{同|おな}じ {人|ひと}が {何回|なんかい}も います。'
      case 'targetsDiffer':
        return '{点|てん}の {線|せん}は、めざす {数|かず}です。'
    }
  },
}

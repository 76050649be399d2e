import type { AgreementWords } from './agreement.words.ja.ts'

const EVERY = {
  month: '1か{月|げつ}に 1{回|かい}',
  quarter: '3か{月|げつ}に 1{回|かい}',
  half: '6か{月|げつ}に 1{回|かい}',
  year: '1{年|ねん}に 1{回|かい}',
} as const

export const jaEasy: AgreementWords = {
  partnership: '{約束|やくそく}',
  listTitle: '{会社|かいしゃ}との {約束|やくそく}',
  listLead: (name) => `${name}と {会社|かいしゃ}の {約束|やくそく}です。その {後|あと}の ことも わかります。`,
  listConfirmed: '{数字|すうじ}は、{両方|りょうほう}が {確|たし}かめた ものです。',
  empty: '{約束|やくそく}は、まだ ありません',
  emptySays: '{約束|やくそく}が できたら、ここに {出|で}ます。',
  asOf: 'の {情報|じょうほう}です',
  old: '{新|あたら}しい {情報|じょうほう}が {届|とど}いて いません。{今|いま}と ちがう かもしれません。',
  items: (count) => `${count}の こと`,
  initiatives: 'して いる こと',
  latestDecision: '{新|あたら}しく {決|き}めた こと',
  noDecision: 'まだ {決|き}めて いません',
  figures: (count) => (count === 0 ? '{数字|すうじ}は、まだ ありません' : `{数字|すうじ} ${count}`),
  ledger: 'いつ {何|なに}を {知|し}らせたか',
  openData: '{約束|やくそく}の データ',

  kind: (kind) => (kind === '包括連携協定' ? 'いろいろな ことを いっしょに する {約束|やくそく}' : undefined),
  asWritten: 'やさしい {日本語|にほんご}は、まだ ありません。',
  published: (count) => `{知|し}らせて いる {取組|とりくみ} ${count}`,
  signedOn: '{約束|やくそく}した {日|ひ}',
  signed: (day) => day,
  parties: '{約束|やくそく}した ところ',
  aim: 'どう したいか',
  lead: { before: 'この {約束|やくそく}で する こと：', after: (count) => `。${count}の ことを いっしょに します。` },
  term: 'いつまで',
  termSays: ({ renewal }, from, until) => {
    const span = until ? `${from}から。${until}まで。` : `${from}から。{終|お}わる {日|ひ}は {決|き}めて いません。`
    switch (renewal.kind) {
      case 'none':
        return until ? `${span}その {後|あと}は つづきません。` : span
      case 'yearly':
        return `${span}やめると {言|い}わなければ、1{年|ねん} つづきます。`
      case 'byTalks':
        return `${span}その {後|あと}は {話|はな}して {決|き}めます。`
    }
  },
  unknown: 'わかりません',
  unknownTerm: 'わかりません',
  desks: '{仕事|しごと}を する {人|ひと}の {場所|ばしょ}',
  documents: '{資料|しりょう}',
  heldOn: (day) => `${day}に {見|み}ました`,
  source: 'どこから {知|し}ったか',
  sourceTitle: 'この ページは どこから',
  notFullText: '{約束|やくそく}の {紙|かみ}の {全部|ぜんぶ}では ありません。',
  checkedOn: (day) => `${day}に {見|み}ました`,

  now: '{今|いま}は どうか',
  noInitiatives: 'して いる ことは、まだ わかりません',
  noInitiativesSays: 'わかったら、ここに {出|で}ます。',
  itemsWithout: (count) =>
    count === 0
      ? '{全部|ぜんぶ}の ことに、する ことが あります。'
      : `まだ {何|なに}も して いない ことが ${count} あります。`,
  item: '{約束|やくそく}の どれか',
  state: 'どこまで',
  progress: '{新|あたら}しい {数字|すうじ}',
  decision: '{新|あたら}しく {決|き}めた こと',
  target: (amount) => `めざす {数|かず} ${amount}`,
  awaits: '{知|し}らせる {前|まえ}に {調|しら}べて います',
  noFigure: 'まだ {数字|すうじ}が ありません',
  itemsTitle: (count) => `いっしょに する ${count}の こと`,
  itemNone: 'まだ ありません',
  itemUnregistered: 'わかりません',
  itemAnnounced: (count) => `{話|はなし}だけ ${count}`,
  between: '、',
  uncertain: 'はっきり しません',
  catchAll: 'ほかに、この ことも あります。',
  catchAllUncertain: 'ほかに、この ことも あるようです。はっきり しません。',
  announcedTitle: '{会社|かいしゃ}と {考|かんが}えると {言|い}った こと',
  announcedSays: (day) =>
    `${day}に {言|い}いました。まだ、すると {決|き}めた ことでは ありません。その {後|あと}は わかりません。`,
  announcedWith: 'いっしょに すると {言|い}った ところ：',
  unknownTitle: 'わからない こと',
  unknownSays: 'この ことは、{資料|しりょう}に ありません。',
  clausesTitle: (count) => `{約束|やくそく}の {文|ぶん}（${count}）`,
  clause: (no, kind) => `${no}　${kind}`,
  every: (every) => `{話|はな}し{合|あ}い：${EVERY[every]}`,
  noticeMonths: (months) => `${months}か{月|げつ} {前|まえ}までに {言|い}います`,
  sdgTitle: 'SDGs（{世界|せかい}の {目標|もくひょう}）',
  sdg: 'SDGsの {番号|ばんごう}',
  plan: 'まちの {計画|けいかく}の {番号|ばんごう}',
  none: 'ありません',
  translation: 'やさしい {日本語|にほんご}は、この サイトを {作|つく}った {人|ひと}が {書|か}きました。',
  decisionsTitle: '{決|き}めた こと',
  decisionsEmpty: 'まだ {決|き}めた ことは ありません',
  decisionsEmptySays: 'つづけるか、やめるかを {決|き}めたら、ここに {出|で}ます。',
  decided: (period, decision) => `${period}の ことを {見|み}て、{決|き}めました：${decision}`,
  reason: 'なぜ：',
  reportsTitle: '1{年|ねん}の {報告|ほうこく}',
  reportsSays: '1{年|ねん}の ことを まとめた {紙|かみ}です。{普通|ふつう}の {日本語|にほんご}だけです。',
  report: (year: string) => `${year}の {報告|ほうこく}（PDF）`,
  dataTitle: 'データを もらう',
  csv: {
    agreements: '{約束|やくそく}',
    initiatives: 'して いる こと',
    figures: '{数字|すうじ}',
    reviews: '{決|き}めた こと',
  },
  asCsv: (name) => `${name}（CSV）`,
  asJson: 'この {約束|やくそく}（JSON）',
}

import type { RegionWords } from './region.words.ja.ts'

export const jaEasy: RegionWords = {
  today: '{今|いま}は どうか',
  nothingYet: 'まだ {何|なに}も ありません',
  asOf: 'の {情報|じょうほう}です',
  old: '{新|あたら}しい {情報|じょうほう}が {届|とど}いて いません。{今|いま}と ちがう かもしれません。',
  doors: '{入口|いりぐち}',
  noAlertsTitle: '{逃|に}げる ための {情報|じょうほう}は、ここに ありません',
  noAlerts: 'まちの {知|し}らせ、テレビ、ラジオを {見|み}て ください。',
  languages: 'ほかの ことば',

  operator: 'この サイトを する ところ',
  nobody: 'いません。{役所|やくしょ}の ページでは ありません。',
  contactTitle: '{聞|き}く ところ',
  officialTitle: '{役所|やくしょ}の {情報|じょうほう}',
  office: '{聞|き}く ところ',
  email: 'メール',
  tel: '{電話|でんわ}',
  url: 'ページ',
  hours: '{聞|き}く ことが できる {時間|じかん}',
  aboutTitle: 'この サイトを する {人|ひと}',
  softwareTitle: 'この サイトの ソフト',
  software: '{結|ゆい}まちは、だれでも {使|つか}える ソフトです（Apache License 2.0）。',

  privacyTitle: 'あなたの {情報|じょうほう}の {使|つか}いかた',
  threshold: 'かくす {人|ひと}の {数|かず}',
  thresholdSays: (people) => `1{人|にん}から ${people - 1}{人|にん}までの {数|かず}は {出|だ}しません`,
  retention: 'いつまで {残|のこ}すかを {決|き}めた ところ',
  cookies: 'Cookie（クッキー）',
  cookiesSays: '{使|つか}いません。',

  accessibilityTitle: 'だれでも {使|つか}える ために',
  policyTitle: 'めざす こと',
  testedTitle: '{調|しら}べた こと',
  tested: [
    '{全部|ぜんぶ}の ページを、{機械|きかい}で {調|しら}べます。{悪|わる}い ところが あれば、なおします。',
    'キーボードだけで {使|つか}えるか、{調|しら}べます。',
  ],
  notTestedTitle: 'まだ {調|しら}べて いない こと',
  notTested: [
    '{声|こえ}で {読|よ}む ソフトを {使|つか}う {人|ひと}に、まだ {聞|き}いて いません。',
    'ほかの {会社|かいしゃ}に、まだ {調|しら}べて もらって いません。',
  ],

  sourcesTitle: '{資料|しりょう}に ついて',
  sourcesLead: 'どこから {知|し}ったかを {書|か}きました。',
  noSources: '{資料|しりょう}は ありません。',
  sourceTitle: '{資料|しりょう}',
  publisher: '{作|つく}った ところ',
  licence: '{使|つか}う ときの {決|き}まり',
  checkedOn: '{見|み}た {日|ひ}',
}

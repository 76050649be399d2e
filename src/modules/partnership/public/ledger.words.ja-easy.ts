import type { LedgerWords } from './ledger.words.ja.ts'

export const jaEasy: LedgerWords = {
  title: 'いつ {何|なに}を {知|し}らせたか',
  lead: '{新|あたら}しい ものが {上|うえ}に あります。{知|し}らせるのを やめた ものは、ここに ありません。',
  count: (count) => `{全部|ぜんぶ}で ${count}`,
  empty: 'まだ {何|なに}も ありません',
  emptySays: '{数字|すうじ}などを {知|し}らせたら、ここに {出|で}ます。',
  target: (period, amount) => `${period}の めざす {数|かず}：${amount}`,
  figure: (period, shown) => `${period}の {数字|すうじ}：${shown}`,
  review: (period, decision) => `${period}の ことを {見|み}て、{決|き}めました：${decision}`,
  replaces: '{前|まえ}の ものを なおしました',
  supersededAt: (day) => `${day}に なおしました`,
  superseded: '{後|あと}で なおしました',
  pages: { label: 'ページ', previous: '{前|まえ}へ', next: '{次|つぎ}へ', page: (page) => `${page}ページ` },
  dataTitle: '{約束|やくそく}の データ',
  dataLead: '{約束|やくそく}の データを、だれでも もらえます。',
  csvTitle: '{表|ひょう}（CSV）',
  csvSays: '{表|ひょう}の ソフトで {開|ひら}けます。{中|なか}は {日本語|にほんご}だけです。',
  files: {
    agreements: '{約束|やくそく}',
    initiatives: 'して いる こと',
    figures: '{数字|すうじ}（{前|まえ}の {数字|すうじ}も あります）',
    reviews: '{決|き}めた こと（{前|まえ}の ものも あります）',
  },
  columns: '{表|ひょう}に ある こと：',
  hidden: '{数字|すうじ}が {空|から}の ときは、0では ありません。かくした {数字|すうじ}です。',
  jsonTitle: '{約束|やくそく}（JSON）',
  jsonSays: 'コンピューターで {使|つか}う データです。',
  noJson: '{約束|やくそく}は、まだ ありません',
  licenceTitle: '{使|つか}う とき',
  licence: (name, licence) =>
    `だれでも {使|つか}えます（${licence}）。${name}の データだと {書|か}いて ください。{変|か}えた ときも、そう {書|か}いて ください。`,
  licenceUnofficial: (licence) =>
    `{役所|やくしょ}の データでは ありません。{知|し}らされた ことを {並|なら}べました（${licence}）。`,
  licenceText: '{使|つか}う ときの {約束|やくそく}（{全部|ぜんぶ}）',
}

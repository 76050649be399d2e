/** 協定の一覧と、一つの協定のページの言葉 */
import type { Term } from '../agreements/agreement.ts'

type Every = 'month' | 'quarter' | 'half' | 'year'
const EVERY: Readonly<Record<Every, string>> = {
  month: '{毎月|まいつき}',
  quarter: '3か{月|げつ}に1{回|かい}',
  half: '{半年|はんとし}に1{回|かい}',
  year: '1{年|ねん}に1{回|かい}',
}
const notice = (months: number | undefined) =>
  months === undefined ? '' : `{終|お}わりの${months}か{月|げつ}{前|まえ}までに`

export const ja = {
  partnership: '{協定|きょうてい}',
  listTitle: '{協定|きょうてい}と{取組|とりくみ}',
  listLead: (name: string) =>
    `${name}が{会社|かいしゃ}などと{結|むす}んだ{協定|きょうてい}と、その{後|ご}を{載|の}せています。`,
  listConfirmed:
    '{取組|とりくみ}の{数字|すうじ}と{判断|はんだん}は、{両方|りょうほう}が{確|たし}かめて{公表|こうひょう}したものだけです。',
  empty: '{公表|こうひょう}された{協定|きょうてい}は、まだありません',
  emptySays: '{公表|こうひょう}されると、{結|むす}んだ{日|ひ}の{新|あたら}しい{順|じゅん}にここへ{並|なら}びます。',
  asOf: '{現在|げんざい}',
  old: 'これより{新|あたら}しい{内容|ないよう}を{受|う}け{取|と}れていません。{今|いま}と{違|ちが}うことがあります。',
  items: (count: number) => `${count}の{事項|じこう}`,
  initiatives: '{取組|とりくみ}',
  latestDecision: '{新|あたら}しい{判断|はんだん}',
  noDecision: '{判断|はんだん}は、まだありません',
  figures: (count: number) =>
    count === 0
      ? '{公表|こうひょう}された{数字|すうじ}は、まだありません'
      : `{公表|こうひょう}された{数字|すうじ} ${count}`,
  ledger: 'いつ{何|なに}を{公表|こうひょう}したか',
  openData: '{協定|きょうてい}のオープンデータ',

  kind: (kind: string): string | undefined =>
    kind === '包括連携協定' ? '{包括連携協定|ほうかつれんけいきょうてい}' : undefined,
  /** Said beside text that exists in Japanese only; empty in Japanese. */
  asWritten: '',
  published: (count: number) => `{公表|こうひょう}された{取組|とりくみ} ${count}`,
  signedOn: '{結|むす}んだ{日|ひ}',
  signed: (day: string, year: string) => `${day}（${year}）`,
  parties: '{結|むす}んだ{方|かた}',
  aim: 'ねらい',
  lead: {
    before: '',
    after: (count: number) => `のため、${count}の{事項|じこう}で{連携|れんけい}します。`,
  },
  term: '{期間|きかん}',
  termSays: ({ renewal }: Term, from: string, until: string | undefined) => {
    const span = until ? `${from}から${until}まで。` : `${from}から。{終|お}わりの{日|ひ}は{決|き}めていません。`
    switch (renewal.kind) {
      case 'none':
        return until ? `${span}{自動|じどう}では{続|つづ}きません。` : span
      case 'yearly':
        return `${span}${notice(renewal.noticeMonths)}{申|もう}し{出|で}がなければ、1{年|ねん}ごとに{続|つづ}きます。`
      case 'byTalks':
        return `${span}{続|つづ}けるかどうかは、{話|はな}し{合|あ}って{決|き}めます。`
    }
  },
  unknown: '{分|わ}かりません',
  unknownTerm: '{分|わ}かりません（{公表|こうひょう}された{資料|しりょう}では{確|たし}かめられていません）',
  desks: '{担当|たんとう}',
  documents: '{資料|しりょう}',
  heldOn: (day: string) => `${day}に{確認|かくにん}`,
  source: '{出|で}どころ',
  sourceTitle: 'このページの{出|で}どころ',
  notFullText: '{協定書|きょうていしょ}の{全文|ぜんぶん}ではありません。',
  checkedOn: (day: string) => `${day}に{確認|かくにん}`,

  now: 'いまの{状態|じょうたい}',
  noInitiatives: '{公表|こうひょう}された{取組|とりくみ}は、まだありません',
  noInitiativesSays:
    '{公表|こうひょう}されると、{事項|じこう}、{段階|だんかい}、{数字|すうじ}、{判断|はんだん}がここに{並|なら}びます。',
  itemsWithout: (count: number) =>
    count === 0
      ? 'どの{事項|じこう}にも{取組|とりくみ}があります。'
      : `{取組|とりくみ}のない{事項|じこう}が${count}あります。`,
  item: '{事項|じこう}',
  state: '{段階|だんかい}',
  progress: '{新|あたら}しい{数字|すうじ}',
  decision: '{新|あたら}しい{判断|はんだん}',
  target: (amount: string) => `{目標|もくひょう} ${amount}`,
  awaits: '{公表|こうひょう}の{確認前|かくにんまえ}',
  noFigure: '{数字|すうじ}は、まだありません',
  itemsTitle: (count: number) => `{連携|れんけい}する${count}の{事項|じこう}`,
  itemNone: '{取組|とりくみ}なし',
  itemUnregistered: '{登録|とうろく}なし',
  itemAnnounced: (count: number) => `{発表|はっぴょう}された{考|かんが}え ${count}`,
  between: '・',
  uncertain: '{確|たし}かではありません',
  catchAll: 'このほかに、{次|つぎ}のことがあります。',
  catchAllUncertain:
    'このほかに、{次|つぎ}のことがあるとみられます。{公表|こうひょう}された{資料|しりょう}では、はっきりしません。',
  announcedTitle: '{発表|はっぴょう}された{考|かんが}え',
  announcedSays: (day: string) =>
    `${day}の{発表|はっぴょう}で{検討|けんとう}するとされたものです。まだ{取組|とりくみ}ではありません。その{後|ご}どうなったかは、{登録|とうろく}されていません。`,
  announcedWith: '{相手|あいて}として{挙|あ}げられたところ：',
  unknownTitle: '{分|わ}かっていないこと',
  unknownSays: '{次|つぎ}のことは、{公表|こうひょう}された{資料|しりょう}では{分|わ}かりません。',
  clausesTitle: (count: number) => `{協定|きょうてい}の{条文|じょうぶん}（${count}{条|じょう}）`,
  clause: (no: number, kind: string) => `{第|だい}${no}{条|じょう}　${kind}`,
  every: (every: Every) => `{話|はな}し{合|あ}い：${EVERY[every]}`,
  noticeMonths: (months: number) => `{申|もう}し{出|で}：${months}か{月|げつ}{前|まえ}まで`,
  sdgTitle: 'SDGsと{計画|けいかく}との{対応|たいおう}',
  sdg: 'SDGsの{目標|もくひょう}',
  plan: '{総合計画|そうごうけいかく}の{施策|しさく}',
  none: 'なし',
  translation: 'ふりがなと{訳|やく}は、このサイトの{作|つく}り{手|て}が{付|つ}けました。',
  decisionsTitle: '{判断|はんだん}の{記録|きろく}',
  decisionsEmpty: '{年度|ねんど}などの{判断|はんだん}は、まだありません',
  decisionsEmptySays:
    '{継続|けいぞく}・{拡充|かくじゅう}・{改善|かいぜん}・{縮小|しゅくしょう}・{終了|しゅうりょう}のどれかを、{理由|りゆう}とともに{載|の}せます。',
  decided: (period: string, decision: string) => `${period}の{判断|はんだん}：${decision}`,
  reason: '{理由|りゆう}：',
  reportsTitle: '{年度|ねんど}の{報告|ほうこく}',
  reportsSays:
    '{一|ひと}つの{年度|ねんど}の{取組|とりくみ}、{数字|すうじ}、{判断|はんだん}を、{一冊|いっさつ}にまとめたものです。{数字|すうじ}は、このサイトと{同|おな}じです。',
  report: (year: string) => `${year}の{報告|ほうこく}（PDF）`,
  dataTitle: 'データで{受|う}け{取|と}る',
  csv: {
    agreements: '{協定|きょうてい}',
    initiatives: '{取組|とりくみ}',
    figures: '{数字|すうじ}',
    reviews: '{判断|はんだん}',
  },
  asCsv: (name: string) => `${name}（CSV）`,
  asJson: 'この{協定|きょうてい}（JSON）',
}
export type AgreementWords = typeof ja

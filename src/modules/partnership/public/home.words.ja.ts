/** まちの入口で協定について言う言葉 */
export const ja = {
  state: (name: string, agreements: number, running: number) =>
    running > 0
      ? `${name}の{協定|きょうてい}は${agreements}つ、{実施中|じっしちゅう}の{取組|とりくみ}は${running}です`
      : `${name}の{協定|きょうてい}を${agreements}つ{載|の}せています`,
  none: (name: string) => `${name}の{公表|こうひょう}された{協定|きょうてい}は、まだありません`,
  agreements: '{協定|きょうてい}',
  running: '{実施中|じっしちゅう}の{取組|とりくみ}',
  figures: '{公表|こうひょう}された{数字|すうじ}',
  section: '{協定|きょうてい}から',
  signed: (items: number) => `${items}の{事項|じこう}で{連携|れんけい}する{協定|きょうてい}を{結|むす}びました。`,
  more: '{協定|きょうてい}と{取組|とりくみ}をすべて{見|み}る',
}
export type HomeWords = typeof ja

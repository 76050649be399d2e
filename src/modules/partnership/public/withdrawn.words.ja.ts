/** 公開をやめたもののページの言葉 */
import type { WithdrawnWhy } from '../agreements/publicity.ts'

export const ja = {
  title: '{公開|こうかい}をやめました',
  says: (day: string) => `このページは、${day}に{公開|こうかい}をやめました。`,
  why: (why: string) => `{理由|りゆう}：${why}`,
  whys: {
    mistake: '{中身|なかみ}にまちがいがあったため',
    rights: '{個人情報|こじんじょうほう}や{権利|けんり}を{守|まも}るため',
    asked: '{相手方|あいてがた}から{申|もう}し{出|で}があったため',
    early: 'まだ{公開|こうかい}する{時|とき}ではなかったため',
    other: 'そのほか',
  } satisfies Record<WithdrawnWhy, string> as Readonly<Record<WithdrawnWhy, string>>,
  back: '{協定|きょうてい}の{一覧|いちらん}を{見|み}る',
  listTitle: '{公開|こうかい}をやめたもの',
  line: (day: string, why: string) => `${day}に{公開|こうかい}をやめました。{理由|りゆう}：${why}`,
}
export type WithdrawnWords = typeof ja

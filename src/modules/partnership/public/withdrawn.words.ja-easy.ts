import type { WithdrawnWords } from './withdrawn.words.ja.ts'

export const jaEasy: WithdrawnWords = {
  title: '{今|いま}は {見|み}せて いません',
  says: (day) => `${day}から {見|み}せて いません。`,
  why: (why) => `わけ：${why}`,
  whys: {
    mistake: 'まちがいが あったから',
    rights: '{人|ひと}の {大事|だいじ}な ことを {守|まも}るため',
    asked: '{会社|かいしゃ}から そう {言|い}われたから',
    early: 'まだ {早|はや}かったから',
    other: 'ほかの わけ',
  },
  back: '{約束|やくそく}を ぜんぶ {見|み}る',
  listTitle: '{今|いま}は {見|み}せて いない もの',
  line: (day, why) => `${day}から {見|み}せて いません。わけ：${why}`,
}

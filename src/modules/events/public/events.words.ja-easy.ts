import { dateName, momentName } from '#kernel/date-name'
import type { EventWords } from './events.words.ja.ts'

export const jaEasy: EventWords = {
  day: (date) => dateName(date)['ja-easy'],
  moment: (at) => momentName(at)['ja-easy'],
  title: 'イベント',
  lead: (name) => `${name}で {開|ひら}く イベントです。`,
  coming: 'これからの イベント',
  past: 'これまでの イベント',
  none: 'これからの イベントは、{今|いま} ありません',
  noneSays: '{決|き}まったら、ここに {出|で}ます。',
  standings: {
    notYet: '{申|もう}しこみは まだです',
    open: '{申|もう}しこみが できます',
    over: '{申|もう}しこみは {終|お}わりました',
    held: '{終|お}わりました',
    cancelled: 'やめに なりました',
    unknown: '{終|お}わりました',
  },
  helps: {
    wheelchair: '{車|くるま}いすで {来|く}ることが できます',
    signLanguage: '{手話|しゅわ}が あります',
    easyJapanese: 'やさしい {日本語|にほんご}で {話|はな}します',
    captions: '{話|はな}しが {文字|もじ}で {出|で}ます',
    childcare: '{子|こ}どもを あずけることが できます',
  },
  when: 'いつ',
  time: (begins, ends) => `${begins}から ${ends}まで`,
  place: '{場所|ばしょ}',
  access: '{入|はい}る ところ',
  help: '{助|たす}けに なる もの',
  helpNone: '{書|か}いて ありません',
  forWhom: 'だれが {行|い}けるか',
  places: '{何人|なんにん}まで',
  placesOf: (count) => `${count}{人|にん}まで`,
  placesNone: '{何人|なんにん}でも いいです',
  fee: 'お{金|かね}',
  yen: (fee) => (fee === 0 ? 'いりません' : `{一人|ひとり} ${fee}{円|えん}`),
  apply: '{申|もう}しこみが できる とき',
  applySpan: (from, until) =>
    from && until
      ? `${from}から ${until}まで`
      : until
        ? `${until}まで`
        : from
          ? `${from}から`
          : '{決|き}まって いません',
  contact: '{申|もう}しこみと {質問|しつもん}は ここへ',
  cancelledTitle: 'この イベントは やめに なりました',
  why: (reason) => `わけ：${reason}`,
  initiative: 'もとに なる こと',
  calendar: 'カレンダーに {入|い}れる（.ics）',
  openData: 'イベントの データ（CSV）',
  back: 'イベントを {全部|ぜんぶ} {見|み}る',
  asWritten: 'まちの {人|ひと}が {書|か}いた {文|ぶん}です。やさしい {日本語|にほんご}では ありません。',
  asOf: 'の {情報|じょうほう}です',
  old: '{今|いま}は ちがうかも しれません。',
  more: 'イベントを {全部|ぜんぶ} {見|み}る',
}

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
  applyWhen: '{申|もう}しこみが できる とき',
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
  rooms: { free: 'まだ {入|はい}れます', few: 'もうすぐ いっぱいです', full: 'いっぱいです' },
  room: '{席|せき}',
  apply: {
    link: 'この イベントに {申|もう}しこむ',
    title: 'イベントに {申|もう}しこむ',
    fix: '{直|なお}す ところが あります',
    required: '※{必要|ひつよう}',
    choose: '{選|えら}んで ください',
    noNames: '{名前|なまえ}や {電話|でんわ}は {聞|き}きません',
    noNamesSays:
      '{申|もう}しこむと {番号|ばんごう}が {出|で}ます。イベントの {日|ひ}に、{番号|ばんごう}を {言|い}って ください。イベントが なくなった ときは、{番号|ばんごう}の {画面|がめん}に {出|で}ます。',
    people: '{来|く}る {人|ひと}の {数|かず}',
    peopleFault: '{来|く}る {人|ひと}の {数|かず}を {選|えら}んで ください。',
    countOf: (people) => `${people}{人|にん}`,
    send: '{申|もう}しこむ',
    fault: (fault) => {
      switch (fault.why) {
        case 'notHere':
          return 'この イベントは、この ページでは {申|もう}しこめません。'
        case 'notYet':
          return '{申|もう}しこみは まだです。'
        case 'over':
          return '{申|もう}しこみは {終|お}わりました。'
        case 'full':
          return 'いっぱいに なりました。{空|あ}いたら、また {申|もう}しこめます。'
        case 'tooMany':
          return `あと ${fault.left}{人|にん}です。{人|ひと}の {数|かず}を へらして ください。`
      }
    },
  },
  ticket: {
    title: 'あなたの {申|もう}しこみ',
    applied: '{申|もう}しこみました。',
    cancelled: 'やめました。',
    isCancelled: 'この {申|もう}しこみは やめて あります',
    number: 'あなたの {番号|ばんごう}',
    keep: '{番号|ばんごう}を {書|か}いて おいて ください。{名前|なまえ}を {聞|き}いて いないので、あとで {調|しら}べる ことは できません。',
    cancelSays: '{行|い}けなく なったら、やめて ください。ほかの {人|ひと}が {申|もう}しこめます。',
    cancel: '{申|もう}しこみを やめる',
    back: 'この イベントの ページを {見|み}る',
  },
}

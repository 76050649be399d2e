/** 催しの公開ページの言葉 */
import type { LocalDate } from '#kernel/calendar'
import { dateName, momentName } from '#kernel/date-name'
import type { Instant } from '#kernel/instant'
import type { ApplyFault, Room } from '../programmes/application.ts'
import type { Help, Standing } from '../programmes/event.ts'

const number = (value: number): string => new Intl.NumberFormat('ja').format(value)

export const ja = {
  day: (date: LocalDate): string => dateName(date).ja,
  moment: (at: Instant): string => momentName(at).ja,
  title: '{催|もよお}し',
  lead: (name: string) => `${name}で{協定|きょうてい}にもとづいて{開|ひら}く{催|もよお}しです。`,
  coming: 'これからの{催|もよお}し',
  past: 'これまでの{催|もよお}し',
  none: 'これからの{催|もよお}しは、いまはありません',
  noneSays: '{決|き}まると、ここに{出|で}ます。',
  standings: {
    notYet: '{受付前|うけつけまえ}',
    open: '{申込|もうしこみ}を{受付中|うけつけちゅう}',
    over: '{受付終了|うけつけしゅうりょう}',
    held: '{実施|じっし}しました',
    cancelled: '{中止|ちゅうし}',
    unknown: '{終|お}わりました',
  } satisfies Record<Standing, string> as Readonly<Record<Standing, string>>,
  helps: {
    wheelchair: '{車|くるま}いすで{参加|さんか}できます',
    signLanguage: '{手話|しゅわ}があります',
    easyJapanese: 'やさしい{日本語|にほんご}で{話|はな}します',
    captions: '{文字|もじ}での{案内|あんない}があります',
    childcare: '{子|こ}どもを{預|あず}けられます',
  } satisfies Record<Help, string> as Readonly<Record<Help, string>>,
  when: '{日時|にちじ}',
  time: (begins: string, ends: string) => `${begins}から${ends}まで`,
  place: '{場所|ばしょ}',
  access: '{場所|ばしょ}への{入|はい}り{方|かた}',
  help: '{参加|さんか}しやすくするもの',
  helpNone: '{書|か}かれていません',
  forWhom: '{対象|たいしょう}',
  places: '{定員|ていいん}',
  placesOf: (count: number) => `${number(count)}{人|にん}`,
  placesNone: 'ありません',
  fee: '{料金|りょうきん}',
  yen: (fee: number) => (fee === 0 ? '{無料|むりょう}' : `{一人|ひとり} ${number(fee)}{円|えん}`),
  applyWhen: '{申込|もうしこみ}の{期間|きかん}',
  applySpan: (from: string | undefined, until: string | undefined): string =>
    from && until
      ? `${from}から${until}まで`
      : until
        ? `${until}まで`
        : from
          ? `${from}から`
          : '{決|き}まりはありません',
  contact: '{申込|もうしこみ}と{問|と}い{合|あ}わせ',
  cancelledTitle: 'この{催|もよお}しは{中止|ちゅうし}になりました',
  why: (reason: string) => `{理由|りゆう}：${reason}`,
  initiative: 'この{催|もよお}しのもとになる{取組|とりくみ}',
  calendar: 'カレンダーに{入|い}れる（.ics）',
  openData: '{催|もよお}しのデータ（CSV）',
  back: '{催|もよお}しの{一覧|いちらん}を{見|み}る',
  asWritten: '',
  asOf: '{現在|げんざい}',
  old: '{新|あたら}しくできていません。{変|か}わっているかもしれません。',
  more: '{催|もよお}しをすべて{見|み}る',
  rooms: {
    free: '{空|あ}きがあります',
    few: '{残|のこ}りわずかです',
    full: '{満員|まんいん}です',
  } satisfies Record<Room, string> as Readonly<Record<Room, string>>,
  room: '{空|あ}き',
  apply: {
    link: 'この{催|もよお}しに{申|もう}し{込|こ}む',
    title: '{催|もよお}しに{申|もう}し{込|こ}む',
    fix: '{直|なお}すところがあります',
    required: '※{必須|ひっす}',
    choose: '{選|えら}んでください',
    noNames: '{名前|なまえ}も{連絡先|れんらくさき}も{聞|き}きません',
    noNamesSays:
      '{申|もう}し{込|こ}むと、{受付番号|うけつけばんごう}が{出|で}ます。{当日|とうじつ}、{受付|うけつけ}で{番号|ばんごう}を{言|い}ってください。{中止|ちゅうし}になったときは、{番号|ばんごう}の{出|で}る{画面|がめん}とこの{催|もよお}しのページに{出|で}ます。',
    people: '{来|く}る{人数|にんずう}',
    peopleFault: '{来|く}る{人数|にんずう}を{選|えら}んでください。',
    countOf: (people: number) => `${people}{人|にん}`,
    send: '{申|もう}し{込|こ}む',
    fault: (fault: ApplyFault): string => {
      switch (fault.why) {
        case 'notHere':
          return 'この{催|もよお}しの{申込|もうしこみ}は、このページでは{受|う}けていません。'
        case 'notYet':
          return '{申込|もうしこみ}は、まだ{始|はじ}まっていません。'
        case 'over':
          return '{申込|もうしこみ}は{終|お}わりました。'
        case 'full':
          return '{満員|まんいん}になりました。{空|あ}きが{出|で}ると、また{申|もう}し{込|こ}めます。'
        case 'tooMany':
          return `{空|あ}きは、あと${fault.left}{人|にん}です。{人数|にんずう}をへらしてください。`
      }
    },
  },
  ticket: {
    title: 'あなたの{申込|もうしこみ}',
    applied: '{申|もう}し{込|こ}みました。',
    cancelled: '{取|と}り{消|け}しました。',
    isCancelled: 'この{申込|もうしこみ}は{取|と}り{消|け}されています',
    number: '{受付番号|うけつけばんごう}',
    keep: 'この{番号|ばんごう}を{書|か}いておくか、この{画面|がめん}のアドレスを{残|のこ}してください。{名前|なまえ}を{聞|き}いていないので、あとから{調|しら}べることはできません。',
    cancelSays: '{来|こ}られなくなったら、{取|と}り{消|け}してください。ほかの{人|ひと}が{申|もう}し{込|こ}めます。',
    cancel: 'この{申込|もうしこみ}を{取|と}り{消|け}す',
    back: 'この{催|もよお}しのページを{見|み}る',
  },
}
export type EventWords = typeof ja

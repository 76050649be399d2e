/** 催しの公開ページの言葉 */
import type { LocalDate } from '#kernel/calendar'
import { dateName, momentName } from '#kernel/date-name'
import type { Instant } from '#kernel/instant'
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
  apply: '{申込|もうしこみ}の{期間|きかん}',
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
}
export type EventWords = typeof ja

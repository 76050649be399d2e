/** Words of the first screen of staff. */
import type { LocalDate } from '#kernel/calendar'
import type { WaitingTask } from './today-view.ts'

const day = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** A name that holds 「」 itself takes them as 『』 inside. */
const quoted = (name: string): string => `「${name.replaceAll('「', '『').replaceAll('」', '』')}」`

export const ja = {
  title: '今日の仕事',
  now: '現在',
  forUs: (count: number) => `こちらの返事待ち　${count.toLocaleString('ja-JP')}件`,
  forThem: (count: number) => `相手方の返事待ち　${count.toLocaleString('ja-JP')}件`,
  ofPost: (count: number) => `この役職の、30日以内の期限　${count}件`,
  noOfPost: 'この役職に、30日以内の期限はありません',
  noOfPostSays: '数字、ふり返り、協議の場の期限が近づくと、ここに出ます。過ぎたものは、済むまで残ります。',
  due: (count: number) => `期限のあるもの　${count}件`,
  silence: '返事がないことを、同意とはみなしません。待っている日数だけを数えています。',
  noForUs: 'こちらの返事を待っているものはありません',
  noForUsSays: '相手方が数字やふり返りを出すと、ここに並びます。',
  noForThem: '相手方の返事を待っているものはありません',
  noForThemSays: 'こちらが数字やふり返りを出すと、返事が来るまでここに並びます。',
  noDue: '近い期限はありません',
  noDueSays: '協定の更新（180日前から）と、ふり返りで決めた「次にすること」の期日が並びます。',
  waited: (days: number) => (days <= 0 ? '今日から' : `${days}日前から`),
  taskTitle: ({ what, initiative, indicator }: WaitingTask, period: string): string => {
    switch (what) {
      case 'target':
        return `${quoted(indicator)}${period}の目標`
      case 'measurement':
        return `${quoted(indicator)}${period}の実績`
      case 'review':
        return `${quoted(initiative)}${period}のふり返り`
      case 'proposal':
        return `取組の案${quoted(initiative)}`
      case 'consent':
        return `取組${quoted(initiative)}の合意`
      case 'ending':
        return `取組${quoted(initiative)}が終わった知らせ`
      case 'renewal':
        return `${quoted(initiative)}の更新の判断`
    }
  },
  usAbout: ({ what, initiative, others }: WaitingTask): string =>
    what === 'proposal'
      ? `${others}が出した案です。進めるか、見送るかの返事を待っています。`
      : what === 'consent'
        ? `${others}は合意すると言っています。こちらも合意するかの返事を待っています。`
        : what === 'ending'
          ? `${others}が段階を変えました。理由を読んで「読みました」を押してください。`
          : what === 'renewal'
            ? `${others}が期間についての判断を出しました。同じかどうかの返事を待っています。`
            : `取組${quoted(initiative)}。${others}との協定です。`,
  themAbout: ({ what, initiative, others, days }: WaitingTask): string =>
    `${what === 'renewal' ? '' : `取組${quoted(initiative)}。`}${others}の返事を待っています。${days <= 0 ? '今日出しました。' : `出してから${days}日、返事がありません。`}`,
  usAction: {
    target: '目標を確かめる',
    measurement: '数字を確かめる',
    review: 'ふり返りを読む',
    proposal: '案を読む',
    consent: '合意に返事をする',
    ending: '知らせを読む',
    renewal: '判断を読む',
  } satisfies Record<WaitingTask['what'], string> as Readonly<Record<WaitingTask['what'], string>>,
  open: '開く',
  more: (shown: number, count: number) =>
    `長く待っている${shown}件を出しています。ほかに${count.toLocaleString('ja-JP')}件あります。`,
  moreWhere: '取組ごとに見る',
  confirmMany: '数字をまとめて確かめる',
  dueBy: (date: LocalDate, days: number) =>
    days < 0 ? `${-days}日すぎています` : days === 0 ? '今日まで' : `${day(date)}まで`,
  renewal: (name: string) => `${quoted(name)}の更新`,
  renewalAbout: 'この日までに、続けるかどうかを相手方に伝えます。',
  renewalAction: '協定を開く',
  action: (name: string) => `${quoted(name)}でふり返りのときに決めたこと`,
  actionAction: 'ふり返りを開く',
  state: '協定のいま',
  agreements: '協定',
  moving: '動いている取組',
  movingPublic: (count: number) => `すべての協定の、合意・準備・実施中のもの。住民に見えているのは${count}件`,
  itemsWithout: '取組のない事項',
  renewals: '180日以内の更新',
  count: (count: number) => `${count}件`,
  onePage: '協定のいまを1枚で見る',
  calendar: '年間の予定を見る',
  onTime: '数字の出そろいを見る',
  list: '協定の一覧を開く',
  handover: '引きつぎ書を開く',
  towns: 'すべてのまちを見る',
  none: '協定はまだ登録されていません',
  noneSays: '協定の JSON ファイルを読みこむと、連携事項ごとに、何をしていて何をしていないかが分かります。',
  noneOthers: '自治体が協定を登録すると、ここに仕事が並びます。',
  register: '協定を登録する',
  elsewhere: 'この役職では、協定の仕事はありません。',
  canDo: 'この役職でできること',
  nothing: 'まだ何もできません',
  nothingSays: '権限は、人と役職の担当に足してもらいます。',
  people: '人と役職を扱う',
  resets: '鍵のつくり直しを認める',
  audit: '監査の記録を見る',
  matrix: 'だれが何を見られるかを見る',
  changePost: 'ほかの役職にかえる',
}

/** Words of 引きつぎ書 and of the three tasks of the first days. */
import type { LocalDate } from '#kernel/calendar'
import { dateName } from '#kernel/date-name'
import { plainText } from '#kernel/ruby'
import type { LineKind } from '../initiatives/initiative.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { Decision, Missing } from '../reviews/review.ts'
import { ja as progressWords } from '../staff/progress.words.ja.ts'
import type { FirstDayTask } from './first-day.ts'
import type { Deadline, OpenTask } from './handover-open.ts'
import type { AgreementPart, InitiativePart } from './handover-part.ts'

export const day = (date: LocalDate): string => plainText(dateName(date).ja)
export const periodWords = (code: string): string => plainText(terms.period(code))
const EVERY = { month: '月に1回', quarter: '四半期に1回', half: '半年に1回', year: '年に1回' } as const
const LINES: Readonly<Record<string, string>> = { consent: '合意を申し出', talkOn: '検討を続ける' }

export const ja = {
  title: '引きつぎ書',
  titleOf: (post: string) => `引きつぎ書　${post}`,
  made: (on: LocalDate) => `${day(on)}に、登録されている内容から作りました。`,
  says: '人の名前と、数えた実績の値は入れていません。実績は、指標の画面で見ます。',
  download: 'Word で受け取る',
  others: 'ほかの役職の引きつぎ書',
  contents: 'もくじ',
  noAgreement: 'この役職が受け持つ協定と取組は、まだありません。',
  file: (post: string, on: LocalDate) => `引きつぎ書-${post.replaceAll(/[\s/\\:*?"<>|]+/g, '-')}-${on}.docx`,
  none: 'ありません。',
  nobody: '決まっていません',
  sections: {
    agreements: '受け持つ協定',
    initiatives: '取組と、そのわけ',
    open: '返事を待っているもの',
    figures: 'まだ入っていない数字',
    deadlines: '期限のあるもの',
    undecided: 'まだ決まっていない判断',
    contacts: '連絡先の役職',
    promises: '約束した数字（目標）',
    declined: '見送り・中止とそのわけ',
    documents: '資料',
  },
  agreement: {
    others: '相手方',
    signedOn: '結んだ日',
    term: '期間',
    renewal: '更新の決まり',
    renewalDue: '次の更新の期限',
    meeting: '協議の場',
    itemsWithout: '取組のない連携事項',
    unknown: '分かっていないこと',
  },
  term: ({ term }: AgreementPart): string =>
    term
      ? `${day(term.from)}から${term.until ? `${day(term.until)}まで` : '（終わりの日は決めていません）'}`
      : '分かりません',
  renewal: ({ term }: AgreementPart): string => {
    if (!term) return '分かりません'
    const { kind, noticeMonths } = term.renewal
    const notice = noticeMonths === undefined ? '' : `${noticeMonths}か月前までに`
    switch (kind) {
      case 'yearly':
        return `${notice}申し出がなければ、1年ごとに続きます。`
      case 'byTalks':
        return `続けるかどうかを、${notice}話し合って決めます。`
      case 'none':
        return '更新の決まりはありません。'
    }
  },
  renewalDue: ({ renewal }: AgreementPart): string => {
    switch (renewal.kind) {
      case 'unknown':
        return '分かりません'
      case 'notYet':
        return `${day(renewal.from)}から始まります`
      case 'withoutEnd':
        return 'ありません'
      case 'over':
        return `${day(renewal.until)}で終わりました`
      case 'due':
        return `${day(renewal.due)}（今の期間は${day(renewal.until)}まで）`
    }
  },
  meeting: (every: AgreementPart['meeting']) => (every ? EVERY[every] : '決まりはありません'),
  initiative: {
    agreement: '協定',
    state: '段階',
    progress: '進み具合',
    why: 'なぜやっているか',
    items: '連携事項',
    ours: 'こちらの受け持ち',
    theirs: '相手方の受け持ち',
    thirdParty: 'ほかに加わる団体',
    history: 'これまで',
    lastReview: '前のふり返りの判断',
    lastReason: 'その理由',
    nextAction: '次にすること',
    nextReview: '次のふり返り',
    figure: '数字',
  },
  progress: (all: InitiativePart['progress']) =>
    all
      .map(({ word, comment, by, on }) => {
        const why = comment.replace(/。$/, '')
        return `${by}は「${progressWords.word[word]}」（${day(on)}）${why === '' ? '' : `：${why}`}。`
      })
      .join(''),
  state: (state: Parameters<typeof LINE>[0], draft: boolean) =>
    `${LINE(state)}${draft ? '（下書き。相手方には見えません）' : ''}`,
  items: (items: readonly number[]) => items.map((no) => `事項${no}`).join('、'),
  line: (on: LocalDate, kind: LineKind, by: string, reason: string) => `${day(on)}　${LINE(kind)}（${by}）　${reason}`,
  decision: (period: string, decision: Decision) => `${periodWords(period)}：${plainText(terms.decisions[decision])}`,
  action: (action: string, by: LocalDate | undefined) => (by ? `${action}（${day(by)}まで）` : action),
  nextReview: (period: string, due: LocalDate) => `${periodWords(period)}のふり返り（${day(due)}まで）`,
  noReview: 'まだありません',
  hasFigure: { yes: 'あります', no: 'まだ一つもありません' },
  open: {
    caption: '返事を待っているもの',
    head: ['待っているもの', '取組', '返事をする側', 'いつから'],
    what: ({ what, indicator, period }: OpenTask): string => {
      switch (what) {
        case 'target':
          return `「${indicator}」${periodWords(period)}の目標の確認`
        case 'measurement':
          return `「${indicator}」${periodWords(period)}の実績の確認`
        case 'review':
          return `${periodWords(period)}のふり返りの署名`
        case 'proposal':
          return '取組の案への返事'
        case 'consent':
          return '合意への返事'
        case 'ending':
          return '終わった知らせを読むこと'
      }
    },
    who: ({ waitsFor, ours }: OpenTask) => `${waitsFor.join('、')}${ours ? '（こちら）' : ''}`,
    since: ({ since, days }: OpenTask) => `${day(since)}から${days}日`,
  },
  figures: {
    caption: '期間が終わったのに、まだ入っていない数字',
    head: ['取組', '指標', '期間', '様子'],
    why: { missing: '入っていません', pending: '集計中です' },
    noneAtAll: '数字がまだ一つもない取組',
  },
  deadlines: {
    caption: '期限のあるもの（近い順）',
    head: ['いつまで', 'こと', '名前'],
    /** Whether what was decided was done stands nowhere until the next review says so. */
    when: ({ kind, due, days }: Deadline) =>
      `${day(due)}（${days > 0 ? `あと${days}日` : days === 0 ? '今日' : kind === 'action' ? `${-days}日前` : `${-days}日すぎています`}）`,
    what: (each: Deadline): string => {
      switch (each.kind) {
        case 'renewal':
          return '協定を続けるかどうかを、相手方に伝える'
        case 'action':
          return `ふり返りで決めたこと：${each.action}`
        case 'review':
          return `${periodWords(each.period)}のふり返りを、両方の署名で閉じる`
      }
    },
  },
  undecided: {
    caption: '閉じていないふり返り',
    head: ['取組', '期間', '残っていること'],
    left: (missing: readonly Missing[], waitsFor: readonly string[]): string =>
      missing.length > 0
        ? `こちらの下書きです。書いていないもの：${missing.map((each) => MISSING[each]).join('、')}`
        : waitsFor.length > 0
          ? `署名を待っています：${waitsFor.join('、')}`
          : 'こちらの下書きです。相手方に出していません',
    actions: '前のふり返りで決めた、次にすること',
    actionsHead: ['取組', '次にすること', 'いつまで'],
    noDay: '日は決めていません',
  },
  contacts: {
    caption: '役職どうしの連絡先',
    head: ['協定・取組', 'こちらの役職', '相手方の役職'],
  },
  promises: {
    head: ['期間', '指標', '目標', 'そう決めたわけ', '両方の確認'],
    confirmed: (by: string, on: LocalDate | undefined) => `${by}：${on ? day(on) : 'まだ'}`,
  },
  declined: { caption: '見送り・中止', head: ['取組', '段階', '決めた日', '決めた側', 'わけ'] },
  document: (title: string, url: string, heldOn: LocalDate | undefined) =>
    `${title}${heldOn ? `（${day(heldOn)}）` : ''}　${url}`,

  firstDays: '着任してすぐの仕事',
  firstDaysSays: '役職に付いてから30日のあいだ出ます。済んだら押してください。',
  firstDaysUntil: (until: LocalDate) => `${Number(until.slice(5, 7))}月${Number(until.slice(8))}日まで`,
  first: {
    readPack: { title: '引きつぎ書を読む', about: '前の人が何を約束したかが、1つにまとまっています。', action: '読む' },
    seeWaiting: {
      title: 'こちらの返事を待っているものを見る',
      about: 'この下の「こちらの返事待ち」を、一つずつ開きます。',
      action: '見る',
    },
    meetCounterpart: {
      title: '相手方の役職にあいさつする',
      about: '引きつぎ書の「連絡先の役職」に、相手方の役職があります。',
      action: '連絡先を見る',
    },
  } satisfies Record<FirstDayTask, Readonly<Record<'title' | 'about' | 'action', string>>>,
  ticked: '済みました',
}

const MISSING: Readonly<Record<Missing, string>> = {
  beforeState: '前に決めたことの答え',
  beforeNote: '前に決めたことのわけ',
  seen: '見たこと',
  decision: '判断',
  reason: '理由',
}
function LINE(kind: LineKind): string {
  return LINES[kind] ?? plainText(terms.states[kind as keyof typeof terms.states])
}

/** Words of what each side says of how an initiative goes. */
import type { Side } from '../agreements/agreement.ts'
import {
  PROGRESS_WORDS,
  type ProgressFault,
  type ProgressNow,
  type ProgressWord,
  sharedWord,
} from '../progress/progress.ts'

const SIDE: Readonly<Record<Side, string>> = { municipality: '自治体', company: '相手方' }
const WORDS: Readonly<Record<ProgressWord, string>> = {
  onTrack: '順調',
  mostlyOnTrack: '概ね順調',
  behind: '遅れ',
  notBegun: '未着手',
}

export const ja = {
  title: '進み具合',
  agreements: '協定',
  word: WORDS,
  side: SIDE,
  notYet: 'まだ言っていません',
  lead: '数字から計算した達成の度合いとは別に、進み具合を一つの言葉で言います。両方の側が、それぞれ言います。',
  shown: '言葉とわけは、両方の側に見えます。住民には見えません。',
  now: 'いまの言葉',
  differ: '二つの側の言葉がちがいます。協議の場で確かめてください。',
  figures: '今年度の数字',
  say: '進み具合を言う',
  sayAgain: '進み具合を言いなおす',
  choice: 'こちらの側の言葉',
  says: {
    onTrack: '予定どおりに進んでいる',
    mostlyOnTrack: '小さな遅れはあるが、年度の中で取りもどせる',
    behind: '予定より遅れていて、手当てが要る',
    notBegun: 'まだ始まっていない',
  } satisfies Record<ProgressWord, string> as Readonly<Record<ProgressWord, string>>,
  options: PROGRESS_WORDS,
  comment: 'わけと、要ること',
  commentHint: '「遅れ」と「未着手」のときは書きます。例　支援員が足りないので、10月に募ります。',
  required: '※必須',
  optional: '任意',
  doSay: 'この言葉にする',
  fix: '直すところがあります',
  history: 'これまでの言葉',
  none: 'まだどちらも言っていません',
  noneSays: '「進み具合を言う」を押すと、その日の言葉がここに並びます。',
  notUnderWay: '合意の後、準備か実施をしている間に言います。いまは言えません。',
  line: (word: ProgressWord, comment: string) => (comment === '' ? WORDS[word] : `${WORDS[word]}　${comment}`),
  /** In a list: one word where both say it, else each with its side. */
  short: (now: ProgressNow): string => {
    const both = sharedWord(now)
    if (both) return WORDS[both]
    return (['municipality', 'company'] as const)
      .flatMap((side) => (now[side] ? `${SIDE[side]}は${WORDS[now[side].word]}` : []))
      .join('、')
  },
  faults: {
    notUnderWay: 'この段階では、進み具合を言えません。',
    noComment: '「遅れ」と「未着手」のときは、わけと、要ることを書いてください。',
    same: 'いまと同じ言葉とわけです。変わったところを書いてください。',
  } satisfies Record<ProgressFault, string> as Readonly<Record<ProgressFault, string>>,
  fault: (code: string): string =>
    code === 'notChosen'
      ? '言葉を一つ選んでください。'
      : code === 'tooLong'
        ? '長すぎます。1,000字までにしてください。'
        : '直してください。',
  done: { progressSaid: '進み具合を残しました。' } as Readonly<Record<string, string>>,
}

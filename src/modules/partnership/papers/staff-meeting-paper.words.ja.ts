/** 協議資料の中身を、文にする — in the order in which a meeting goes: what was decided, how it goes, what is to be decided. */
import type { LocalDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { severityOf } from '../agreements/clause-check.ts'
import { day, ja as handover, periodWords } from '../handover/staff-handover.words.ja.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as checks } from '../staff/checks.words.ja.ts'
import { measuredText } from '../staff/figures.words.ja.ts'
import { ja as needs } from '../staff/needs.words.ja.ts'
import type { MeetingPaper, PaperFigure, PaperProposal } from './meeting-paper.ts'
import type { Block, Paper, PaperSection } from './paper.ts'

const text = (said: string): Block => ({ kind: 'text', text: said })
/** 「ありません」 is said: a blank would leave the reader guessing. */
const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  none = 'ありません。',
): readonly Block[] => (rows.length > 0 ? [{ kind: 'table', caption, head, rows }] : [text(none)])

export const ja = {
  title: '協議資料',
  agreements: '協定',
  titleOf: (agreement: string, period: string) => `協議資料　${agreement}　${periodWords(period)}`,
  made: (on: LocalDate) =>
    `${day(on)}に、登録されている内容から作りました。両方の側に見えているものだけを載せています。`,
  few: '少ない人数がそのまま入っています。協定の両者のほかに渡さないでください。',
  sections: {
    last: '前の協議の場で決めたこと',
    progress: '取組の進み具合',
    figures: 'この四半期の数字',
    open: '返事を待っているもの',
    proposals: '返事の済んでいない提案',
    deadlines: 'これからの期限',
    checks: '協定の点検',
    decide: '今日決めること',
  },
  last: {
    heldOn: '開いた日',
    attended: 'いた役職と組織',
    decided: '決めたこと',
    nextOn: '次に開く日',
    none: '協議の場の記録は、まだありません。',
  },
  progressHead: ['取組', '段階と進み具合', '次にすること'],
  figureHead: ['指標', '期間', '目標', '実績', '確認'],
  without: (count: number) => `ほかに、この四半期の数字が入っていない指標が${count}あります。`,
  confirmed: '両方が確認',
  waits: (who: readonly string[]) => `${who.join('、')}の確認を待っています`,
  notYet: 'まだ',
  notSaid: '進み具合は、まだどちらも言っていません。',
  proposalHead: ['提案', '出した側', '様子', '日数'],
  checkHead: ['急ぎ方', '見つかったこと'],
  decideHead: ['決めること', '決めた内容', 'だれが、いつまでに'],
  download: 'Word で受け取る',
  lead: '次の協議の場に持っていく紙です。画面と Word は、同じ中身です。',
  quarter: '四半期',
  contents: 'もくじ',
  none: 'ありません。',
  link: '協議資料をつくる',
  file: (slug: string, period: string) => `meeting-paper-${slug}-${period}.docx`,
}

export function meetingPaper(paper: MeetingPaper): Paper {
  const { agreement, period, madeOn, countsPeople } = paper
  const section = (key: keyof typeof ja.sections, blocks: readonly Block[]): PaperSection => ({
    key,
    title: ja.sections[key],
    blocks,
  })
  return {
    title: ja.titleOf(agreement.title, period),
    lead: [ja.made(madeOn), ...(countsPeople ? [ja.few] : [])],
    sections: [
      section('last', lastBlocks(paper)),
      section('progress', progressBlocks(paper)),
      section('figures', figureBlocks(paper)),
      section('open', openBlocks(paper)),
      section('proposals', proposalBlocks(paper)),
      section('deadlines', deadlineBlocks(paper)),
      section('checks', checkBlocks(paper)),
      // Three lines to be filled by hand on the day; each has a number, so that a table read aloud names its rows.
      section(
        'decide',
        table(
          ja.sections.decide,
          ja.decideHead,
          ['1', '2', '3'].map((no) => [no, '　', '　']),
        ),
      ),
    ],
  }
}

const lastBlocks = ({ lastMeeting }: MeetingPaper): readonly Block[] =>
  lastMeeting
    ? [
        {
          kind: 'facts',
          items: [
            [ja.last.heldOn, day(lastMeeting.heldOn)],
            [ja.last.attended, lastMeeting.attended],
            [ja.last.decided, lastMeeting.decided],
            ...(lastMeeting.nextOn ? [[ja.last.nextOn, day(lastMeeting.nextOn)] as const] : []),
          ],
        },
      ]
    : [text(ja.last.none)]

const progressBlocks = ({ initiatives }: MeetingPaper): readonly Block[] =>
  table(
    ja.sections.progress,
    ja.progressHead,
    initiatives.map(({ title, state, draft, progress, lastReview }) => [
      title,
      `${handover.state(state, draft)}。${progress.length > 0 ? handover.progress(progress) : ja.notSaid}`,
      lastReview?.nextAction ? handover.action(lastReview.nextAction, lastReview.nextBy) : ja.none,
    ]),
  )

const figureBlocks = ({ figures, without }: MeetingPaper): readonly Block[] => [
  ...(figures.length === 0 ? [text(ja.none)] : []),
  ...figures.flatMap(({ initiative, rows }): readonly Block[] => [
    { kind: 'heading', text: initiative },
    ...table(initiative, ja.figureHead, rows.map(figureRow)),
  ]),
  ...(without.length > 0 ? [text(ja.without(without.length)), { kind: 'list', items: without } as const] : []),
]

const figureRow = ({ indicator, period, unit, target, measured, waitsFor }: PaperFigure): readonly string[] => [
  indicator,
  periodWords(period),
  target === undefined ? ja.notYet : plainText(terms.amount(target, unit)),
  measured ? plainText(measuredText(measured, unit)) : ja.notYet,
  measured ? (waitsFor.length > 0 ? ja.waits(waitsFor) : ja.confirmed) : ja.notYet,
]

const openBlocks = ({ open }: MeetingPaper): readonly Block[] =>
  table(
    ja.sections.open,
    handover.open.head,
    open.map((each) => [
      handover.open.what(each),
      each.initiative,
      each.waitsFor.join('、'),
      handover.open.since(each),
    ]),
  )

const proposalBlocks = ({ proposals }: MeetingPaper): readonly Block[] =>
  table(
    ja.sections.proposals,
    ja.proposalHead,
    proposals.map(({ title, by, state, clock }: PaperProposal) => [title, by, needs.states[state], needs.clock(clock)]),
  )

const deadlineBlocks = ({ deadlines }: MeetingPaper): readonly Block[] =>
  table(
    ja.sections.deadlines,
    handover.deadlines.head,
    deadlines.map((each) => [handover.deadlines.when(each), handover.deadlines.what(each), each.name]),
  )

const checkBlocks = (paper: MeetingPaper): readonly Block[] =>
  table(
    ja.sections.checks,
    ja.checkHead,
    paper.checks.map((check) => [checks.severity[severityOf(check)], checks.says(check)]),
    checks.none,
  )

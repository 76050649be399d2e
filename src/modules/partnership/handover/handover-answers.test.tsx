/** 十の問い — what a successor who never saw the case must find in the pack, on the page and in the Word file alike. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { hasRow, packOf, pageOf, saidOf, sectionIn, under } from '../../../../tests/support/handover-town.tsx'
import { pageLines, wordLines } from '../../../../tests/support/word-text.ts'
import type { Paper } from '../papers/paper.ts'
import { wordOf } from '../papers/word.report.ts'

const YUI = '放課後の学習室「ゆいルーム」'
const COMPANY = '株式会社みほん学び社'

const QUESTIONS: readonly (readonly [string, (lines: readonly string[], paper: Paper) => boolean])[] = [
  [
    'ゆいルームは、2026年度の初めの四半期に、何人と約束したか。両方が確かめたか',
    (lines, paper) =>
      hasRow(
        under(sectionIn(lines, paper, 'promises'), YUI, headingsOf(paper, 'promises')),
        '2026年度第1四半期',
        '学習室に来た子ども',
        '60人',
        '北公民館は6月からで、支援員もまだ足りないため、すえ置く。',
        `みほん市：2026年4月9日、${COMPANY}：2026年4月15日`,
      ),
  ],
  [
    'ゆいルームの、相手方の役職はだれか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'contacts'),
        YUI,
        'みほん市 学務課 学校教育係',
        `${COMPANY} 自治体連携室 みほん市担当`,
      ),
  ],
  [
    '通学路の安全マップの、次のふり返りはいつまでか',
    (lines, paper) =>
      saidOf(
        under(sectionIn(lines, paper, 'initiatives'), '通学路の安全マップづくり', headingsOf(paper, 'initiatives')),
        '次のふり返り',
      ) === '2026年度のふり返り（2027年5月31日まで）',
  ],
  [
    '宿題の質問箱は、なぜ見送ったか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'declined'),
        '宿題の質問箱',
        '見送り',
        '2025年12月11日',
        'みほん市',
        '子どもの書いたことを、だれが、どこで、いつまで持つのかを、両者が納得できる形にできなかったため。形ができたら、もう一度考えます。',
      ),
  ],
  [
    'どの数字が、どちらの確認を待っているか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'open'),
        '「続けて来た割合」2026年度上半期の実績の確認',
        YUI,
        COMPANY,
        '2026年11月5日から19日',
      ),
  ],
  [
    'みほん学び社との協定は、いつまで続くか',
    (lines, paper) =>
      saidOf(
        under(
          sectionIn(lines, paper, 'agreements'),
          'みほん市と株式会社みほん学び社の包括連携協定',
          headingsOf(paper, 'agreements'),
        ),
        '期間',
      ) === '2025年3月28日から2028年3月31日まで',
  ],
  [
    'その更新の決まりは何か',
    (lines, paper) =>
      saidOf(
        under(
          sectionIn(lines, paper, 'agreements'),
          'みほん市と株式会社みほん学び社の包括連携協定',
          headingsOf(paper, 'agreements'),
        ),
        '更新の決まり',
      ) === '3か月前までに申し出がなければ、1年ごとに続きます。',
  ],
  [
    '大きな字の本と朗読の会の、前のふり返りは何を決めたか',
    (lines, paper) =>
      saidOf(
        under(sectionIn(lines, paper, 'initiatives'), '大きな字の本と朗読の会', headingsOf(paper, 'initiatives')),
        '前のふり返りの判断',
      ) === '2025年度：縮小',
  ],
  [
    '窓口での声かけの、次にすることと、その日はいつか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'undecided'),
        '窓口での声かけと見守り',
        '声のかけ方の手引きを、市の相談員と一緒に見直します。',
        '2026年7月31日',
      ),
  ],
  [
    '数字がまだ一つもない取組はどれか',
    (lines, paper) => {
      const listed = under(sectionIn(lines, paper, 'figures'), '数字がまだ一つもない取組', [])
      return listed.includes('中学生の夜の学習') && listed.includes('子育ての手引きの共同編集') && !listed.includes(YUI)
    },
  ],
]
const headingsOf = ({ sections }: Paper, key: string): readonly string[] =>
  sections
    .filter((section) => section.key === key)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])))

test('a successor finds ten answers, on the page and in the Word file', async () => {
  const paper = await packOf('mihon-kikaku-staff')
  equal(QUESTIONS.length, 10)
  for (const [where, lines] of [
    ['page', pageLines(pageOf(paper))],
    ['Word', wordLines(await wordOf(paper, 'みほん市'))],
  ] as const)
    deepEqual(
      QUESTIONS.filter(([, isAnswered]) => !isAnswered(lines, paper)).map(([question]) => `${where}: ${question}`),
      [],
    )
})

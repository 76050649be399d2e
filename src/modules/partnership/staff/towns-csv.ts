/**
 * すべてのまちの表（CSV）— one row per agreement, in the order of the screen. Columns only grow, at the end.
 *
 * A town that could not be read, and one without an agreement, have a row too, which says so in its state.
 */
import { comesNext, type Decided, type Progress, type TownsView } from './towns-view.ts'

export type Row = readonly (string | number | null)[]

const PROGRESS = [
  'draft',
  'considered',
  'agreed',
  'preparing',
  'running',
  'completed',
  'stopped',
  'declined',
] as const satisfies readonly Progress[]

export const COLUMNS = [
  'まち',
  '団体コード',
  '読み取り',
  '協定ID',
  '協定',
  '相手方',
  '期間の初日',
  '期間の末日',
  '末日までの日数',
  '下書き（こちらの側）',
  '検討',
  '合意',
  '準備',
  '実施中',
  '完了',
  '中止',
  '見送り',
  'こちらの返事待ち',
  '相手方の返事待ち',
  'ふり返りの判断',
  '次にすること',
  '次の期限',
] as const

const padded = (cells: Row): Row => [...cells, ...Array.from({ length: COLUMNS.length - cells.length }, () => null)]

export const townsTable = (
  { towns, lines, unread }: TownsView,
  decision: (code: Decided['decision']) => string,
  renewal: string,
): readonly Row[] => [
  COLUMNS,
  ...lines.map((line): Row => {
    const { town, term, daysLeft, states, forUs, forThem, decided } = line
    const next = comesNext(line)
    return [
      town.name,
      town.code,
      '読みました',
      line.agreementId,
      line.title,
      line.others,
      term?.from ?? null,
      term?.until ?? null,
      daysLeft ?? null,
      ...PROGRESS.map((progress) => states[progress] ?? 0),
      forUs.length,
      forThem.length,
      decided.map((each) => `${each.initiative}：${decision(each.decision)}`).join('、') || null,
      next ? (next.kind === 'renewal' ? renewal : `${next.name}：${next.action}`) : null,
      next?.by ?? null,
    ]
  }),
  ...towns
    .filter(({ agreements }) => agreements.length === 0)
    .map(({ town }) => padded([town.name, town.code, '協定はありません'])),
  ...unread.map((name) => padded([name, null, '読めませんでした'])),
]

/** 協定のいまの表（CSV） — one row per agreement, all of them, in the order of the screen. Columns only grow, at the end. */
import type { ClauseCheck } from '../agreements/clause-check.ts'
import type { NowItem, NowView } from './now-view.ts'

export type NowRow = readonly (string | number | null)[]

export const NOW_COLUMNS = [
  '協定ID',
  '協定',
  '相手方',
  '連携事項の数',
  '動いている取組',
  '取組のない事項',
  '見送り・中止だけの事項',
  '入った数字',
  'まだの数字',
  'こちらの返事待ち',
  '相手方の返事待ち',
  '期間の末日',
  '180日以内の更新',
  '点検',
  '遅れ・未着手の取組',
] as const

const items = (all: readonly NowItem[]): string | null => all.map(({ no, text }) => `${no} ${text}`).join('、') || null

export const nowRows = ({ lines }: NowView, says: (check: ClauseCheck) => string): readonly NowRow[] => [
  NOW_COLUMNS,
  ...lines.map(
    (line): NowRow => [
      line.agreementId,
      line.title,
      line.others,
      line.items,
      line.alive,
      items(line.none),
      items(line.ended),
      line.figures.reported,
      line.figures.unreported,
      line.waits.us,
      line.waits.them,
      line.until ?? null,
      line.renewalNear ? 'はい' : 'いいえ',
      line.checks.map(says).join(' ') || null,
      line.behind,
    ],
  ),
]

/** 数字の出そろいの表（CSV） — one row per figure that is due in the year, without the figure. Columns only grow, at the end. */
import type { DueState } from '../indicators/on-time.ts'
import type { OnTimeView } from './on-time-view.ts'

export type OnTimeRow = readonly (string | number | null)[]

export const onTimeRows = ({ all }: OnTimeView, states: Readonly<Record<DueState, string>>): readonly OnTimeRow[] => [
  ['課・会社', '協定', '取組', '指標', '期間', '期限', 'ようす', '遅れた日数'],
  ...all.map(
    (each): OnTimeRow => [
      each.department,
      each.agreement,
      each.initiative,
      each.indicator,
      each.period,
      each.due,
      states[each.state],
      each.daysLate > 0 ? each.daysLate : null,
    ],
  ),
]

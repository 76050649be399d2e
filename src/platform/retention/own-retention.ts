/** 消し終えた日の、保存の決まり. */
import { ofHouse } from './erase.store.ts'
import { GROUND, type Retention } from './retention.ts'

export const ownRetention: readonly Retention[] = [
  {
    table: 'platform_retention_day',
    holds: '期限を過ぎたものを消し終えた日と、消した行の数',
    purpose: '一日に一度だけ消し、消していない日に気づく',
    about: 'nobody',
    ground: GROUND.none,
    kept: ofHouse({
      table: 'platform_retention_day',
      key: ['day'],
      since: '消し終えた日',
      columns: ['finished_at'],
      span: { years: 1 },
    }),
  },
]

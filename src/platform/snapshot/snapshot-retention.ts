/** 公表の写しの保存の決まり. */
import { days, ofHouse } from '../retention/erase.store.ts'
import { GROUND, type Retention } from '../retention/retention.ts'

export const snapshotRetention: readonly Retention[] = [
  {
    table: 'platform_snapshot',
    holds: '住民に見せているものの、いちばん新しい版',
    purpose: 'データベースが止まっても、同じページを出し続ける',
    about: 'nobody',
    ground: GROUND.none,
    kept: { kind: 'whileOpen', what: '公表している間', ends: '次の版が、前の版の場所に入る。古い版は残らない' },
  },
  {
    table: 'platform_heartbeat',
    holds: '仕事の担当が動いていた時刻',
    purpose: '担当が止まったことに気づく',
    about: 'nobody',
    ground: GROUND.none,
    kept: ofHouse({
      table: 'platform_heartbeat',
      key: ['worker'],
      since: '最後に動いた日',
      columns: ['at'],
      span: days(7),
    }),
  },
]

/** 監査の記録の保存の決まり. */
import { GROUND, type Retention } from '../retention/retention.ts'

const kept: Retention['kept'] = {
  kind: 'forever',
  because: '鎖の一つでも抜けば、書きかえと区別がつかない。番号と項目の名前だけで、値も名前も持たない',
}
export const auditRetention: readonly Retention[] = [
  {
    table: 'platform_audit',
    holds: 'だれが（番号）、どの役職で、何をしたか。値は持たない',
    purpose: '取扱いが正しかったかを、あとから確かめる',
    about: 'staff',
    ground: GROUND.safety,
    kept,
    told: 'audit',
  },
  {
    table: 'platform_audit_head',
    holds: '監査の記録の、いちばん新しい一行の印',
    purpose: '記録の終わりが切り取られたことに気づく',
    about: 'nobody',
    ground: GROUND.none,
    kept,
  },
]

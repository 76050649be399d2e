/** 土台の表の保存の決まり — what the schema needs to know about itself. */
import { GROUND, type Retention } from '../retention/retention.ts'

const ground = (table: string, holds: string, purpose: string): Retention => ({
  table,
  holds,
  purpose,
  about: 'nobody',
  ground: GROUND.none,
  kept: { kind: 'whileOpen', what: '結まちを使っている間', ends: 'データベースごと片付けるときに消える' },
})

export const databaseRetention: readonly Retention[] = [
  ground('platform_table', '表の名前と区分', '表ごとの壁を確かめる'),
  ground('platform_municipality', 'まちの番号と団体コード', 'まちごとに行を分ける'),
  ground('platform_migration', '済んだ移行の名前', '表の形を一度だけ新しくする'),
  ground('platform_migration_lock', '移行の順番待ちの印', '二つの移行が重ならないようにする'),
]

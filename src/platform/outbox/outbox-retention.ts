/** 送り出しの保存の決まり — pg-boss's own tables. It deletes too, by its own clock and no earlier than this. */
import { days, ofPayload } from '../retention/erase.store.ts'
import { GROUND, type Retention } from '../retention/retention.ts'

const JOB: Omit<Retention, 'table' | 'kept'> = {
  holds: 'あとでする仕事の番号（値も名前も持たない）',
  purpose: '出来事を、取引のあとで一度だけ届ける',
  about: 'nobody',
  ground: GROUND.none,
}
const house = (table: string, holds: string): Retention => ({
  table,
  holds,
  purpose: '仕事の順番を守る',
  about: 'nobody',
  ground: GROUND.none,
  kept: { kind: 'whileOpen', what: '送り出しのしくみを使っている間', ends: 'しくみ（pg-boss）が自分で入れかえる' },
})

export const outboxRetention: readonly Retention[] = [
  {
    ...JOB,
    table: 'pgboss.job',
    kept: ofPayload({
      table: 'pgboss.job',
      key: ['name', 'id'],
      since: '終えた日',
      columns: ['completed_on'],
      span: days(7),
    }),
  },
  { ...JOB, table: 'pgboss.job_common', kept: { kind: 'with', table: 'pgboss.job' } },
  house('pgboss.queue', '仕事の列の名前と決まり'),
  house('pgboss.queue_stats', '仕事の列の長さ'),
  house('pgboss.version', 'しくみの版'),
  house('pgboss.schedule', '決まった時刻の仕事（使っていない）'),
  house('pgboss.subscription', '出来事と列の組（使っていない）'),
  house('pgboss.bam', 'しくみの手入れの順番'),
  house('pgboss.warning', 'しくみの知らせ'),
  house('pgboss.job_dependency', '仕事の前後（使っていない）'),
]

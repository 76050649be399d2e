/** データベースを診る — the server, the login, the schema, the walls between municipalities, the worker, the clock. */
import { type Clock, type Instant, millisOf } from '#kernel/instant'
import { type Migrations, pendingSteps } from '../database/migrate.ts'
import type { Pool } from '../database/pool.ts'
import type { Mode } from '../settings/settings.ts'
import { HEARTBEAT_LIMIT_MILLIS } from '../snapshot/snapshot.ts'
import { type Complaint, complaint } from './complaint.ts'

const FLOOR = 150_000
const SKEW_MILLIS = 5_000

export type RowsToCheck = {
  readonly pool: Pool
  readonly mode: Mode
  readonly steps: Migrations
  readonly clock: Clock
  /** Whether a server is meant to run: a stopped demo has no worker, and that is no fault. */
  readonly expectsWorker: boolean
}

export async function rowComplaints({
  pool,
  mode,
  steps,
  clock,
  expectsWorker,
}: RowsToCheck): Promise<readonly Complaint[]> {
  try {
    const found = [...(await serverComplaints(pool, mode, clock))]
    const pending = await pendingSteps(pool, steps)
    if (pending.length > 0)
      return [
        ...found,
        complaint(
          'schema-pending',
          `データベースの移行が ${pending.length} 件残っています。`,
          'yuimachi migrate を実行してください。',
        ),
      ]
    found.push(...(await wallComplaints(pool)))
    if (expectsWorker) found.push(...(await workerComplaints(pool, clock.now())))
    return found
  } catch (error) {
    const { code } = error as { code?: string }
    return [
      complaint(
        'database-unreachable',
        `データベースにつながりません（${code ?? '理由は分かりません'}）。`,
        'DATABASE_URL のアドレス、合言葉、サーバーが動いているかを確かめてください。',
      ),
    ]
  }
}

async function serverComplaints(pool: Pool, mode: Mode, clock: Clock): Promise<readonly Complaint[]> {
  const before = millisOf(clock.now())
  const { rows } = await pool.query<{ version: number; strong: boolean; owns: boolean; now: string }>(
    `select current_setting('server_version_num')::int as version,
            r.rolsuper or r.rolbypassrls as strong,
            exists (select 1 from pg_class c where c.relowner = r.oid and c.relname = 'platform_table') as owns,
            clock_timestamp() as now
     from pg_roles r where r.rolname = session_user`,
  )
  const [row] = rows
  if (!row) return []
  const found: Complaint[] = []
  if (row.version < FLOOR)
    found.push(
      complaint(
        'database-too-old',
        `PostgreSQL が古すぎます（${Math.floor(row.version / 10_000)}）。`,
        'PostgreSQL 15 以上に移してください。',
      ),
    )
  if (mode === 'live' && (row.strong || row.owns))
    found.push(
      complaint(
        'login-too-strong',
        'サーバーのログインが強すぎます（持ち主、superuser か BYPASSRLS）。まちの間の壁が効きません。',
        '権限のないログインを作り、DATABASE_URL に書いて、yuimachi migrate を実行してください。',
      ),
    )
  const skew = Math.abs(Date.parse(row.now) - (before + millisOf(clock.now())) / 2)
  if (skew > SKEW_MILLIS)
    found.push(
      complaint(
        'clock-skewed',
        `データベースと、この機械の時計が ${Math.round(skew / 1000)} 秒ずれています。`,
        '両方の機械で時刻合わせ（NTP）を動かしてください。',
      ),
    )
  return found
}

/** Every table that belongs to a municipality has its wall, and the wall is forced. */
async function wallComplaints(pool: Pool): Promise<readonly Complaint[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select t.name from platform_table t left join pg_class c on c.relname = t.name and c.relkind in ('r', 'p')
     where t.class <> 'shared' and (c.oid is null or not c.relrowsecurity or not c.relforcerowsecurity) order by t.name`,
  )
  return rows.length === 0
    ? []
    : [
        complaint(
          'wall-missing',
          `まちの間の壁がない表があります: ${rows.map(({ name }) => name).join('、')}`,
          'サーバーを止め、控えから戻すか、壁を付けなおしてください。',
        ),
      ]
}

async function workerComplaints(pool: Pool, now: Instant): Promise<readonly Complaint[]> {
  const { rows } = await pool.query<{ at: string | null }>('select max(at) as at from platform_heartbeat')
  const at = rows[0]?.at
  return at && millisOf(now) - Date.parse(at) <= HEARTBEAT_LIMIT_MILLIS
    ? []
    : [
        complaint(
          'worker-silent',
          at
            ? '仕事の受け持ち（worker）が、5分より長く黙っています。'
            : '仕事の受け持ち（worker）が、一度も動いていません。',
          'yuimachi start（または start --role worker）を動かしてください。',
        ),
      ]
}

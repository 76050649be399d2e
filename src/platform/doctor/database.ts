/** データベースを見る — what the application's own login can see of it, without changing anything. */
import type { Uuid } from '#kernel/id'
import { type Clock, millisOf } from '#kernel/instant'
import { verifyChain } from '../audit/verify.ts'
import { type Migrations, pendingSteps } from '../database/migrate.ts'
import type { Pool } from '../database/pool.ts'
import { beginOn, openKysely } from '../database/tx.ts'
import { demoPeopleLeft } from '../identity/demo-left.store.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { Settings } from '../settings/settings.ts'
import { type HeartbeatTables, heartbeatStore } from '../snapshot/snapshot.store.ts'
import { HEARTBEAT_LIMIT_MILLIS } from '../snapshot/snapshot.ts'
import { checkedBy, type Finding, type Might, POSTGRES_FLOOR, SKEW_LIMIT_MILLIS } from './finding.ts'
import { retentionFindings } from './retention.ts'

export type DatabaseParts = {
  readonly pool: Pool
  readonly settings: Settings
  readonly clock: Clock
  readonly migrations: Migrations
  /** Undefined while the keys cannot be read: that is told elsewhere, and the log cannot be checked. */
  readonly ring: KeyRing | undefined
  /** The embedded database that nobody else has open: no worker can be expected to beat there. */
  readonly atRest: boolean
}

export async function databaseFindings(parts: DatabaseParts): Promise<readonly Finding[]> {
  const { pool, settings } = parts
  try {
    await ask(pool, 'select 1')
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    return [{ code: 'database-unreachable', why: code ?? (/timeout/.test(message ?? '') ? 'timeout' : 'unknown') }]
  }
  const pending = await checkedBy('移行', () => migrationFindings(parts))
  return [
    ...(await checkedBy('PostgreSQL の版', () => versionFindings(pool))),
    ...(await checkedBy('時計', () => clockFindings(parts))),
    ...(settings.mode === 'live' ? await checkedBy('利用者の力', () => loginFindings(pool)) : []),
    ...pending,
    // On a schema that is not ours yet, nothing below can be asked.
    ...(pending.length > 0 ? [] : await inSchema(parts)),
  ]
}

const inSchema = async (parts: DatabaseParts): Promise<readonly Finding[]> => [
  ...(await checkedBy('壁', () => wallFindings(parts.pool))),
  ...(parts.settings.mode === 'live' ? await checkedBy('見本の人', () => demoFindings(parts.pool)) : []),
  ...(parts.atRest ? [] : await checkedBy('仕事の担当', () => workerFindings(parts))),
  ...(parts.atRest ? [] : await checkedBy('保存期間', () => retentionFindings(parts.pool, parts.clock))),
  ...(await checkedBy('監査の記録', () => auditFindings(parts))),
]

/**
 * Not `pool.query`: after an error it throws its client away, and the one connection that the embedded database admits
 * would be refused to the next check while the old one is still closing (see outbox.ts).
 */
async function ask<Row extends object>(pool: Pool, text: string): Promise<readonly Row[]> {
  const client = await pool.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    client.release()
  }
}

async function versionFindings(pool: Pool): Promise<readonly Finding[]> {
  const rows = await ask<{ server_version_num: string }>(pool, 'show server_version_num')
  return tooOld(Number(rows[0]?.server_version_num ?? 0))
}

/** `150020` is 15.20. */
export const tooOld = (version: number): readonly Finding[] =>
  version < POSTGRES_FLOOR * 10_000
    ? [{ code: 'database-too-old', have: `${Math.floor(version / 10_000)}.${version % 10_000}` }]
    : []

/** Half of the way there and back is taken as the moment of the answer. */
async function clockFindings({ pool, clock }: DatabaseParts): Promise<readonly Finding[]> {
  const asked = millisOf(clock.now())
  const rows = await ask<{ at: string }>(pool, 'select clock_timestamp() as at')
  const skew = Date.parse(rows[0]?.at ?? '') - (asked + millisOf(clock.now())) / 2
  return Math.abs(skew) > SKEW_LIMIT_MILLIS ? [{ code: 'clock-skew', seconds: Math.round(Math.abs(skew) / 1_000) }] : []
}

async function loginFindings(pool: Pool): Promise<readonly Finding[]> {
  const rows = await ask<{ login: string } & Record<Might, boolean>>(
    pool,
    `select rolname as login, rolsuper as superuser, rolbypassrls as bypassrls,
       exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'member')) as owner
     from pg_roles where rolname = current_user`,
  )
  const [row] = rows
  // The mightiest reason is told; mending it by another login mends the others.
  const because = (['superuser', 'bypassrls', 'owner'] as const).find((might) => row?.[might])
  return row && because ? [{ code: 'login-too-mighty', login: row.login, because }] : []
}

async function migrationFindings({ pool, migrations }: DatabaseParts): Promise<readonly Finding[]> {
  const { length } = await pendingSteps(pool, migrations)
  return length > 0 ? [{ code: 'migrations-pending', count: length }] : []
}

/** By the register, and besides every table that carries a municipality whether it was registered or not. */
async function wallFindings(pool: Pool): Promise<readonly Finding[]> {
  const rows = await ask<{ name: string }>(
    pool,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
       and (c.relname in (select name from platform_table where class <> 'shared')
         or (c.relname not in (select name from platform_table)
           and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id')))
     order by 1`,
  )
  return rows.map(({ name }) => ({ code: 'table-without-wall', table: name }))
}

async function demoFindings(pool: Pool): Promise<readonly Finding[]> {
  const people = await demoPeopleLeft(pool)
  return people > 0 ? [{ code: 'demo-in-live', people }] : []
}

/** An installation whose worker never began is new, not silent. */
async function workerFindings({ pool, clock }: DatabaseParts): Promise<readonly Finding[]> {
  const last = await heartbeatStore(openKysely<HeartbeatTables>(pool)).last()
  if (!last) return []
  const silent = millisOf(clock.now()) - millisOf(last)
  return silent > HEARTBEAT_LIMIT_MILLIS ? [{ code: 'worker-silent', minutes: Math.floor(silent / 60_000) }] : []
}

async function auditFindings({ pool, ring, settings }: DatabaseParts): Promise<readonly Finding[]> {
  if (!ring) return []
  const readOnly = async () => {
    throw new Error('the doctor writes nothing')
  }
  const begin = beginOn(pool, { record: readOnly, happen: readOnly })
  const towns = await ask<{ id: Uuid; code: string }>(pool, 'select id, code from platform_municipality order by code')
  const findings: Finding[] = []
  for (const { id, code } of towns) {
    const { faultCount } = await verifyChain({ begin, ring, folder: settings.auditCheckpoints }, id)
    if (faultCount > 0) findings.push({ code: 'audit-broken', municipality: code, faults: faultCount })
  }
  return findings
}

/** What tests of the deletion stand on: a day, a town of its own, people, sessions and links in it. */
import { sql } from 'kysely'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Clock, instant } from '#kernel/instant'
import type { OpenTx } from '#platform/database/tx'
import { eraseOver, type KeptTown } from '../../src/platform/retention/retention.job.ts'
import { DEFAULT_YEARS, type Retention, type TownYears } from '../../src/platform/retention/retention.ts'
import { allRetention } from '../../src/server/schema.ts'
import { freshId, freshTown, testDatabase } from './database.ts'

export const { pool, owner, begin } = await testDatabase()

/** Half past midnight in Japan, when it is still yesterday in UTC. */
export const on = (day: string): Clock => ({
  now: () => instant(`${day}T00:30:00+09:00`),
  today: () => localDate(day),
})
export const town = (years: Partial<TownYears> = {}): KeptTown => ({
  id: freshTown(),
  years: { ...DEFAULT_YEARS, ...years },
})
export const declared = (...tables: readonly string[]): readonly Retention[] =>
  allRetention.filter(({ table }) => tables.length === 0 || tables.includes(table))
export const erase = async (day: string, one: KeptTown, ...tables: readonly string[]) =>
  (await eraseOver({ begin, clock: on(day), declared: declared(...tables), towns: [one] })).lines.map(
    ({ table, rows }) => [table, rows],
  )
export const count = async (table: string, where: string, ...values: readonly unknown[]): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`, [
    ...values,
  ])
  return rows[0]?.n ?? -1
}

export const typed = async (tx: OpenTx, statement: string): Promise<number> =>
  Number((await sql.raw(statement).execute(tx)).numAffectedRows ?? 0)

type NewPerson = { readonly deactivated?: string; readonly demo?: boolean }
export async function person({ id: home }: KeptTown, { deactivated, demo = false }: NewPerson = {}): Promise<Uuid> {
  const id = freshId()
  await owner.query(
    `insert into identity_person (id, name, kana, email, demo, home_municipality_id, deactivated_at, created_at, updated_at)
     values ($1, '見本 花子', 'みほん はなこ', $2, $3, $4, $5, '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z')`,
    [id, `${id}@city.example.jp`, demo, home, deactivated ?? null],
  )
  await owner.query(
    `insert into identity_account (id, person_id, provider_id, account_id, password, created_at, updated_at)
     values ($1, $2, 'credential', $3, 'x', '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z')`,
    [freshId(), id, id],
  )
  return id
}
export async function session(of: Uuid, expires: string): Promise<Uuid> {
  const id = freshId()
  await owner.query(
    `insert into identity_session (id, token, person_id, way, expires_at, created_at, updated_at)
     values ($1, $2, $3, 'passkey', $4, $4, $4)`,
    [id, freshId(), of, expires],
  )
  return id
}
export async function invitation({ id: here }: KeptTown, ends: Readonly<Record<string, string>>): Promise<Uuid> {
  const [post, id] = [freshId(), freshId()]
  await owner.query(
    `insert into identity_post (municipality_id, id, organisation_id, department, title, authorities, from_on)
     values ($1, $2, $3, '企画課', '係長', '{}', '2026-04-01')`,
    [here, post, freshId()],
  )
  await owner.query(
    `insert into identity_invitation (municipality_id, id, post_id, name, token_hash, expires_at, made_at, used_at, withdrawn_at)
     values ($1, $2, $3, '見本 太郎', $4, $5, '2026-04-01T00:00:00Z', $6, $7)`,
    [here, id, post, freshId(), ends['expires'], ends['used'] ?? null, ends['withdrawn'] ?? null],
  )
  return id
}

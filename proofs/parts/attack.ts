/**
 * 壁を試す — from inside one town (and one side), every way to another's rows: read, change, delete, add, move.
 *
 * Each try is a transaction of its own, rolled back. Denied means the database says 42501; any other error would mean that
 * the wall had already let it through.
 */
import type { Pool } from '#platform/database/pool'
import { insertOf, type Made, type Town } from './fill.ts'
import type { Table } from './tables.ts'

export type Role = 'yui_public' | 'yui_staff' | 'yui_case'
export type Stand = { readonly role: Role; readonly town: string; readonly side: string }

const DENIED = '42501'

/** Rows touched, or the error code. */
async function tried(
  pool: Pool,
  stand: Stand,
  text: string,
  values: readonly (string | null)[] = [],
): Promise<number | string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `set local role ${stand.role}; set local app.m = '${stand.town}'; set local app.org = '${stand.side}'`,
    )
    const { rowCount } = await client.query(text, [...values])
    return rowCount ?? 0
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const isHeld = (outcome: number | string): boolean => outcome === 0 || outcome === DENIED

export type Found = { readonly faults: readonly string[]; readonly tries: number; readonly ownSeen: number }

/** How many rows of its own town the role sees. */
export async function seesOwn(pool: Pool, table: Table, own: Town, role: Role): Promise<number> {
  const stand: Stand = { role, town: own.id, side: own.sides[0] }
  const seen = await tried(pool, stand, `select 1 from ${table.name} where municipality_id = '${own.id}'`)
  return typeof seen === 'number' ? seen : 0
}

export async function attackTown(
  pool: Pool,
  table: Table,
  made: readonly Made[],
  own: Town,
  other: Town,
  role: Role,
): Promise<Found> {
  const stand: Stand = { role, town: own.id, side: own.sides[0] }
  const foreign = made.find((row) => row['municipality_id'] === other.id)
  if (!foreign) return { faults: [`${table.name}: ほかのまちの行を作れていない`], tries: 0, ownSeen: 0 }
  const here = `where municipality_id = '${other.id}'`
  const fresh = {
    ...foreign,
    ...Object.fromEntries(
      table.primaryKey
        .filter((name) => name !== 'municipality_id' && foreign[name]?.length === 36)
        .map((name) => [name, crypto.randomUUID()]),
    ),
  }
  const { text, values } = insertOf(table, fresh)
  const outcomes = {
    読む: await tried(pool, stand, `select 1 from ${table.name} ${here}`),
    よそを全部読む: await tried(
      pool,
      stand,
      `select 1 from ${table.name} where municipality_id is distinct from '${own.id}'`,
    ),
    変える: await tried(pool, stand, `update ${table.name} set municipality_id = municipality_id ${here}`),
    消す: await tried(pool, stand, `delete from ${table.name} ${here}`),
    移す: await tried(pool, stand, `update ${table.name} set municipality_id = '${other.id}'`),
    加える: await tried(pool, stand, text, values),
    まちを言わずに読む: await tried(pool, { ...stand, town: '' }, `select 1 from ${table.name}`),
  }
  return {
    faults: Object.entries(outcomes)
      .filter(([name, outcome]) => !(name === '加える' ? outcome === DENIED : isHeld(outcome)))
      .map(([name, outcome]) => `${table.name}（${role}）：${name} → ${outcome}`),
    tries: Object.keys(outcomes).length,
    ownSeen: await seesOwn(pool, table, own, role),
  }
}

/** Two organisations in one town: what is neither one's own nor shared with it does not exist for it. */
export async function attackSide(pool: Pool, table: Table, made: readonly Made[], town: Town): Promise<Found> {
  const [own, other] = town.sides
  const stand: Stand = { role: 'yui_staff', town: town.id, side: own }
  const here = made.filter((row) => row['municipality_id'] === town.id)
  const foreign = here.find((row) => row['side_org'] === other)
  if (!foreign) return { faults: [`${table.name}: 相手の側の行を作れていない`], tries: 0, ownSeen: 0 }
  const sharedWithUs = here.filter((row) => row['side_org'] === other && row['shared_with'] === `{${own}}`).length
  const ours = here.filter((row) => row['side_org'] === own).length
  const theirs = `where side_org = '${other}'`
  const fresh = {
    ...foreign,
    ...Object.fromEntries(
      table.primaryKey
        .filter((name) => name !== 'municipality_id' && foreign[name]?.length === 36)
        .map((name) => [name, crypto.randomUUID()]),
    ),
  }
  const { text, values } = insertOf(table, fresh)
  const outcomes = {
    見せられていない行を読む: await tried(
      pool,
      stand,
      `select 1 from ${table.name} ${theirs} and not shared_with @> array['${own}'::uuid]`,
    ),
    変える: await tried(pool, stand, `update ${table.name} set side_org = side_org ${theirs}`),
    消す: await tried(pool, stand, `delete from ${table.name} ${theirs}`),
    相手の側へ移す: await tried(pool, stand, `update ${table.name} set side_org = '${other}'`),
    相手の側に加える: await tried(pool, stand, text, values),
    どの側でもなく読む: await tried(pool, { ...stand, side: '' }, `select 1 from ${table.name}`),
  }
  const seen = await tried(pool, stand, `select 1 from ${table.name}`)
  const control =
    seen === ours + sharedWithUs ? [] : [`${table.name}：自分と見せられた ${ours + sharedWithUs} 行のはずが ${seen}`]
  return {
    faults: [
      ...Object.entries(outcomes)
        .filter(([name, outcome]) => !(name === '相手の側に加える' ? outcome === DENIED : isHeld(outcome)))
        .map(([name, outcome]) => `${table.name}：${name} → ${outcome}`),
      ...control,
    ],
    tries: Object.keys(outcomes).length + 1,
    ownSeen: typeof seen === 'number' ? seen : 0,
  }
}

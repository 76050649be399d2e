/** 表の指紋 — what every table holds, whatever the order of its rows, so that one row that differs is seen. */
import type { Pool } from '#platform/database/pool'
import { tablesOf } from './tables.ts'

export type Prints = ReadonlyMap<string, { readonly count: number; readonly hash: string }>

export async function printsOf(pool: Pool): Promise<Prints> {
  const prints = new Map<string, { count: number; hash: string }>()
  for (const { name } of await tablesOf(pool)) {
    const { rows } = await pool.query<{ count: number; hash: string }>(
      `select count(*)::int as count, coalesce(md5(string_agg(line, '' order by line)), '') as hash
       from (select md5(t::text) as line from ${name} t) lines`,
    )
    if (rows[0]) prints.set(name, rows[0])
  }
  return prints
}

export const rowsIn = (prints: Prints): number => [...prints.values()].reduce((sum, { count }) => sum + count, 0)

/** `but`: tables that are meant to differ. */
export const differing = (before: Prints, after: Prints, but: RegExp): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => !but.test(name))
    .flatMap((name) => {
      const [was, is] = [before.get(name), after.get(name)]
      return was?.count === is?.count && was?.hash === is?.hash ? [] : [`${name}：${was?.count} 行 → ${is?.count} 行`]
    })

/** Made-up people, as many as a town has. */
export const addPeople = (pool: Pool, people: number): Promise<unknown> =>
  pool.query(
    `insert into identity_person (id, name, email, home_municipality_id, created_at, updated_at)
     select gen_random_uuid(), '見本 ' || n, 'p' || n || '@example.invalid', gen_random_uuid(), now(), now()
     from generate_series(1, ${people}) n`,
  )

/** 行の写し — a print of every walled table, by which a proof sees that nothing was written, whatever the tables are. */
import type { Pool } from '#platform/database/pool'
import { isWalled } from './seen-rows.ts'
import { tablesOf } from './tables.ts'

export type RowPrints = ReadonlyMap<string, string>

/** Made anew in the background from what was written before. */
const COPIES = ['platform_snapshot']

export async function openRowPrints(owner: Pool): Promise<() => Promise<RowPrints>> {
  const names = (await tablesOf(owner))
    .filter((table) => isWalled(table) && !COPIES.includes(table.name))
    .map(({ name }) => name)
  const each = names.map(
    (name) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${name} t`,
  )
  return async () => {
    const { rows } = await owner.query<{ name: string; print: string }>(each.join(' union all '))
    return new Map(rows.map(({ name, print }) => [name, print]))
  }
}

export const changedTables = (before: RowPrints, after: RowPrints): readonly string[] =>
  [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)

/** 残っている見本の人 — made-up people in a database that is to be served live: asked before anything is. */
import type { Pool } from '../database/pool.ts'
import { openKysely } from '../database/tx.ts'

type DemoTables = { identity_person: { id: string; demo: boolean } }

export async function demoPeopleLeft(pool: Pool): Promise<number> {
  const people = await openKysely<DemoTables>(pool)
    .selectFrom('identity_person')
    .select('id')
    .where('demo', '=', true)
    .execute()
  return people.length
}

/** 行をかぞえる — whether each write is in the database as its answer said, whole with its line in the audit log. */
import type { Pool } from '#platform/database/pool'
import { isSaved, type Write } from './clerk-writes.ts'

/** By the answer: saved is there once, refused is not there, and of one that nobody could answer for at most one. */
export async function rowFaults(pool: Pool, writes: readonly Write[]): Promise<readonly string[]> {
  const rows = await pool.query<{ id: string; title: string }>(
    'select id, title::text as title from partnership_initiative',
  )
  const lines = await pool.query<{ id: string }>(
    `select object_id as id from platform_audit where object = 'initiative'`,
  )
  const told = new Set(lines.rows.map(({ id }) => id))
  const known = new Set(rows.rows.map(({ id }) => id))
  return [
    ...writes.flatMap((write) => {
      const { length } = rows.rows.filter(({ title }) => title.includes(`"${write.mark}"`))
      if (isSaved(write)) return length === 1 ? [] : [`${write.mark}：保存したと答えたのに ${length} 行`]
      if (write.told.status === 503) return length <= 1 ? [] : [`${write.mark}：${length} 行`]
      return length === 0 ? [] : [`${write.mark}：断った（${write.told.status}）のに ${length} 行`]
    }),
    ...rows.rows.filter(({ id }) => !told.has(id)).map(({ id }) => `取組 ${id}：監査の行がない`),
    ...[...told].filter((id) => !known.has(id)).map((id) => `監査の行だけある：取組 ${id}`),
  ]
}

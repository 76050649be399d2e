/**
 * 答えられるか — what is missing before this process can do all it is asked: `disk` only refuses what would be saved
 * (`/readyz` answers 200 all the same), `database` and `schema` leave nothing that could be answered.
 */
import { isFull } from '#platform/database/disk-reserve'
import { pendingSteps } from '#platform/database/migrate'
import type { House } from './house.ts'
import { allMigrations } from './schema.ts'

const PATIENCE_MILLIS = 2_000

export async function notReady({
  database,
  settings,
}: Pick<House, 'database' | 'settings'>): Promise<readonly string[]> {
  const late = new Promise<'late'>((done) => setTimeout(() => done('late'), PATIENCE_MILLIS).unref())
  const disk = (await isFull(settings.data)) ? ['disk'] : []
  try {
    const pending = await Promise.race([pendingSteps(database.pool, allMigrations), late])
    if (pending === 'late') return [...disk, 'database']
    return pending.length > 0 ? [...disk, 'schema'] : disk
  } catch {
    return [...disk, 'database']
  }
}

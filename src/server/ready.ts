/** 答えられるか — what is missing before this process should be sent requests. */
import { pendingSteps } from '#platform/database/migrate'
import type { House } from './house.ts'
import { allMigrations } from './schema.ts'

const PATIENCE_MILLIS = 2_000

export async function notReady({ database }: Pick<House, 'database'>): Promise<readonly string[]> {
  const late = new Promise<'late'>((done) => setTimeout(() => done('late'), PATIENCE_MILLIS).unref())
  try {
    const pending = await Promise.race([pendingSteps(database.pool, allMigrations), late])
    if (pending === 'late') return ['database']
    return pending.length > 0 ? ['schema'] : []
  } catch {
    return ['database']
  }
}

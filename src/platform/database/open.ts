/**
 * The database of this process: the embedded one it starts itself, or the PostgreSQL it is told of. Everything
 * behind this door is the same for both.
 */
import { fail, ok, type Result } from '#kernel/result'
import { type Embedded, type EmbeddedFault, startEmbedded } from './embedded.ts'
import { openPool, type Pool } from './pool.ts'

export type Database = {
  readonly pool: Pool
  readonly embedded: Embedded | undefined
  readonly close: () => Promise<void>
}

export type DatabaseTarget = { readonly url: string } | { readonly folder: string | undefined }

export async function openDatabase(target: DatabaseTarget): Promise<Result<Database, EmbeddedFault>> {
  if ('url' in target) {
    const pool = openPool(target)
    return ok({ pool, embedded: undefined, close: () => pool.end() })
  }
  const started = await startEmbedded(target.folder)
  if (!started.ok) return fail(started.error)
  const embedded = started.value
  const pool = openPool({ socketFolder: embedded.socketFolder })
  return ok({
    pool,
    embedded,
    close: async () => {
      await pool.end()
      await embedded.stop()
    },
  })
}

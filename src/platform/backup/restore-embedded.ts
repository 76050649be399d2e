/**
 * 組み込みのデータベースを控えから戻す — beside the old one, then in its place; the old one comes back when the new one
 * does not stand.
 */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { fail, ok, type Result } from '#kernel/result'
import type { KeyRing } from '../keys/key-ring.ts'
import { sealedBytes } from './sealed-file.ts'

export type Replaced = {
  /** The restored one stays; the one before is deleted. */
  readonly keep: () => Promise<void>
  /** The one before comes back. */
  readonly takeBack: () => Promise<void>
}

export const embeddedFolder = (data: string): string => join(data, 'embedded')
export const hasEmbedded = (data: string): boolean => existsSync(join(embeddedFolder(data), 'database', 'PG_VERSION'))

export async function restoreEmbedded(data: string, sealed: string, ring: KeyRing): Promise<Result<Replaced, string>> {
  const home = embeddedFolder(data)
  const [place, coming, before] = ['database', 'database.coming', 'database.before'].map((name) =>
    join(home, name),
  ) as [string, string, string]
  await mkdir(home, { recursive: true, mode: 0o700 })
  const dump = await sealedBytes(sealed, ring)
  if (!dump.ok) return fail(dump.error)
  await rm(coming, { recursive: true, force: true })
  try {
    const db = await PGlite.create({ dataDir: coming, loadDataDir: new Blob([new Uint8Array(dump.value)]) })
    await db.close()
  } catch (error) {
    await rm(coming, { recursive: true, force: true })
    return fail(error instanceof Error ? error.message : String(error))
  }
  await rm(before, { recursive: true, force: true })
  const had = existsSync(place)
  if (had) await rename(place, before)
  await rename(coming, place)
  return ok({
    keep: () => rm(before, { recursive: true, force: true }),
    takeBack: async () => {
      await rm(place, { recursive: true, force: true })
      if (had) await rename(before, place)
    },
  })
}

/**
 * パックを確かめる — all faults of a regions folder, or of one pack in it, without starting anything.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { LocalDate } from '#kernel/calendar'
import { fail, ok, type Result } from '#kernel/result'
import { loadRegions } from './load-regions.ts'
import type { Fault, Region } from './pack.ts'
import type { AnySlot } from './slot-files.ts'

export type RegionsToCheck = {
  /** The regions folder, or one pack in it. */
  readonly directory: string
  readonly slots: readonly AnySlot[]
  readonly today: LocalDate
}

/** A pack is judged among its neighbours: what it continues, and whose slug it may not take. */
export function checkRegions({ directory, slots, today }: RegionsToCheck): Result<readonly Region[], readonly Fault[]> {
  const whole = resolve(directory)
  if (!existsSync(join(whole, 'region.yaml'))) return loadRegions({ directory: whole, slots, today })
  const folder = basename(whole)
  const loaded = loadRegions({ directory: dirname(whole), slots, today })
  if (loaded.ok) return ok(loaded.value.filter((region) => region.lineage.includes(folder)))
  const own = loaded.error.filter(({ file }) => file.startsWith(`${folder}/`))
  return own.length > 0 ? fail(own) : ok([])
}

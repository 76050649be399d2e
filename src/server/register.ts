/** まちの登録 — every municipality of the packs has its row, so that rows of a municipality nobody serves can be told apart. */

import type { Uuid } from '#kernel/id'
import type { Pool } from '#platform/database/pool'
import { openKysely } from '#platform/database/tx'
import type { Region } from '#platform/region-pack/pack'

type MunicipalityTables = { platform_municipality: { id: Uuid; code: string } }

export async function registerMunicipalities(pool: Pool, regions: readonly Region[]): Promise<void> {
  if (regions.length === 0) return
  await openKysely<MunicipalityTables>(pool)
    .insertInto('platform_municipality')
    .values(regions.map(({ id, code }) => ({ id, code })))
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Also those whose pack is not here any more. */
export const registeredMunicipalities = (pool: Pool): Promise<readonly MunicipalityTables['platform_municipality'][]> =>
  openKysely<MunicipalityTables>(pool)
    .selectFrom('platform_municipality')
    .select(['id', 'code'])
    .orderBy('code')
    .execute()

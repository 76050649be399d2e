/**
 * 保存期間を守る — the daily deletion over every town this database knows, each with the periods of its own pack.
 *
 * Towns  also those whose pack is no longer loaded: their rows end as well, by the default periods
 */
import type { Uuid } from '#kernel/id'
import { openKysely } from '#platform/database/tx'
import { DEFAULT_YEARS } from '#platform/retention/retention'
import { type Erased, eraseDaily, eraseOver, type KeptTown } from '#platform/retention/retention.job'
import type { RetentionDayTables } from '#platform/retention/retention-day.store'
import type { House } from './house.ts'
import { allRetention } from './schema.ts'

type Keeper = Pick<House, 'begin' | 'clock' | 'regions' | 'database'>

type TownTables = { platform_municipality: { id: Uuid; code: string } }

async function townsOf({ database, regions }: Keeper): Promise<readonly KeptTown[]> {
  const rows = await openKysely<TownTables>(database.pool)
    .selectFrom('platform_municipality')
    .select('id')
    .orderBy('code')
    .execute()
  return rows.map(({ id }) => ({
    id,
    years: regions.find((region) => region.id === id)?.retention.years ?? DEFAULT_YEARS,
  }))
}

const partsOf = async (house: Keeper) => ({
  begin: house.begin,
  clock: house.clock,
  declared: allRetention,
  towns: await townsOf(house),
})

/** Asked every hour; does its work once a day. */
export async function eraseToday(house: Keeper): Promise<void> {
  await eraseDaily(await partsOf(house), openKysely<RetentionDayTables>(house.database.pool))
}

/** Now, whatever was done today. */
export const eraseNow = async (house: Keeper, dryRun: boolean): Promise<Erased> =>
  eraseOver({ ...(await partsOf(house)), dryRun })

/**
 * 保存期間を守る — the daily deletion over every town this database knows, each with the periods of its own pack.
 *
 * Towns  whose pack is not loaded are left out and told: only the pack says for how long
 */
import { openKysely } from '#platform/database/tx'
import { faultOf } from '#platform/http/log'
import {
  type ClockSuspect,
  type Erased,
  eraseBelieved,
  eraseDaily,
  eraseOver,
  type KeptTown,
} from '#platform/retention/retention.job'
import type { RetentionDayTables } from '#platform/retention/retention-day.store'
import type { House } from './house.ts'
import { registeredMunicipalities } from './register.ts'
import { allRetention } from './schema.ts'

type Keeper = Pick<House, 'begin' | 'clock' | 'regions' | 'database' | 'log'>

/** `packless`: codes of towns that have rows here but no pack. */
async function partsOf({ begin, clock, database, regions }: Keeper) {
  const registered = await registeredMunicipalities(database.pool)
  const towns: readonly KeptTown[] = registered.flatMap(({ id }) => {
    const region = regions.find((each) => each.id === id)
    return region ? [{ id, years: region.retention.years }] : []
  })
  const packless = registered.filter(({ id }) => !towns.some((town) => town.id === id)).map(({ code }) => code)
  return { parts: { begin, clock, declared: allRetention, towns }, packless }
}

const daysOf = ({ database }: Keeper) => openKysely<RetentionDayTables>(database.pool)

/** Asked every hour; does its work once a day. */
export async function eraseToday(house: Keeper): Promise<void> {
  const { parts, packless } = await partsOf(house)
  const erased = await eraseDaily(parts, daysOf(house))
  const tell = (code: string, objects: Readonly<Record<string, string>>, where: readonly string[] = []) =>
    house.log({ at: house.clock.now(), kind: 'fault', route: 'retention', code, where, objects })
  if (erased.kind === 'clockSuspect') tell('clockSuspect', { since: erased.since, today: erased.today })
  if (erased.kind !== 'done') return
  for (const municipality of packless) tell('townWithoutPack', { municipality })
  for (const { table, error } of erased.failed) {
    const { code = 'unknown', where } = faultOf(error)
    tell(code, { table }, where)
  }
}

export type ErasedNow = (Erased | ClockSuspect) & { readonly packless: readonly string[] }

/** Now, whatever was done today. `confirmed`: the operator has said that today is today. */
export async function eraseNow(
  house: Keeper,
  { dryRun, confirmed }: { readonly dryRun: boolean; readonly confirmed: boolean },
): Promise<ErasedNow> {
  const { parts, packless } = await partsOf(house)
  const erased = dryRun ? await eraseOver({ ...parts, dryRun }) : await eraseBelieved(parts, daysOf(house), confirmed)
  return { ...erased, packless }
}

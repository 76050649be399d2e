/**
 * 家 — everything that is open while this program runs: database, keys, packs, outbox, snapshots.
 *
 * Order     packs and keys before the database, so that a broken file is told before anything is touched
 * Shapes    the opened house, or why not, in lines for the person in front of the terminal
 */
import type { Instant } from '#kernel/instant'
import { fail, ok, type Result } from '#kernel/result'
import { appendAudit } from '#platform/audit/audit.store'
import { newUuid, realClock } from '#platform/clock/clock'
import type { EmbeddedFault } from '#platform/database/embedded'
import { migrate, pendingSteps } from '#platform/database/migrate'
import { type Database, openDatabase } from '#platform/database/open'
import { beginOn } from '#platform/database/tx'
import { faultOf, type Log } from '#platform/http/log'
import { demoPeopleLeft } from '#platform/identity/demo-left.store'
import { type Identity, openIdentity } from '#platform/identity/identity'
import { makeKeyRing, saveKeyRing } from '#platform/keys/key-file'
import { type Keys, openKeys } from '#platform/keys/keys'
import type { ModuleParts } from '#platform/module/module'
import { isOutboxPrepared, type Outbox, openOutbox, prepareOutbox } from '#platform/outbox/outbox'
import { loadRegions } from '#platform/region-pack/load-regions'
import { faultLine } from '#platform/region-pack/pack'
import type { Settings } from '#platform/settings/settings'
import { openShelf, type Shelf } from '#platform/snapshot/shelf'
import { publisherOn } from './publisher.ts'
import { registerMunicipalities } from './register.ts'
import { allMigrations, allQueues, allSlots } from './schema.ts'

export type House = ModuleParts & {
  readonly settings: Settings
  readonly database: Database
  readonly keys: Keys
  readonly outbox: Outbox
  readonly shelf: Shelf
  readonly identity: Identity
  readonly log: Log
  readonly openedAt: Instant
  readonly close: () => Promise<void>
}

export type HouseFault = { readonly exit: 1 | 3; readonly lines: readonly string[] }

export type HouseOptions = {
  readonly settings: Settings
  readonly log: Log
  /** `start` in demo brings the schema forward by itself; live never does. */
  readonly mayMigrate: boolean
}

export async function openHouse({ settings, log, mayMigrate }: HouseOptions): Promise<Result<House, HouseFault>> {
  const clock = realClock
  const regions = loadRegions({ directory: settings.regions, slots: allSlots, today: clock.today() })
  if (!regions.ok)
    return fail({
      exit: 1,
      lines: ['地域パックに誤りがあります。直すまで始められません。', ...regions.error.map(faultLine)],
    })

  const keys = await keysFor(settings, clock.now())
  if (!keys.ok) return fail({ exit: 1, lines: [keys.error] })

  const opened = await openDatabase(
    settings.databaseUrl ? { url: settings.databaseUrl } : { folder: `${settings.data}/embedded` },
  )
  if (!opened.ok) return fail({ exit: 3, lines: [embeddedFaultLine(opened.error)] })
  const database = opened.value

  const schema = await schemaReady(settings, database, mayMigrate)
  if (!schema.ok) {
    await database.close()
    return fail(schema.error)
  }

  // Made-up agreements and figures would stand beside real ones, and nobody could tell them apart afterwards.
  if (settings.mode === 'live' && (await demoPeopleLeft(database.pool)) > 0) {
    await database.close()
    return fail({ exit: 1, lines: [DEMO_IN_LIVE] })
  }

  const outbox = openOutbox(database.pool, allQueues, (error) =>
    log({ at: clock.now(), kind: 'fault', route: 'outbox', ...faultOf(error) }),
  )
  await outbox.start()
  const begin = beginOn(database.pool, {
    record: (tx, note) => appendAudit(tx, tx.acting, note, keys.value.current(), clock),
    happen: (tx, queue, ids) => outbox.happen(tx, queue, ids),
  })
  await registerMunicipalities(database.pool, regions.value)
  const shelf = openShelf(`${settings.data}/published`)
  const identity = openIdentity({
    pool: database.pool,
    begin,
    clock,
    newId: newUuid,
    keys: keys.value.current,
    catchUp: keys.value.catchUp,
    mode: settings.mode,
    baseUrl: settings.baseUrl,
    regions: regions.value,
    providerSecrets: settings.providerSecrets,
  })
  return ok({
    identity,
    settings,
    database,
    keys: keys.value,
    outbox,
    shelf,
    log,
    openedAt: clock.now(),
    begin,
    clock,
    newId: newUuid,
    regions: regions.value,
    publish: publisherOn(begin, shelf, clock, database.embedded !== undefined),
    close: async () => {
      await outbox.stop()
      await database.close()
    },
  })
}

/** A demo makes its keys by itself; live is given them by an operator who keeps a copy apart. */
async function keysFor({ keysFile, mode }: Settings, now: Instant): Promise<Result<Keys, string>> {
  const found = await openKeys(keysFile)
  if (found.ok || mode === 'live' || !found.error.includes('ありません')) return found
  await saveKeyRing(keysFile, makeKeyRing(now))
  return openKeys(keysFile)
}

async function schemaReady(
  settings: Settings,
  { pool, embedded }: Database,
  mayMigrate: boolean,
): Promise<Result<true, HouseFault>> {
  try {
    const pending = await pendingSteps(pool, allMigrations)
    // Only when there is something to do: an application's login may use the schema and not change it.
    if (pending.length > 0 && mayMigrate && (embedded || settings.mode === 'demo')) {
      const migrated = await migrate(pool, allMigrations)
      if (!migrated.ok)
        return fail({
          exit: 1,
          lines: [`データベースの移行「${migrated.error.step}」が止まりました：${migrated.error.says}`],
        })
      await prepareOutbox(pool, allQueues)
      return ok(true)
    }
    // The power may have gone after the last step: nothing is pending then, and there is still no queue.
    if (mayMigrate && embedded && pending.length === 0 && !(await isOutboxPrepared(pool, allQueues)))
      await prepareOutbox(pool, allQueues)
    return pending.length === 0
      ? ok(true)
      : fail({
          exit: 3,
          lines: [`データベースの移行が ${pending.length} 件残っています。yuimachi migrate を実行してください。`],
        })
  } catch (error) {
    const { code } = error as { code?: string }
    return fail({
      exit: 3,
      lines: [
        `データベースにつながりません（${code ?? '理由は記録にあります'}）。DATABASE_URL とサーバーを確かめてください。`,
      ],
    })
  }
}

const DEMO_IN_LIVE =
  'このデータベースには、見本の人がいます。本番には使えません。空のデータベースを作り、DATABASE_URL をそちらに向けてください。'

const embeddedFaultLine = (fault: EmbeddedFault): string =>
  fault.why === 'inUse'
    ? `データの置き場を、ほかの結まち（プロセス ${fault.pid}）が使っています。そちらを止めてください。`
    : `組み込みのデータベースを開けません：${fault.says}`

/**
 * 期限を過ぎたものを消す — once a day, town by town and table by table, in transactions that each stand alone: killed
 * between two of them, nothing is half done, and the next run goes on.
 *
 * Order    as declared; each transaction deletes as `yui_keeping` and writes its line to the audit log, or does neither
 * Between  processes: one transaction at a time in the whole database. Who finds it taken leaves the rest to the other
 * Failing  a table that cannot be done does not keep the next one from its turn
 */
import { type Kysely, sql } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import { type Begin, type OpenTx, settingsOf } from '../database/tx.ts'
import { clockSuspectSince } from './clock-suspect.ts'
import { type Retention, spanFor, type TownYears } from './retention.ts'
import { sinceLine } from './retention.words.ja.ts'
import { forgetDaysAfter, type RetentionDayTables, retentionDayStore } from './retention-day.store.ts'
import { overBefore } from './span.ts'

export type KeptTown = { readonly id: Uuid; readonly years: TownYears }

export type RetentionParts = {
  readonly begin: Begin
  readonly clock: Clock
  readonly declared: readonly Retention[]
  /** The first keeps the audit lines of what belongs to no town. */
  readonly towns: readonly KeptTown[]
  /** Undefined: only counts, and leaves everything as it is. */
  readonly dryRun?: boolean
  /** Rows in one transaction. */
  readonly batch?: number
}
type ErasedLine = { readonly town: Uuid; readonly table: string; readonly rows: number }
type FailedLine = { readonly town: Uuid; readonly table: string; readonly error: unknown }
/** `busy`: another process is at it. */
export type Erased = {
  readonly kind: 'done' | 'busy'
  readonly lines: readonly ErasedLine[]
  readonly failed: readonly FailedLine[]
}
/** Nothing was deleted: today is too long after the last day on which the house is known to have been alive. */
export type ClockSuspect = { readonly kind: 'clockSuspect'; readonly since: LocalDate; readonly today: LocalDate }

const BATCH = 500
/** Any number that no other lock of ours has. */
const LOCK = 7_302_611
const TASK = 'retention'

export async function eraseOver(parts: RetentionParts): Promise<Erased> {
  const lines: ErasedLine[] = []
  const failed: FailedLine[] = []
  for (const [index, town] of parts.towns.entries())
    for (const one of parts.declared) {
      if (one.kept.kind !== 'after' || (one.kept.scope === 'house' && index > 0)) continue
      try {
        const rows = await eraseTable(parts, town, one)
        if (rows === 'busy') return { kind: 'busy', lines, failed }
        if (rows > 0) lines.push({ town: town.id, table: one.table, rows })
      } catch (error) {
        failed.push({ town: town.id, table: one.table, error })
      }
    }
  return { kind: 'done', lines, failed }
}

async function eraseTable(parts: RetentionParts, town: KeptTown, one: Retention): Promise<number | 'busy'> {
  const { batch = BATCH, dryRun = false } = parts
  let total = 0
  for (;;) {
    const rows = await eraseBatch(parts, town, one, dryRun ? Number.MAX_SAFE_INTEGER : batch)
    if (rows === 'busy') return 'busy'
    total += rows
    if (dryRun || rows < batch) return total
  }
}

/** Thrown to undo a transaction that only counted. */
const COUNTED = Symbol('counted')

async function eraseBatch(
  { begin, clock, dryRun }: RetentionParts,
  { id: municipality, years }: KeptTown,
  { table, kept }: Retention,
  most: number,
): Promise<number | 'busy'> {
  if (kept.kind !== 'after') return 0
  const span = spanFor(kept.span, years)
  let counted = 0
  try {
    return await begin({ kind: 'system', municipality, task: TASK }, async (tx) => {
      if (!(await mayWork(tx))) return 'busy'
      await sql`set local role yui_keeping`.execute(tx)
      const over = { municipality, before: overBefore(clock.today(), span), at: clock.now(), most }
      counted = await kept.erase(tx, over)
      if (dryRun) throw COUNTED
      await sql.raw(settingsOf(tx.acting)).execute(tx)
      if (counted > 0)
        await tx.record({ did: 'retention.erase', object: table, id: `${counted}件　${sinceLine(kept.since, span)}` })
      return counted
    })
  } catch (error) {
    if (error === COUNTED) return counted
    throw error
  }
}

async function mayWork(tx: OpenTx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as mine`.execute(tx)
  return rows[0]?.mine === true
}

/** Once a day: the first process that comes to the end writes the day down, and the others leave it at that. */
export async function eraseDaily(
  parts: RetentionParts,
  db: Kysely<RetentionDayTables>,
): Promise<Erased | ClockSuspect | { readonly kind: 'doneToday' }> {
  const { done } = await retentionDayStore(db).known(parts.clock.today())
  return done === parts.clock.today() ? { kind: 'doneToday' } : eraseBelieved(parts, db)
}

/**
 * Now, if today is to be believed; the day is written down. `confirmed`: an operator has said that it is, and days that
 * are ahead of it are forgotten.
 */
export async function eraseBelieved(
  parts: RetentionParts,
  db: Kysely<RetentionDayTables>,
  confirmed = false,
): Promise<Erased | ClockSuspect> {
  const today = parts.clock.today()
  const since = clockSuspectSince(await retentionDayStore(db).known(today), today)
  if (since && !confirmed) return { kind: 'clockSuspect', since, today }
  const erased = await eraseOver(parts)
  if (erased.kind === 'busy') return erased
  if (confirmed) await forgetAhead(parts, today)
  const rows = erased.lines.reduce((sum, line) => sum + line.rows, 0)
  await retentionDayStore(db).finish({ day: today, finishedAt: parts.clock.now(), rows, failed: erased.failed.length })
  return erased
}

async function forgetAhead({ begin, towns }: RetentionParts, today: LocalDate): Promise<void> {
  const [town] = towns
  if (!town) return
  await begin({ kind: 'system', municipality: town.id, task: TASK }, async (tx) => {
    await sql`set local role yui_keeping`.execute(tx)
    await forgetDaysAfter(tx, today)
  })
}

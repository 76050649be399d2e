/**
 * 期限を過ぎたものを消す — once a day, town by town and table by table, in transactions that each stand alone: killed
 * between two of them, nothing is half done, and the next run goes on.
 *
 * Order    as declared; each transaction deletes as `yui_keeping` and writes its line to the audit log, or does neither
 * Between  processes: one transaction at a time in the whole database. Who finds it taken leaves the rest to the other
 */
import { type Kysely, sql } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import { type Begin, type OpenTx, settingsOf } from '../database/tx.ts'
import { type Retention, spanFor, type TownYears } from './retention.ts'
import { sinceLine } from './retention.words.ja.ts'
import { type RetentionDayTables, retentionDayStore } from './retention-day.store.ts'
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
/** `busy`: another process is at it. */
export type Erased = { readonly kind: 'done' | 'busy'; readonly lines: readonly ErasedLine[] }

const BATCH = 500
/** Any number that no other lock of ours has. */
const LOCK = 7_302_611
const TASK = 'retention'

export async function eraseOver(parts: RetentionParts): Promise<Erased> {
  const lines: ErasedLine[] = []
  for (const [index, town] of parts.towns.entries())
    for (const one of parts.declared) {
      if (one.kept.kind !== 'after' || (one.kept.scope === 'house' && index > 0)) continue
      const rows = await eraseTable(parts, town, one)
      if (rows === 'busy') return { kind: 'busy', lines }
      if (rows > 0) lines.push({ town: town.id, table: one.table, rows })
    }
  return { kind: 'done', lines }
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
): Promise<Erased | { readonly kind: 'doneToday' }> {
  const day: LocalDate = parts.clock.today()
  const last = await retentionDayStore(db).last()
  if (last && last.day >= day) return { kind: 'doneToday' }
  const erased = await eraseOver(parts)
  const rows = erased.lines.reduce((sum, line) => sum + line.rows, 0)
  if (erased.kind === 'done') await retentionDayStore(db).finish({ day, finishedAt: parts.clock.now(), rows })
  return erased
}

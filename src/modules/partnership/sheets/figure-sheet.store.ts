/**
 * 実績の表の行 — every line that a sheet of one agreement and fiscal year has, and all that such a sheet changes, written
 * at once or not at all.
 *
 * A sheet of thousands of lines leaves one line in the audit log; who said each figure stands on the figure itself.
 */
import { sql } from 'kysely'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import type { Tx } from '#platform/database/tx'
import { partyStore, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import { figureStore } from '../indicators/figure.store.ts'
import { inForce, numberOf } from '../indicators/figure.ts'
import { columnsOf, type FigureTables } from '../indicators/figure-row.store.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import type { SheetChange } from './figure-changes.ts'
import { periodsOf, type SheetLine } from './figure-sheet.ts'
import { rowsAtOnce } from './rows-at-once.ts'

export type SheetWritten =
  | { readonly kind: 'written'; readonly targets: number; readonly figures: number }
  /** Somebody said another figure meanwhile; nothing was written. */
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'missing' }

export const figureSheetStore = (tx: Tx<FigureTables>) => {
  const lines = async (agreement: Uuid, fiscalYear: number): Promise<readonly SheetLine[] | undefined> => {
    const standing = await partyStore(tx).standing(agreement)
    if (!standing) return undefined
    const initiatives = (await initiativeStore(tx).ofAgreement(agreement))
      .filter(({ state }) => state !== 'declined')
      .toSorted((a, b) => Math.min(...a.items) - Math.min(...b.items))
    const indicators = Map.groupBy(await indicatorStore(tx).all(), ({ initiative }) => initiative)
    const wanted = initiatives.flatMap((initiative) =>
      (indicators.get(initiative.id) ?? []).map((indicator) => ({ initiative, indicator })),
    )
    const figures = await figureStore(tx).ofIndicators(
      wanted.map(({ indicator }) => indicator.id),
      standing.parties,
    )
    const keyOf = (of: { readonly indicator: Uuid; readonly period: string }) => `${of.indicator} ${of.period}`
    const targets = new Map(inForce(figures.targets).map((target) => [keyOf(target), target]))
    const measured = new Map(inForce(figures.measurements).map((figure) => [keyOf(figure), figure]))
    return wanted.flatMap(({ initiative, indicator }) =>
      periodsOf(indicator.periodKind, fiscalYear).map((period): SheetLine => {
        const key = keyOf({ indicator: indicator.id, period })
        return {
          items: initiative.items,
          initiative: plainText(initiative.title.ja),
          indicator: indicator.id,
          name: plainText(indicator.name.ja),
          unit: indicator.unit,
          countKind: indicator.countKind,
          periodKind: indicator.periodKind,
          feed: indicator.feed,
          period,
          target: targets.get(key),
          figure: measured.get(key),
        }
      }),
    )
  }

  const insertAll = async (
    changes: readonly SheetChange[],
    ids: readonly Uuid[],
    { others }: Standing,
    at: Instant,
  ): Promise<number> => {
    const side = sidedBy(tx.acting, others)
    const { person } = staffOf(tx.acting)
    const common = (change: SheetChange, id: Uuid) => ({
      ...side,
      ...columnsOf(
        {
          id,
          indicator: change.line.indicator,
          period: change.line.period,
          supersedes: change.what === 'target' ? change.line.target?.id : change.line.figure?.id,
          at,
        },
        person,
      ),
    })
    const rows = changes.map((change, index) => ({ change, columns: common(change, ids[index] as Uuid) }))
    const targets = rows.flatMap(({ change, columns }) =>
      change.what === 'target' ? [{ ...columns, value: change.value, rationale: change.rationale }] : [],
    )
    const measurements = rows.flatMap(({ change, columns }) =>
      change.what === 'figure'
        ? [
            {
              ...columns,
              value: numberOf(change.measured) ?? null,
              base: change.base ?? null,
              status: change.measured.status,
              source: change.source,
              note: change.note,
            },
          ]
        : [],
    )
    let written = 0
    for (const part of rowsAtOnce(targets))
      written += await count(
        tx
          .insertInto('partnership_target')
          .values(part)
          .onConflict((on) => on.doNothing()),
      )
    for (const part of rowsAtOnce(measurements))
      written += await count(
        tx
          .insertInto('partnership_measurement')
          .values(part)
          .onConflict((on) => on.doNothing()),
      )
    return written
  }

  return {
    lines,

    /** `signs`: with the sign of the acting side on each of them, from a post that may give it. */
    write: async (given: {
      readonly agreement: Uuid
      readonly fiscalYear: number
      readonly changes: readonly SheetChange[]
      readonly signs: boolean
      readonly file: string
      readonly newId: () => Uuid
      readonly at: Instant
    }): Promise<SheetWritten> => {
      const { agreement, changes, at } = given
      const standing = await partyStore(tx).standing(agreement)
      if (!standing) return { kind: 'missing' }
      const ids = changes.map(() => given.newId())
      await sql`savepoint sheet`.execute(tx)
      if ((await insertAll(changes, ids, standing, at)) !== changes.length) {
        await sql`rollback to savepoint sheet`.execute(tx)
        return { kind: 'changedMeanwhile' }
      }
      if (given.signs) await signAll(tx, changes, ids, standing, given.newId, at)
      const targets = changes.filter(({ what }) => what === 'target').length
      const figures = changes.length - targets
      await tx.record({
        did: 'sheet.import',
        object: 'agreement',
        id: agreement,
        after: { file: given.file, fiscalYear: given.fiscalYear, targets, figures, signs: given.signs, ids },
      })
      return { kind: 'written', targets, figures }
    },
  }
}

const signAll = async (
  tx: Tx<FigureTables>,
  changes: readonly SheetChange[],
  subjects: readonly Uuid[],
  { side, others }: Standing,
  newId: () => Uuid,
  at: Instant,
): Promise<void> => {
  const { person, post } = staffOf(tx.acting)
  const rows = changes.map(({ what }, index) => ({
    ...sidedBy(tx.acting, others),
    id: newId(),
    what: what === 'target' ? ('target' as const) : ('measurement' as const),
    subject_id: subjects[index] as Uuid,
    version: 1,
    side,
    post_id: post,
    person_id: person,
    at,
  }))
  for (const part of rowsAtOnce(rows)) await tx.insertInto('partnership_sign').values(part).execute()
}

const count = async (insert: {
  readonly executeTakeFirstOrThrow: () => Promise<{ readonly numInsertedOrUpdatedRows: bigint | undefined }>
}): Promise<number> => Number((await insert.executeTakeFirstOrThrow()).numInsertedOrUpdatedRows ?? 0)

/**
 * 期限を過ぎた行 — the ways to delete what is over: rows of one town, rows of its people, rows that are nobody's.
 *
 * Order   oldest first, so that a run that is cut off has done the most overdue
 * Names   of tables and columns come from our own declarations, never from outside
 */
import { type RawBuilder, sql } from 'kysely'
import type { OpenTx } from '../database/tx.ts'
import type { Erase, Kept, Over } from './retention.ts'
import type { Span } from './span.ts'

type After = Extract<Kept, { kind: 'after' }>
type Rows = {
  readonly table: string
  /** The primary key. */
  readonly key: readonly string[]
  readonly since: string
  readonly columns: readonly string[]
  readonly span: After['span']
}

/** Rows that carry the municipality. */
export const ofTown = (rows: Rows): After =>
  after(
    rows,
    'town',
    deleting(rows, ({ municipality }) => sql`municipality_id = ${municipality}`),
  )

/** Rows of a person: they belong to the municipality that let the person in. */
export const ofPeople = (rows: Rows): After =>
  after(
    rows,
    'town',
    deleting(
      rows,
      ({ municipality }) =>
        sql`person_id in (select id from identity_person where home_municipality_id = ${municipality})`,
    ),
  )

/** Rows of the queue: a payload names its municipality. */
export const ofPayload = (rows: Rows): After =>
  after(
    rows,
    'town',
    deleting(rows, ({ municipality }) => sql`data->>'municipality' = ${municipality}::text`),
  )

/** Rows that belong to no municipality. */
export const ofHouse = (rows: Rows): After =>
  after(
    rows,
    'house',
    deleting(rows, () => sql`true`),
  )

const after = ({ since, columns, span }: Rows, scope: After['scope'], erase: Erase): After => ({
  kind: 'after',
  since,
  columns,
  span,
  scope,
  erase,
})

const deleting =
  ({ table, key, columns }: Rows, here: (over: Over) => RawBuilder<unknown>): Erase =>
  async (tx: OpenTx, over) => {
    const names = sql.join(key.map((name) => sql.ref(name)))
    const happened = firstOf(columns)
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where (${names}) in (
      select ${names} from ${sql.table(table)} where ${here(over)} and ${happened} < ${over.before}
      order by ${happened} limit ${over.most})`.execute(tx)
    return Number(numAffectedRows ?? 0)
  }

const firstOf = (columns: readonly string[]): RawBuilder<unknown> =>
  sql`coalesce(${sql.join(columns.map((name) => sql.ref(name)))})`

/** Days after the day itself; 0: gone on the next. */
export const days = (count: number): Span => ({ days: count })

/**
 * 行を作る — made-up rows for any table, by the types of its columns, so that a table of tomorrow is tried untouched.
 *
 * Written by the owner with triggers and foreign keys asleep, but true to foreign keys all the same: a public row may hang
 * on a public parent. Check constraints are dropped first (they say what a row may mean, not who may see it), after their
 * words were learnt: a column takes the words that its checks and policies name.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from '#platform/database/pool'
import type { Dice } from './dice.ts'
import type { Column, Table } from './tables.ts'

export type Town = { readonly id: string; readonly sides: readonly [string, string] }
export type Made = Readonly<Record<string, string | null>>

export async function dropChecks(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ says: string }>(
    `select format('alter table %I drop constraint %I', c.relname, k.conname) as says
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and k.contype = 'c'`,
  )
  for (const { says } of rows) await owner.query(says)
}

/** Parents before children; a circle is taken in any order. */
export function parentsFirst(tables: readonly Table[]): readonly Table[] {
  const done = new Set<string>()
  const order: Table[] = []
  const visit = (table: Table, above: readonly string[]): void => {
    if (done.has(table.name) || above.includes(table.name)) return
    for (const { to } of [...table.foreignKeys, ...table.looksAt]) {
      const parent = tables.find(({ name }) => name === to)
      if (parent) visit(parent, [...above, table.name])
    }
    done.add(table.name)
    order.push(table)
  }
  for (const table of tables) visit(table, [])
  return order
}

/** Words that a check or a policy names for a column: `state = 'agreed'`, `kind = ANY (ARRAY['a', 'b'])`. */
export function wordsFor(column: string, conditions: readonly string[]): readonly string[] {
  const named = new RegExp(
    `\\(?\\b${column}\\b\\)?(?:::text)? (?:=|<>|= ANY|<> ALL) \\(*(?:ARRAY\\[)?([^\\])]*'[^\\])]*)`,
    'g',
  )
  return [
    ...new Set(
      conditions.flatMap((says) =>
        [...says.matchAll(named)].flatMap(([, list = '']) =>
          [...list.matchAll(/'([^']*)'::/g)].map(([, word = '']) => word),
        ),
      ),
    ),
  ]
}

let counter = 1_000

function madeValue(column: Column, words: readonly string[], dice: Dice): string | null {
  if (!column.required && dice.chance(0.4)) return null
  if (column.labels.length > 0) return dice.pick(column.labels)
  counter += 1
  const { type } = column
  const day = `2026-${String(1 + dice.whole(12)).padStart(2, '0')}-${String(1 + dice.whole(28)).padStart(2, '0')}`
  const length = Number(/^character(?: varying)?\((\d+)\)$/.exec(type)?.[1] ?? 0)
  if (type === 'text' || type.startsWith('character')) {
    if (words.length > 0) return dice.pick(words)
    const text = randomBytes(8).toString('hex')
    return length > 0 ? text.slice(0, length) : text
  }
  if (type.endsWith('[]')) return '{}'
  if (type === 'uuid') return randomUUID()
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return String(counter % 30_000)
  if (type === 'boolean') return dice.chance(0.5) ? 'true' : 'false'
  if (type === 'date') return day
  if (type.startsWith('timestamp')) return `${day}T03:00:00Z`
  if (type.startsWith('time')) return '12:00'
  if (type === 'interval') return '1 day'
  if (type === 'json' || type === 'jsonb') return '{}'
  if (type === 'bytea') return '\\x00'
  if (type.endsWith('range')) return 'empty'
  if (type === 'inet') return '127.0.0.1'
  throw new Error(`no made-up value for a column of type ${type}: teach proofs/parts/fill.ts`)
}

export function madeRow(
  table: Table,
  town: Town,
  side: 0 | 1,
  made: ReadonlyMap<string, readonly Made[]>,
  dice: Dice,
): Made {
  const row: Record<string, string | null> = {}
  for (const column of table.columns)
    if (!column.made) row[column.name] = madeValue(column, wordsFor(column.name, table.conditions), dice)
  // Of two keys to one parent the longer says more, so it has the last word.
  const keys = [...table.foreignKeys, ...table.looksAt].toSorted((a, b) => a.columns.length - b.columns.length)
  for (const { columns, to, toColumns } of keys) {
    const required = columns.every((name) => table.columns.find((column) => column.name === name)?.required)
    if (!required && dice.chance(0.4)) continue
    const parents = (made.get(to) ?? []).filter(
      (parent) =>
        (parent['municipality_id'] ?? town.id) === town.id &&
        (parent['side_org'] ?? town.sides[side]) === town.sides[side],
    )
    if (parents.length === 0) continue
    const parent = dice.pick(parents)
    for (const [index, name] of columns.entries()) row[name] = parent[toColumns[index] ?? ''] ?? null
  }
  if ('municipality_id' in row) row['municipality_id'] = town.id
  if ('side_org' in row) row['side_org'] = town.sides[side]
  // Every other row of a side is its own alone.
  if ('shared_with' in row) row['shared_with'] = dice.chance(0.5) ? `{${town.sides[side === 0 ? 1 : 0]}}` : '{}'
  return row
}

export const insertOf = (
  table: Table,
  row: Made,
  more = '',
): { readonly text: string; readonly values: (string | null)[] } => {
  const columns = table.columns.filter(({ name, made }) => name in row && !made)
  return {
    text: `insert into ${table.name} (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${columns
      .map(({ type }, index) => `$${index + 1}::${type}`)
      .join(', ')}) ${more}`,
    values: columns.map(({ name }) => row[name] ?? null),
  }
}

/** What the database makes itself may be part of a key to the row: then the insert tells it. */
export function toldBack({ columns }: Table): string {
  const own = columns.filter(({ made }) => made).map(({ name }) => `"${name}"::text`)
  return own.length > 0 ? ` returning ${own.join(', ')}` : ''
}

/**
 * Rows for each table and town, hung on those of `before` too. A table may take one row a town only (its key says so):
 * then the second is left out.
 */
export async function fill(
  owner: Pool,
  tables: readonly Table[],
  towns: readonly Town[],
  each: number,
  dice: Dice,
  before: ReadonlyMap<string, readonly Made[]> = new Map(),
): Promise<ReadonlyMap<string, readonly Made[]>> {
  const made = new Map<string, readonly Made[]>(before)
  const client = await owner.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    for (const table of parentsFirst(tables)) {
      const rows: Made[] = [...(made.get(table.name) ?? [])]
      for (const town of towns)
        for (let n = 0; n < each; n++) {
          const row = madeRow(table, town, n % 2 === 0 ? 0 : 1, made, dice)
          const { text, values } = insertOf(table, row, `on conflict do nothing${toldBack(table)}`)
          const {
            rowCount,
            rows: [told],
          } = await client.query<Record<string, string | null>>(text, values)
          if (rowCount) rows.push({ ...row, ...told })
        }
      made.set(table.name, rows)
    }
  } finally {
    await client.query('reset session_replication_role')
    client.release()
  }
  return made
}

/**
 * ほんとうの行 — rows that every check and foreign key of a table takes, and what a program that knows only the columns of
 * then can do with them: insert, read, change and delete, each as the roles that may.
 */
import type pg from 'pg'
import { ROLES } from '#platform/database/migrate'
import type { Pool } from '#platform/database/pool'
import type { Dice } from './dice.ts'
import { insertOf, type Made, madeRow, parentsFirst, type Town, toldBack } from './fill.ts'
import type { Table } from './tables.ts'

const TRIES = 200

/** Texts that a pattern may ask for. */
const texts = (dice: Dice): readonly string[] => {
  const two = (below: number): string => String(dice.whole(below)).padStart(2, '0')
  return [
    `${two(24)}:${two(60)}`,
    String(100_000 + dice.whole(900_000)),
    `2026-${two(9)}-11`,
    `p${two(99)}`,
    `${two(99)}`,
  ]
}

type MadeRows = ReadonlyMap<string, readonly Made[]>

/** A throw that the checks of the table may still refuse. Hung on real parents or on none, whatever a policy looks for. */
function thrown(table: Table, town: Town, side: 0 | 1, made: MadeRows, dice: Dice): Made {
  const row: Record<string, string | null> = { ...madeRow({ ...table, looksAt: [] }, town, side, made, dice) }
  for (const says of table.conditions)
    for (const [, column = '', pattern = ''] of says.matchAll(/\(?\b(\w+)\)?(?:::text)? ~ '([^']+)'::text/g)) {
      const text = texts(dice).find((one) => new RegExp(pattern).test(one))
      if (text === undefined) throw new Error(`no made-up text for ${pattern}: teach proofs/parts/true-rows.ts`)
      if (row[column] !== null) row[column] = text
    }
  for (const { columns, to, toColumns } of table.foreignKeys) {
    const isThere = (made.get(to) ?? []).some((one) =>
      columns.every((name, n) => one[toColumns[n] ?? ''] === row[name]),
    )
    const free = table.columns.find(({ name, required }) => columns.includes(name) && !required)
    if (!isThere && free) row[free.name] = null
  }
  // A check that asks for any word at all names the empty one.
  for (const [column, text] of Object.entries(row))
    if (text === '' && dice.chance(0.7)) row[column] = `w${dice.whole(1e9)}`
  return row
}

const isRefused = (error: unknown): boolean => /^23/.test(String((error as { code?: string }).code))

/** Every table gets rows. Where a table may hold one row a town only, it has fewer. */
export async function trueRows(
  owner: Pool,
  tables: readonly Table[],
  towns: readonly Town[],
  each: number,
  dice: Dice,
): Promise<MadeRows> {
  const made = new Map<string, readonly Made[]>()
  // One connection: `pool.query` throws it away after a refusal, and the embedded database has no other.
  const client = await owner.connect()
  try {
    // By foreign keys alone: what a policy looks for may come later.
    for (const { name } of parentsFirst(tables.map((table) => ({ ...table, looksAt: [] })))) {
      const table = tables.find((one) => one.name === name)
      if (!table) continue
      const rows: Made[] = []
      made.set(table.name, rows)
      for (const town of towns)
        for (let n = 0; n < each; n++)
          for (let attempt = 0; attempt < TRIES; attempt++) {
            const row = thrown(table, town, n % 2 === 0 ? 0 : 1, made, dice)
            const { text, values } = insertOf(table, row, toldBack(table))
            const done = await client.query(text, values).catch((error: unknown) => {
              if (!isRefused(error)) throw error
            })
            if (done) rows.push({ ...row, ...done.rows[0] })
            if (done || (rows.length > 0 && attempt > 20)) break
          }
      if (rows.length === 0) throw new Error(`${table.name} takes no made-up row: teach proofs/parts/true-rows.ts`)
    }
  } finally {
    client.release()
  }
  return made
}

export type RowLines = ReadonlyMap<string, readonly string[]>

/** One line a row, of the columns of then alone. A table or a column that is no longer there has no lines. */
export async function linesOf(owner: Pool, tables: readonly Table[]): Promise<RowLines> {
  const lines = new Map<string, readonly string[]>()
  for (const { name, columns } of tables) {
    const listed = columns.map((column) => `"${column.name}"`).join(', ')
    const { rows } = await owner
      .query<{ line: string }>(`select md5(row(${listed})::text) as line from ${name}`)
      .catch(() => ({ rows: [] }))
    lines.set(
      name,
      rows.map(({ line }) => line),
    )
  }
  return lines
}

export const lostRows = (before: RowLines, after: RowLines): readonly string[] =>
  [...before].flatMap(([name, lines]) => {
    const there = new Map<string, number>()
    for (const line of after.get(name) ?? []) there.set(line, (there.get(line) ?? 0) + 1)
    const lost = lines.filter((line) => {
      const left = there.get(line) ?? 0
      there.set(line, left - 1)
      return left <= 0
    })
    return lost.length > 0 ? [`${name}：${lines.length} 行のうち ${lost.length} 行がない、または違う`] : []
  })

export const countOf = (lines: RowLines): number => [...lines.values()].reduce((sum, { length }) => sum + length, 0)

/** One statement of a program that knows the tables as they were, and how it ended: rows, or the code of the refusal. */
export type Deed = {
  readonly title: string
  readonly role: string
  readonly town: Town
  readonly text: string
  readonly values: (string | null)[]
}
export type Ended = { readonly rows: number } | { readonly code: string }

/** As the role, in the town, and then as if it had never been. */
export async function carriedOut(client: pg.ClientBase, { role, town, text, values }: Deed): Promise<Ended> {
  await client.query(
    `begin; set local role ${role}; set local app.m = '${town.id}'; set local app.org = '${town.sides[0]}'`,
  )
  try {
    return { rows: (await client.query(text, values)).rowCount ?? 0 }
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) }
  } finally {
    await client.query('rollback')
  }
}

/** Every right of every role on every table, each with how it ends now. Of inserts only such as are taken now. */
export async function deedsOn(
  owner: Pool,
  tables: readonly Table[],
  towns: readonly Town[],
  made: MadeRows,
  dice: Dice,
): Promise<readonly (readonly [Deed, Ended])[]> {
  const client = await owner.connect()
  const empty: Town = { id: crypto.randomUUID(), sides: [crypto.randomUUID(), crypto.randomUUID()] }
  const deeds: (readonly [Deed, Ended])[] = []
  try {
    for (const table of tables)
      for (const role of ROLES) {
        const may = (right: string): boolean => table.grants.some((one) => one.role === role && one.right === right)
        const town = dice.pick(towns)
        const [column] = table.columns.filter(({ name }) => !table.primaryKey.includes(name) && name !== 'side_org')
        const texts = [
          ...(may('select') ? [`select 1 from ${table.name}`] : []),
          ...(may('update') && column ? [`update ${table.name} set "${column.name}" = "${column.name}"`] : []),
          ...(may('delete') ? [`delete from ${table.name}`] : []),
        ]
        for (const text of texts) {
          const deed: Deed = { title: `${text}（${role}）`, role, town, text, values: [] }
          deeds.push([deed, await carriedOut(client, deed)])
        }
        for (let attempt = 0; may('insert') && attempt < TRIES; attempt++) {
          const at = dice.pick([...towns, empty])
          const row = thrown(table, at, 0, made, dice)
          const deed: Deed = { title: `${table.name} に加える（${role}）`, role, town: at, ...insertOf(table, row) }
          const ended = await carriedOut(client, deed)
          if ('rows' in ended) {
            deeds.push([deed, ended])
            break
          }
          if (attempt === TRIES - 1)
            throw new Error(`${deed.title}: never taken (${ended.code}): teach proofs/parts/true-rows.ts`)
        }
      }
  } finally {
    client.release()
  }
  return deeds
}

/** What was taken is taken still, and finds no fewer rows. */
export async function noLonger(owner: Pool, deeds: readonly (readonly [Deed, Ended])[]): Promise<readonly string[]> {
  const client = await owner.connect()
  const faults: string[] = []
  try {
    for (const [deed, then] of deeds) {
      const now = await carriedOut(client, deed)
      if ('rows' in then && !('rows' in now && now.rows >= then.rows))
        faults.push(`${deed.title}：前は ${then.rows} 行、今は ${'rows' in now ? `${now.rows} 行` : now.code}`)
    }
  } finally {
    client.release()
  }
  return faults
}

/** 見える行 — made-up rows of which each town sees its own, so that a wall that hides everything is not taken for a good one. */
import { type Role, seesOwn } from './attack.ts'
import type { Engine } from './databases.ts'
import type { Dice } from './dice.ts'
import { fill, type Made, type Town } from './fill.ts'
import type { Table } from './tables.ts'

export const ROLES: readonly Role[] = ['yui_public', 'yui_staff', 'yui_case']
export const isWalled = ({ class: is }: Table): boolean => is === 'municipal' || is === 'sided'

export const isOpenTo = (table: Table, role: Role): boolean =>
  table.policies.some(({ roles }) => roles.includes(role)) &&
  table.grants.some((grant) => grant.role === role && grant.right === 'select')

/** The dice may leave every row of a table hidden from somebody: more are thrown until each open table shows its own. */
export async function seenRows(
  engine: Engine,
  tables: readonly Table[],
  towns: readonly [Town, Town],
  each: number,
  dice: Dice,
): Promise<ReadonlyMap<string, readonly Made[]>> {
  let made = await fill(engine.owner, tables, towns, each, dice)
  for (let round = 0; round < 10; round++) {
    const hidden: string[] = []
    for (const table of tables.filter(isWalled))
      for (const role of ROLES.filter((one) => isOpenTo(table, one)))
        if ((await seesOwn(engine.app, table, towns[0], role)) === 0) hidden.push(table.name)
    if (hidden.length === 0) break
    made = await fill(engine.owner, tables, towns, each, dice, made)
  }
  return made
}

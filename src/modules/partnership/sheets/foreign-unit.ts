/**
 * よその表の単位 — a unit as somebody's sheet spells it, found in the controlled list, or in one word why it is none of it.
 *
 * Left out  reckoning: 「千人」 is not turned into 人, nor 「日/年」 into 日. Who knows the sheet writes it anew
 */
import { fail, ok, type Result } from '#kernel/result'
import { readUnit, type Unit } from '#kernel/unit'

export type ForeignUnitFault = 'noUnit' | 'powerOfTen' | 'compoundUnit' | 'unknownUnit'

/** What sheets write where a unit would stand and there is none: many programs print an empty cell as 0. */
const NOTHING = /^(0|[-−‐–―ー—*＊・/]+|なし|無し)?$/
const POWER = /^(十|百|千|万|億|兆)+(.+)$/
const JOINED = /[/・()×]|あたり|当たり|毎/

export function readForeignUnit(text: string): Result<Unit, ForeignUnitFault> {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (NOTHING.test(plain)) return fail('noUnit')
  const known = readUnit(plain)
  if (known.ok) return ok(known.value)
  const rest = POWER.exec(plain)?.[2]
  if (rest !== undefined && !JOINED.test(rest)) return fail('powerOfTen')
  return fail(JOINED.test(plain) ? 'compoundUnit' : 'unknownUnit')
}

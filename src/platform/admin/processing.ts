/**
 * 処理の記録の見せ方 — the declarations as lines of a screen, with the periods of one town.
 *
 * Order  what is about residents and children first, then staff, then what is nobody's
 */
import type { About, Retention, TownYears } from '../retention/retention.ts'
import { townPeriodOf } from '../retention/retention.ts'
import { ABOUT, endsLine, keptLine } from '../retention/retention.words.ja.ts'

export type ProcessingLine = Pick<Retention, 'table' | 'holds' | 'purpose' | 'ground'> & {
  readonly about: string
  readonly kept: string
  readonly ends: string
  readonly townDecides: boolean
}
export type Processing = {
  readonly people: readonly ProcessingLine[]
  readonly others: readonly ProcessingLine[]
  /** Tables about residents or children. */
  readonly residents: number
}

const FIRST: readonly About[] = ['children', 'residents', 'staff', 'nobody']

export function processingOf(declared: readonly Retention[], years: TownYears): Processing {
  const lineOf = (one: Retention): ProcessingLine => ({
    table: one.table,
    holds: one.holds,
    purpose: one.purpose,
    ground: one.ground,
    about: ABOUT[one.about],
    kept: keptLine(one, years),
    ends: endsLine(one),
    townDecides: townPeriodOf(one) !== undefined,
  })
  const sorted = declared.toSorted((a, b) => FIRST.indexOf(a.about) - FIRST.indexOf(b.about))
  return {
    people: sorted.filter(({ about }) => about !== 'nobody').map(lineOf),
    others: sorted.filter(({ about }) => about === 'nobody').map(lineOf),
    residents: sorted.filter(({ about }) => about === 'residents' || about === 'children').length,
  }
}

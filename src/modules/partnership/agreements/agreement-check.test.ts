import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#kernel/calendar'
import { isCorporateNumber } from '#kernel/corporate-number'
import type { State } from '../initiatives/initiative.ts'
import { fiscalYearSigned, itemsSideBySide, renewalOf } from './agreement-check.ts'

const item = (no: number, catchAll = false) => ({ no, text: { ja: `事項${no}` }, sdgs: [], planCodes: [], catchAll })
const doing = (state: State, ...items: number[]) => ({ state, items })

test('each item beside what has and has not happened', () => {
  const sides = itemsSideBySide({ items: [1, 2, 3, 4, 5].map((no) => item(no)).concat(item(6, true)) }, [
    doing('running', 1, 2),
    doing('completed', 1),
    doing('considered', 3),
    doing('declined', 4),
  ])
  deepEqual(
    sides.map(({ kind }) => kind),
    ['moving', 'moving', 'waiting', 'ended', 'nothing', 'notNeeded'],
  )
  deepEqual(sides[0]?.states, { running: 1, completed: 1 })
})
test('done when nothing moves any more and something was completed', () => {
  deepEqual(itemsSideBySide({ items: [item(1)] }, [doing('completed', 1), doing('stopped', 1)])[0]?.kind, 'done')
})

const yearly = (until: string, noticeMonths = 3) => ({
  term: {
    from: localDate('2025-03-28'),
    until: localDate(until),
    renewal: { kind: 'yearly' as const, noticeMonths },
  },
})
const on = (day: string): LocalDate => localDate(day)

test('notice for 31 March is due on 31 December', () => {
  deepEqual(renewalOf(yearly('2028-03-31'), on('2027-12-30')), {
    kind: 'due',
    how: 'yearly',
    due: '2027-12-31',
    days: 1,
    until: '2028-03-31',
    renewed: 0,
  })
})
test('on the day after, the notice has passed, and the agreement goes on by itself', () => {
  const late = renewalOf(yearly('2028-03-31'), on('2028-01-01'))
  equal(late.kind === 'due' && late.days, -1)
  const next = renewalOf(yearly('2028-03-31'), on('2028-04-01'))
  deepEqual(next.kind === 'due' && [next.until, next.due, next.renewed], ['2029-03-31', '2028-12-31', 1])
})
test('the last day of February stays the last day, also in a leap year', () => {
  const renewal = renewalOf(yearly('2027-02-28', 0), on('2027-03-01'))
  equal(renewal.kind === 'due' && renewal.until, '2028-02-29')
})
test('without renewal it is over on the day after its last', () => {
  const none = { term: { ...yearly('2028-03-31').term, renewal: { kind: 'none' as const } } }
  equal(renewalOf(none, on('2028-03-31')).kind, 'due')
  deepEqual(renewalOf(none, on('2028-04-01')), { kind: 'over', until: '2028-03-31' })
})
test('not known, not begun, without end', () => {
  deepEqual(renewalOf({ term: undefined }, on('2028-04-01')), { kind: 'unknown' })
  equal(renewalOf(yearly('2028-03-31'), on('2025-03-27')).kind, 'notYet')
  deepEqual(renewalOf({ term: { from: on('2025-03-28'), renewal: { kind: 'none' } } }, on('2026-01-01')), {
    kind: 'withoutEnd',
  })
})
test('the fiscal year turns on 1 April', () => {
  equal(fiscalYearSigned({ signedOn: on('2025-03-31') }), 2024)
  equal(fiscalYearSigned({ signedOn: on('2025-04-01') }), 2025)
})
test('法人番号: the published example of the tax agency, and one digit off', () => {
  equal(isCorporateNumber('8700110005901'), true)
  equal(isCorporateNumber('7700110005901'), false)
  equal(isCorporateNumber('870011000590'), false)
})

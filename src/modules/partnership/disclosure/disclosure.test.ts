import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Measured } from '../indicators/figure.ts'
import { type Cell, type Disclosed, type DisclosureRule, disclose, type Said, type Told } from './disclosure.ts'
import { reasonInWords } from './disclosure-reason.ts'

const known = (value: number): Measured => ({ status: 'known', value })
const cell = (period: string, value: number | Measured, base?: number): Cell => ({
  id: `v-${period}`,
  period,
  measured: typeof value === 'number' ? known(value) : value,
  base,
})
const quarters = (...values: number[]) => values.map((value, index) => cell(`2026-Q${index + 1}`, value))
const people: DisclosureRule = { disclosure: 'people', countKind: 'people', threshold: 10 }
const visits: DisclosureRule = { disclosure: 'people', countKind: 'cumulative', threshold: 10 }
const sensitive: DisclosureRule = { disclosure: 'sensitive', countKind: 'people', threshold: 10 }

const told = (disclosed: Disclosed): readonly Told[] => {
  ok(disclosed.kind === 'decided', JSON.stringify(disclosed))
  return disclosed.cells
}
const brief = (disclosed: Disclosed): readonly string[] =>
  told(disclosed).map(({ shown }) =>
    shown.kind === 'value'
      ? String(shown.value)
      : shown.kind === 'merged'
        ? `→${shown.into}`
        : shown.kind === 'withheld'
          ? shown.why
          : shown.kind,
  )

test('1 to 9 people are hidden, 0 and 10 are shown', () => {
  deepEqual(brief(disclose([cell('2024', 0), cell('2025', 1), cell('2026', 9), cell('2027', 10)], people)), [
    '0',
    'hidden',
    'hidden',
    '10',
  ])
})
test('the threshold is the one of the region', () => {
  deepEqual(brief(disclose([cell('2026', 9)], { ...people, threshold: 5 })), ['9'])
})
test('nothing is hidden of what counts no people', () => {
  deepEqual(brief(disclose(quarters(1, 2, 3, 0), { ...visits, disclosure: 'open' })), ['1', '2', '3', '0'])
})
test('延べ is merged with the next period, until the sum is large enough', () => {
  deepEqual(brief(disclose(quarters(4, 3, 5, 40), visits)), ['→2026-Q3', '→2026-Q3', '12', '40'])
})
test('with the one before, where none comes after', () => {
  deepEqual(brief(disclose(quarters(40, 30, 20, 4), visits)), ['40', '30', '→2026-Q4', '24'])
})
test('never over the end of a fiscal year', () => {
  deepEqual(brief(disclose([cell('2025-Q4', 4), cell('2026-Q1', 40)], visits)), ['hidden', '40'])
})
test('実人数 and その時の数 are hidden, not added up', () => {
  deepEqual(brief(disclose(quarters(4, 30, 20, 40), people)), ['hidden', '30', '20', '40'])
  deepEqual(brief(disclose(quarters(4, 30, 20, 40), { ...people, countKind: 'stock' })), ['hidden', '30', '20', '40'])
})
test('a year that would give a hidden quarter back hides one more cell', () => {
  const cells = [cell('2026', 94), ...quarters(4, 30, 20, 40).map((each) => ({ ...each }))]
  const shown = told(disclose(cells, { ...visits, disclosure: 'people' }))
  const [year, ...parts] = shown
  equal(year?.shown.kind, 'value')
  deepEqual(brief({ kind: 'decided', cells: parts }), ['→2026-Q2', '34', '20', '40'])
})
test('also where a neighbour has no number yet', () => {
  const cells = [cell('2026', 94), cell('2026-Q1', 4), cell('2026-Q2', { status: 'pending' }), cell('2026-Q3', 90)]
  const values = told(disclose(cells, visits)).filter(({ shown }) => shown.kind === 'value')
  ok(values.length < 3)
})
test('distinct people: a year that is the sum of its parts pins the hidden one', () => {
  deepEqual(brief(disclose([cell('2026', 69), ...quarters(9, 20, 20, 20)], people)), [
    '69',
    'hidden',
    'protectsOther',
    '20',
    '20',
  ])
})
test('a part that nobody reported is not given away either', () => {
  const shown = brief(disclose([cell('2026', 100), ...quarters(40, 30, 27)], visits))
  ok(shown.includes('protectsOther'), shown.join())
})
test('people who must not be found: years only, and neither few, nobody nor everybody', () => {
  deepEqual(brief(disclose([cell('2026', 40), ...quarters(10, 10, 10, 10)], sensitive)), [
    '40',
    'yearOnly',
    'yearOnly',
    'yearOnly',
    'yearOnly',
  ])
  deepEqual(brief(disclose([cell('2024', 0), cell('2025', 9), cell('2026', 10)], sensitive)), [
    'sensitive',
    'sensitive',
    '10',
  ])
  deepEqual(brief(disclose([cell('2025', 40, 40), cell('2026', 40, 50)], sensitive)), ['sensitive', '40'])
})
test('a share is shown only where neither side of it is few', () => {
  const share: DisclosureRule = { disclosure: 'people', countKind: 'ratio', threshold: 10 }
  deepEqual(
    brief(disclose([cell('2023', 85.7), cell('2024', 85.7, 7), cell('2025', 95, 100), cell('2026', 85, 100)], share)),
    ['baseUnknown', 'smallBase', 'smallBase', '85'],
  )
})
test('what has no number stays what it is: a dash never becomes 0', () => {
  deepEqual(
    brief(
      disclose(
        [cell('2024', { status: 'pending' }), cell('2025', { status: 'notDone' }), cell('2026', { status: 'hidden' })],
        people,
      ),
    ),
    ['pending', 'notDone', 'source'],
  )
})

const saidAlone = (period: string, value: number): Said => ({ covers: [`v-${period}`], value })

test('what was shown alone is not merged later: the difference would tell', () => {
  deepEqual(brief(disclose(quarters(4, 200), visits, [saidAlone('2026-Q2', 200)])), ['hidden', '200'])
})
test('a sum shown before stays, and takes nothing more in', () => {
  const before: Said[] = [{ covers: ['v-2026-Q1', 'v-2026-Q2'], value: 205 }]
  deepEqual(brief(disclose(quarters(5, 200, 4), visits, before)), ['→2026-Q2', '205', 'hidden'])
})
test('a correction does not uncover the sum that was shown', () => {
  // Q1 was 5 and merged with Q2 (200); now it is 12, so both could stand alone: 205 − 200 would be 5.
  const cells = [{ ...cell('2026-Q1', 12), id: 'corrected' }, cell('2026-Q2', 200)]
  const shown = brief(disclose(cells, visits, [{ covers: ['v-2026-Q1', 'v-2026-Q2'], value: 205 }]))
  ok(!shown.includes('200'), shown.join())
})
test('where only what was shown before gives it away, nothing is published', () => {
  const before = [saidAlone('2026', 94), saidAlone('2026-Q2', 30), saidAlone('2026-Q3', 20), saidAlone('2026-Q4', 40)]
  deepEqual(disclose([cell('2026', 94), ...quarters(4, 30, 20, 40)], visits, before), {
    kind: 'wouldGiveBack',
    periods: ['2026-Q1'],
  })
})
test('every way of showing has its reason in words', () => {
  for (const each of told(disclose([cell('2026', 94), ...quarters(4, 30, 20, 40)], visits)))
    ok(reasonInWords(each).endsWith('。'))
})

/** All the years that a reader must think possible: each quarter from 0 to 40, as far as what is shown allows. */
function possible(cells: readonly Told[], countKind: DisclosureRule['countKind'], threshold: number): number[][] {
  const codes = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
  const by = (code: string) => cells.find(({ period }) => period === code)
  const ranges = codes.map((code) => {
    const shown = by(code)?.shown
    if (shown?.kind === 'hidden') return Array.from({ length: threshold - 1 }, (_, index) => index + 1)
    if (shown?.kind === 'value' && (by(code)?.covers.length ?? 0) === 1) return [shown.value]
    return Array.from({ length: 26 }, (_, value) => value)
  })
  const total = by('2026')?.shown
  const found: number[][] = []
  const sumsHold = (values: readonly number[]) =>
    cells.every(({ shown, covers }) => {
      if (shown.kind !== 'value' || covers.length < 2) return true
      return covers.reduce((sum, id) => sum + (values[codes.indexOf(id.slice(2))] ?? 0), 0) === shown.value
    })
  for (const a of ranges[0] ?? [])
    for (const b of ranges[1] ?? [])
      for (const c of ranges[2] ?? [])
        for (const d of ranges[3] ?? []) {
          const values = [a, b, c, d]
          const sum = a + b + c + d
          const fits =
            total?.kind !== 'value' ||
            (countKind === 'cumulative'
              ? sum === total.value
              : countKind !== 'people' || (total.value <= sum && total.value >= Math.max(...values)))
          if (fits && sumsHold(values)) found.push(values)
        }
  return found
}

test('whatever the figures, nobody can compute a hidden quarter from what is shown', () => {
  const quarter = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 20 }))
  fc.assert(
    fc.property(
      fc.tuple(quarter, quarter, quarter, quarter),
      fc.constantFrom('cumulative' as const, 'people' as const),
      fc.integer({ min: 3, max: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, countKind, threshold, overlap) => {
        const sum = values.reduce((total, value) => total + value, 0)
        const most = Math.max(...values)
        const year = countKind === 'cumulative' ? sum : Math.round(most + (sum - most) * overlap)
        const decided = disclose([cell('2026', year), ...quarters(...values)], {
          disclosure: 'people',
          countKind,
          threshold,
        })
        const cells = told(decided)
        const years = possible(cells, countKind, threshold)
        ok(years.some((each) => each.every((value, index) => value === values[index])))
        for (const [index, value] of values.entries()) {
          const shown = cells.find(({ period }) => period === `2026-Q${index + 1}`)
          if (shown?.shown.kind === 'value' && shown.covers.length === 1) equal(shown.shown.value, value)
          else ok(new Set(years.map((each) => each[index])).size > 1, JSON.stringify(cells))
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('where 「少ない」 alone would give the numbers away, not even that it is small is said', () => {
  const decided = disclose([cell('2026', 2), ...quarters(0, 0, 1, 1)], {
    disclosure: 'people',
    countKind: 'cumulative',
    threshold: 3,
  })
  const shown = told(decided).map((each) => [each.period, each.shown.kind])
  deepEqual(
    shown.filter(([, kind]) => kind === 'hidden'),
    [],
  )
  deepEqual(
    shown.filter(([period]) => period === '2026-Q3' || period === '2026-Q4' || period === '2026'),
    [
      ['2026', 'withheld'],
      ['2026-Q3', 'withheld'],
      ['2026-Q4', 'withheld'],
    ].sort((a, b) => shown.findIndex(([p]) => p === a[0]) - shown.findIndex(([p]) => p === b[0])),
  )
})

test('no small number of people is ever shown, whatever was shown before', () => {
  const months = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      months,
      fc.constantFrom('cumulative' as const, 'people' as const, 'stock' as const),
      (values, countKind) => {
        const cells = values.map((value, index) =>
          cell(index < 9 ? `2026-${String(index + 4).padStart(2, '0')}` : `2027-0${index - 8}`, value),
        )
        const said: Said[] = []
        // Published month by month: each time with everything said so far.
        for (let upTo = 1; upTo <= cells.length; upTo++) {
          const decided = disclose(cells.slice(0, upTo), { disclosure: 'people', countKind, threshold: 10 }, said)
          for (const { shown, covers } of told(decided))
            if (shown.kind === 'value') {
              ok(shown.value === 0 || shown.value >= 10)
              if (!said.some((each) => each.covers.join() === covers.join())) said.push({ covers, value: shown.value })
            }
        }
      },
    ),
    { numRuns: 200 },
  )
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { freshId } from '../../../../tests/support/database.ts'
import { figureStore } from '../indicators/figure.store.ts'
import { confirmation, inForce, type Measured } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { auditOf, PEOPLE, type SampleTown, type Staff, sampleTown, tick } from '../sample-town.test.ts'
import type { SheetChange } from './figure-changes.ts'
import { figureSheetStore } from './figure-sheet.store.ts'
import type { SheetLine } from './figure-sheet.ts'

const YEARLY = { ...PEOPLE, periodKind: 'year' } as const
const linesOf = async (town: SampleTown, who: Staff = town.ward, agreement: Uuid = town.agreement) =>
  (await town.as(who, (tx) => figureSheetStore(tx).lines(agreement, 2026))) ?? []
const saying = (line: SheetLine, value: number): SheetChange => ({
  what: 'figure',
  at: 'H4',
  line,
  measured: { status: 'known', value },
  base: undefined,
  source: '実績.xlsx H4',
  note: '',
})
const aiming = (line: SheetLine, value: number): SheetChange => ({
  what: 'target',
  at: 'F4',
  line,
  value,
  rationale: '会場の定員',
})
const write = (town: SampleTown, changes: readonly SheetChange[], who: Staff = town.ward, signs = false) =>
  town.as(who, (tx) =>
    figureSheetStore(tx).write({
      agreement: town.agreement,
      fiscalYear: 2026,
      changes,
      signs,
      file: '実績.xlsx',
      newId: freshId,
      at: tick(),
    }),
  )
const figuresOf = async (town: SampleTown, indicator: Uuid) => {
  const found = await town.as(town.company, (tx) => figureStore(tx).ofIndicator(indicator))
  if (!found) throw new Error('not there')
  return { targets: inForce(found.targets), measurements: inForce(found.measurements) }
}

test('a sheet has a line for each indicator and each period of the year, with what stands there', async () => {
  const town = await sampleTown()
  const quarterly = await town.addIndicator()
  const yearly = await town.addIndicator(YEARLY)
  await town.measure(quarterly, '2026-Q2', 42)
  await town.measure(quarterly, '2025-Q2', 7)
  await town.addDraft(town.ward, 'mada')
  const lines = await linesOf(town)
  deepEqual(
    lines.map(({ indicator, period, figure }) => [
      indicator === yearly ? 'yearly' : 'quarterly',
      period,
      figure?.measured,
    ]),
    [
      ['quarterly', '2026-Q1', undefined],
      ['quarterly', '2026-Q2', { status: 'known', value: 42 } satisfies Measured],
      ['quarterly', '2026-Q3', undefined],
      ['quarterly', '2026-Q4', undefined],
      ['quarterly', '2026', undefined],
      ['yearly', '2026', undefined],
    ],
  )
  deepEqual(await linesOf(town, town.company), lines)
})

test('an initiative that was declined asks for no figures any more', async () => {
  const town = await sampleTown()
  await town.addIndicator(YEARLY)
  equal((await linesOf(town)).length, 1)
  const moved = await town.as(town.company, (tx) =>
    initiativeStore(tx).move({ id: town.initiative, state: 'declined', version: 2, seq: 1, ...town.step() }),
  )
  equal(moved.kind, 'moved')
  deepEqual(await linesOf(town), [])
})

test('whoever is no side of the agreement gets no sheet and writes none', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator(YEARLY)
  const [line] = await linesOf(town)
  ok(line)
  equal(await town.as(town.rival, (tx) => figureSheetStore(tx).lines(town.agreement, 2026)), undefined)
  deepEqual(await write(town, [saying(line, 5)], town.rival), { kind: 'missing' })
  deepEqual((await figuresOf(town, indicator)).measurements, [])
})

test('all that a sheet changes is written at once, one line in the audit log, signed where it was asked for', async () => {
  const town = await sampleTown()
  const indicator = await town.addIndicator(YEARLY)
  const [line] = await linesOf(town)
  ok(line)
  deepEqual(await write(town, [aiming(line, 300), saying(line, 284)], town.ward, true), {
    kind: 'written',
    targets: 1,
    figures: 1,
  })
  const { targets, measurements } = await figuresOf(town, indicator)
  deepEqual(
    [targets[0]?.value, targets[0]?.rationale, measurements[0]?.measured],
    [300, '会場の定員', { status: 'known', value: 284 }],
  )
  for (const figure of [targets[0], measurements[0]]) {
    const said = confirmation(figure?.signs ?? [])
    deepEqual(said.kind === 'waitsFor' && said.sides, ['company'])
  }
  equal((await auditOf(town)).filter((did) => did === 'sheet.import').length, 1)
  const [now] = await linesOf(town)
  ok(now)
  deepEqual(await write(town, [saying(now, 290)], town.company), { kind: 'written', targets: 0, figures: 1 })
  const corrected = (await figuresOf(town, indicator)).measurements
  deepEqual(
    corrected.map(({ measured, signs }) => [measured, signs.length]),
    [[{ status: 'known', value: 290 }, 0]],
  )
})

test('one line that somebody else was quicker with, and nothing at all is written', async () => {
  const town = await sampleTown()
  const first = await town.addIndicator(YEARLY)
  const second = await town.addIndicator(YEARLY)
  const lines = await linesOf(town)
  const [one, other] = [first, second].map((id) => lines.find(({ indicator }) => indicator === id))
  ok(one && other)
  await town.measure(second, '2026', 9, town.company)
  const before = await auditOf(town)
  deepEqual(await write(town, [aiming(one, 300), saying(one, 1), saying(other, 2)]), { kind: 'changedMeanwhile' })
  deepEqual(await figuresOf(town, first), { targets: [], measurements: [] })
  deepEqual(await auditOf(town), before)
})

test('of two sheets at once one is written whole, the other not at all', async () => {
  const town = await sampleTown()
  await town.addIndicator(YEARLY)
  await town.addIndicator(YEARLY)
  const lines = await linesOf(town)
  const both = await Promise.all(
    [town.ward, town.company].map((who, at) =>
      write(
        town,
        lines.map((line) => saying(line, at + 1)),
        who,
      ),
    ),
  )
  deepEqual(both.map(({ kind }) => kind).sort(), ['changedMeanwhile', 'written'])
  const values = (await linesOf(town)).map(({ figure }) => figure?.measured)
  equal(new Set(values.map((measured) => JSON.stringify(measured))).size, 1)
})

test('more rows than one INSERT takes', async () => {
  const town = await sampleTown()
  const monthly = { ...PEOPLE, periodKind: 'month', countKind: 'cumulative', unit: 'time', disclosure: 'open' } as const
  await town.as(town.ward, async (tx) => {
    for (let n = 0; n < 60; n++)
      await indicatorStore(tx).add({ id: freshId(), initiative: town.initiative, at: tick(), ...monthly })
  })
  const lines = await linesOf(town)
  equal(lines.length, 60 * 13)
  deepEqual(
    await write(
      town,
      lines.map((line, at) => saying(line, at)),
      town.ward,
      true,
    ),
    {
      kind: 'written',
      targets: 0,
      figures: 780,
    },
  )
  deepEqual(
    (await linesOf(town)).map(({ figure }) => figure?.measured),
    lines.map((_, at) => ({ status: 'known', value: at })),
  )
})

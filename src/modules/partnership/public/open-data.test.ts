import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fromSlot } from '#platform/region-pack/pack'
import { publicSample } from '../../../../tests/support/public-sample.ts'
import { realRegions } from '../../../../tests/support/public-site.ts'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { commonTarget, remarksOn, replacedFigures } from './figure-text.ts'
import { ledgerPage, publications } from './ledger.ts'
import { OPEN_DATA_FILES, OPEN_DATA_NAMES } from './open-data.ts'

const region = realRegions().find(({ slug }) => slug === 'mihon')
const signed = region && fromSlot(region, agreementSlot)[0]?.value
if (!signed) throw new Error('no agreement to stand on')
const sample = publicSample(signed)
const [first] = sample.agreements
const room = first?.initiatives[0]
if (!room) throw new Error('no initiative')

test('every row has as many cells as there are columns, and every column is explained', () => {
  const reference = readFileSync('docs/reference/open-data.md', 'utf8')
  for (const name of OPEN_DATA_NAMES) {
    const { columns, rows } = OPEN_DATA_FILES[name]
    for (const row of rows(sample)) equal(row.length, columns.length, name)
    const section = reference.split(`## ${name}.csv`)[1]?.split('\n## ')[0] ?? ''
    for (const column of columns) ok(section.includes(column), `${name}.csv: ${column}`)
  }
})
test('nothing published: only the heads', () => {
  for (const name of OPEN_DATA_NAMES)
    deepEqual(OPEN_DATA_FILES[name].rows({ schema: 1, agreements: [] }), [OPEN_DATA_FILES[name].columns])
})
test('the ledger keeps what was replaced, newest first, fifty a page', () => {
  const all = publications(sample)
  deepEqual(
    all.map(({ at }) => at),
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  )
  equal(all.filter(({ what }) => what.kind === 'figure' && what.supersededAt).length, 1)
  equal(all.filter(({ what }) => what.kind === 'review' && what.superseded).length, 1)
  const pages = ledgerPage(all, 1).pages
  equal(pages, Math.ceil(all.length / 50))
  deepEqual(ledgerPage(all, 999), ledgerPage(all, pages))
  deepEqual(ledgerPage([], 3), { page: 1, pages: 1, total: 0, entries: [] })
})
test('a target of one period is never drawn through another', () => {
  const [children, every] = room.indicators
  ok(children && every)
  equal(commonTarget(children), 60)
  equal(commonTarget(every), undefined)
  ok(remarksOn(every).some(({ kind }) => kind === 'targetsDiffer'))
  equal(commonTarget({ ...children, targets: children.targets.slice(1) }), undefined)
})
test('what must be said below a chart is said once', () => {
  const [children, every] = room.indicators
  ok(children && every)
  deepEqual(
    remarksOn(children).map(({ kind }) => kind),
    ['hidden', 'approximate', 'noSum'],
  )
  const kinds = remarksOn(every).map((remark) => JSON.stringify(remark))
  deepEqual(kinds, [...new Set(kinds)])
})
test('a replaced figure names what stands there now, through every version', () => {
  const [children] = room.indicators
  const [figure] = children?.figures ?? []
  ok(children && figure)
  const value = (number: number) => ({ kind: 'value' as const, value: number, approximate: false })
  const at = (day: string) => `2026-0${day}T00:00:00.000Z` as typeof figure.publishedAt
  const replaced = replacedFigures({
    figures: [
      {
        ...figure,
        shown: value(3),
        earlier: [
          { shown: value(2), publishedAt: at('2-01'), supersededAt: at('3-01') },
          { shown: value(1), publishedAt: at('1-01'), supersededAt: at('2-01') },
        ],
      },
    ],
  })
  deepEqual(
    replaced.map(({ before, now }) => [before, now]),
    [
      [value(2), value(3)],
      [value(1), value(2)],
    ],
  )
})

import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell } from '../sheet/write-csv.ts'

test('what a spreadsheet would run as a formula is text, and a negative number stays a number', () => {
  for (const first of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) equal(csvCell(`${first}cmd`), `'${first}cmd`)
  for (const first of ['\t', '\r', '\n']) equal(csvCell(`${first}=cmd`), `"'${first}=cmd"`)
  equal(csvCell('-12.5'), '-12.5')
  equal(csvCell(-3), '-3')
  equal(csvCell('A＝B'), 'A＝B')
  equal(csvCell('言う"="'), '"言う""="""')
})

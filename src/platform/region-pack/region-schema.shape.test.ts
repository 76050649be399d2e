import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { regionSchema } from './region-schema.shape.ts'

test('the published schema is the current one', () => {
  const published = new URL('../../../docs/reference/region.schema.json', import.meta.url)
  deepEqual(JSON.parse(readFileSync(published, 'utf8')), JSON.parse(JSON.stringify(regionSchema())))
})
test('it tells the three levels apart and lets nothing unknown in', () => {
  const { oneOf } = regionSchema() as {
    oneOf: readonly { additionalProperties: unknown; required: readonly string[] }[]
  }
  deepEqual(
    oneOf.map(({ additionalProperties }) => additionalProperties),
    [false, false, false],
  )
  equal(oneOf[0]?.required.includes('disclosure'), true)
})

/**
 * region.yaml の公開スキーマ — the JSON Schema of a pack's first file, so that an editor can help whoever writes one.
 *
 * Made from the shape; published as `docs/reference/region.schema.json`, which a test holds against this.
 * Left out  rules that need more than one value, days of the calendar, check digits, reserved slugs
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { regionShape } from './region.shape.ts'

export const regionSchema = (): Readonly<Record<string, unknown>> => ({
  ...toJsonSchema(regionShape, { typeMode: 'input', ignoreActions: ['check', 'raw_check'] }),
  $id: 'region.schema.json',
  title: '地域パックの region.yaml',
  description: 'level が nation（国）、prefecture（都道府県）、municipality（まち）のどれかで、書く項目が決まります。',
})

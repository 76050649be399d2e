/**
 * 協定ファイルの公開スキーマ — the JSON Schema of an agreement, for whoever writes or reads such files elsewhere.
 *
 * Made from the shape; published as `docs/reference/agreement.schema.json`, which a test holds against this.
 * Left out  rules that need more than one value, days of the calendar, check digits: a schema cannot say them
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { agreementFileShape } from './agreement-file.shape.ts'

export const agreementSchema = (): Readonly<Record<string, unknown>> => ({
  ...toJsonSchema(agreementFileShape, { typeMode: 'input', ignoreActions: ['check', 'raw_check'] }),
  $id: 'agreement.schema.json',
  title: '包括連携協定',
  description: '協定の JSON。furigana・easy・en は、となりの日本語のふりがな・やさしい日本語・英語。',
})

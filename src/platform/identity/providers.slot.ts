/**
 * 組織のサインイン — the sign-in providers (OpenID Connect) that a town's pack names: `sign-in/providers.yaml`.
 *
 * The client's secret never stands in a pack: it is a file named by the provider's key in the folder that
 * YUIMACHI_PROVIDER_SECRETS names. Which values of `acr` and `amr` count as more than one factor is the organisation's
 * word; a provider that states none of them gets a second factor asked here.
 */
import * as v from 'valibot'
import { fail, ok } from '#kernel/result'
import type { Fault, RegionSlot } from '../region-pack/pack.ts'
import { readYaml } from '../region-pack/read-yaml.ts'
import { keyShape } from '../region-pack/region.shape.ts'

export type ProviderEntry = {
  /** Names the file of its secret. */
  readonly key: string
  /** 団体コード or 法人番号 of the organisation whose people it vouches for. */
  readonly organisation: string
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly multiFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] }
}

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1):\d+$/
const words = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))
const values = v.optional(v.pipe(v.array(words), v.maxLength(20)), [])

const providersShape = v.strictObject({
  schema: v.literal(1),
  providers: v.array(
    v.strictObject({
      key: keyShape,
      organisation: v.pipe(
        v.string(),
        v.regex(/^(\d{6}|\d{13})$/, '団体コード（6けた）か法人番号（13けた）を、引用符で囲んで書いてください。'),
      ),
      label: words,
      issuer: v.pipe(
        words,
        v.check(
          (text) => /^https:\/\/[^\s?#]+$/.test(text) || LOOPBACK.test(text),
          'https:// で始まる発行者のアドレスを書いてください。',
        ),
      ),
      client_id: words,
      multi_factor: v.strictObject({ acr: values, amr: values }),
    }),
  ),
})

export const providersSlot: RegionSlot<readonly ProviderEntry[]> = {
  name: 'sign-in-providers',
  path: 'sign-in/providers.yaml',
  read: (file) => {
    const read = readYaml(file, providersShape)
    if (!read.ok) return read
    const { value, lineOf } = read.value
    const faults: Fault[] = value.providers.flatMap(({ key, issuer }, index) => [
      ...(value.providers.findIndex((other) => other.key === key) === index
        ? []
        : [{ file: file.file, line: lineOf(['providers', index, 'key']), says: `key「${key}」が二つあります。` }]),
      ...(issuer.startsWith('http:') && !file.pack.fictional
        ? [
            {
              file: file.file,
              line: lineOf(['providers', index, 'issuer']),
              says: 'http:// を使えるのは、架空のまちの見本だけです。https:// に直してください。',
            },
          ]
        : []),
    ])
    if (faults.length > 0) return fail(faults)
    return ok(
      value.providers.map(({ client_id, multi_factor, ...entry }) => ({
        ...entry,
        clientId: client_id,
        multiFactor: multi_factor,
      })),
    )
  },
}

/**
 * 協定の差し込み口 — which files of a region pack are agreements, and what is asked of them besides their shape.
 */
import { fail, ok } from '#kernel/result'
import type { Fault, RegionSlot } from '#platform/region-pack/pack'
import { readAgreement } from './agreement.shape.ts'
import { type Agreement, municipalityOf } from './agreement.ts'

export const agreementSlot: RegionSlot<Agreement> = {
  name: 'agreements',
  path: 'agreements/*.json',
  read: ({ file, text, pack }) => {
    const read = readAgreement(text)
    if (!read.ok)
      return fail(
        read.error.map(({ path, place, says }) => ({ file, line: lineOf(text, path), says: `${place}：${says}` })),
      )
    const says = strangeIn(read.value, pack)
    return says.length > 0 ? fail(says.map((each): Fault => ({ file, line: 1, says: each }))) : ok(read.value)
  },
}

function strangeIn(
  agreement: Agreement,
  pack: { readonly code: string | undefined; readonly sources: ReadonlySet<string> },
): readonly string[] {
  const code = municipalityOf(agreement)?.code
  return [
    ...(code === pack.code
      ? []
      : [`団体コード「${code}」は、このパックのまちのものではありません。そのまちのパックに置いてください。`]),
    ...(agreement.source === undefined || pack.sources.has(agreement.source)
      ? []
      : [
          `出典「${agreement.source}」が、region.yaml の sources にありません。sources に足すか、名前を直してください。`,
        ]),
  ]
}

/** The line of the last key of a path that occurs after the ones before it: near enough to be found at a glance. */
function lineOf(text: string, path: readonly (string | number)[]): number {
  let at = 0
  for (const key of path.filter((each) => typeof each === 'string')) {
    const found = text.indexOf(JSON.stringify(key), at)
    if (found < 0) break
    at = found
  }
  return text.slice(0, at).split('\n').length
}

/** カナリア — made-up names that are nowhere else, and the ways in which one can hide in bytes. */
import { randomBytes } from 'node:crypto'

export type Canary = { readonly name: string; readonly forms: readonly string[] }

const BIRDS = ['雲雀', '鶺鴒', '目白', '四十雀', '頬白', '翡翠', '山雀', '鵯', '尾長', '𩿎']
const GIVEN = ['沢子', '波平', 'みどり', '龍之介', '葵', 'ジョン', '圭', '真知子']

/** A name as a person may have it, with a part that no other text holds. */
export function canaries(count: number): readonly Canary[] {
  return Array.from({ length: count }, (_, n) => {
    const own = randomBytes(5).toString('hex')
    const name = `${BIRDS[n % BIRDS.length]}${GIVEN[n % GIVEN.length]}${own}`
    // Whatever is done to the name around it, this part stays readable in clear, percent and JSON forms.
    return { name, forms: [own, Buffer.from(own).toString('hex'), ...base64Forms(own)] }
  })
}

/** What of a text is left when base64 began at any of the three places before it. */
const base64Forms = (text: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const coded = Buffer.from(`${'_'.repeat(before)}${text}`).toString('base64url')
    return coded.slice(before === 0 ? 0 : before + 1, -3)
  })

/** Which canaries are in a text; each once, with some of what stands around it. */
export function heard(text: string, all: readonly Canary[]): readonly string[] {
  // One pass finds that there is none, which is nearly always so.
  return all.flatMap(({ name, forms }) => {
    const found = forms.find((form) => text.includes(form))
    if (found === undefined) return []
    const at = text.indexOf(found)
    return [`${name}：…${text.slice(Math.max(0, at - 60), at + found.length + 20).replaceAll('\n', ' ')}…`]
  })
}

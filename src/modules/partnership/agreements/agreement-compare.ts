/**
 * 協定の見くらべ — two agreement files line by line, each line named as a person would name its place on the paper.
 *
 * Order     as the newer file has it; what only the older has stands at its old place's end
 * Matching  items and clauses by their number, documents by their address, all else by its place
 */
import { placeInWords } from './agreement-fault.ts'

export type ComparedLine = {
  readonly label: string
  /** Undefined: not in that file. */
  readonly before: string | undefined
  readonly after: string | undefined
  /** Number of the item it is about. */
  readonly item: number | undefined
}

type Leaf = { readonly label: string; readonly text: string; readonly item: number | undefined }

/** Only what differs. Both are agreement files, as JSON values. */
export function compareFiles(before: unknown, after: unknown): readonly ComparedLine[] {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  const keys = [...now.keys(), ...[...old.keys()].filter((key) => !now.has(key))]
  return keys.flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)]
    const leaf = other ?? one
    if (!leaf || one?.text === other?.text) return []
    return [{ label: leaf.label, before: one?.text, after: other?.text, item: leaf.item }]
  })
}

function leavesOf(file: unknown): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>()
  walk(file, [], undefined, found)
  return found
}

type Part = { readonly key: string; readonly label: string }

function walk(value: unknown, path: readonly Part[], item: number | undefined, found: Map<string, Leaf>): void {
  if (Array.isArray(value) && value.some((each) => typeof each === 'object')) {
    for (const [index, each] of value.entries()) {
      const own = keyed(each, index)
      const isItem = path.length === 1 && path[0]?.key === 'items'
      walk(each, [...path, own], isItem ? Number(own.key) : item, found)
    }
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, each] of Object.entries(value))
      walk(each, [...path, { key, label: placeInWords([key]) }], item, found)
  } else if (value !== undefined)
    found.set(path.map(({ key }) => key).join('/'), {
      label: path.map(({ label }) => label).join('の'),
      text: Array.isArray(value) ? value.join('、') : String(value),
      item,
    })
}

function keyed(value: unknown, index: number): Part {
  const { no, url } = (typeof value === 'object' && value !== null ? value : {}) as { no?: unknown; url?: unknown }
  if (typeof no === 'number') return { key: String(no), label: `${no}番` }
  return { key: typeof url === 'string' ? url : String(index), label: `${index + 1}番目` }
}

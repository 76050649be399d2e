/**
 * 差し込み口 — which slot takes which file of a pack, and what it makes of it.
 */
import type { Fault, PackFile, RegionSlot, SlotEntry } from './pack.ts'
import type { FoundFile } from './pack-files.ts'

export type AnySlot = RegionSlot<unknown>

/** `demo/people.yaml`, or with one star in the last segment and endings in braces: `agreements/*.{json,yaml}`. */
export function slotTakes(pattern: string, path: string): boolean {
  const braces = /^(.*)\{([a-z,]+)\}$/.exec(pattern)
  if (braces) return (braces[2] ?? '').split(',').some((ending) => slotTakes(`${braces[1]}${ending}`, path))
  const [before = '', after, ...more] = pattern.split('*')
  if (after === undefined) return path === pattern
  const middle = path.slice(before.length, path.length - after.length)
  return (
    more.length === 0 && path.startsWith(before) && path.endsWith(after) && middle.length > 0 && !middle.includes('/')
  )
}

export const isDraft = (path: string): boolean => (path.split('/').at(-1) ?? '').startsWith('_')

type Reading = {
  readonly entries: Readonly<Record<string, readonly SlotEntry<unknown>[]>>
  readonly faults: readonly Fault[]
}

export function readSlots(files: readonly FoundFile[], slots: readonly AnySlot[], pack: PackFile['pack']): Reading {
  const entries: Record<string, SlotEntry<unknown>[]> = Object.fromEntries(slots.map(({ name }) => [name, []]))
  const faults: Fault[] = []
  for (const { file, path, text } of files) {
    const say = (says: string) => faults.push({ file, line: 1, says })
    if (path.startsWith('demo/') && !pack.fictional) {
      say('見本の人や数字（demo フォルダ）は、架空のまちにしか置けません。消してください。')
      continue
    }
    if (isDraft(path)) continue
    const slot = slots.find((each) => slotTakes(each.path, path))
    if (!slot) {
      say(
        'このファイルを読む機能がありません。フォルダと名前を確かめるか、消してください。下書きは、名前を「_」で始めます。',
      )
      continue
    }
    const read = slot.read({ file, path, text, pack })
    if (read.ok) entries[slot.name]?.push({ file, path, folder: pack.folder, value: read.value })
    else faults.push(...read.error)
  }
  return { entries, faults }
}

/**
 * 地域を読みこむ — every pack of the regions folder as merged regions, or every fault of every file at once.
 *
 * Order  municipality → prefecture → nation by `extends:`; a broken pack refuses the start as a whole, because a
 *        municipality that silently disappears would look like one where nothing is wrong
 */
import { readdirSync } from 'node:fs'
import type { LocalDate } from '#kernel/calendar'
import { fail, ok, type Result } from '#kernel/result'
import { municipalityIdOf } from './area-code-fault.ts'
import { extendsFaults, lineageOf } from './lineage.ts'
import type { Fault, Pack, Region, SlotEntry } from './pack.ts'
import { type PackRead, readPack, regionFileOf } from './read-pack.ts'
import { type AnySlot, readSlots } from './slot-files.ts'
import { sourceFaults } from './source-faults.ts'

export type RegionsToLoad = {
  /** The folder in which every pack is a folder. */
  readonly directory: string
  readonly slots: readonly AnySlot[]
  readonly today: LocalDate
}

export function loadRegions({ directory, slots, today }: RegionsToLoad): Result<readonly Region[], readonly Fault[]> {
  const listed = foldersIn(directory)
  const reads = listed.folders.map((folder) => readPack(directory, folder, today))
  const byFolder = new Map(reads.map((read) => [read.folder, read]))
  const faults: Fault[] = [...listed.faults, ...reads.flatMap((read) => read.faults), ...doubled(reads)]

  const slotsOf = new Map<string, Readonly<Record<string, readonly SlotEntry<unknown>[]>>>()
  for (const read of reads) {
    faults.push(...extendsFaults(read, byFolder))
    const lineage = lineageOf(read, byFolder)
    const sources = new Set(lineage.packs.flatMap((pack) => pack.sources.map(({ id }) => id)))
    if (read.region && lineage.ends === 'atNation')
      faults.push(...sourceFaults(regionFileOf(read.folder), read.region, sources))
    const { pack } = read
    const reading = readSlots(read.files, slots, {
      folder: read.folder,
      code: pack && pack.level !== 'nation' ? pack.code : undefined,
      fictional: pack !== undefined && pack.level !== 'nation' && pack.fictional,
      sources,
      today,
    })
    // What a pack is allowed to hold cannot be judged while its region.yaml does not say what it is.
    if (pack) faults.push(...reading.faults)
    slotsOf.set(read.folder, reading.entries)
  }
  for (const slot of slots)
    faults.push(...(slot.across?.([...slotsOf.values()].flatMap((of) => of[slot.name] ?? [])) ?? []))
  const towns = reads.filter(({ pack }) => pack?.level === 'municipality')
  if (towns.length === 0 && faults.length === 0)
    faults.push({
      file: '.',
      line: 1,
      says: 'まちのパックが一つもありません。`yuimachi region new` で作ってください。',
    })
  if (faults.length > 0)
    return fail(faults.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)))
  return ok(
    towns
      .flatMap((read) => regionOf(lineageOf(read, byFolder).packs, slots, slotsOf))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  )
}

function foldersIn(directory: string): { readonly folders: readonly string[]; readonly faults: readonly Fault[] } {
  try {
    const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    return {
      folders: entries.filter((entry) => !entry.isFile()).map(({ name }) => name),
      faults: entries
        .filter((entry) => entry.isFile() && entry.name !== 'README.md')
        .map(({ name }) => ({
          file: name,
          line: 1,
          says: 'ここに置けるのは、まちごとのフォルダと README.md だけです。移すか、消してください。',
        })),
    }
  } catch {
    return {
      folders: [],
      faults: [
        {
          file: '.',
          line: 1,
          says: `地域のフォルダ（${directory}）を開けません。場所と、読む権限を確かめてください。`,
        },
      ],
    }
  }
}

/** Slugs and codes are addresses: two packs under one would hide each other. */
function doubled(reads: readonly PackRead[]): readonly Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, string>()
  for (const { folder, pack, region } of reads) {
    if (!pack || pack.level === 'nation') continue
    const marks = pack.level === 'municipality' ? (['code', 'slug'] as const) : (['code'] as const)
    for (const mark of marks) {
      const value = mark === 'slug' && pack.level === 'municipality' ? pack.slug : pack.code
      const other = seen.get(`${mark} ${value}`)
      if (other)
        faults.push({
          file: regionFileOf(folder),
          line: region?.lineOf([mark]) ?? 1,
          says: `${mark}「${value}」は、${other} も使っています。別のものにしてください。`,
        })
      else seen.set(`${mark} ${value}`, folder)
    }
  }
  return faults
}

/** Only asked when nothing is wrong: then the lineage ends at the nation's pack, which always says a threshold. */
function regionOf(
  lineage: readonly Pack[],
  slots: readonly AnySlot[],
  slotsOf: ReadonlyMap<string, Readonly<Record<string, readonly SlotEntry<unknown>[]>>>,
): readonly Region[] {
  const pack = lineage.at(-1)
  const disclosure = lineage.findLast((each) => each.disclosure !== undefined)?.disclosure
  if (pack?.level !== 'municipality' || !disclosure) return []
  const { level: _level, extends: _extends, ...own } = pack
  return [
    {
      ...own,
      id: municipalityIdOf(pack.code),
      lineage: lineage.map(({ folder }) => folder),
      prefecture: lineage.find((each) => each.level === 'prefecture')?.names,
      disclosure,
      outboundHosts: [...new Set(lineage.flatMap((each) => each.outboundHosts))],
      sources: lineage.flatMap((each) => each.sources),
      slots: Object.fromEntries(
        slots.map(({ name }) => [name, lineage.flatMap(({ folder }) => slotsOf.get(folder)?.[name] ?? [])]),
      ),
    },
  ]
}

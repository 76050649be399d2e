/**
 * つながり — municipality → prefecture → nation, as `extends:` says it.
 */
import type { Fault, Pack } from './pack.ts'
import { type PackRead, regionFileOf } from './read-pack.ts'

export type PacksByFolder = ReadonlyMap<string, PackRead>
type Lineage = { readonly packs: readonly Pack[]; readonly ends: 'atNation' | 'inCircle' | 'nowhere' }

/** The packs a pack continues, nation first, itself last. */
export function lineageOf(read: PackRead, byFolder: PacksByFolder): Lineage {
  const packs: Pack[] = []
  let pack = read.pack
  while (pack) {
    if (packs.includes(pack)) return { packs, ends: 'inCircle' }
    packs.unshift(pack)
    if (pack.level === 'nation') return { packs, ends: 'atNation' }
    pack = byFolder.get(pack.extends)?.pack
  }
  return { packs, ends: 'nowhere' }
}

/** What is wrong with a pack's own step. A fault further up is told where it was made. */
export function extendsFaults(read: PackRead, byFolder: PacksByFolder): readonly Fault[] {
  const { pack } = read
  if (!pack || pack.level === 'nation') return []
  const refuse = (says: string): readonly Fault[] => [
    { file: regionFileOf(read.folder), line: read.region?.lineOf(['extends']) ?? 1, says },
  ]
  if (lineageOf(read, byFolder).ends === 'inCircle')
    return refuse('extends が輪になっています。まち → 都道府県 → jp の順につないでください。')
  const next = byFolder.get(pack.extends)
  if (!next) return refuse(`extends のパック「${pack.extends}」がありません。フォルダの名前を確かめてください。`)
  if (!next.pack) return []
  if (pack.level === 'prefecture')
    return next.pack.level === 'nation' ? [] : refuse('都道府県のパックの extends は jp です。jp に直してください。')
  switch (next.pack.level) {
    case 'municipality':
      return refuse('extends に、ほかのまちは選べません。都道府県のパックか jp を選んでください。')
    case 'prefecture':
      return next.pack.code.slice(0, 2) === pack.code.slice(0, 2)
        ? []
        : refuse(`「${pack.extends}」は、この code の都道府県ではありません。正しい都道府県のパックを選んでください。`)
    case 'nation':
      return []
  }
}

/**
 * パックを読む — one folder: its files, its region.yaml, and everything that can be judged without another pack.
 */

import type { LocalDate } from '#kernel/calendar'
import { DEFAULT_YEARS, type TownYears } from '../retention/retention.ts'
import { areaCodeFault } from './area-code-fault.ts'
import { type Fault, type Pack, type Source, USUAL_LICENCE } from './pack.ts'
import { type FoundFile, packFiles } from './pack-files.ts'
import { type Read, readYaml } from './read-yaml.ts'
import { type RegionFile, regionShape } from './region.shape.ts'

export type PackRead = {
  readonly folder: string
  readonly pack: Pack | undefined
  /** region.yaml as read, for what is checked against other packs. */
  readonly region: Read<RegionFile> | undefined
  /** All other files but README.md. */
  readonly files: readonly FoundFile[]
  readonly faults: readonly Fault[]
}

export const regionFileOf = (folder: string): string => `${folder}/region.yaml`

export function readPack(regions: string, folder: string, today: LocalDate): PackRead {
  const found = packFiles(regions, folder)
  const own = found.files.find(({ path }) => path === 'region.yaml')
  const files = found.files.filter((file) => file !== own && file.path !== 'README.md')
  const broken = (faults: readonly Fault[]): PackRead => ({
    folder,
    pack: undefined,
    region: undefined,
    files,
    faults: [...found.faults, ...faults],
  })
  if (!own)
    return found.faults.some(({ file }) => file === regionFileOf(folder))
      ? broken([])
      : broken([
          { file: regionFileOf(folder), line: 1, says: 'region.yaml がありません。`yuimachi region new` で作れます。' },
        ])
  const read = readYaml(own, regionShape)
  if (!read.ok) return broken(read.error)
  return {
    folder,
    pack: packOf(folder, read.value.value),
    region: read.value,
    files,
    faults: [...found.faults, ...ownFaults(folder, read.value, today)],
  }
}

function ownFaults(folder: string, { value, lineOf }: Read<RegionFile>, today: LocalDate): readonly Fault[] {
  const faults: Fault[] = []
  const say = (path: readonly (string | number)[], says: string) =>
    faults.push({ file: regionFileOf(folder), line: lineOf(path), says })

  for (const [index, { id, checked_on }] of value.sources.entries()) {
    if (checked_on > today)
      say(
        ['sources', index, 'checked_on'],
        `確かめた日（${checked_on}）が、今日（${today}）より先です。日付を直してください。`,
      )
    if (value.sources.findIndex((other) => other.id === id) !== index)
      say(['sources', index, 'id'], `出典「${id}」が二つあります。別の名前にしてください。`)
  }
  if (value.level === 'nation') {
    if (folder !== 'jp') say([], '国のパックのフォルダの名前は jp です。名前を直してください。')
    return faults
  }
  const wrongCode = areaCodeFault(value.code, value.level)
  if (wrongCode) say(['code'], wrongCode)
  const begins = value.level === 'prefecture' ? value.code.slice(0, 2) : value.code
  if (!folder.startsWith(`${begins}-`))
    say(
      ['code'],
      `フォルダの名前は「${begins}-」で始めます。いまは「${folder}」です。フォルダの名前か code を直してください。`,
    )
  if (value.fictional !== value.code.startsWith('99'))
    say(
      ['fictional'],
      value.fictional
        ? '架空のまちの code は 99 で始めます。code を直すか、fictional を false にしてください。'
        : '99 で始まる code は、架空のまちだけです。code を直すか、fictional を true にしてください。',
    )
  return faults
}

function packOf(folder: string, file: RegionFile): Pack {
  const base = {
    folder,
    sources: file.sources.map(({ checked_on, ...rest }): Source => ({ ...rest, checkedOn: checked_on as LocalDate })),
    outboundHosts: file.outbound_hosts,
    disclosure: file.disclosure && {
      peopleThreshold: file.disclosure.people_threshold,
      source: file.disclosure.source,
    },
  }
  switch (file.level) {
    case 'nation':
      return { ...base, level: 'nation' }
    case 'prefecture':
      return {
        ...base,
        level: 'prefecture',
        code: file.code,
        extends: file.extends,
        fictional: file.fictional,
        names: file.names,
      }
    case 'municipality':
      return {
        ...base,
        level: 'municipality',
        code: file.code,
        slug: file.slug,
        extends: file.extends,
        fictional: file.fictional,
        operatedBy: file.operated_by?.trim() || undefined,
        names: file.names,
        words: file.words,
        contact: file.contact,
        footerNotes: file.footer_notes,
        pages: file.pages,
        openData: file.open_data ? { name: file.open_data.licence, url: file.open_data.url } : USUAL_LICENCE,
        retention: { decidedBy: file.retention.decided_by, years: yearsIn(file.retention.years) },
      }
  }
}

type SaidYears = Extract<RegionFile, { level: 'municipality' }>['retention']['years']
const yearsIn = (said: SaidYears): TownYears => ({
  leftPeople: said?.left_people ?? DEFAULT_YEARS.leftPeople,
  links: said?.links ?? DEFAULT_YEARS.links,
  agreements: said?.agreements ?? DEFAULT_YEARS.agreements,
})

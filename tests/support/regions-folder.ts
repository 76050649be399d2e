/**
 * A regions folder of its own for one test: files by path, removed again after the test.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'

export type RegionsFolder = {
  readonly directory: string
  readonly write: (path: string, content: string | Uint8Array) => void
  readonly link: (path: string, to: string) => void
  readonly mode: (path: string, mode: number) => void
}

export function regionsFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): RegionsFolder {
  const directory = mkdtempSync(join(tmpdir(), 'yui-regions-'))
  after(() => rmSync(directory, { recursive: true, force: true }))
  const at = (path: string): string => {
    const full = join(directory, path)
    mkdirSync(dirname(full), { recursive: true })
    return full
  }
  const write: RegionsFolder['write'] = (path, content) => writeFileSync(at(path), content)
  for (const [path, content] of Object.entries(files)) write(path, content)
  return {
    directory,
    write,
    link: (path, to) => symlinkSync(to, at(path)),
    mode: (path, mode) => chmodSync(join(directory, path), mode),
  }
}

export const nationYaml = `schema: 1
level: nation
disclosure:
  people_threshold: 10
  source: default
outbound_hosts: [www.example.jp]
sources:
  - { id: default, title: もとの基準, publisher: 結まち, licence: CC0-1.0, checked_on: 2026-11-01 }
`

export const prefectureYaml = `schema: 1
level: prefecture
code: "990001"
extends: jp
fictional: true
names: { ja: "みほん{県|けん}", kana: みほんけん, source: made-up }
sources:
  - { id: made-up, title: 作り話, publisher: 結まち, licence: CC0-1.0, checked_on: 2026-11-01 }
`

export const townYaml = ({ code = '990019', slug = 'mihon', more = '' } = {}): string => `schema: 1
level: municipality
code: "${code}"
slug: ${slug}
extends: 99-mihon
fictional: true
operated_by: みほん市
names: { ja: "みほん{市|し}", kana: みほんし, source: made-up }
words:
  government: { ja: "{市|し}" }
  resident: { ja: "{市民|しみん}" }
contact:
  office: { ja: "{企画課|きかくか}" }
  source: made-up
footer_notes: []
pages:
  about: [{ ja: この まちの こと }]
  privacy: [{ ja: データの こと }]
  accessibility: [{ ja: つかいやすさの こと }]
retention: { decided_by: 文書管理規程 }
sources: []
${more}`

/** Three packs that have no fault. */
export const goodPacks = (): Record<string, string> => ({
  'jp/region.yaml': nationYaml,
  '99-mihon/region.yaml': prefectureYaml,
  '990019-mihon/region.yaml': townYaml(),
})

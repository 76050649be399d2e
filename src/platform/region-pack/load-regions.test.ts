import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { ok } from '#kernel/result'
import {
  goodPacks,
  nationYaml,
  prefectureYaml,
  regionsFolder,
  townYaml,
} from '../../../tests/support/regions-folder.ts'
import { loadRegions } from './load-regions.ts'
import { faultLine, fromSlot, type RegionSlot } from './pack.ts'

const today = localDate('2026-11-24')
const notes: RegionSlot<string> = { name: 'notes', path: 'notes/*.csv', read: ({ text }) => ok(text) }
const load = (files: Readonly<Record<string, string>>, slots: readonly RegionSlot<unknown>[] = [notes]) =>
  loadRegions({ directory: regionsFolder(files).directory, slots, today })
const faults = (files: Readonly<Record<string, string>>, slots?: readonly RegionSlot<unknown>[]) => {
  const loaded = load(files, slots)
  return loaded.ok ? [] : loaded.error.map(faultLine)
}
const town = (change: (yaml: string) => string) => ({ ...goodPacks(), '990019-mihon/region.yaml': change(townYaml()) })
/** The one fault that a change brings, with its line and a part of what it says. */
const one = (files: Readonly<Record<string, string>>, line: string, part: string) => {
  const found = faults(files)
  equal(found.length, 1, JSON.stringify(found))
  holds(found[0]?.startsWith(`${line}　`) && found[0].includes(part), found[0])
}

test('a town inherits from its prefecture and the nation', () => {
  const loaded = load(goodPacks())
  holds(loaded.ok)
  equal(loaded.value.length, 1)
  const [region] = loaded.value
  deepEqual(region?.lineage, ['jp', '99-mihon', '990019-mihon'])
  equal(region?.id, '00000000-0000-8000-8000-000000990019')
  equal(region?.prefecture?.ja, 'みほん{県|けん}')
  equal(region?.disclosure.peopleThreshold, 10)
  deepEqual(region?.outboundHosts, ['www.example.jp'])
  deepEqual(
    region?.sources.map(({ id }) => id),
    ['default', 'made-up'],
  )
})
test('what stands nearer to the residents wins; hosts and files are joined, nation first', () => {
  const loaded = load({
    ...town((yaml) => `${yaml}disclosure: { people_threshold: 20, source: made-up }\noutbound_hosts: [a.example.jp]\n`),
    'jp/notes/a.csv': 'nation',
    '990019-mihon/notes/a.csv': 'town',
  })
  holds(loaded.ok)
  const [region] = loaded.value
  holds(region)
  equal(region.disclosure.peopleThreshold, 20)
  deepEqual(region.outboundHosts, ['www.example.jp', 'a.example.jp'])
  deepEqual(
    fromSlot(region, notes).map(({ folder, value }) => [folder, value]),
    [
      ['jp', 'nation'],
      ['990019-mihon', 'town'],
    ],
  )
})
test('a town may continue the nation directly, and nobody answers for it while operated_by is empty', () => {
  const loaded = load(
    town((yaml) =>
      yaml
        .replace('extends: 99-mihon', 'extends: jp')
        .replaceAll('source: made-up', 'source: default')
        .replace('operated_by: みほん市', 'operated_by: " "'),
    ),
  )
  holds(loaded.ok)
  equal(loaded.value[0]?.operatedBy, undefined)
  equal(loaded.value[0]?.prefecture, undefined)
})
test('towns in the order of their codes', () => {
  const loaded = load({ ...goodPacks(), '990027-tonari/region.yaml': townYaml({ code: '990027', slug: 'tonari' }) })
  holds(loaded.ok)
  deepEqual(
    loaded.value.map(({ slug }) => slug),
    ['mihon', 'tonari'],
  )
})

test('codes: check digit, level, folder and fiction', () => {
  one(
    { ...goodPacks(), '990018-mihon/region.yaml': townYaml({ code: '990018', slug: 'zwei' }) },
    '990018-mihon/region.yaml:3',
    '検査数字',
  )
  one(
    town((yaml) => yaml.replace('fictional: true', 'fictional: false')),
    '990019-mihon/region.yaml:6',
    '99 で始まる code',
  )
  const { '990019-mihon/region.yaml': _, ...rest } = goodPacks()
  one({ ...rest, 'mihon/region.yaml': townYaml() }, 'mihon/region.yaml:3', 'フォルダの名前は「990019-」で始めます')
  one(
    { ...goodPacks(), 'nihon/region.yaml': nationYaml },
    'nihon/region.yaml:1',
    '国のパックのフォルダの名前は jp です',
  )
})
test('extends: missing, upside down, sideways, in a circle, another prefecture', () => {
  const extending = (to: string) => town((yaml) => yaml.replace('extends: 99-mihon', `extends: ${to}`))
  one(extending('98-nowhere'), '990019-mihon/region.yaml:5', '「98-nowhere」がありません')
  one(extending('990019-mihon'), '990019-mihon/region.yaml:5', '輪になっています')
  one(
    {
      ...goodPacks(),
      '990027-tonari/region.yaml': townYaml({ code: '990027', slug: 'tonari' }).replace(
        'extends: 99-mihon',
        'extends: 990019-mihon',
      ),
    },
    '990027-tonari/region.yaml:5',
    'ほかのまちは選べません',
  )
  one(
    {
      ...goodPacks(),
      '01-kita/region.yaml': prefectureYaml.replace('990001', '010006').replace('fictional: true', 'fictional: false'),
      '990027-tonari/region.yaml': townYaml({ code: '990027', slug: 'tonari' }).replace(
        'extends: 99-mihon',
        'extends: 01-kita',
      ),
    },
    '990027-tonari/region.yaml:5',
    'この code の都道府県ではありません',
  )
  const circle = faults({
    ...goodPacks(),
    '99-mihon/region.yaml': prefectureYaml.replace('extends: jp', 'extends: 99-mihon'),
  })
  holds(circle.some((fault) => fault.startsWith('99-mihon/region.yaml:4') && fault.includes('輪になっています')))
})
test('slugs and codes are addresses: none twice, none of ours', () => {
  one(
    { ...goodPacks(), '990027-tonari/region.yaml': townYaml({ code: '990027', slug: 'mihon' }) },
    '990027-tonari/region.yaml:4',
    'slug「mihon」は、990019-mihon も',
  )
  one(
    { ...goodPacks(), '990019-zwei/region.yaml': townYaml({ slug: 'zwei' }) },
    '990019-zwei/region.yaml:3',
    'code「990019」は、990019-mihon も',
  )
  one(
    town((yaml) => yaml.replace('slug: mihon', 'slug: staff')),
    '990019-mihon/region.yaml:4',
    'アドレスに使っています',
  )
})
test('sources: unknown, doubled, checked in the future', () => {
  one(
    town((yaml) => yaml.replace('kana: みほんし, source: made-up', 'kana: みほんし, source: hearsay')),
    '990019-mihon/region.yaml:8',
    '出典「hearsay」',
  )
  one(
    { ...goodPacks(), 'jp/region.yaml': nationYaml.replace('2026-11-01', '2026-11-25') },
    'jp/region.yaml:8',
    '今日（2026-11-24）より先',
  )
  equal(faults({ ...goodPacks(), 'jp/region.yaml': nationYaml.replace('2026-11-01', '2026-11-24') }).length, 0)
  one(
    {
      ...goodPacks(),
      'jp/region.yaml': `${nationYaml}  - { id: default, title: x, publisher: x, licence: x, checked_on: 2026-11-01 }\n`,
    },
    'jp/region.yaml:9',
    '出典「default」が二つ',
  )
})
test('a broken pack refuses the whole, with the faults of every file in order', () => {
  const found = faults({
    ...goodPacks(),
    'jp/region.yaml': nationYaml.replace('people_threshold: 10', 'people_threshold: 1'),
    '990019-mihon/region.yaml': townYaml({ slug: 'Mihon' }).replace('schema: 1', 'schema: 2'),
    '990019-mihon/run.sh': 'echo',
    'note.txt': '',
  })
  deepEqual(
    found.map((fault) => fault.slice(0, fault.indexOf('　'))),
    [
      '990019-mihon/region.yaml:1',
      '990019-mihon/region.yaml:4',
      '990019-mihon/run.sh:1',
      'jp/region.yaml:4',
      'note.txt:1',
    ],
  )
})
test('no folder, an empty one, a pack without region.yaml', () => {
  const gone = regionsFolder()
  rmSync(gone.directory, { recursive: true })
  const loaded = loadRegions({ directory: gone.directory, slots: [], today })
  holds(!loaded.ok && loaded.error[0]?.says.includes('開けません'))
  one({}, '.:1', 'まちのパックが一つもありません')
  one({ ...goodPacks(), 'empty/README.md': '' }, 'empty/region.yaml:1', 'region.yaml がありません')
})
test('a slot judges the files of all packs together', () => {
  const across: RegionSlot<unknown> = {
    ...notes,
    across: (entries) => entries.slice(1).map(({ file }) => ({ file, line: 1, says: '二つ目です。' })),
  }
  deepEqual(faults({ ...goodPacks(), 'jp/notes/a.csv': '', '990019-mihon/notes/a.csv': '' }, [across]), [
    'jp/notes/a.csv:1　二つ目です。',
  ])
})

import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { instant } from '#kernel/instant'
import { ok } from '#kernel/result'
import { goodPacks, nationYaml, regionsFolder } from '../../../tests/support/regions-folder.ts'
import { readSettings } from '../settings/settings.ts'
import { checkRegions } from './check-regions.ts'
import { newRegion } from './new-region.ts'
import { regionCommands } from './region.command.ts'

const today = localDate('2026-11-24')
const agreements = { name: 'agreements', path: 'agreements/*.json', read: ({ text }: { text: string }) => ok(text) }
const check = (directory: string) => checkRegions({ directory, slots: [agreements], today })

test('a new pack passes the check at once, unofficial, continuing its prefecture', () => {
  const { directory } = regionsFolder(goodPacks())
  const made = newRegion({ directory, code: '990027', slug: 'tonari', name: 'となり村', today })
  deepEqual(made, ok(['990027-tonari/region.yaml', '990027-tonari/agreements/_hinagata.json']))
  const checked = check(directory)
  holds(checked.ok, JSON.stringify(checked))
  const region = checked.value.find(({ code }) => code === '990027')
  equal(region?.operatedBy, undefined)
  equal(region?.names.ja, 'となり村')
  equal(region?.words.government.ja, '{村|むら}')
  deepEqual(region?.lineage, ['jp', '99-mihon', '990027-tonari'])
  deepEqual(
    readdirSync(directory).filter((name) => name.startsWith('.')),
    [],
  )
})
test('five digits do, without a name or a slug, for a real town without a prefecture pack', () => {
  const { directory } = regionsFolder({ 'jp/region.yaml': nationYaml })
  deepEqual(
    newRegion({ directory, code: '01100', today }),
    ok(['011002-machi/region.yaml', '011002-machi/agreements/_hinagata.json']),
  )
  const checked = check(directory)
  holds(checked.ok, JSON.stringify(checked))
  deepEqual(
    checked.value.map(({ slug, fictional, lineage }) => [slug, fictional, lineage]),
    [['machi-011002', false, ['jp', '011002-machi']]],
  )
})
test('every place that must be looked at says so, and the agreement is JSON', () => {
  const { directory } = regionsFolder(goodPacks())
  newRegion({ directory, code: '990027', today })
  const yaml = readFileSync(join(directory, '990027-machi/region.yaml'), 'utf8')
  holds(yaml.split('ここを直す').length > 6)
  const agreement = JSON.parse(readFileSync(join(directory, '990027-machi/agreements/_hinagata.json'), 'utf8'))
  equal(agreement.parties[0].localGovernmentCode, '990027')
})
test('nothing that is there is written over', () => {
  const folder = regionsFolder(goodPacks())
  const before = readFileSync(join(folder.directory, '990019-mihon/region.yaml'), 'utf8')
  const again = newRegion({ directory: folder.directory, code: '990019', slug: 'other', today })
  holds(!again.ok && again.error[0]?.includes('もうあります（990019-mihon）'))
  equal(readFileSync(join(folder.directory, '990019-mihon/region.yaml'), 'utf8'), before)
  mkdirSync(join(folder.directory, '990027-machi'))
  holds(!newRegion({ directory: folder.directory, code: '990027', today }).ok)
  deepEqual(readdirSync(join(folder.directory, '990027-machi')), [])
})
test('what is asked wrongly is refused with every reason, and nothing is written', () => {
  const { directory } = regionsFolder(goodPacks())
  const reasons = (asked: { code: string; slug?: string; name?: string }) => {
    const made = newRegion({ directory, today, ...asked })
    return made.ok ? [] : made.error
  }
  holds(reasons({ code: '990026' })[0]?.includes('「990027」です'))
  holds(reasons({ code: 'mihon' })[0]?.includes('6けたの数字ではありません'))
  holds(reasons({ code: '990001' })[0]?.includes('都道府県の団体コードです'))
  holds(reasons({ code: '990027', slug: 'mihon' })[0]?.includes('990019-mihon が使っています'))
  holds(reasons({ code: '990027', slug: 'staff' })[0]?.includes('アドレスに使っています'))
  equal(reasons({ code: '990027', slug: '../out', name: 'a\nb: c' }).length, 2)
  equal(reasons({ code: '990027', name: '{市|' }).length, 1)
  deepEqual(readdirSync(directory).sort(), ['99-mihon', '990019-mihon', 'jp'])
  const bare = regionsFolder({ 'README.md': '' })
  const made = newRegion({ directory: bare.directory, code: '990027', today })
  holds(!made.ok && made.error[0]?.includes('国のパック（jp）がありません'))
  holds(!newRegion({ directory: join(directory, 'none'), code: '990027', today }).ok)
})
test('a name with quotes, signs and rare kanji stays what it is', () => {
  const { directory } = regionsFolder(goodPacks())
  const name = '𠮷"野: #葛\u{E0100}\\町'
  holds(newRegion({ directory, code: '990027', name, today }).ok)
  const checked = check(directory)
  holds(checked.ok, JSON.stringify(checked))
  equal(checked.value.find(({ code }) => code === '990027')?.names.ja, name)
})

test('one pack is judged among its neighbours, and only its own faults are told', () => {
  const folder = regionsFolder({ ...goodPacks(), '990027-tonari/region.yaml': 'schema: 1\n' })
  equal(check(join(folder.directory, '990019-mihon')).ok, true)
  const broken = check(join(folder.directory, '990027-tonari'))
  holds(!broken.ok && broken.error.every(({ file }) => file.startsWith('990027-tonari/')))
})

const settings = (regions: string) => {
  const read = readSettings({ YUIMACHI_REGIONS: regions })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return { settings: read.value, clock: { now: () => instant('2026-11-24T00:00:00Z'), today: () => today } }
}
const [make, see] = regionCommands([agreements])
const call = (args: readonly string[], options: Readonly<Record<string, string | true>> = {}, dryRun = false) => ({
  args,
  options,
  dryRun,
  say: () => {},
})

test('the commands answer with data, lines and an exit code', async () => {
  const { directory } = regionsFolder(goodPacks())
  const files = settings(directory)
  holds(make?.needs === 'files' && see?.needs === 'files')
  const dry = await make.run(call(['990027'], { slug: 'tonari' }, true), files)
  equal(dry.exit, 0)
  equal(existsSync(join(directory, '990027-tonari')), false)
  equal((await make.run(call(['990027'], { slug: 'tonari' }), files)).exit, 0)
  const refused = await make.run(call(['990026']), files)
  equal(refused.exit, 2)
  const fine = await see.run(call([]), files)
  equal(fine.exit, 0)
  equal(fine.lines.at(-1), '誤りはありません。')
  deepEqual(fine.data['regions'], [
    { code: '990019', slug: 'mihon', folder: '990019-mihon', official: true },
    { code: '990027', slug: 'tonari', folder: '990027-tonari', official: false },
  ])
  cpSync(join(directory, '990027-tonari'), join(directory, '990027-zwei'), { recursive: true })
  const found = await see.run(call([directory]), files)
  equal(found.exit, 1)
  deepEqual(found.lines, [
    '990027-zwei/region.yaml:6　code「990027」は、990027-tonari も使っています。別のものにしてください。',
    '990027-zwei/region.yaml:8　slug「tonari」は、990027-tonari も使っています。別のものにしてください。',
    '誤りが 2 つあります。',
  ])
})
